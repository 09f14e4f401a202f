/** The keys of a cell in the grid of lines, and what they ask for. */
import { pressed } from '../../ui/keys.tsx';

export type Move = 'on' | 'left' | 'right' | 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';
export type LineCommand = 'insert' | 'remove' | 'copy-above' | 'undo';

export type CellKey =
  | { readonly move: Move; readonly forced: boolean }
  | { readonly command: LineCommand }
  | { readonly edit: true }
  | { readonly list: true }
  | { readonly escape: true };

interface CellState {
  readonly input: HTMLInputElement;
  /** Nothing was typed since the cell was entered: the arrows leave it. */
  readonly ready: boolean;
}

/** What a key asks for, or null where it is the input's own. */
export function cellKey(event: KeyboardEvent, { input, ready }: CellState): CellKey | null {
  const name = pressed(event);
  const { selectionStart: start, selectionEnd: end, value } = input;
  const all = start === 0 && end === value.length;
  switch (name) {
    case 'enter':
      return { move: 'on', forced: true };
    case 'tab':
      return { move: 'right', forced: false };
    case 'shift+tab':
      return { move: 'left', forced: false };
    case 'arrowup':
      return { move: 'up', forced: true };
    case 'arrowdown':
      return { move: 'down', forced: true };
    case 'pageup':
      return { move: 'page-up', forced: true };
    case 'pagedown':
      return { move: 'page-down', forced: true };
    case 'ctrl+home':
      return { move: 'first', forced: true };
    case 'ctrl+end':
      return { move: 'last', forced: true };
    case 'arrowleft':
      return (ready && all) || (start === 0 && end === 0) ? { move: 'left', forced: true } : null;
    case 'arrowright':
      return (ready && all) || (start === value.length && end === start) ? { move: 'right', forced: true } : null;
    case 'alt+arrowdown':
      return { list: true };
    case 'f2':
      return { edit: true };
    case 'escape':
      return { escape: true };
    case 'insert':
      return { command: 'insert' };
    case 'ctrl+delete':
      return { command: 'remove' };
    case 'ctrl+d':
      return { command: 'copy-above' };
    case 'ctrl+z':
      return { command: 'undo' };
    default:
      return null;
  }
}
