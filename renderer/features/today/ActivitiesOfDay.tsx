/** What is to be done today or should have been: tasks, calls, meetings; finished from here. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { activityTexts } from '../../text/activities.ts';
import { useText } from '../../ui/language.tsx';
import { AskedWord } from '../activities/AskedWord.tsx';
import { finishActivity, openActivity } from '../activities/asked-activities.ts';
import { kindIcons } from '../activities/kind-icons.ts';
import { openList } from '../lists/asked-list.ts';
import { DayWord } from './DayWord.tsx';
import { TodaySection } from './TodaySection.tsx';
import { mine, toDo } from './today-lists.ts';

const mostShown = 25;

export function ActivitiesOfDay({ day, isMine }: { readonly day: string; readonly isMine: boolean }) {
  const t = useText(activityTexts);
  const { textOf } = useFailures();
  const conditions = isMine ? mine(toDo(day)) : toDo(day);
  const filter = { conditions: [...conditions] };
  const sort = { column: 'day', descending: false } as const;
  const { data, error } = useEngine('activities.list', { filter, sort, after: null, limit: mostShown }, { keep: true });
  const { data: found, error: notCounted } = useEngine('activities.count', filter, { keep: true });
  const rows = data?.rows ?? [];
  const failure = error ?? notCounted;
  return (
    <TodaySection
      title={t('today')}
      found={found}
      shown={rows.length}
      none={t('todayNone')}
      failed={failure ? textOf(failure) : null}
      openAll={() => openList('activities', conditions)}
    >
      <table className="k-table">
        <tbody>
          {rows.map((row) => {
            const Kind = kindIcons[row.kind];
            const { clientId } = row;
            return (
              <tr key={row.id}>
                <td className="k-today-when">
                  {row.overdue || row.time === null ? <DayWord day={row.day} today={day} /> : <b>{row.time}</b>}
                </td>
                <td>
                  <Kind size={14} aria-label={t(`kind_${row.kind}`)} />{' '}
                  <button type="button" className="k-link" onClick={() => openActivity(row.id)}>
                    {row.subject}
                  </button>
                  <AskedWord activity={row} />
                  <div className="k-dim">
                    {clientId === null ? null : (
                      <button
                        type="button"
                        className="k-link"
                        onClick={() => openPage(cards.client, { id: clientId }, row.client)}
                      >
                        {row.client}
                      </button>
                    )}
                    {isMine ? '' : [clientId === null ? '' : ' ', row.responsible].join(clientId === null ? '' : '· ')}
                  </div>
                </td>
                <td className="k-number">
                  {row.mayChange ? (
                    <Button
                      size="compact-xs"
                      leftSection={<IconCheck size={13} />}
                      aria-label={t('finishThis', { subject: row.subject })}
                      onClick={() => finishActivity(row)}
                    >
                      {t('finish')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TodaySection>
  );
}
