/** The desktop program in a real Electron, on a display of its own, driven from outside as a person would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

const root = resolve(import.meta.dirname, '../..');
const electronPackage = join(root, 'node_modules/electron');

/** Why Electron cannot be started here, in one line; null when it can. */
export function noElectron(): string | null {
  if (!electronProgram()) return 'no Electron: its download is out of reach and ELECTRON_OVERRIDE_DIST_PATH is not set';
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'no display for Electron, and no Xvfb to make one';
  }
  return existsSync(join(root, 'out/build.json')) ? null : 'the program is not built (npm run build)';
}

function electronProgram(): string | null {
  const pathFile = join(electronPackage, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronPackage, 'dist'), name);
  return existsSync(program) ? program : null;
}

export interface ElectronOptions {
  /** A packaged program, as a path; without it the built sources run in Electron. */
  readonly packaged?: string;
  /** Where the program keeps what belongs to this computer; a folder of its own where none is given. */
  readonly state?: string;
  /** A program in place of the engine, as a path. */
  readonly engine?: string;
  readonly words?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface ElectronApp {
  readonly page: Page;
  readonly browser: Browser;
  readonly process: ChildProcess;
  readonly state: string;
  /** Runs an expression in Electron's main process, where `electron` is the module; its value must be plain. */
  inMain(expression: string): Promise<unknown>;
  /** Resolves with the exit code when the program has ended. */
  readonly ended: Promise<number | null>;
  /** Ends the program as a person does, and waits for it; its state folder stays when it was given. */
  close(): Promise<void>;
}

/** Starts the program without waiting for a page. */
export function spawnElectron(options: ElectronOptions, state: string): ChildProcess {
  const program = options.packaged ?? electronProgram();
  if (!program) throw new Error(noElectron() ?? 'no Electron');
  const words = [
    // A packaged program is itself, and lets nobody inspect it.
    ...(options.packaged ? [] : [root, '--inspect=127.0.0.1:0']),
    `--user-data-dir=${state}`,
    '--remote-debugging-port=0',
    '--disable-gpu',
    '--lang=en-US',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(options.words ?? []),
  ];
  return spawn(program, words, {
    env: {
      ...process.env,
      LANGUAGE: 'en',
      KONTOR_ENGINE_NODE: process.execPath,
      ...(options.engine ? { KONTOR_ENGINE_ENTRY: options.engine } : {}),
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts the program and waits until its page is there. */
export async function startElectron(options: ElectronOptions = {}): Promise<ElectronApp> {
  const state = options.state ?? mkdtempSync(join(tmpdir(), 'kontor-electron-'));
  const child = spawnElectron(options, state);
  const ended = new Promise<number | null>((settle) => child.once('exit', (code) => settle(code)));
  const { devtools, inspector } = await addresses(child, options.packaged === undefined);
  const browser = await puppeteer.connect({ browserWSEndpoint: devtools, defaultViewport: null });
  const target = await browser.waitForTarget((one) => one.url().startsWith('app://kontor/'), { timeout: 60_000 });
  const page = await target.page();
  if (!page) throw new Error('The window has no page.');
  await page.waitForFunction(() => document.readyState === 'complete');
  return {
    page,
    browser,
    process: child,
    state,
    inMain: (expression) => evaluate(inspector, expression),
    ended,
    async close() {
      await browser.disconnect();
      child.kill('SIGTERM');
      await ended;
      if (!options.state) rmSync(state, { recursive: true, force: true });
    },
  };
}

function addresses(child: ChildProcess, inspected: boolean): Promise<{ devtools: string; inspector: string }> {
  return new Promise((settle, refuse) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const devtools = /DevTools listening on (ws:\S+)/u.exec(said)?.[1];
      const inspector = /Debugger listening on (ws:\S+)/u.exec(said)?.[1];
      if (devtools && (inspector || !inspected)) settle({ devtools, inspector: inspector ?? '' });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => refuse(new Error(`Electron ended with ${code}: ${said}`)));
  });
}

async function evaluate(address: string, expression: string): Promise<unknown> {
  const socket = new WebSocket(address);
  await new Promise((settle, refuse) => {
    socket.addEventListener('open', settle, { once: true });
    socket.addEventListener('error', refuse, { once: true });
  });
  const answered = new Promise<string>((settle) => {
    socket.addEventListener('message', (event) => settle(String(event.data)), { once: true });
  });
  const wrapped = `(async () => {
    const electron = process.getBuiltinModule('module').createRequire(process.cwd() + '/')('electron');
    return (${expression});
  })()`;
  const params = { expression: wrapped, awaitPromise: true, returnByValue: true };
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
  const { result } = JSON.parse(await answered);
  socket.close();
  if (result.exceptionDetails) throw new Error(result.exceptionDetails.exception?.description);
  return result.result.value;
}
