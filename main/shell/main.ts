/** The desktop program: one window, one engine, and what ties them together. It holds no data of its own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Language } from '../../preload/contract/values.ts';
import { answerCalls, tellPage } from './border.ts';
import { closeWordPrinter, desktopHost } from './desktop-host.ts';
import { launchEngine } from './engine-launch.ts';
import { type Engine, startEngine } from './engine-process.ts';
import { showMenu } from './menu.ts';
import { registerSchemes } from './page-protocol.ts';
import { openPrinter } from './print-window.ts';
import { languageOf, shellTexts } from './shell-texts.ts';
import { startArguments } from './start-arguments.ts';
import { lockContents, openWindow } from './window.ts';

/** The project's root, or that of the packaged program: two folders above `out/shell`. */
const root = join(import.meta.dirname, '../..');

/** True for a program that runs from its sources, and for a package that was made for tests. */
function isForTests(): boolean {
  if (!app.isPackaged) return true;
  const pack: Record<string, unknown> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return pack.forTests === true;
}

/** What tests may put in place of the real thing; the program that is shipped reads none of it. */
function testSetting(name: string): string | undefined {
  return isForTests() ? process.env[name] || undefined : undefined;
}

function documentationFolder(): string {
  const beside = join(process.resourcesPath, 'docs');
  return app.isPackaged && existsSync(beside) ? beside : join(root, 'docs');
}

function readBuild(): { version: string; builtOn: string } {
  const { version, builtOn }: Record<string, unknown> = JSON.parse(readFileSync(join(root, 'out/build.json'), 'utf8'));
  return { version: String(version), builtOn: String(builtOn) };
}

/** The language that a reply says the page speaks now, of the channels that can change it. */
function languageIn(channel: string, reply: Reply): Language | null {
  if (!/^(office|sessions|preferences)\./u.test(channel) || !reply.ok) return null;
  const { value } = reply;
  if (typeof value !== 'object' || value === null || !('language' in value)) return null;
  return typeof value.language === 'string' ? languageOf([value.language]) : null;
}

function run(window: BrowserWindow): void {
  let language = languageOf(app.getPreferredSystemLanguages());
  const build = readBuild();
  const told = startArguments(process.argv.slice(1));
  const printer = openPrinter(process.versions.chrome);
  const tell = (event: EngineEvent) => tellPage(window, event);
  showMenu(language, documentationFolder());

  const engine: Engine = startEngine(
    {
      launch: () =>
        launchEngine(
          testSetting('KONTOR_ENGINE_ENTRY') ?? join(root, 'out/engine/entry.js'),
          testSetting('KONTOR_ENGINE_NODE') ?? null,
        ),
      start: {
        type: 'start',
        folder: told.folder,
        stateFolder: app.getPath('userData'),
        demo: told.demo,
        language,
        programVersion: build.version,
        builtOn: build.builtOn,
      },
      host: desktopHost(window, printer, {
        folder: testSetting('KONTOR_TEST_FOLDER'),
        save: testSetting('KONTOR_TEST_SAVE'),
      }),
      tell,
      onGivenUp: (reason) => void offerRestart(reason),
      now: () => performance.now(),
    },
    () => language,
  );

  async function offerRestart(reason: string | null): Promise<void> {
    const say = shellTexts[language];
    const answer = await dialog.showMessageBox(window, {
      type: 'error',
      message: reason === null ? say.engineStopped : say.engineFailed,
      detail: reason ?? say.engineStoppedDetail,
      buttons: [say.startAgain, say.quit],
      defaultId: 0,
      cancelId: 1,
    });
    if (answer.response === 0) engine.restart();
    else app.quit();
  }

  answerCalls(window, async (load, channel, request) => {
    const reply = await engine.call(load, channel, request);
    const spoken = languageIn(channel, reply);
    if (spoken && spoken !== language) {
      language = spoken;
      showMenu(language, documentationFolder());
    }
    return reply;
  });

  let reloadedAt = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', () => {
    // A page that falls over again at once would do so for ever.
    if (performance.now() - reloadedAt < 10_000) return;
    reloadedAt = performance.now();
    window.webContents.reload();
  });
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });

  let stopped = false;
  let closing: Promise<void> | null = null;
  const stop = async () => {
    window.setTitle(shellTexts[language].closing);
    window.setProgressBar(2);
    await engine.stop();
    stopped = true;
    printer.close();
    await closeWordPrinter();
    window.destroy();
    app.quit();
  };
  window.on('close', (event) => {
    if (stopped) return;
    event.preventDefault();
    closing ??= stop();
  });
  window.on('page-title-updated', (event) => {
    if (closing) event.preventDefault();
  });
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    closing ??= stop();
  });
}

if (app.requestSingleInstanceLock()) {
  registerSchemes();
  lockContents();
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(() => {
      const window = openWindow({
        page: join(root, 'out/renderer'),
        preload: join(root, 'out/preload/index.cjs'),
        icon: join(root, 'build/icon.png'),
      });
      run(window);
    })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (app.isPackaged) dialog.showErrorBox('Kontor', reason);
      else process.stderr.write(`${reason}\n`);
      app.exit(1);
    });
} else {
  app.quit();
}
