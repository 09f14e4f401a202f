/** What can be taken back, page by page: Ctrl+Z takes back the latest that was done on the page, whether its notice still stands or not. */
import { isTyping } from './keys.tsx';

interface Step {
  readonly page: string | null;
  readonly undo: () => void;
}

/** So many are remembered on all pages together. */
const most = 200;

let shown: string | null = null;
let steps: readonly Step[] = [];

/** Which page is on the screen and which are open: nobody looks for what was done on one that is closed. */
export function pagesAre(active: string | null, open: readonly string[]): void {
  shown = active;
  steps = steps.filter(({ page }) => page === null || open.includes(page));
}

/** From now on Ctrl+Z on the page takes this back. The function that it returns takes it back too; it is done once, by whichever comes first. */
export function canUndo(run: () => unknown, page = shown): () => void {
  let isDone = false;
  const undo = () => {
    if (isDone) return;
    isDone = true;
    steps = steps.filter((step) => step.undo !== undo);
    run();
  };
  steps = [...steps, { page, undo }].slice(-most);
  return undo;
}

/** False where nothing is left of what was done on the page that is on the screen. */
export function undoLatest(): boolean {
  const step = steps.findLast(({ page }) => page === shown);
  step?.undo();
  return step !== undefined;
}

/** As the key asks for it: in a field and in a dialog it belongs to what is typed there. */
export function undoByKey({ target }: KeyboardEvent): boolean {
  const isInside = target instanceof Element && target.closest('[role=dialog], [role=menu]') !== null;
  return !isInside && !isTyping(target) && undoLatest();
}
