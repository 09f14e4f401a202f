/** A cell with a text that nothing is worked out from, while it is edited. */
import { useRef } from 'react';
import type { CellProps } from './NumberCell.tsx';
import { useCellInput } from './use-cell-input.ts';

interface TextCellProps extends CellProps {
  readonly value: string;
  readonly maxLength: number;
  readonly changeText: (text: string) => void;
}

export function TextCell({ value, maxLength, changeText, ...cell }: TextCellProps) {
  const { label, problem } = cell;
  const before = useRef(value);
  const { props, typed } = useCellInput({
    ...cell,
    isChanged: () => value !== before.current,
    revert: () => changeText(before.current),
  });
  return (
    <input
      {...props}
      className="k-cell-input"
      autoComplete="off"
      aria-label={label}
      aria-invalid={problem !== undefined}
      maxLength={maxLength}
      value={value}
      onChange={(event) => {
        typed();
        changeText(event.currentTarget.value);
      }}
    />
  );
}
