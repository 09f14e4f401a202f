/** What others are responsible for and the user takes part in, of this day; there only while there is some. */
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { todayTexts } from '../../text/today.ts';
import { useText } from '../../ui/language.tsx';
import { openActivity } from '../activities/asked-activities.ts';
import { KindIcon } from '../activities/KindIcon.tsx';
import { openPlanner } from '../planner/asked-planner.ts';
import { DayWord } from './DayWord.tsx';
import { TodaySection } from './TodaySection.tsx';

const mostShown = 25;

export function TakingPart({ day }: { readonly day: string }) {
  const t = useText(todayTexts);
  const { textOf } = useFailures();
  const { state } = useOffice();
  const { data: reference } = useEngine('reference.get', {});
  const { data, error } = useEngine('activities.between', { from: day, to: day, mine: true }, { keep: true });
  const others = (data?.entries ?? []).filter(
    ({ responsibleId, status, acceptance }) =>
      responsibleId !== state.user?.id && status === 'open' && acceptance !== 'declined',
  );
  if (!error && others.length === 0) return null;
  const rows = others.slice(0, mostShown);
  const nameOf = (id: number) => reference?.users.find((user) => user.id === id)?.name ?? '';
  return (
    <TodaySection
      title={t('taking')}
      found={data && { count: others.length, exact: !data.more }}
      shown={rows.length}
      none=""
      failed={error ? textOf(error) : null}
      openAll={() => openPlanner({ view: 'day', day, isMine: true })}
    >
      <table className="k-table">
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="k-today-when">
                {row.time === null ? <DayWord day={row.day} today={day} /> : <b>{row.time}</b>}
              </td>
              <td>
                <KindIcon kind={row.kind} />{' '}
                <button type="button" className="k-link" onClick={() => openActivity(row.id)}>
                  {row.subject}
                </button>
                <div className="k-dim">{[nameOf(row.responsibleId), row.client].filter(Boolean).join(' · ')}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TodaySection>
  );
}
