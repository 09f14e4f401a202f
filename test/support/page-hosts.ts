/** The two ways in which a user has the program before him: a browser at the office host, and the window of Electron. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser } from '../../main/office/browser.ts';
import type { ChannelName, Input, Output } from '../../preload/contract/index.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import { noElectron, startElectron } from './electron-app.ts';
import { type OfficeProcess, startOffice } from './office-process.ts';
import { until } from './pages/screen.ts';

/** The places of one test on the disk: all below one folder, which is thrown away. */
export interface Home {
  readonly root: string;
  readonly office: string;
  readonly saved: string;
  /** The profile of the browser, or what Electron keeps on this computer. */
  readonly state: string;
}

export function newHome(): Home {
  const root = mkdtempSync(join(tmpdir(), 'kontor-e2e-'));
  const saved = join(root, 'saved');
  mkdirSync(saved);
  return { root, office: join(root, 'office'), saved, state: join(root, 'state') };
}

export function removeHome({ root }: Home): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}

/** A running program with its page. */
export interface Program {
  readonly page: Page;
  /** Asks the engine past the page: for what a test has to know, never in the place of a step. */
  ask<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Output<Name>>;
  /** Does what makes the program save a file, and answers the file's bytes. */
  save(by: () => Promise<void>): Promise<Buffer>;
  /** Ends it as its user does: Ctrl+C in the terminal, the window closed. Resolves when all of it has ended. */
  close(): Promise<void>;
  /** kill -9 of the process that has the database open. */
  killEngine(): Promise<void>;
}

export interface PageHost {
  readonly name: string;
  /** Why it cannot be had here; null when it can. */
  readonly missing: string | null;
  start(home: Home): Promise<Program>;
}

const size = { width: 1280, height: 800 };

/** A Chromium of its own at an address; `words`: more of its command line. */
export async function openBrowser(
  address: string,
  { state, saved }: Pick<Home, 'state' | 'saved'>,
  words: readonly string[] = [],
) {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no Chromium');
  const browser = await puppeteer.launch({
    executablePath,
    userDataDir: state,
    defaultViewport: size,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--lang=en-GB', ...words],
  });
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: saved });
  const [page = await browser.newPage()] = await browser.pages();
  await page.goto(address);
  return { browser, page };
}

/** Waits for the one new file of a folder, whole. */
async function newFile(folder: string, by: () => Promise<void>): Promise<Buffer> {
  const before = new Set(readdirSync(folder));
  await by();
  const name = await until('a saved file', async () => {
    const fresh = readdirSync(folder).filter((file) => !before.has(file));
    // While Chromium writes beside it, an empty file holds the name.
    if (fresh.some((file) => /\.(crdownload|part|tmp)$/u.test(file))) return null;
    return fresh.find((file) => !file.startsWith('.') && statSync(join(folder, file)).size > 0);
  });
  const bytes = readFileSync(join(folder, name));
  rmSync(join(folder, name));
  return bytes;
}

export function addressOf({ origin, key }: OfficeProcess): string {
  return `${origin}/#key=${key}`;
}

export const browserHost: PageHost = {
  name: 'in Chromium at the browser host',
  missing: findBrowser() ? null : 'no Chromium',
  async start(home) {
    const office = await startOffice(home.office);
    const { browser, page } = await openBrowser(addressOf(office), home);
    return {
      page,
      ask: (channel, request) => office.ask(channel, request),
      save: (by) => newFile(home.saved, by),
      async close() {
        const code = await office.stop();
        await browser.close();
        if (code !== 0) throw new Error(`The office ended with ${code}.`);
      },
      killEngine: () => office.kill(),
    };
  },
};

/** The process of the engine among the children of the shell. */
function engineOf(shell: number): number {
  const children = readFileSync(`/proc/${shell}/task/${shell}/children`, 'utf8').trim().split(' ').map(Number);
  const engine = children.find((pid) => /engine/u.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')));
  if (engine === undefined) throw new Error('The shell has no engine.');
  return engine;
}

export const electronHost: PageHost = {
  name: 'in Electron',
  missing: noElectron(),
  async start(home) {
    const app = await startElectron({
      state: home.state,
      words: ['--data', home.office],
      environment: { KONTOR_TEST_SAVE: join(home.saved, 'file') },
    });
    const shown = 'electron.BrowserWindow.getAllWindows().find((window) => window.isVisible())';
    await app.inMain(`void ${shown}?.setContentSize(${size.width}, ${size.height})`);
    // A slow machine has its window before the page is in it.
    await app.page.waitForFunction(() => 'kontor' in window && document.querySelector('#root *') !== null);
    return {
      page: app.page,
      async ask<Name extends ChannelName>(channel: Name, request: Input<Name>) {
        const reply = await app.page.evaluate(
          (name, asked) =>
            (window as unknown as { kontor: { invoke(c: string, r: unknown): Promise<unknown> } }).kontor.invoke(
              name,
              asked,
            ),
          channel as string,
          request as object,
        );
        // The engine's own tests hold what it answers against the contract.
        const answer = reply as Reply<Output<Name>>;
        if (!answer.ok) throw new Error(`${channel}: ${answer.code}: ${answer.message}`);
        return answer.value;
      },
      save: (by) => newFile(home.saved, by),
      async close() {
        await app.inMain(`void setTimeout(() => ${shown}.close(), 10)`);
        const code = await app.ended;
        await app.browser.disconnect();
        if (code !== 0) throw new Error(`Electron ended with ${code}.`);
      },
      async killEngine() {
        process.kill(engineOf(app.process.pid ?? 0), 'SIGKILL');
      },
    };
  },
};
