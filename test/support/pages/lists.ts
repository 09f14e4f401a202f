/** What all lists have: filters by column, views, cells and ranges, changes of many records. */
import { controlTexts } from '../../../renderer/text/controls.ts';
import { listTexts } from '../../../renderer/text/lists.ts';
import { type Screen, until } from './screen.ts';
import { plain } from './words.ts';

type Kind = Extract<keyof (typeof listTexts)['en'], `kind_${string}`>;

/** Opens the filter of a column by the toolbar, and asks for this kind of condition. */
async function askOf(screen: Screen, column: string, kind: Kind): Promise<void> {
  await screen.click(screen.say(controlTexts, 'filterButton'));
  await screen.pick(screen.say(listTexts, 'column'), column);
  await screen.pick(screen.say(listTexts, 'condition'), screen.say(listTexts, kind));
}

/** Filters by a text; the chip then reads as this sentence. */
export async function filterByText(
  screen: Screen,
  column: string,
  kind: Kind,
  value: string,
  sentence: string,
): Promise<void> {
  await askOf(screen, column, kind);
  await screen.fill(screen.say(listTexts, 'value'), value);
  await screen.press('Enter');
  await screen.element({ what: 'button', name: sentence });
}

/** Filters by one of the column's choices; answers how the chip reads. */
export async function filterByChoice(screen: Screen, column: string, choice: string): Promise<string> {
  const sentence = screen.say(listTexts, 'say_in', { column, value: choice });
  await askOf(screen, column, 'kind_in');
  await screen.tick(choice);
  await screen.press('Enter');
  await screen.element({ what: 'button', name: sentence });
  return sentence;
}

/** Filters by the days up to today, today among them. */
export async function filterByLastDays(screen: Screen, column: string, count: number): Promise<void> {
  await askOf(screen, column, 'kind_last-days');
  await screen.fill(screen.say(listTexts, 'daysCount'), String(count));
  await screen.press('Enter');
  await screen.element({ what: 'button', name: screen.say(listTexts, 'say_last-days', { column, count }) });
}

/** Takes a filter away by the cross of its chip. */
export async function removeFilter(screen: Screen, sentence: string): Promise<void> {
  await screen.click(screen.say(controlTexts, 'removeFilter', { name: sentence }));
}

/** Saves what is seen as a view, for everybody where `shared`. */
export async function saveView(screen: Screen, name: string, shared: boolean): Promise<void> {
  await screen.click(screen.say(listTexts, 'saveView'));
  await screen.fill(screen.say(listTexts, 'viewName'), name);
  if (shared) await screen.tick(screen.say(listTexts, 'shareView'));
  await screen.press('Enter');
  await screen.sees(screen.say(listTexts, 'viewSaved', { name }));
}

/** Goes to a view by its tab, which begins with this. */
export async function goToView(screen: Screen, name: string): Promise<void> {
  await screen.choose(name);
  await until(`the view “${name}” to be chosen`, () =>
    screen.page.evaluate(
      (wanted) =>
        document.querySelector<HTMLElement>('.k-view[aria-selected=true]')?.innerText.trim().startsWith(wanted) ===
        true,
      name,
    ),
  );
}

/** The texts of the column of this name (the engine's), from the first row on the screen. */
export async function columnTexts(screen: Screen, column: string): Promise<readonly string[]> {
  const texts = await screen.page.evaluate((name) => {
    const cells = [...document.querySelectorAll<HTMLElement>(`.ag-row .ag-cell[col-id="${CSS.escape(name)}"]`)];
    const place = (cell: HTMLElement) => Number(cell.closest('[row-index]')?.getAttribute('row-index'));
    return cells.sort((one, other) => place(one) - place(other)).map((cell) => cell.innerText);
  }, column);
  return texts.map(plain);
}

/** Clicks the cell of a column in the row at this place of the list, from 0; it then has the keyboard. */
export async function clickCell(screen: Screen, row: number, column: string): Promise<void> {
  const cell = await screen.page.waitForSelector(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`);
  await cell?.click();
  await until('the cell to have the keyboard', async () => {
    const at = await cellAt(screen);
    return at?.row === row && at.column === column;
  });
}

/** The place of the row that has the keyboard, and the column. */
export async function cellAt(screen: Screen): Promise<{ readonly row: number; readonly column: string } | null> {
  return screen.page.evaluate(() => {
    const cell = document.activeElement?.closest('.ag-cell');
    const row = cell?.closest('[row-index]')?.getAttribute('row-index');
    return cell && row ? { row: Number(row), column: cell.getAttribute('col-id') ?? '' } : null;
  });
}

/** Puts text on the clipboard and presses Ctrl+V, as after copying in Excel. */
export async function pasteText(screen: Screen, text: string): Promise<void> {
  await screen.page.evaluate((content) => {
    const data = new DataTransfer();
    data.setData('text/plain', content);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

/** What Ctrl+C hands over: as text and as HTML. */
export async function copied(screen: Screen): Promise<{ readonly text: string; readonly html: string }> {
  await screen.page.evaluate(() => {
    document.addEventListener(
      'copy',
      (event) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        const html = event.clipboardData?.getData('text/html') ?? '';
        Object.assign(window, { copiedCells: { text, html } });
      },
      { once: true },
    );
  });
  await screen.press('Control+C');
  return until('something to be copied', () =>
    screen.page.evaluate(() => {
      if (!('copiedCells' in window)) return null;
      const copiedCells = window.copiedCells as { text: string; html: string };
      Reflect.deleteProperty(window, 'copiedCells');
      return copiedCells;
    }),
  );
}
