/** Texts on the screen that cannot be read in full: cut off, spilling out of their box, or out of the window. */
import type { Screen } from './screen.ts';

/** Runs inside of the page: what is wrong, each as a sentence. */
function cutTexts(): string[] {
  const found = new Set<string>();
  const short = (text: string) => text.replace(/\s+/gu, ' ').trim().slice(0, 70);
  const root = document.documentElement;
  if (root.scrollWidth > window.innerWidth) found.add(`the page scrolls sideways: ${root.scrollWidth} px`);

  // What users enter may be longer than its place where the whole of it is shown as a tooltip; so may cells of grids.
  const mayBeCut = (element: Element) => element.closest('.ag-cell, .k-lines-table tbody, .k-tab, [title]') !== null;
  // What may scroll sideways, and does it visibly.
  const scrolls = (element: Element) =>
    element.closest('.ag-root, .k-tabs, .k-table-box, .k-print-room, .k-lines') !== null;

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = short(node.textContent ?? '');
    if (!parent || text === '' || parent.closest('script, style, svg, option, .k-sheet, [aria-hidden=true]')) continue;
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    for (const { 0: word, index } of parent.closest('.ag-root')
      ? []
      : (node.textContent ?? '').matchAll(/\p{L}{4,}/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top));
      if (new Set(tops).size > 1) found.add(`“${word}” is broken in two`);
    }
    const tight = parent.closest('button, th, label, .k-chip');
    const around = tight?.getBoundingClientRect();
    if (around && (box.right > around.right + 1 || box.left < around.left - 1) && !mayBeCut(parent))
      found.add(`“${text}” spills out of its ${tight?.tagName.toLowerCase()}`);
    let inScroller = false;
    for (let holder: Element | null = parent; holder && holder !== document.body; holder = holder.parentElement) {
      const { overflowX, overflowY, display, position } = getComputedStyle(holder);
      if (display === 'inline' || display === 'contents') continue;
      const edge = holder.getBoundingClientRect();
      if (edge.width <= 1 || edge.height <= 1) break;
      if (/hidden|clip/u.test(overflowX) && !inScroller && !mayBeCut(parent)) {
        if (box.right > edge.right + 1 || box.left < edge.left - 1) found.add(`“${text}” is cut off`);
      }
      if (
        /hidden|clip/u.test(overflowY) &&
        !inScroller &&
        holder.matches('button, button *') &&
        box.bottom > edge.bottom + 3
      )
        found.add(`“${text}” is cut off below`);
      if (/auto|scroll/u.test(overflowX) || /auto|scroll/u.test(overflowY)) {
        if (holder.scrollWidth > holder.clientWidth + 1 && !scrolls(holder))
          found.add(`“${text}” stands in a part that scrolls sideways (${holder.className})`);
        inScroller = true;
      }
      if (position === 'fixed') break;
    }
    if (!inScroller && box.right > window.innerWidth + 1) found.add(`“${text}” leaves the window`);
  }

  const pen = document.createElement('canvas').getContext('2d');
  for (const input of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) {
    if (!input.checkVisibility({ visibilityProperty: true }) || input.clientWidth < 4 || !pen) continue;
    const text =
      input instanceof HTMLSelectElement
        ? (input.selectedOptions[0]?.text ?? '')
        : input.value
          ? ''
          : input.placeholder;
    const { font, paddingLeft, paddingRight } = getComputedStyle(input);
    pen.font = font;
    const room = input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    if (pen.measureText(text).width > room + 2) found.add(`“${short(text)}” does not fit into its field`);
  }
  return [...found];
}

/** The sizes of window in which nothing may be cut. */
export const windows = [
  { width: 1280, height: 800 },
  { width: 1366, height: 768 },
] as const;

/** Looks at what is on the screen now, in both sizes; each finding says where it is. */
export async function findCutTexts(screen: Screen, where: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const size of windows) {
    await screen.page.setViewport(size);
    await screen.page.evaluate(
      () => new Promise<void>((settle) => requestAnimationFrame(() => requestAnimationFrame(() => settle()))),
    );
    // The label of a button that waits is elsewhere, and on its way back.
    await screen.page.waitForFunction(() => document.querySelector('button[data-loading]') === null);
    await screen.page.evaluate(async () => {
      const moving = document.getAnimations().filter((one) => one instanceof CSSTransition);
      await Promise.allSettled(moving.map((one) => one.finished));
    });
    const cut = await screen.page.evaluate(cutTexts);
    found.push(...cut.map((sentence) => `${screen.language} ${where} at ${size.width}: ${sentence}`));
  }
  return found;
}
