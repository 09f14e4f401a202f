/** The sums of a document and its VAT table, as the engine worked them out. */
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { Totals } from '../../../preload/contract/documents.ts';
import { documentTexts } from '../../text/documents.ts';
import { useFormat, useText } from '../../ui/language.tsx';

interface TotalsProps {
  readonly totals: Totals | null;
  readonly currency: string;
  readonly stale?: boolean;
  readonly paid?: number;
  readonly vatPayer: boolean;
}

export function TotalsPanel({ totals, currency, stale = false, paid = 0, vatPayer }: TotalsProps) {
  const t = useText(documentTexts);
  const format = useFormat();
  const money = (amount: number | undefined) => (amount === undefined ? '' : format.money(amount, currency));
  return (
    <table className="k-totals" data-stale={stale} aria-label={t('total')} aria-live="polite">
      <tbody>
        {totals && totals.discount > 0 ? (
          <tr>
            <td className="k-dim">{t('discountSum')}</td>
            <td />
            <td className="k-number">{money(totals.discount)}</td>
          </tr>
        ) : null}
        {vatPayer ? (
          <tr>
            <td className="k-dim">{t('netSum')}</td>
            <td />
            <td className="k-number">{money(totals?.net)}</td>
          </tr>
        ) : null}
        {(vatPayer ? (totals?.vatTable ?? []) : []).map(({ vatRateId, rate, label, net, vat }) => (
          <tr key={`${vatRateId} ${label}`}>
            <td className="k-dim">{rate === null ? label : t('vatOf', { rate: label })}</td>
            <td className="k-dim k-number">{t('ofNet', { amount: money(net) })}</td>
            <td className="k-number">{rate === null ? '—' : money(vat)}</td>
          </tr>
        ))}
        <tr className="k-total">
          <td>{t('total')}</td>
          <td />
          <td className="k-number">{money(totals?.gross)}</td>
        </tr>
        {paid > 0 ? (
          <tr>
            <td className="k-dim">{t('paid')}</td>
            <td />
            <td className="k-number">{money(paid)}</td>
          </tr>
        ) : null}
        {stale ? (
          <tr>
            <td colSpan={3} className="k-amber">
              <IconPlugConnectedX size={13} /> {t('totalsStale')}
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
