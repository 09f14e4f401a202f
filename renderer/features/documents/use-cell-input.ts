/** What all cells that are typed in have in common: the focus, the keys, the value that Esc gives back. */
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { cellKey, type LineCommand, type Move } from './line-keys.ts';

export interface CellMoves {
  /** Goes to another cell; false where there is none and the key is to leave the grid. */
  readonly move: (move: Move) => boolean;
  readonly command: (command: LineCommand) => void;
  /** A block was pasted over the cell. */
  readonly paste: (text: string) => boolean;
}

interface CellInput extends CellMoves {
  /** Another number each time the keyboard is to be here; 0: not asked for. */
  readonly focus: number;
  /** Whether anything was typed. */
  readonly isChanged: () => boolean;
  readonly revert: () => void;
  /** Asked before the cell is left by this key; true: the list took the key, nothing else happens. */
  readonly list?: (event: KeyboardEvent) => boolean;
  readonly openList?: () => void;
  readonly leave?: (move: Move) => void;
}

export interface CellInputProps {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onPaste: (event: React.ClipboardEvent<HTMLInputElement>) => void;
  readonly onFocus: () => void;
  readonly onMouseDown: () => void;
}

/** The handlers of the input; `typed` is called at each change of its text. */
export function useCellInput(cell: CellInput): { readonly props: CellInputProps; readonly typed: () => void } {
  const ref = useRef<HTMLInputElement>(null);
  const ready = useRef(true);
  const latest = useRef(cell);
  useEffect(() => {
    latest.current = cell;
  });
  useLayoutEffect(() => {
    const input = ref.current;
    if (!input) return;
    if (cell.focus > 0) {
      input.focus({ preventScroll: true });
      input.select();
      input.closest('tr')?.scrollIntoView({ block: 'nearest' });
    }
  }, [cell.focus]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { list, isChanged, revert, move, command, leave, openList } = latest.current;
    if (event.nativeEvent.isComposing) return;
    if (list?.(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const key = cellKey(event.nativeEvent, { input: event.currentTarget, ready: ready.current });
    if (!key) return;
    if ('edit' in key) {
      ready.current = false;
      const end = event.currentTarget.value.length;
      event.currentTarget.setSelectionRange(end, end);
    } else if ('list' in key) {
      openList?.();
    } else if ('escape' in key) {
      if (!isChanged()) return;
      revert();
    } else if ('command' in key) {
      if (key.command === 'undo' && isChanged()) revert();
      else command(key.command);
    } else {
      leave?.(key.move);
      if (!move(key.move) && !key.forced) return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    typed: () => {
      ready.current = false;
    },
    props: {
      ref,
      onKeyDown,
      onPaste: (event) => {
        if (latest.current.paste(event.clipboardData.getData('text/plain'))) event.preventDefault();
      },
      onFocus: () => {
        ready.current = true;
        ref.current?.select();
      },
      // A second click is for a place within the text.
      onMouseDown: () => {
        if (document.activeElement === ref.current) ready.current = false;
      },
    },
  };
}
