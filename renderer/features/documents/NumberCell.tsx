/** A cell with a number while it is edited; the sums follow each key. */
import { useRef, useState } from 'react';
import type { DraftLine, NumberColumn } from './draft.ts';
import { type LineContext, numberChanges, numberText } from './line-context.ts';
import { type CellMoves, useCellInput } from './use-cell-input.ts';

export interface CellProps extends CellMoves {
  readonly line: DraftLine;
  readonly context: LineContext;
  readonly label: string;
  readonly focus: number;
  readonly problem: string | undefined;
  readonly change: (changes: Partial<DraftLine>) => void;
}

export function NumberCell({ column, ...cell }: CellProps & { column: NumberColumn }) {
  const { line, context, label, problem, change } = cell;
  const [text, setText] = useState(() => numberText(line, column, context));
  const before = useRef({ line, text });
  const { props, typed } = useCellInput({
    ...cell,
    isChanged: () => text !== before.current.text,
    revert: () => {
      const { line: old, text: oldText } = before.current;
      setText(oldText);
      change({ [column]: old[column], typed: old.typed });
    },
  });
  return (
    <input
      {...props}
      className="k-cell-input k-number"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={problem !== undefined}
      value={text}
      onChange={(event) => {
        typed();
        setText(event.currentTarget.value);
        change(numberChanges(line, column, event.currentTarget.value, context));
      }}
    />
  );
}
