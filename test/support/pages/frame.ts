/** The frame around all pages: navigation, open pages, the search over everything. */
import { callTexts } from '../../../renderer/text/calls.ts';
import { controlTexts } from '../../../renderer/text/controls.ts';
import { frameTexts } from '../../../renderer/text/frame.ts';
import { logTexts } from '../../../renderer/text/log.ts';
import { mailTexts } from '../../../renderer/text/mail.ts';
import type { Program } from '../page-hosts.ts';
import { type Screen, until } from './screen.ts';

/** In the order of the navigation. */
export const places = [
  'today',
  'clients',
  'deals',
  'activities',
  'planner',
  'documents',
  'products',
  'settings',
  'help',
  'bin',
  'log',
  'outbox',
  'calls',
] as const;

/** Goes to a place by its key; those after the ninth, which have none, by their names. */
export async function goTo(screen: Screen, place: (typeof places)[number]): Promise<void> {
  if (place === 'outbox') await screen.click(screen.say(mailTexts, 'toOutbox'));
  else if (place === 'calls') await screen.click(screen.say(callTexts, 'calls'));
  else if (place === 'log') await screen.click(screen.say(logTexts, 'log'));
  else await screen.press(`Alt+${(places.indexOf(place) + 1) % 10}`);
}

/** Waits until the frame is there: the office is open. */
export async function isOpen(screen: Screen): Promise<void> {
  await screen.element({ what: 'button', name: screen.say(frameTexts, 'clients') });
}

/** Finds something anywhere with Ctrl+K and opens the first hit, which is to be this. */
export async function findAnything(screen: Screen, text: string, hit: string): Promise<void> {
  await screen.press('Control+K');
  await screen.hasKeyboard(screen.say(controlTexts, 'find'));
  await screen.type(text);
  await screen.choosesFirst(hit);
  await screen.press('Enter');
}

/** The titles of the open pages. */
export async function openTabs(screen: Screen): Promise<readonly string[]> {
  return screen.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.k-tabs [role=tab]')].map((tab) =>
      tab.innerText.replace(/\s+/g, ' ').trim(),
    ),
  );
}

/** Waits until the engine keeps so many open pages for the next start. */
export async function keepsTabs(program: Pick<Program, 'ask'>, count: number): Promise<void> {
  await until(`${count} open pages to be kept`, async () => {
    const { screen } = await program.ask('preferences.get', {});
    const kept = screen['frame.tabs'];
    const tabs = typeof kept === 'object' && kept !== null && 'tabs' in kept ? kept.tabs : null;
    return Array.isArray(tabs) && tabs.length === count;
  });
}
