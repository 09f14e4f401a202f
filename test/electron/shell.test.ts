/** The shell in a real Electron, with an engine that knows nothing: what it lets through, what it survives, what it prints. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findLibreOffice } from '../../main/printing/libre-office.ts';
import { pageLabelStyle } from '../../main/printing/page-label.ts';
import { type LayoutSnapshot, laidOutBody } from '../../main/printing/page-layout.ts';
import { type ElectronApp, noElectron, spawnElectron, startElectron } from '../support/electron-app.ts';
import { paragraph, wordFile } from '../support/word-files.ts';

const engine = join(import.meta.dirname, '../support/fake-engine.mjs');
const missing = noElectron();

interface Asked {
  ok: boolean;
  value?: unknown;
  code?: string;
}

/** Asks a channel from inside the page; the fake engine's channels are none of the contract's. */
function ask(app: ElectronApp, channel: string, request: unknown): Promise<Asked> {
  return app.page.evaluate(
    (name, asked) =>
      (window as unknown as { kontor: { invoke(c: string, r: unknown): Promise<Asked> } }).kontor.invoke(name, asked),
    channel,
    request,
  );
}

function pdfText(base64: unknown, folder: string): string {
  const file = join(folder, 'page.pdf');
  writeFileSync(file, Buffer.from(String(base64), 'base64'));
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

describe('the shell in Electron', () => {
  let app: ElectronApp;
  let folder: string;

  beforeAll(async () => {
    if (missing) return;
    folder = mkdtempSync(join(tmpdir(), 'kontor-shell-'));
    app = await startElectron({ engine, environment: { KONTOR_TEST_SAVE: join(folder, 'saved.txt') } });
  });
  afterAll(async () => {
    if (missing) return;
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach((context) => {
    if (missing) context.skip(missing);
  });

  test('the page has two functions of the program and nothing of Node or Electron', async () => {
    const seen = await app.page.evaluate(() => ({
      kontor: Object.keys((window as unknown as { kontor: object }).kontor).sort(),
      globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron', '__dirname'].filter((n) => n in window),
    }));
    expect(seen).toEqual({ kontor: ['invoke', 'subscribe'], globals: [] });
  });

  test('a call reaches the engine and its reply comes back', async () => {
    expect(await ask(app, 'test.echo', { text: 'Привет, été' })).toEqual({
      ok: true,
      value: { text: 'Привет, été' },
    });
  });

  test('an event of the engine reaches the page until it stops listening', async () => {
    const heard = await app.page.evaluate(async () => {
      const { kontor } = window as unknown as {
        kontor: {
          invoke(c: string, r: unknown): Promise<unknown>;
          subscribe(l: (event: { type: string }) => void): () => void;
        };
      };
      const events: string[] = [];
      const stop = kontor.subscribe((event) => events.push(event.type));
      await kontor.invoke('test.event', {});
      await kontor.invoke('test.echo', {});
      stop();
      await kontor.invoke('test.event', {});
      await kontor.invoke('test.echo', {});
      return events;
    });
    expect(heard).toEqual(['office']);
  });

  test('what cannot be sent is a reply, not an exception', async () => {
    const code = await app.page.evaluate(async () => {
      const { kontor } = window as unknown as { kontor: { invoke(c: string, r: unknown): Promise<Asked> } };
      return (await kontor.invoke('test.echo', { f: () => 1 })).code;
    });
    expect(code).toBe('internal');
  });

  test('the page cannot be navigated away, by address, link, form or refresh', async () => {
    const before = app.page.url();
    await app.page.evaluate(() => {
      location.href = 'https://example.org/';
    });
    await app.page.evaluate(() => {
      location.href = 'file:///etc/passwd';
    });
    await app.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'data:text/html,<h1>away</h1>';
      document.body.append(link);
      link.click();
      link.remove();
      const form = document.createElement('form');
      form.action = 'https://example.org/';
      document.body.append(form);
      form.submit();
      form.remove();
    });
    await ask(app, 'test.echo', {});
    expect(app.page.url()).toBe(before);
  });

  test('a phone number is handed to the system to dial, and no other address is, nor a service code', async () => {
    const before = app.page.url();
    await app.inMain(
      '(globalThis.dialled = [], electron.shell.openExternal = async (address) => { dialled.push(address); }, null)',
    );
    await app.page.evaluate(() => {
      for (const address of ['tel:+74951234567', 'tel:*21*123#', 'mailto:a@example.org', 'https://example.org/']) {
        const link = document.createElement('a');
        link.href = address;
        document.body.append(link);
        link.click();
        link.remove();
      }
    });
    await expect.poll(() => app.inMain('dialled')).toEqual(['tel:+74951234567']);
    await ask(app, 'test.echo', {});
    expect([await app.inMain('dialled'), app.page.url()]).toEqual([['tel:+74951234567'], before]);
  });

  test('window.open opens nothing', async () => {
    const opened = await app.page.evaluate(() => {
      const targets = ['https://example.org/', 'app://kontor/', 'about:blank', 'file:///etc/passwd'];
      return targets.map((target) => window.open(target) === null);
    });
    expect(opened).toEqual([true, true, true, true]);
    expect(await app.inMain('electron.BrowserWindow.getAllWindows().filter((w) => w.isVisible()).length')).toBe(1);
  });

  test('code made of text does not run, nor does a script or style written into the page', async () => {
    // The page's own context: what the debugger evaluates would be exempt, a timer that the page set is not.
    const ran = await app.page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.head.append(script);
      const style = document.createElement('style');
      style.textContent = 'body { outline-width: 77px; outline-style: solid }';
      document.head.append(style);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.injected = true');
      image.src = 'https://example.org/x.png';
      document.body.append(image);
      await new Promise((settle) => image.addEventListener('error', settle, { once: true }));
      setTimeout('window.injected = true', 0);
      await new Promise((settle) => setTimeout(settle, 50));
      const outlined = getComputedStyle(document.body).outlineWidth === '77px';
      script.remove();
      style.remove();
      image.remove();
      return { injected: 'injected' in window, outlined };
    });
    expect(ran).toEqual({ injected: false, outlined: false });
  });

  test('eval is refused by the policy of the page', async () => {
    const policy = await app.page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  test('each load has a nonce of its own, the same in header and page', async () => {
    const loads = await app.page.evaluate(async () => {
      const load = async () => {
        const response = await fetch('/');
        const header = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
        return { header, page: (await response.text()).includes(`content="${header}"`) };
      };
      return [await load(), await load()];
    });
    expect(loads.map((load) => load.page)).toEqual([true, true]);
    expect(loads[0]?.header).toHaveLength(24);
    expect(loads[0]?.header).not.toBe(loads[1]?.header);
  });

  test('the protocol gives out nothing beside the page', async () => {
    const statuses = await app.page.evaluate(async () => {
      const paths = [
        '/../shell/main.js',
        '/..%2fshell%2fmain.js',
        '/%2e%2e/shell/main.js',
        '/..%5cshell%5cmain.js',
        '/%00.html',
        '//etc/passwd.json',
        '/package.json',
      ];
      return Promise.all(
        paths.map((path) =>
          fetch(`app://kontor${path}`).then(
            (r) => r.status,
            () => 404,
          ),
        ),
      );
    });
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 404]);
  });

  test('nothing is fetched from the network, not even from this computer', async () => {
    const got = await app.page.evaluate(() =>
      Promise.all(
        ['http://127.0.0.1:9/', 'https://example.org/', 'file:///etc/passwd', 'print://page/'].map((address) =>
          fetch(address, { mode: 'no-cors' }).then(
            () => 'fetched',
            () => 'refused',
          ),
        ),
      ),
    );
    expect(got).toEqual(['refused', 'refused', 'refused', 'refused']);
  });

  test('reminders may be shown by the system; camera, place and devices are denied without a question', async () => {
    expect(await app.page.evaluate(() => Notification.permission)).toBe('granted');
    const denied = await app.page.evaluate(async () => {
      const names = ['geolocation', 'camera', 'microphone'] as const;
      const states = await Promise.all(
        names.map((name) => navigator.permissions.query({ name: name as PermissionName }).then((s) => s.state)),
      );
      const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        () => 'denied',
      );
      return [...states, camera];
    });
    expect(denied).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  test('another window with the same preload is not listened to', async () => {
    const reply = await app.inMain(`await (async () => {
      const preload = process.cwd() + '/out/preload/index.cjs';
      const window = new electron.BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } });
      await window.loadURL('data:text/html,<p>foreign</p>');
      const reply = await window.webContents.executeJavaScript("window.kontor.invoke('test.echo', { a: 1 })");
      window.destroy();
      return reply.code ?? reply;
    })()`);
    expect(reply).toBe('forbidden');
  });

  test('a frame inside of the page gets no way to the program', async () => {
    const inside = await app.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = URL.createObjectURL(new Blob(['<p>framed</p>'], { type: 'text/html' }));
      document.body.append(frame);
      await new Promise((settle) => frame.addEventListener('load', settle, { once: true }));
      const found = 'kontor' in (frame.contentWindow ?? {});
      frame.remove();
      return found;
    });
    expect(inside).toBe(false);
  });

  test('a page is printed to PDF with paper, page numbers, Cyrillic and signs of currency', async () => {
    const html = `<!doctype html><html lang="ru"><head><meta charset="utf-8">
      <style>@page { size: A5; margin: 20mm }
      section { break-after: page }</style>${pageLabelStyle('Счёт № 7', 'ru')}</head><body>
      <section>Счёт № 7 на 1 234,50 ₽</section><p>Facture à régler : 99,00 €</p>
      <script>document.body.textContent = 'scripted'</script></body></html>`;
    const reply = await ask(app, 'test.host', ['printToPdf', html]);
    expect(reply.ok).toBe(true);
    const text = pdfText(reply.value, folder);
    expect(text).toContain('Счёт № 7 на 1 234,50 ₽');
    expect(text).toContain('Facture à régler : 99,00 €');
    expect(text).toContain('Страница 1 из 2');
    expect(text).toContain('Страница 2 из 2');
    expect(text).not.toContain('scripted');
    const info = execFileSync('pdfinfo', [join(folder, 'page.pdf')], { encoding: 'utf8' });
    expect(info).toMatch(/Pages:\s+2/);
    expect(info).toMatch(/A5/);
  });

  test('a Word file is printed to PDF by the LibreOffice of this computer', async (context) => {
    if (findLibreOffice() === null) context.skip('LibreOffice is not installed: Word files are not printed.');
    expect(await ask(app, 'test.host', ['printsWord'])).toEqual({ ok: true, value: true });
    const docx = await wordFile(paragraph('Договор № 7 – François'));
    const reply = await ask(app, 'test.docx', docx.toString('base64'));
    expect(pdfText(reply.value, folder)).toContain('Договор № 7 – François');
  });

  test('a page of five megabytes is printed, and pages asked for at once do not mix', async () => {
    const page = (word: string) => `<!doctype html><p>${word}</p><!--${'x'.repeat(5_000_000)}-->`;
    const [one, two] = await Promise.all([
      ask(app, 'test.host', ['printToPdf', page('first')]),
      ask(app, 'test.host', ['printToPdf', page('second')]),
    ]);
    expect(pdfText(one?.value, folder)).toContain('first');
    expect(pdfText(two?.value, folder)).toContain('second');
  });

  test('a page to print can load nothing from outside of itself', async () => {
    const html = `<!doctype html><meta charset="utf-8"><p>alone</p><img src="file:///etc/passwd"><img src="https://example.org/x.png">
      <iframe src="file:///etc/passwd"></iframe><object data="app://kontor/"></object>`;
    const reply = await ask(app, 'test.host', ['printToPdf', html]);
    expect(pdfText(reply.value, folder).trim()).toBe('alone');
  });

  test('what the print dialog is opened for is the PDF itself, and its window is gone afterwards', async () => {
    // No printer is asked of the computer that tests run on: what would be printed is caught.
    await app.inMain(`void electron.app.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) =>
        contents.printToPDF({}).then((pdf) => {
          globalThis.caught = pdf.toString('base64');
          done(true, '');
        });
    })`);
    for (const word of ['erste', 'zweite']) {
      const reply = await ask(app, 'test.print', `<!doctype html><p>${word} Rechnung</p>`);
      expect(reply).toEqual({ ok: true, value: true });
      expect(pdfText(await app.inMain('globalThis.caught'), folder)).toContain(`${word} Rechnung`);
    }
    const left = await app.inMain(
      `electron.webContents.getAllWebContents().filter((one) => one.getURL().endsWith('.pdf')).length`,
    );
    expect(left).toBe(0);
  });

  test('a page is laid out for the width of a paper, as it is printed, and prints as before afterwards', async () => {
    const html = `<!doctype html><meta charset="utf-8"><style>@media screen { p { display: none } } i { display: none }</style>
      <p>Счёт <i>hidden</i><b style="color: #0a141e">№ 7</b></p><div style="width: 50%"></div>`;
    const reply = await ask(app, 'test.host', ['layOut', html, 600]);
    expect(reply.ok).toBe(true);
    // What the shell hands on is what Chromium answered.
    const body = laidOutBody(reply.value as LayoutSnapshot);
    const paragraph = body.children.find(({ name }) => name === 'p');
    expect(paragraph?.children.map(({ name }) => name)).toEqual(['#text', 'b']);
    expect(paragraph?.children[1]?.style('color')).toBe('rgb(10, 20, 30)');
    expect(body.children.find(({ name }) => name === 'div')?.width).toBe((600 - 16) / 2);
    const pdf = await ask(app, 'test.host', ['printToPdf', '<!doctype html><p>again</p>']);
    expect(pdfText(pdf.value, folder)).toContain('again');
  });

  test('the printers of the computer are told; a document goes to the one that was chosen, and what it refuses is said', async () => {
    const printers = await ask(app, 'test.host', ['printers']);
    expect(printers).toEqual({ ok: true, value: expect.any(Array) });
    const html = '<!doctype html><p>on paper</p>';
    const choice = { printer: 'Gone', copies: 2, pages: [{ from: 2, to: 3 }], duplex: 'longEdge', colour: false };
    const gone = await ask(app, 'test.printOn', { html, choice });
    expect(gone).toMatchObject({ ok: false, message: expect.stringContaining('no such printer') });
    // A printer that Chromium knows and the system does not: what the system says comes through.
    await app.inMain(`void electron.BrowserWindow.getAllWindows().forEach((one) => {
      one.webContents.getPrintersAsync = async () => [{ name: 'Kontor-no-such', displayName: 'None' }];
    })`);
    const refused = await ask(app, 'test.printOn', { html, choice: { ...choice, printer: 'Kontor-no-such' } });
    expect(refused).toMatchObject({ ok: false, message: expect.stringMatching(/\S/u) });
  });

  test('a file is saved whole where the user said', async () => {
    const source = join(folder, 'source.txt');
    writeFileSync(source, 'content');
    const reply = await ask(app, 'test.host', ['saveFile', '../../evil.txt', source]);
    expect(reply).toEqual({ ok: true, value: join(folder, 'saved.txt') });
    expect(readFileSync(join(folder, 'saved.txt'), 'utf8')).toBe('content');
  });

  test('a file that cannot be saved is an answer with the reason', async () => {
    const reply = await ask(app, 'test.host', ['saveFile', 'a.txt', join(folder, 'not-there')]);
    expect(reply.ok).toBe(false);
  });

  test('a second start shows the first window and ends', async () => {
    await app.inMain('electron.BrowserWindow.getAllWindows().find((w) => w.isVisible()).minimize()');
    const second = spawnElectron({ engine }, app.state);
    const code = await new Promise((settle) => second.once('exit', settle));
    expect(code).toBe(0);
    const minimized = 'electron.BrowserWindow.getAllWindows().some((w) => w.isMinimized())';
    await expect.poll(() => app.inMain(minimized)).toBe(false);
  });
});

