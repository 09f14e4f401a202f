/** Contact persons whose birthday is today or within a week: who, of which client, how old. */
import { birthdaysAhead } from '../../../preload/contract/birthdays.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { birthdayTexts } from '../../text/birthdays.ts';
import { plusDays } from '../../ui/days.ts';
import { useText } from '../../ui/language.tsx';
import { PhoneLink } from '../calls/PhoneLink.tsx';
import { openPlanner } from '../planner/asked-planner.ts';
import { DayWord } from './DayWord.tsx';
import { TodaySection } from './TodaySection.tsx';

const mostShown = 8;

export function BirthdaysOfDay({ day, isMine }: { readonly day: string; readonly isMine: boolean }) {
  const t = useText(birthdayTexts);
  const { textOf } = useFailures();
  const asked = { from: day, to: plusDays(day, birthdaysAhead), mine: isMine, limit: 100 };
  const { data, error } = useEngine('birthdays.between', asked, { keep: true });
  const rows = data?.rows.slice(0, mostShown) ?? [];
  return (
    <TodaySection
      title={t('title')}
      found={data && { count: data.rows.length, exact: !data.more }}
      shown={rows.length}
      none={t('none')}
      hint={t('noneHint')}
      failed={error ? textOf(error) : null}
      // There they stand on their days.
      openAll={() => openPlanner({ view: 'agenda', day, isMine, layer: 'birthdays' })}
    >
      <table className="k-table">
        <tbody>
          {rows.map((row) => (
            <tr key={row.contactId}>
              <td className="k-today-when">
                <DayWord day={row.day} today={day} />
              </td>
              <td>
                {row.name}
                {row.age === null ? null : <span className="k-dim"> · {t('becomes', { age: row.age })}</span>}
                <div className="k-dim">
                  {row.position ? `${row.position} · ` : null}
                  <button
                    type="button"
                    className="k-link"
                    onClick={() => openPage(cards.client, { id: row.clientId }, row.client)}
                  >
                    {row.client}
                  </button>
                </div>
              </td>
              <td className="k-number k-nowrap">
                {row.phone ? (
                  <PhoneLink
                    number={row.phone}
                    client={{ id: row.clientId, name: row.client }}
                    contactId={row.contactId}
                  />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TodaySection>
  );
}
