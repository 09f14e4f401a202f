/** Two people in one office, each before a page of his own. */
import type { Browser } from 'puppeteer-core';
import type { Language } from '../../../preload/contract/values.ts';
import { officeTexts } from '../../../renderer/text/office.ts';
import type { OfficeProcess } from '../office-process.ts';
import { addressOf } from '../page-hosts.ts';
import { seedOffice } from '../steps-seed.ts';
import { isOpen } from './frame.ts';
import { Screen } from './screen.ts';

export const password = 'a long phrase for tests';

/** Signs in on the page that asks for it. */
export async function signInAs(screen: Screen, name: string): Promise<void> {
  await screen.pick(screen.say(officeTexts, 'login'), name);
  await screen.fill(screen.say(officeTexts, 'password'), password);
  await screen.press('Enter');
  await isOpen(screen);
}

/** An office with its client, in which Anna and Boris have signed in; Boris may do what a manager may. */
export async function annaAndBoris(
  office: OfficeProcess,
  browser: Browser,
  language: Language,
): Promise<{ readonly anna: Screen; readonly boris: Screen }> {
  const [page = await browser.newPage()] = await browser.pages();
  const anna = await seedOffice({ page, ask: office.ask }, language);
  await office.ask('sessions.setPassword', { current: null, password });
  const roles = await office.ask('roles.list', {});
  const manager = roles.find(({ ready }) => ready === 'manager');
  if (manager === undefined) throw new Error('There are no managers.');
  await office.ask('users.create', {
    name: 'Boris',
    login: 'boris',
    roleId: manager.id,
    teamIds: [],
    password,
    mustChange: false,
  });
  await page.reload();
  await signInAs(anna, 'Anna');
  const other = await (await browser.createBrowserContext()).newPage();
  await other.setViewport({ width: 1280, height: 800 });
  await other.goto(addressOf(office));
  const boris = new Screen(other, language);
  await signInAs(boris, 'Boris');
  return { anna, boris };
}

/** Lets go of a file over the middle of the card, as if it came from a folder of the system. */
export async function dropFile(screen: Screen, name: string, base64: string): Promise<void> {
  await screen.page.evaluate(
    (fileName, text) => {
      const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], fileName));
      const card = [...document.querySelectorAll('.k-card')].find((one) => one.checkVisibility());
      for (const type of ['dragenter', 'dragover', 'drop'])
        card?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    },
    name,
    base64,
  );
}

/** Whether a picture is shown in the dialog, whole. */
export function showsPicture(screen: Screen): Promise<boolean> {
  return screen.page.evaluate(() => {
    const picture = document.querySelector<HTMLImageElement>('[role=dialog] img');
    return picture !== null && picture.naturalWidth > 0;
  });
}
