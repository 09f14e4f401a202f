/** What others have given to the user and wait for his answer; there only while there is some. Of the row that is chosen plus accepts, minus declines. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ActivityRow } from '../../../preload/contract/activities.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { activityTexts } from '../../text/activities.ts';
import { delegationTexts } from '../../text/delegation.ts';
import { keyboardIsFree, useKeys } from '../../ui/keys.tsx';
import { useText } from '../../ui/language.tsx';
import { declineActivity, openActivity } from '../activities/asked-activities.ts';
import { kindIcons } from '../activities/kind-icons.ts';
import { useAnswering } from '../activities/use-answering.ts';
import { openList } from '../lists/asked-list.ts';
import { DayWord } from './DayWord.tsx';
import { TodaySection } from './TodaySection.tsx';
import { givenToMe } from './today-lists.ts';

const mostShown = 8;
const noRows: readonly ActivityRow[] = [];
const sort = { column: 'day', descending: false } as const;

export function GivenToMe({ day }: { readonly day: string }) {
  const t = useText(delegationTexts);
  const words = useText(activityTexts);
  const { textOf } = useFailures();
  const { accept } = useAnswering();
  const filter = { conditions: [...givenToMe] };
  const { data, error } = useEngine('activities.list', { filter, sort, after: null, limit: mostShown }, { keep: true });
  const { data: found, error: notCounted } = useEngine('activities.count', filter, { keep: true });
  const rows = data?.rows ?? noRows;
  const table = useRef<HTMLTableSectionElement>(null);
  const [chosen, setChosen] = useState<{ readonly id: number; readonly at: number } | null>(null);
  useEffect(() => {
    if (chosen === null || rows.length === 0 || rows.some(({ id }) => id === chosen.id)) return;
    // It is answered: the next one is in its place, with the keyboard.
    const at = Math.min(chosen.at, rows.length - 1);
    setChosen({ id: rows[at]?.id ?? 0, at });
    if (keyboardIsFree()) table.current?.rows[at]?.querySelector('button')?.focus();
  }, [rows, chosen]);
  // What is answered was looked at: no key that is held down answers, nor one that was pressed elsewhere on the page.
  const answer = (give: (row: ActivityRow) => void) => (event: KeyboardEvent) => {
    const isHere = keyboardIsFree() || table.current?.contains(document.activeElement);
    const row = rows.find(({ id }) => id === chosen?.id);
    if (event.repeat || !isHere || row === undefined) return false;
    give(row);
    return true;
  };
  const accepts = answer((row) => void accept(row));
  useKeys(
    [
      { press: '+', label: t('keyAccept'), run: accepts },
      { press: 'shift++', run: accepts },
      { press: '-', label: t('keyDecline'), run: answer(declineActivity) },
    ],
    { enabled: rows.length > 0 },
  );
  const failure = error ?? notCounted;
  if (!failure && found?.count === 0) return null;
  return (
    <TodaySection
      title={t('givenToMe')}
      found={found}
      shown={rows.length}
      none={t('givenToMeNone')}
      failed={failure ? textOf(failure) : null}
      openAll={() => openList('activities', givenToMe)}
    >
      <table className="k-table">
        <tbody ref={table}>
          {rows.map((row, at) => {
            const Kind = kindIcons[row.kind];
            return (
              // A click and the keyboard choose it; what can be done with it has buttons of its own.
              <tr
                key={row.id}
                data-chosen={row.id === chosen?.id}
                onFocus={() => setChosen({ id: row.id, at })}
                onPointerDown={() => setChosen({ id: row.id, at })}
              >
                <td className="k-today-when">
                  <DayWord day={row.day} today={day} />
                </td>
                <td>
                  <Kind size={14} aria-label={words(`kind_${row.kind}`)} />{' '}
                  <button type="button" className="k-link" onClick={() => openActivity(row.id)}>
                    {row.subject}
                  </button>
                  <div className="k-dim">
                    {[t('askedByWhom', { who: row.askedBy }), row.client].filter(Boolean).join(' · ')}
                  </div>
                </td>
                <td className="k-number k-nowrap">
                  <Button
                    size="compact-xs"
                    leftSection={<IconCheck size={13} />}
                    title="+"
                    aria-label={t('acceptThis', { subject: row.subject })}
                    onClick={() => void accept(row)}
                  >
                    {t('accept')}
                  </Button>{' '}
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    title="−"
                    aria-label={t('declineThis', { subject: row.subject })}
                    onClick={() => declineActivity(row)}
                  >
                    {t('decline')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TodaySection>
  );
}
