/** One line of a document: cells as text, the one where the keyboard is as an input. */
import { IconAlertCircle, IconX } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { LineSums } from '../../../preload/contract/documents.ts';
import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import { documentTexts } from '../../text/documents.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { amountText } from './amount-text.ts';
import { ChoiceCell } from './ChoiceCell.tsx';
import { cellProblem } from './cell-problem.ts';
import type { DraftLine, LineColumn } from './draft.ts';
import { columnGroups, isForeignRate, type LineContext, originLabel, rateLabel, titleOf } from './line-context.ts';
import type { LineCommand, Move } from './line-keys.ts';
import { NumberCell } from './NumberCell.tsx';
import { ProductCell } from './ProductCell.tsx';
import { TextCell } from './TextCell.tsx';
import type { Lines } from './use-lines.ts';

/** What the grid does for its rows; the same object for all of them and for ever. */
export interface LineActions {
  readonly lines: Lines;
  readonly change: (key: number, changes: Partial<DraftLine>, step: string) => void;
  readonly move: (key: number, column: LineColumn, move: Move) => boolean;
  readonly command: (key: number, column: LineColumn, command: LineCommand) => void;
  readonly paste: (key: number, column: LineColumn, text: string) => boolean;
  readonly nameNow: (key: number) => string | undefined;
}

interface LineRowProps {
  readonly line: DraftLine;
  readonly number: number;
  readonly context: LineContext;
  readonly sums: LineSums | undefined;
  /** The cell that is edited, and the number that asks for the keyboard; null: none of this line. */
  readonly active: LineColumn | null;
  readonly focus: number;
  /** Of this line, by column, as one text: `quantity: …\n`, so that equal ones are equal. */
  readonly problems: string;
  readonly readOnly: boolean;
  readonly actions: LineActions;
}

/** By column, from the one text. */
function byColumn(problems: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    problems
      .split('\n')
      .filter(Boolean)
      .map((row) => [row.slice(0, row.indexOf(':')), row.slice(row.indexOf(':') + 1)]),
  );
}

