/** What open deals come to by month: a table whose bars show the sum, and in it what is likely. */
import type { Input } from '../../../preload/contract/index.ts';
import { useEngine } from '../../app/engine.ts';
import { dealTexts } from '../../text/deals.ts';
import { ShareBar } from '../../ui/Bars.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat, useLanguage, useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { forecastTotals } from './forecast-totals.ts';
import '../../ui/table.css';

export function Forecast({ filter }: { filter: Input<'deals.forecast'> }) {
  const t = useText(dealTexts);
  const format = useFormat();
  const language = useLanguage();
  const { data } = useEngine('deals.forecast', filter, { keep: true });
  if (!data) return <Waiting />;
  if (data.length === 0) return <EmptyState text={t('forecastNone')} />;
  const months = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const totals = forecastTotals(data);
  // A bar is compared with those of its own currency only.
  const largest = new Map<string, number>();
  for (const { currency, amount } of data) largest.set(currency, Math.max(largest.get(currency) ?? 1, amount));
  return (
    <div className="k-table-box">
      <table className="k-table k-forecast">
        <thead>
          <tr>
            <th>{t('month')}</th>
            <th className="k-number">{t('deals')}</th>
            <th className="k-number">{t('amount')}</th>
            <th className="k-number" title={t('weightedHint')}>
              {t('weighted')}
            </th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {data.map(({ month, currency, count, amount, weighted }) => (
            <tr key={`${month} ${currency}`}>
              <td className="k-nowrap">
                {month === null ? t('noMonth') : months.format(new Date(`${month}-15T12:00:00Z`))}
              </td>
              <td className="k-number">{format.count(count)}</td>
              <td className="k-number k-nowrap">{format.money(amount, currency)}</td>
              <td className="k-number k-nowrap">{format.money(weighted, currency)}</td>
              <td className="k-forecast-bars" aria-hidden>
                <ShareBar value={amount} most={largest.get(currency) ?? 1} tint="plain" />
                <ShareBar value={weighted} most={largest.get(currency) ?? 1} tint="accent" />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {totals.map(({ currency, count, amount, weighted }) => (
            <tr key={currency} className="k-forecast-total">
              <td>{totals.length > 1 ? t('totalIn', { currency }) : t('total')}</td>
              <td className="k-number">{format.count(count)}</td>
              <td className="k-number k-nowrap">{format.money(amount, currency)}</td>
              <td className="k-number k-nowrap">{format.money(weighted, currency)}</td>
              <td />
            </tr>
          ))}
        </tfoot>
      </table>
      {totals.length > 1 ? <p className="k-forecast-note k-dim">{t('barsCompare')}</p> : null}
    </div>
  );
}
