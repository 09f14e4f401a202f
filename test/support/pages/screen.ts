/** What is on the screen of the program, by what its user reads: buttons, fields, rows. Each verb waits until it can be done. */
import type { ElementHandle, KeyInput, Page } from 'puppeteer-core';
import type { Language } from '../../../preload/contract/values.ts';
import type { Texts } from '../../../renderer/text/texts.ts';
import { type Asked, chosenTexts, find, offeredText, shownRows, shownText, tableRows, watchFor } from './in-page.ts';
import { plain, type WordValues, wordsOf } from './words.ts';

const patience = 20_000;

/** Asks again until the answer is there; says what was waited for when it never is. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | null | undefined | false>,
): Promise<Answer> {
  const last = Date.now() + patience;
  for (;;) {
    let answer: Answer | null | undefined | false;
    try {
      answer = await ask();
    } catch (error) {
      // The page was being loaded anew just then.
      if (!/context|detached|navigat|Session closed/iu.test(String(error)) || Date.now() > last) throw error;
    }
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > last) throw new Error(`Waited in vain for ${what}`);
    await new Promise((settle) => setTimeout(settle, 25));
  }
}

export class Screen {
  readonly page: Page;
  readonly language: Language;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.language = language;
  }

  /** The same screen after its language was changed. */
  in(language: Language): Screen {
    return new Screen(this.page, language);
  }

  say<Key extends string>(texts: Texts<Key>, key: Key, values?: WordValues): string {
    return wordsOf(texts, this.language, key, values);
  }

  /** `what: whose`, as the language writes a colon: the name of a button for those who hear it. */
  named(what: string, whose: string): string {
    return `${what}${this.language === 'fr' ? ' :' : ':'} ${whose}`;
  }

  /** What can be read at this moment, without what is typed in fields. */
  async text(): Promise<string> {
    return plain(await this.page.evaluate(shownText));
  }

  async sees(text: string): Promise<void> {
    await this.waitFor(`the text “${text}”`, async () => (await this.text()).includes(plain(text)));
  }

  async seesNot(text: string): Promise<void> {
    await this.waitFor(`“${text}” to be gone`, async () => !(await this.text()).includes(plain(text)));
  }

  /** Listens from now on; resolves when the text has been on the screen, however shortly. */
  async willSee(text: string): Promise<() => Promise<void>> {
    const key = await this.page.evaluate(watchFor, text);
    return () =>
      this.waitFor(`“${text}” to have been seen`, () => this.page.evaluate((name) => name in window, key)).then(
        () => undefined,
      );
  }

  /** A field by its label, as soon as it can be used. */
  field(label: string): Promise<ElementHandle<Element>> {
    return this.element({ what: 'field', name: label });
  }

  /** Puts text in place of what a field holds. */
  async fill(label: string, text: string): Promise<void> {
    const field = await this.field(label);
    await field.evaluate((element) => {
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
        element.focus();
        element.select();
      }
    });
    if (text === '') await this.page.keyboard.press('Backspace');
    else await this.page.keyboard.type(text);
  }

  async value(label: string): Promise<string> {
    const field = await this.field(label);
    return plain(await field.evaluate((element) => ('value' in element ? String(element.value) : '')));
  }

  async holds(label: string, value: string): Promise<void> {
    await this.waitFor(`“${label}” to hold “${value}”`, async () => (await this.value(label)) === plain(value));
  }

  /** Picks from a list of choices by the text of the choice. */
  async pick(label: string, choice: string): Promise<void> {
    const field = await this.field(label);
    const value = await this.waitFor(`the choice “${choice}”`, () =>
      field.evaluate((element, wanted) => {
        const option = [...element.querySelectorAll('option')].find((one) => one.text.trim() === wanted);
        return option ? { value: option.value } : null;
      }, choice),
    );
    if (!(await field.evaluate((element, wanted) => 'value' in element && element.value === wanted, value.value)))
      await (field as ElementHandle<HTMLSelectElement>).select(value.value);
  }

  /** Waits until a list of choices has this one chosen. */
  async seesChosen(choice: string): Promise<void> {
    await this.waitFor(`“${choice}” to be chosen`, async () => {
      const chosen = await this.page.evaluate(chosenTexts);
      return chosen.map(plain).includes(plain(choice));
    });
  }

  async click(name: string): Promise<void> {
    await this.pointAt({ what: 'button', name });
  }

  /** Clicks on something that has a description beside its name: a large choice, a row of a menu. */
  async choose(start: string): Promise<void> {
    await this.pointAt({ what: 'button', name: start, starts: true });
  }

  /** Waits until no button and no field of this name can be used. */
  async hasNone(name: string): Promise<void> {
    await this.waitFor(`“${name}” to be gone`, async () => {
      const found = await Promise.all([this.now({ what: 'button', name }), this.now({ what: 'field', name })]);
      return found.every((element) => element === null);
    });
  }

  /** Sets a tick or a radio, by its label. */
  async tick(label: string): Promise<void> {
    await this.pointAt({ what: 'label', name: label });
  }

  /** Sees to it that a tick is set, or is not. */
  async set(label: string, on: boolean): Promise<void> {
    const box = await this.element({ what: 'label', name: label });
    const isOn = await box.evaluate((element) =>
      element instanceof HTMLLabelElement && element.control instanceof HTMLInputElement
        ? element.control.checked
        : null,
    );
    if (isOn !== on) await box.click();
  }

  /** Waits until this is what Enter would take: the highlighted entry of the list that came up while typing. */
  async choosesFirst(title: string): Promise<void> {
    await this.waitFor(`“${title}” to be offered`, async () => {
      const offered = await this.page.evaluate(offeredText);
      return offered !== null && plain(offered).startsWith(plain(title));
    });
  }

  /** Presses keys one after the other: `Control+K`, `Escape`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const parts = key.split('+') as KeyInput[];
      const main = parts.pop() ?? 'Escape';
      for (const part of parts) await this.page.keyboard.down(part);
      await this.page.keyboard.press(main);
      for (const part of parts.reverse()) await this.page.keyboard.up(part);
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** The label of the field that has the keyboard. */
  async focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return '';
      const labels = 'labels' in element ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
      const names = [element.getAttribute('aria-label'), ...labels.map((label) => label.innerText), element.innerText];
      return (
        names
          .find((name) => name)
          ?.replace(/\s*\*$/u, '')
          .trim() ?? element.tagName
      );
    });
  }

  async hasKeyboard(label: string): Promise<void> {
    await this.waitFor(`the keyboard to be at “${label}”`, async () => plain(await this.focused()) === plain(label));
  }

  /** Waits until a fact on a card shows this. */
  async factIs(button: string, shown: string): Promise<void> {
    const wanted = plain(shown);
    await this.waitFor(`“${button}” to show “${shown}”`, async () => {
      const fact = await this.now({ what: 'button', name: button });
      const text = await fact?.evaluate((element) => (element instanceof HTMLElement ? element.innerText : ''));
      return text !== undefined && plain(text) === wanted;
    });
  }

  /** Waits until the table of this name reads so, row by row. */
  async tableReads(name: string, rows: readonly string[]): Promise<void> {
    let seen: readonly string[] = [];
    await this.waitFor(`the table “${name}”`, async () => {
      seen = (await this.page.evaluate(tableRows, name)).map(plain);
      return JSON.stringify(seen) === JSON.stringify(rows.map(plain));
    }).catch((error: unknown) => {
      throw new Error(`The table reads ${JSON.stringify(seen)} in place of ${JSON.stringify(rows)}`, { cause: error });
    });
  }

  /** Clicks a button in the first row of a table that holds this text. */
  async clickInRow(text: string, name: string): Promise<void> {
    await this.pointAt({ what: 'button', name, row: text });
  }

  /** Clicks a button of the dialog that is open. */
  async clickInDialog(name: string): Promise<void> {
    await this.pointAt({ what: 'button', name, dialog: true });
  }

  /** Hands a file to the page in the place of the system's dialog. */
  async upload(path: string): Promise<void> {
    const input = await this.element({ what: 'file', name: '' });
    await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
  }

  /** The rows of the list on the screen, each as its cells. */
  async rows(): Promise<readonly (readonly string[])[]> {
    const rows = await this.page.evaluate(shownRows);
    return rows.map((cells) => cells.map(plain));
  }

  /** Waits until the list shows something. */
  async hasRows(): Promise<void> {
    await this.waitFor('a list with rows', async () => (await this.rows()).length > 5);
  }

  /** Waits until the first cells of the list's rows are exactly these. */
  async lists(...first: readonly string[]): Promise<void> {
    let seen: readonly string[] = [];
    await this.waitFor('rows', async () => {
      seen = (await this.rows()).map(([name = '']) => name);
      return JSON.stringify(seen) === JSON.stringify(first.map(plain));
    }).catch((error: unknown) => {
      throw new Error(`The list shows ${JSON.stringify(seen)} in place of ${JSON.stringify(first)}`, { cause: error });
    });
  }

  /** A button, field or label by its name, once it is visible, enabled and not covered. */
  async element(asked: Asked): Promise<ElementHandle<Element>> {
    return this.waitFor(`${asked.what} “${asked.name}”`, () => this.now(asked));
  }

  /** What answers to it at this moment, or null. */
  private async now(asked: Asked): Promise<ElementHandle<Element> | null> {
    const handle = await this.page.evaluateHandle(find, asked);
    // The function answers an element or null.
    return handle.asElement() as ElementHandle<Element> | null;
  }

  private async pointAt(asked: Asked): Promise<void> {
    const element = await this.element(asked);
    await element.evaluate(standsStill);
    await element.click();
  }

  private async waitFor<Answer>(what: string, ask: () => Promise<Answer | null | false>): Promise<Answer> {
    try {
      return await until(what, ask);
    } catch (error) {
      const shown = await this.text().catch(() => 'nothing');
      throw new Error(`${String(error)}; on the screen: ${shown.slice(0, 1500)}`, { cause: error });
    }
  }
}

/** Waits until the fonts are there and the element is where it was two frames ago: what moves is clicked beside. */
async function standsStill(element: Element): Promise<void> {
  await document.fonts.ready;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const place = () => {
    const { x, y } = element.getBoundingClientRect();
    return `${x} ${y}`;
  };
  for (let before = ''; before !== place(); ) {
    before = place();
    await frame();
    await frame();
  }
}
