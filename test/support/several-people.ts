/** Several people at one office, each in a browser of his own: one engine with a page server for each session. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { servePages } from '../../main/office/page-server.ts';
import type { Language } from '../../preload/contract/values.ts';
import { projectRoot, type TestOffice } from './office.ts';
import { type Home, openBrowser } from './page-hosts.ts';
import { isOpen } from './pages/frame.ts';
import { Screen } from './pages/screen.ts';

export interface PersonAtWork {
  readonly screen: Screen;
  readonly close: () => Promise<void>;
}

/** Opens the program in a new browser for the session of this name, whose user is signed in. */
export async function atWork(
  { engine }: Pick<TestOffice, 'engine'>,
  session: string,
  home: Home,
  language: Language = 'en',
): Promise<PersonAtWork> {
  const page = join(projectRoot, 'out', 'renderer');
  const server = await servePages({ engine, page, key: session, port: 0, log: () => undefined });
  const state = join(home.root, `browser-${session}`);
  mkdirSync(state, { recursive: true });
  const opened = await openBrowser(`http://127.0.0.1:${server.port}/#key=${session}`, { state, saved: home.saved });
  const screen = new Screen(opened.page, language);
  await isOpen(screen);
  return {
    screen,
    close: async () => {
      await opened.browser.close();
      await server.close();
    },
  };
}
