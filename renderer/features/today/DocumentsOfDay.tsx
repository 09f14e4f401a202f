/** Documents of the day: overdue, to be paid soon, or left as drafts. */
import type { DocumentRow } from '../../../preload/contract/documents.ts';
import type { Condition } from '../../../preload/contract/lists.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { documentTexts } from '../../text/documents.ts';
import { todayTexts } from '../../text/today.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { openAmount } from '../clients/open-documents.ts';
import { documentName } from '../documents/document-name.ts';
import { openList } from '../lists/asked-list.ts';
import { DayWord } from './DayWord.tsx';
import { TodaySection } from './TodaySection.tsx';

const mostShown = 8;

interface DocumentsOfDayProps {
  readonly title: string;
  readonly none: string;
  readonly conditions: readonly Condition[];
  readonly sort: 'dueDay' | 'day';
  readonly day: string;
}

export function DocumentsOfDay({ title, none, conditions, sort, day }: DocumentsOfDayProps) {
  const t = useText(todayTexts);
  const words = useText(documentTexts);
  const format = useFormat();
  const { textOf } = useFailures();
  const filter = { conditions: [...conditions] };
  const { data, error } = useEngine(
    'documents.list',
    { filter, sort: { column: sort, descending: sort === 'day' }, after: null, limit: mostShown, withDue: true },
    { keep: true },
  );
  const { data: found, error: notCounted } = useEngine('documents.count', filter, { keep: true });
  const rows = data?.rows ?? [];
  const failure = error ?? notCounted;
  const nameOf = ({ type, number }: DocumentRow) =>
    number === null ? words(`type_${type}`) : documentName(words(`type_${type}`), number);
  const amountOf = (row: DocumentRow) => {
    const amount = openAmount(row);
    return amount === null ? '' : format.money(amount, row.currency);
  };
  return (
    <TodaySection
      title={title}
      found={found}
      shown={rows.length}
      none={none}
      failed={failure ? textOf(failure) : null}
      openAll={() => openList('documents', conditions)}
    >
      <table className="k-table">
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="k-today-when">
                {sort === 'day' ? format.day(row.day) : null}
                {sort === 'dueDay' && row.dueDay !== null ? <DayWord day={row.dueDay} today={day} /> : null}
              </td>
              <td>
                <button
                  type="button"
                  className="k-link"
                  onClick={() => openPage(cards.document, { id: row.id }, row.number === null ? null : nameOf(row))}
                >
                  {nameOf(row)}
                </button>
                <div className="k-dim">{row.client || t('noClient')}</div>
              </td>
              <td className="k-number k-nowrap">{amountOf(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TodaySection>
  );
}
