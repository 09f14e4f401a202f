/** Open deals, those first that are expected to close first, with what is wrong with them; or only those for which nothing is planned. */
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { todayTexts } from '../../text/today.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { DealTrouble, openDeals, unplannedDeals } from '../deals/DealWords.tsx';
import { openList } from '../lists/asked-list.ts';
import { DayWord } from './DayWord.tsx';
import { TodaySection } from './TodaySection.tsx';
import { mine } from './today-lists.ts';

const mostShown = 8;
const soonest = { column: 'expectedClose', descending: false } as const;

interface DealsOfDayProps {
  readonly day: string;
  readonly isMine: boolean;
  /** Only those for which nothing is planned. */
  readonly unplanned: boolean;
}

export function DealsOfDay({ day, isMine, unplanned }: DealsOfDayProps) {
  const t = useText(todayTexts);
  const format = useFormat();
  const { textOf } = useFailures();
  const { state } = useOffice();
  const filter = {
    ...(unplanned ? { unplanned } : { state: 'open' as const }),
    ...(isMine && state.user && { responsibleId: state.user.id }),
  };
  const { data, error } = useEngine(
    'deals.list',
    { filter, sort: soonest, after: null, limit: mostShown },
    { keep: true },
  );
  const { data: found, error: notCounted } = useEngine('deals.count', filter, { keep: true });
  const which = unplanned ? unplannedDeals : openDeals;
  const rows = data?.rows ?? [];
  const failure = error ?? notCounted;
  return (
    <TodaySection
      title={t(unplanned ? 'unplannedDeals' : 'deals')}
      found={found && { count: found.count, exact: true }}
      shown={rows.length}
      none={t(unplanned ? 'unplannedDealsNone' : 'dealsNone')}
      failed={failure ? textOf(failure) : null}
      openAll={() => openList('deals', isMine ? mine(which) : which)}
    >
      <table className="k-table">
        <tbody>
          {rows.map((deal) => (
            <tr key={deal.id}>
              <td className="k-today-when">
                {deal.expectedClose === null ? null : <DayWord day={deal.expectedClose} today={day} />}
              </td>
              <td>
                <button
                  type="button"
                  className="k-link"
                  onClick={() => openPage(cards.deal, { id: deal.id }, deal.name)}
                >
                  {deal.name}
                </button>{' '}
                <DealTrouble deal={{ ...deal, expectedClose: null, unplanned: deal.unplanned && !unplanned }} />
                <div className="k-dim">
                  {isMine ? deal.client : [deal.client, deal.responsible].filter(Boolean).join(' · ')}
                </div>
              </td>
              <td className="k-number k-nowrap">{format.money(deal.amount, deal.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TodaySection>
  );
}
