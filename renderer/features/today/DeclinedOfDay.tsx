/** What the user gave to others who do not take it, with why; he takes it back, gives it to another one, or puts it into the bin. There only while there is some. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ActivityRow } from '../../../preload/contract/activities.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { activityTexts } from '../../text/activities.ts';
import { controlTexts } from '../../text/controls.ts';
import { delegationTexts } from '../../text/delegation.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { openActivity } from '../activities/asked-activities.ts';
import { GiveMenu } from '../activities/GiveMenu.tsx';
import { KindIcon } from '../activities/KindIcon.tsx';
import { openList } from '../lists/asked-list.ts';
import { DayWord } from './DayWord.tsx';
import { TodaySection } from './TodaySection.tsx';
import { declined, firstOfEach } from './today-lists.ts';

const mostShown = 8;
/** Of a series each day is a row. */
const mostRead = 200;
const sort = { column: 'day', descending: false } as const;

export function DeclinedOfDay({ day }: { readonly day: string }) {
  const t = useText(delegationTexts);
  const words = useText(activityTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const { textOf, tell } = useFailures();
  const filter = { conditions: [...declined] };
  const { data, error } = useEngine('activities.list', { filter, sort, after: null, limit: mostRead }, { keep: true });
  const { data: found, error: notCounted } = useEngine('activities.count', filter, { keep: true });
  const failure = error ?? notCounted;
  if (!failure && found?.count === 0) return null;
  const all = firstOfEach(data?.rows ?? []);
  const rows = all.slice(0, mostShown);
  const remove = async ({ id, version, subject }: ActivityRow) => {
    const reply = await call('activities.remove', { id, version });
    if (!reply.ok) return tell(reply);
    const undo = async () => {
      const back = await call('activities.restore', { id });
      if (!back.ok) tell(back);
    };
    notify({
      kind: 'done',
      text: words('removed', { name: subject }),
      action: { label: controls('undo'), run: () => void undo() },
    });
  };
  return (
    <TodaySection
      title={t('declinedByOthers')}
      found={data?.next === null ? { count: all.length, exact: true } : found}
      shown={rows.length}
      none={t('declinedNone')}
      failed={failure ? textOf(failure) : null}
      openAll={() => openList('activities', declined)}
    >
      <table className="k-table">
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="k-today-when">
                <DayWord day={row.day} today={day} />
              </td>
              <td>
                <KindIcon kind={row.kind} />{' '}
                <button type="button" className="k-link" onClick={() => openActivity(row.id)}>
                  {row.subject}
                </button>
                <div className="k-dim">
                  {row.responsible}
                  {format.colon} {row.declinedBecause}
                </div>
              </td>
              <td>
                <div className="k-row k-today-answers">
                  <GiveMenu activity={row} />
                  {row.mayDelete && !row.repeats ? (
                    <Tooltip label={words('removeOne')}>
                      <ActionIcon
                        size="sm"
                        variant="subtle"
                        color="gray"
                        aria-label={t('removeThis', { subject: row.subject })}
                        onClick={() => void remove(row)}
                      >
                        <IconTrash size={14} />
                      </ActionIcon>
                    </Tooltip>
                  ) : null}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TodaySection>
  );
}