export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, number, context, sums, active, focus, readOnly, actions } = props;
  const t = useText(documentTexts);
  const format = useFormat();
  const known = byColumn(props.problems);
  const { key } = line;
  const digits = minorDigits(context.currency);
  const sum = sums && (context.pricesIncludeVat ? sums.gross : sums.net);

  const rate = line.typed.vat ?? rateLabel(line.vatRateId, context);
  const problemOf = (column: LineColumn): string | undefined => {
    const isTyped = column !== 'product' && column !== 'origin' && column !== 'customs';
    const text = isTyped ? line.typed[column] : undefined;
    const problem = isTyped && text !== undefined ? cellProblem(column, text, context, { t, format }) : undefined;
    const isForeign = column === 'vat' && text === undefined && isForeignRate(line.vatRateId, context);
    return problem ?? known[column] ?? (isForeign ? t('noSuchRate', { text: rate }) : undefined);
  };
  const unit = line.typed.unit ?? context.units.find(({ code }) => code === line.unit)?.short ?? line.unit;
  const { unit: _, ...withoutUnit } = line.typed;
  const { vat: __, ...withoutRate } = line.typed;
  const origin = [originLabel(line.originCountry, context), line.customsDeclaration].filter(Boolean).join(' · ');
  const shown = (column: LineColumn): ReactNode => {
    switch (column) {
      case 'product':
        return (
          <>
            <span className="k-line-name">
              {line.name}
              {readOnly && origin ? <div className="k-dim">{origin}</div> : null}
            </span>
            {line.code ? <span className="k-dim k-line-code">{line.code}</span> : null}
          </>
        );
      case 'quantity':
        return line.typed.quantity ?? (line.quantity === null ? '' : format.decimal(line.quantity, 3));
      case 'price':
        return line.typed.price ?? (line.price === null ? '' : amountText(line.price, digits, context.language));
      case 'discount':
        return line.typed.discount ?? (line.discount ? format.decimal(line.discount, 2) : '');
      case 'unit':
        return unit;
      case 'vat':
        return rate;
      case 'origin':
        return originLabel(line.originCountry, context);
      case 'customs':
        return line.customsDeclaration ?? '';
    }
  };
  const edited = (column: LineColumn): ReactNode => {
    const step = `${key} ${column} ${focus}`;
    const cell = {
      line,
      context,
      focus,
      label: `${t(titleOf[column])}, ${number}`,
      problem: problemOf(column),
      change: (changes: Partial<DraftLine>) => actions.change(key, changes, step),
      move: (move: Move) => actions.move(key, column, move),
      command: (command: LineCommand) => actions.command(key, column, command),
      paste: (text: string) => actions.paste(key, column, text),
    };
    switch (column) {
      case 'product':
        return (
          <ProductCell
            {...cell}
            put={(product, keepPrice) =>
              void actions.lines.putProduct(key, product, step, new Set(keepPrice ? ['price'] : []))
            }
            nameNow={() => actions.nameNow(key)}
          />
        );
      case 'unit':
        return (
          <ChoiceCell
            {...cell}
            shown={unit}
            was={{ unit: line.unit, typed: line.typed }}
            options={context.units.map(({ code, short, name, words }) => ({
              key: code,
              words,
              title: short,
              detail: name,
              changes: { unit: code, typed: withoutUnit },
            }))}
          />
        );
      case 'vat':
        return (
          <ChoiceCell
            {...cell}
            shown={rate}
            was={{ vatRateId: line.vatRateId, typed: line.typed }}
            options={context.rates.map(({ id, label }) => ({
              key: String(id),
              title: label,
              changes: { vatRateId: id, typed: withoutRate },
            }))}
          />
        );
      case 'origin':
        return (
          <ChoiceCell
            {...cell}
            shown={originLabel(line.originCountry, context)}
            was={{ originCountry: line.originCountry }}
            options={[
              { key: '', title: '—', detail: '', changes: { originCountry: undefined } },
              ...(context.origins ?? []).map(({ code, name }) => ({
                key: code,
                title: name,
                detail: code,
                changes: { originCountry: code },
              })),
            ]}
          />
        );
      case 'customs':
        return (
          <TextCell
            {...cell}
            value={line.customsDeclaration ?? ''}
            maxLength={100}
            changeText={(text) => cell.change({ customsDeclaration: text || undefined })}
          />
        );
      default:
        return <NumberCell {...cell} column={column} />;
    }
  };
  const cellOf = (column: LineColumn) => {
    const problem = readOnly ? undefined : problemOf(column);
    const here = active === column && !readOnly;
    const isNumber = column === 'quantity' || column === 'price' || column === 'discount';
    return (
      <td
        key={column}
        data-column={column}
        data-here={here}
        data-wrong={problem !== undefined}
        className={isNumber ? 'k-number' : ''}
        title={here ? undefined : (problem ?? (column === 'product' ? line.name : undefined))}
      >
        {here ? (
          // Another focus is another visit: what Esc gives back is what stands there now.
          <div key={`${key} ${column} ${focus}`}>{edited(column)}</div>
        ) : (
          <div className="k-line-cell">
            {problem ? <IconAlertCircle size={13} aria-label={problem} /> : null}
            {shown(column)}
          </div>
        )}
        {here && problem ? <div className="k-cell-problem">{problem}</div> : null}
      </td>
    );
  };
  const { goods, origins } = columnGroups(context, readOnly);
  return (
    <tr data-key={key} data-active={active !== null}>
      <td className="k-line-number k-dim">{number}</td>
      {goods.map(cellOf)}
      {context.priced ? (
        <td className="k-number k-line-sum">{sum === undefined ? '' : amountText(sum, digits, context.language)}</td>
      ) : null}
      {origins.map(cellOf)}
      {readOnly ? null : (
        <td className="k-line-remove">
          <button
            type="button"
            tabIndex={-1}
            aria-label={`${t('removeLine')} ${number}`}
            title={`${t('removeLine')} (Ctrl+Del)`}
            onClick={() => actions.command(key, 'product', 'remove')}
          >
            <IconX size={14} />
          </button>
        </td>
      )}
    </tr>
  );
});
