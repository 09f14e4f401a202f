/** The clock on the wall of whoever sits before a page: for tests in which days pass. */
import type { Page } from 'puppeteer-core';

/** Sees to it that the page, as often as it is loaded from now on, begins at this moment; from there its time passes. */
export async function beginsAt(page: Page, moment: Date): Promise<void> {
  await page.evaluateOnNewDocument((at) => {
    const Wall = Date;
    const later = at - Wall.now();
    window.Date = new Proxy(Wall, {
      construct: (wall, given) => Reflect.construct(wall, given.length === 0 ? [wall.now() + later] : given),
      get: (wall, name) => (name === 'now' ? () => wall.now() + later : Reflect.get(wall, name)),
    });
  }, moment.getTime());
}
