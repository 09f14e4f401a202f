/** The sums of a document and its VAT table, as the engine worked them out. */
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { DepositTaken } from '../../../preload/contract/document-details.ts';
import type { LineSums, Totals } from '../../../preload/contract/documents.ts';
import { inOwnCurrency } from '../../../preload/contract/own-currency.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { type LineContext, rateLabel } from './line-context.ts';

interface TotalsProps {
  readonly totals: Totals | null;
  readonly currency: string;
  readonly stale?: boolean;
  readonly paid?: number;
  /** By credit notes. */
  readonly credited?: number;
  /** By corrections of its deliveries; negative: less is asked for. */
  readonly corrected?: number;
  /** The own company's currency, and what one unit of the document's costs in it, in millionths; left out or null: it is in that currency, or the rate is not known. */
  readonly own?: { readonly currency: string; readonly rate: number } | null;
  /** The deposit invoices that it takes off, or leaves standing. */
  readonly deposits?: readonly DepositTaken[] | undefined;
  readonly isCredit?: boolean;
  readonly context: LineContext;
  /** Of a correction: by how much it makes what it corrects more or less. */
  readonly difference?: LineSums | null;
}

export function TotalsPanel({
  totals,
  currency,
  stale = false,
  paid = 0,
  credited = 0,
  corrected = 0,
  own = null,
  deposits = [],
  isCredit = false,
  context,
  difference = null,
}: TotalsProps) {
  const { vatPayer } = context;
  const taken = deposits.reduce((sum, { gross }) => sum + gross, 0);
  const t = useText(documentTexts);
  const chain = useText(chainTexts);
  const format = useFormat();
  const off = (
    [
      [chain('deposits'), taken],
      [chain('credited'), credited],
      [chain('corrected'), -corrected],
      [t('paid'), paid],
    ] as const
  ).filter(([, amount]) => amount !== 0);
  const left = off.reduce((rest, [, amount]) => rest - amount, totals?.gross ?? 0);
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
            <td className="k-dim">{rate === null ? rateLabel(vatRateId, context) : t('vatOf', { rate: label })}</td>
            <td className="k-dim k-number">{t('ofNet', { amount: money(net) })}</td>
            <td className="k-number">{rate === null ? '—' : money(vat)}</td>
          </tr>
        ))}
        <tr className="k-total">
          <td>{t(vatPayer ? 'total' : 'totalExempt')}</td>
          <td />
          <td className="k-number">{money(totals?.gross)}</td>
        </tr>
        {difference ? (
          <>
            <tr className="k-total">
              <td>{chain('difference')}</td>
              <td />
              <td className="k-number">{money(difference.gross)}</td>
            </tr>
            {vatPayer ? (
              <tr>
                <td className="k-dim">{chain('ofItVat')}</td>
                <td />
                <td className="k-number">{money(difference.vat)}</td>
              </tr>
            ) : null}
          </>
        ) : null}
        {totals && own && own.currency !== currency ? (
          <tr>
            <td className="k-dim">{chain('ownTotal', { currency: own.currency })}</td>
            <td className="k-dim k-number">{chain('atRate', { rate: format.decimal(own.rate, 6) })}</td>
            <td className="k-number">
              {format.money(
                inOwnCurrency(totals.gross, { base: own.currency, currency, rate: own.rate }),
                own.currency,
              )}
            </td>
          </tr>
        ) : null}
        {totals && off.length > 0 ? (
          <>
            {off.map(([label, amount]) => (
              <tr key={label}>
                <td className="k-dim">{label}</td>
                <td />
                <td className="k-number">{money(-amount)}</td>
              </tr>
            ))}
            <tr className="k-total">
              <td>{chain(left < 0 || isCredit ? 'tooMuch' : 'toPay')}</td>
              <td />
              <td className="k-number">{money(Math.abs(left))}</td>
            </tr>
          </>
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
