/** Marks what is selected on the rows and cells that the grid has on the screen. */

export interface Marks {
  /** Of a row, by its id. */
  readonly isSelected: (id: string) => boolean;
  /** Of a cell, by the place of its row and the name of its column. */
  readonly isInRange: (row: number, column: string) => boolean;
}

function mark(element: Element, name: string, on: boolean): void {
  if (element.hasAttribute(name) !== on) element.toggleAttribute(name, on);
}

/** The grid redraws rows as it likes; attributes of our own are left alone by it, classes would not be. */
export function paint(root: Element, { isSelected, isInRange }: Marks): void {
  for (const row of root.querySelectorAll('.ag-row')) {
    const selected = isSelected(row.getAttribute('row-id') ?? '');
    mark(row, 'data-selected', selected);
    if (row.getAttribute('aria-selected') !== String(selected)) row.setAttribute('aria-selected', String(selected));
    const place = Number(row.getAttribute('row-index'));
    for (const cell of row.querySelectorAll('.ag-cell'))
      mark(cell, 'data-range', isInRange(place, cell.getAttribute('col-id') ?? ''));
  }
}

/** Paints whenever the grid puts other rows or cells on the screen; the function that it returns ends it. */
export function paintAlways(root: Element, marks: () => Marks): () => void {
  const observer = new MutationObserver(() => paint(root, marks()));
  observer.observe(root, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['row-id', 'row-index', 'col-id'],
  });
  return () => observer.disconnect();
}
