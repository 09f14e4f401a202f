/** Functions that run inside of the page: what a user can read and reach there. Each stands alone, nothing is around it there. */

export interface Asked {
  readonly what: 'button' | 'field' | 'label' | 'file';
  readonly name: string;
  /** The name only begins so. */
  readonly starts?: boolean;
  /** Only in a row of a table that holds this text. */
  readonly row?: string;
  /** Only in the dialog that is open. */
  readonly dialog?: boolean;
}

/** All text that is shown, in the order of the page. */
export function shownText(): string {
  return document.body.innerText;
}

/** The rows of the list on the screen from top to bottom, each as the texts of its cells. */
export function shownRows(): string[][] {
  const list = [...document.querySelectorAll('.ag-root')].find((root) => root.checkVisibility());
  const rows = new Map<number, HTMLElement[]>();
  for (const cell of list?.querySelectorAll<HTMLElement>(
    '[role=row][row-index] [role=gridcell]:not([col-id=k-tick])',
  ) ?? []) {
    const row = Number(cell.closest('[row-index]')?.getAttribute('row-index'));
    rows.set(row, [...(rows.get(row) ?? []), cell]);
  }
  const place = (cell: HTMLElement) => Number(cell.getAttribute('aria-colindex'));
  return [...rows.entries()]
    .sort(([one], [other]) => one - other)
    .map(([, cells]) => cells.sort((one, other) => place(one) - place(other)).map((cell) => cell.innerText))
    .filter((cells) => cells.some((text) => text !== ''));
}

/** The rows of the table on the screen that has this name. */
export function tableRows(name: string): string[] {
  const tables = [...document.querySelectorAll<HTMLTableElement>(`table[aria-label="${CSS.escape(name)}"]`)];
  const table = tables.find((one) => one.checkVisibility());
  return [...(table?.rows ?? [])].map((row) => row.innerText);
}

/** What is chosen in the lists of choices on the screen. */
export function chosenTexts(): string[] {
  return [...document.querySelectorAll('select')]
    .filter((select) => select.checkVisibility())
    .map((select) => select.selectedOptions[0]?.text ?? '');
}

/** Watches the page from now on; the global of the answered name is there once the text was seen. */
export function watchFor(text: string): string {
  const name = `seen ${text}`;
  const observer = new MutationObserver(() => {
    if (!document.body.innerText.includes(text)) return;
    Object.assign(window, { [name]: true });
    observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  return name;
}

/** The highlighted entry of a list that came up while typing, or null. */
export function offeredText(): string | null {
  const entries = document.querySelectorAll<HTMLElement>(
    '[role=option][aria-selected=true], [role=option][data-combobox-selected], .k-hit[data-chosen=true]',
  );
  return [...entries].find((entry) => entry.checkVisibility())?.innerText ?? null;
}

/** What answers to a name and can be used now, or null. */
export function find({ what, name, starts = false, row, dialog = false }: Asked): Element | null {
  const same = (text: string) =>
    text
      .replace(/[\s\u00a0\u202f]+/gu, ' ')
      .replace(/\u2019/gu, "'")
      .trim();
  const wanted = same(name);
  const fits = (text: string | null | undefined) =>
    text !== null && text !== undefined && (starts ? same(text).startsWith(wanted) : same(text) === wanted);
  const wordsOf = (element: Element): string => {
    const copy = element.cloneNode(true);
    if (!(copy instanceof Element)) return '';
    for (const hidden of copy.querySelectorAll('[aria-hidden=true], svg')) hidden.remove();
    return copy.textContent;
  };
  const reachable = (element: Element): boolean => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (element.matches(':disabled') || element.getAttribute('data-loading') === 'true') return false;
    element.scrollIntoView({ block: 'nearest' });
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return top !== null && (element.contains(top) || top.contains(element));
  };
  if (what === 'file') {
    return (
      [...document.querySelectorAll('input[type=file]')].find((input) => !input.parentElement?.closest('[hidden]')) ??
      null
    );
  }
  if (what === 'label') {
    const labels = [...document.querySelectorAll('label')].filter((label) => fits(wordsOf(label)));
    return labels.find(reachable) ?? null;
  }
  if (what === 'field') {
    for (const input of document.querySelectorAll('input:not([type=file]), select, textarea')) {
      const labels = 'labels' in input ? [...((input.labels as NodeListOf<Element> | null) ?? [])] : [];
      const names = [input.getAttribute('aria-label'), ...labels.map(wordsOf)];
      if (names.some((text) => fits(text?.replace(/\s*\*$/u, ''))) && reachable(input)) return input;
    }
    return null;
  }
  const buttons = document.querySelectorAll(
    'button, a[href], [role=button], [role=menuitem], [role=option], [role=tab], [role=columnheader], [role=gridcell]',
  );
  for (const button of buttons) {
    const names = [button.getAttribute('aria-label'), wordsOf(button)];
    const inRow = row === undefined || same(button.closest('tr')?.innerText ?? '').includes(same(row));
    const inDialog = !dialog || button.closest('[role=dialog]') !== null;
    if (inRow && inDialog && names.some(fits) && reachable(button)) return button;
  }
  return null;
}
