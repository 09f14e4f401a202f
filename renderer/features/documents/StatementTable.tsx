/** What a statement of account shows: its days, what happened on them, and the balance after each. */
import type { DocumentDetails } from '../../../preload/contract/document-details.ts';
import type { Statement } from '../../../preload/contract/documents.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { documentTexts } from '../../text/documents.ts';
import { statementTexts } from '../../text/statement.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import type { Draft } from './draft.ts';
import './lines.css';
import './statement.css';

interface StatementTableProps {
  readonly statement: Statement | undefined;
  readonly currency: string;
  readonly days: Pick<DocumentDetails, 'from' | 'until'>;
}

interface Shown {
  readonly key: string;
  readonly day: string;
  readonly what: string;
  readonly debit: number;
  readonly credit: number;
  readonly balance: number;
}

/** The entries in their order, with what the client owes after each. */
function withBalances({ opening, entries }: Statement, nameOf: (entry: Statement['entries'][number]) => string) {
  let balance = opening;
  return entries.map((entry, at): Shown => {
    balance += entry.debit - entry.credit;
    return { ...entry, key: String(at), what: nameOf(entry), balance };
  });
}

export function StatementTable({ statement, currency, days }: StatementTableProps) {
  const t = useText(statementTexts);
  const words = useText(documentTexts);
  const format = useFormat();
  if (!statement) return <div className="k-lines" />;
  const some = (amount: number) => (amount === 0 ? '' : format.money(amount, currency));
  const rows = withBalances(statement, ({ type, number }) =>
    [type === null ? t('payment') : words(`type_${type}`), number].filter(Boolean).join(' '),
  );
  const sum = (side: 'debit' | 'credit') => statement.entries.reduce((total, entry) => total + entry[side], 0);
  const day = (text: string | undefined) => (text === undefined ? '' : format.day(text));
  return (
    <div className="k-lines">
      <table className="k-lines-table k-statement" aria-label={t('statement')}>
        <colgroup>
          <col className="k-col-quantity" />
          <col />
          <col className="k-col-sum" />
          <col className="k-col-sum" />
          <col className="k-col-sum" />
        </colgroup>
        <thead>
          <tr>
            <th>{words('day')}</th>
            <th>{words('document')}</th>
            <th className="k-number">{t('debit')}</th>
            <th className="k-number">{t('credit')}</th>
            <th className="k-number">{t('balance')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{day(days.from)}</td>
            <td colSpan={3}>{t('opening')}</td>
            <td className="k-number">{format.money(statement.opening, currency)}</td>
          </tr>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>{format.day(row.day)}</td>
              <td>{row.what}</td>
              <td className="k-number">{some(row.debit)}</td>
              <td className="k-number">{some(row.credit)}</td>
              <td className="k-number">{format.money(row.balance, currency)}</td>
            </tr>
          ))}
          {rows.length === 0 ? (
            <tr>
              <td />
              <td colSpan={4} className="k-dim">
                {t('nothing')}
              </td>
            </tr>
          ) : null}
        </tbody>
        <tfoot>
          <tr>
            <td>{day(days.until)}</td>
            <td>
              <b>{t('closing')}</b>
            </td>
            <td className="k-number">{some(sum('debit'))}</td>
            <td className="k-number">{some(sum('credit'))}</td>
            <td className="k-number">
              <b>{format.money(statement.closing, currency)}</b>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** The same while the client and the days are being chosen, as the engine knows it by now. */
export function DraftStatement({ draft }: { draft: Draft }) {
  const { textOf } = useFailures();
  const { clientId, companyId, currency, form, details } = draft;
  const { from, until } = details;
  const isKnown = clientId !== null && from !== undefined && until !== undefined && from <= until;
  const asked = { companyId, clientId: clientId ?? 0, currency, form, from: from ?? '', until: until ?? '' };
  const { data, error } = useEngine('documents.statement', asked, { enabled: isKnown });
  if (isKnown && error) return <div className="k-lines k-statement-refused k-red">{textOf(error)}</div>;
  return <StatementTable statement={isKnown ? data : undefined} currency={currency} days={details} />;
}
