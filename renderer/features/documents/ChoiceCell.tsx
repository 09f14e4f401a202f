/** A cell that takes one of a few values (unit, VAT rate): typed in part, or chosen from the list. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { CellList, type CellOption } from './CellList.tsx';
import type { DraftLine } from './draft.ts';
import type { CellProps } from './NumberCell.tsx';
import { useCellInput } from './use-cell-input.ts';

interface ChoiceOption extends CellOption {
  /** Other words that find it. */
  readonly words?: readonly string[];
  readonly changes: Partial<DraftLine>;
}

interface ChoiceCellProps extends CellProps {
  readonly shown: string;
  readonly options: readonly ChoiceOption[];
  /** What Esc gives back. */
  readonly was: Partial<DraftLine>;
}

const folded = (text: string) => text.toLocaleLowerCase().replace(/[\s\u00a0\u202f]/g, '');

export function ChoiceCell({ shown, options, was, ...cell }: ChoiceCellProps) {
  const { label, problem, change } = cell;
  const [text, setText] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [highlighted, setHighlighted] = useState(0);
  const before = useRef(was);
  const input = useRef<HTMLInputElement | null>(null);
  const wanted = folded(text ?? '');
  const starts = options.filter(({ title }) => folded(title).startsWith(wanted));
  const holds = options.filter(
    (option) => !starts.includes(option) && folded(`${option.title}${option.detail}`).includes(wanted),
  );
  const others = options.filter(
    (option) =>
      !starts.includes(option) &&
      !holds.includes(option) &&
      option.words?.some((word) => folded(word).startsWith(wanted.replace(/\.$/u, ''))),
  );
  const found = text === null ? options : [...starts, ...holds, ...others];

  const take = (place: number) => {
    const option = found[place];
    if (option) change(option.changes);
    setText(null);
    setOpen(false);
  };
  const { props, typed } = useCellInput({
    ...cell,
    isChanged: () => text !== null,
    revert: () => {
      setText(null);
      setOpen(false);
      change(before.current);
    },
    openList: () => {
      setHighlighted(
        Math.max(
          0,
          options.findIndex(({ title }) => title === shown),
        ),
      );
      setOpen(true);
    },
    list: (event: KeyboardEvent) => {
      if (!open) return false;
      if (event.key === 'ArrowDown') setHighlighted(Math.min(found.length - 1, highlighted + 1));
      else if (event.key === 'ArrowUp') setHighlighted(Math.max(0, highlighted - 1));
      else if (event.key === 'Escape') {
        setOpen(false);
        setText(null);
      } else return false;
      return true;
    },
    leave: () => {
      if (open && (text === null || text.trim() !== '')) take(highlighted);
    },
  });
  return (
    <>
      <input
        {...props}
        ref={(element) => {
          props.ref.current = element;
          input.current = element;
        }}
        className="k-cell-input"
        autoComplete="off"
        role="combobox"
        aria-expanded={open}
        aria-label={label}
        aria-invalid={problem !== undefined}
        value={text ?? shown}
        onChange={(event) => {
          typed();
          setText(event.currentTarget.value);
          setHighlighted(0);
          setOpen(true);
        }}
        onBlur={() => {
          if (open && text !== null && text.trim() !== '') take(highlighted);
          setOpen(false);
          setText(null);
        }}
      />
      {open && found.length > 0 ? (
        <CellList anchor={input.current} options={found} highlighted={highlighted} take={take} label={label} />
      ) : null}
    </>
  );
}