describe('the engine of the desktop', () => {
  beforeEach((context) => {
    if (missing) context.skip(missing);
  });

  test('one that is killed is started again once; calls under way are answered, and the page is told', async () => {
    const app = await startElectron({ engine });
    try {
      await app.page.evaluate(() => {
        const { kontor } = window as unknown as { kontor: { subscribe(l: (event: unknown) => void): void } };
        const heard: unknown[] = [];
        Object.assign(window, { heard });
        kontor.subscribe((event) => heard.push(event));
      });
      const heard = () => app.page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
      const first = (await ask(app, 'test.pid', {})).value as number;
      const waiting = ask(app, 'test.never', {});
      await ask(app, 'test.echo', {});
      process.kill(first, 'SIGKILL');
      expect((await waiting).code).toBe('unavailable');
      await expect.poll(heard).toEqual([
        { type: 'connection', state: 'lost' },
        { type: 'connection', state: 'restored' },
      ]);
      const second = (await ask(app, 'test.pid', {})).value as number;
      expect(second).not.toBe(first);

      await app.inMain(`void (electron.dialog.showMessageBox = () => new Promise(() => undefined))`);
      process.kill(second, 'SIGKILL');
      await expect.poll(async () => (await heard()).length).toBe(3);
      expect((await ask(app, 'test.echo', {})).code).toBe('unavailable');
    } finally {
      await app.close();
    }
  });

  test('it is told folder and example, and the program waits for it to close the database', async () => {
    const state = mkdtempSync(join(tmpdir(), 'kontor-electron-'));
    try {
      const app = await startElectron({ engine, state, words: ['--data', '/tmp/an office', '--demo'] });
      await ask(app, 'test.echo', {});
      await app.page.reload();
      await ask(app, 'test.echo', {});
      await app.inMain(
        'void setTimeout(() => electron.BrowserWindow.getAllWindows().find((w) => w.isVisible()).close(), 10)',
      );
      expect(await app.ended).toBe(0);
      const log = readFileSync(join(state, 'fake-engine.log'), 'utf8').trim().split('\n');
      expect(log[0]).toBe('start folder=/tmp/an office demo=true');
      expect(log.slice(1)).toEqual(['open', 'close', 'open', 'stop', 'stopped']);
    } finally {
      rmSync(state, { recursive: true, force: true });
    }
  });

  test("it runs in Electron's own process for it, prints from there, and is started again there", async () => {
    const state = mkdtempSync(join(tmpdir(), 'kontor-electron-'));
    try {
      const app = await startElectron({ engine, state, environment: { KONTOR_ENGINE_NODE: '' } });
      const first = (await ask(app, 'test.pid', {})).value as number;
      const reply = await ask(app, 'test.host', ['printToPdf', '<!doctype html><p>from the inside</p>']);
      expect(pdfText(reply.value, state)).toContain('from the inside');
      process.kill(first, 'SIGKILL');
      await expect.poll(async () => (await ask(app, 'test.pid', {})).value ?? first).not.toBe(first);
      await app.close();
      const log = readFileSync(join(state, 'fake-engine.log'), 'utf8').trim().split('\n');
      expect(log.slice(-2)).toEqual(['stop', 'stopped']);
    } finally {
      rmSync(state, { recursive: true, force: true });
    }
  });
});
