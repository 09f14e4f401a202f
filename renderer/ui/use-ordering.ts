/** A list whose rows are put into another order: dragged by a grip, or moved by the arrows while the grip has the keyboard. */
import { type DragEvent, type KeyboardEvent, useState } from 'react';

/** `put`: where the row goes to. */
export function useOrdering(put: (key: string, at: number) => void) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  return {
    /** Of the row. */
    row: (key: string, at: number) => ({
      'data-over': over === key,
      onDragOver: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        setOver(key);
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (dragged !== null && dragged !== key) put(dragged, at);
        end();
      },
    }),
    /** Of the button that it is taken by. */
    grip: (key: string, at: number) => ({
      draggable: true,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        put(key, Math.max(0, at + (event.key === 'ArrowUp' ? -1 : 1)));
      },
      onDragStart: () => setDragged(key),
      onDragEnd: end,
    }),
  };
}
