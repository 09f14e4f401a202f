/** What others have given to the user and wait for his answer; there only while there is some. Plus accepts, minus declines. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { activityTexts } from '../../text/activities.ts';
import { delegationTexts } from '../../text/delegation.ts';
import { useText } from '../../ui/language.tsx';
import { declineActivity, openActivity } from '../activities/asked-activities.ts';
import { kindIcons } from '../activities/kind-icons.ts';
import { useAnswering } from '../activities/use-answering.ts';
import { openList } from '../lists/asked-list.ts';
import { DayWord } from './DayWord.tsx';
import { TodaySection } from './TodaySection.tsx';
import { givenToMe } from './today-lists.ts';

const mostShown = 8;
const sort = { column: 'day', descending: false } as const;

export function GivenToMe({ day }: { readonly day: string }) {
  const t = useText(delegationTexts);
  const words = useText(activityTexts);
  const { textOf } = useFailures();
  const { accept } = useAnswering();
  const filter = { conditions: [...givenToMe] };
  const { data, error } = useEngine('activities.list', { filter, sort, after: null, limit: mostShown }, { keep: true });
  const { data: found, error: notCounted } = useEngine('activities.count', filter, { keep: true });
  const failure = error ?? notCounted;
  if (!failure && found?.count === 0) return null;
  const rows = data?.rows ?? [];
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
        <tbody>
          {rows.map((row) => {
            const Kind = kindIcons[row.kind];
            return (
              <tr
                key={row.id}
                onKeyDown={(event) => {
                  // With Ctrl they make the page larger and smaller.
                  if (event.ctrlKey || event.metaKey || event.altKey) return;
                  if (event.key === '+') void accept(row);
                  else if (event.key === '-') declineActivity(row);
                  else return;
                  event.preventDefault();
                }}
              >
                <td className="k-nowrap">
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
