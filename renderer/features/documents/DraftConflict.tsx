/** Asks about the fields of a draft that two people changed. */
import type { DocumentLine, DraftFields } from '../../../preload/contract/documents.ts';
import { documentTexts } from '../../text/documents.ts';
import { ConflictDialog } from '../../ui/Dialogs.tsx';
import { languageNames, useFormat, useLanguage, useText } from '../../ui/language.tsx';
import { fieldLabel } from './field-label.ts';
import { type LineContext, rateLabel } from './line-context.ts';
import { type ComparedColumn, lineDifferences } from './line-differences.ts';
import type { Asked } from './use-draft-saving.ts';

/** `clientNames`: what is known of the names of clients, by id. */
interface DraftConflictProps {
  readonly asked: Asked;
  readonly clientNames: ReadonlyMap<number, string>;
  /** What the cells of the lines depend on. */
  readonly context: LineContext;
}

export function DraftConflict({ asked, clientNames, context }: DraftConflictProps) {
  const t = useText(documentTexts);
  const format = useFormat();
  const language = useLanguage();
  const { mine, theirs, original } = asked;
  const differing = lineDifferences([mine.lines, theirs.lines, original.lines]);
  const cellOf = (line: DocumentLine, column: ComparedColumn): string => {
    switch (column) {
      case 'name':
      case 'code':
        return line[column];
      case 'quantity':
        return `${t('quantity')} ${format.decimal(line.quantity, 3)}`;
      case 'unit':
        return `${t('unit')} ${context.units.find(({ code }) => code === line.unit)?.short ?? line.unit}`;
      case 'price':
        return `${t('price')} ${format.money(line.price, context.currency)}`;
      case 'discount':
        return `${t('discount')} ${format.percent(line.discount)}`;
      case 'vatRateId':
        return `${t('vatRate')} ${rateLabel(line.vatRateId, context)}`;
    }
  };
  /** Only what differs, line by line, under the name of each. */
  const linesOf = (lines: DraftFields['lines']): string =>
    differing
      .map(({ row, columns }) => {
        const line = lines[row];
        const cells = line ? columns.filter((column) => column !== 'name').map((column) => cellOf(line, column)) : [];
        const place = t('lineNumber', { number: row + 1 });
        const name = line ? `${place}, ${line.name}` : place;
        return `${name}${format.colon} ${line ? cells.join(', ') : t('lineGone')}`;
      })
      .join('; ');
  const words = (fields: DraftFields, name: keyof DraftFields): string => {
    const value = fields[name];
    if (name === 'lines') return linesOf(fields.lines);
    if (name === 'clientId') return fields.clientId === null ? '' : (clientNames.get(fields.clientId) ?? '');
    if (name === 'day' || name === 'dueDay' || name === 'serviceDay') {
      const day = fields[name];
      return day === null ? '' : format.day(day);
    }
    if (name === 'discount') return format.percent(fields.discount);
    if (name === 'language') return languageNames[fields.language];
    if (name === 'pricesIncludeVat') return t(fields.pricesIncludeVat ? 'vatIncluded' : 'vatOnTop');
    return value === null || value === undefined ? '' : String(value);
  };
  return (
    <ConflictDialog
      rows={asked.names.map((name) => ({
        path: name,
        label: fieldLabel(name, language),
        mine: words(mine, name),
        theirs: words(theirs, name),
        original: words(original, name),
      }))}
      choose={asked.answer}
      cancel={() => asked.answer(null)}
    />
  );
}
