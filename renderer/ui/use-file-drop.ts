/** A place on which a file may be dropped. Dropping is the way of the mouse; a button beside it is that of the keyboard. */
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Listens on the element of `box`, while it is there; answers whether a file is held over it now. */
export function useFileDrop(box: RefObject<HTMLElement | null>, take: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // Each element inside is entered and left as well.
    let depth = 0;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const leave = () => {
      depth = 0;
      setOver(false);
    };
    const listeners = {
      dragenter: (event: DragEvent) => {
        if (!holdsFiles(event)) return;
        depth += 1;
        setOver(true);
      },
      dragleave: () => {
        depth -= 1;
        if (depth <= 0) leave();
      },
      dragover: (event: DragEvent) => {
        if (holdsFiles(event)) event.preventDefault();
      },
      drop: (event: DragEvent) => {
        const file = event.dataTransfer?.files[0];
        leave();
        if (!file) return;
        event.preventDefault();
        latest.current(file);
      },
    };
    const stop = new AbortController();
    element.addEventListener('dragenter', listeners.dragenter, { signal: stop.signal });
    element.addEventListener('dragleave', listeners.dragleave, { signal: stop.signal });
    element.addEventListener('dragover', listeners.dragover, { signal: stop.signal });
    element.addEventListener('drop', listeners.drop, { signal: stop.signal });
    return () => stop.abort();
  }, [box]);
  return over;
}
