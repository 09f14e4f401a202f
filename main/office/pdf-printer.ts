/** Prints pages to PDF with an installed Chromium: one browser and one page, started when first needed and kept. */
import puppeteer, { type Browser, type CDPSession } from 'puppeteer-core';
import { firstChromiumWithMarginBoxes, shellFooter, withoutPageLabels } from '../printing/page-label.ts';
import { type LayoutSnapshot, layoutStyles } from '../printing/page-layout.ts';

export interface PdfPrinter {
  /** The page as PDF; paper and margins as its `@page` says. Rejects with an Error that says why. */
  print(html: string): Promise<Uint8Array>;
  /** The page as it is laid out for paper whose room between the margins is so wide, in pixels of 1/96 inch. */
  layOut(html: string, width: number): Promise<LayoutSnapshot>;
  /** Ends the browser with all its processes. What still waits is rejected. */
  close(): Promise<void>;
}

interface Session {
  readonly browser: Browser;
  readonly page: CDPSession;
  readonly frameId: string;
  /** The browser prints the page's own foot itself. */
  readonly marginBoxes: boolean;
  printed: number;
}

/** A page is given up after so many documents, so that what Chromium keeps of them cannot add up. */
const DOCUMENTS_PER_PAGE = 500;
const PRINT_TIMEOUT_MS = 60_000;
const CLOSE_TIMEOUT_MS = 3000;

/** Every request leads to a port where nothing listens and every name is unknown: nothing leaves this computer. */
const offline = [
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-pings',
];

async function start(path: string): Promise<Session> {
  const browser = await puppeteer.launch({
    executablePath: path,
    pipe: true,
    headless: true,
    // Chromium refuses to run its sandbox as root.
    args: [...offline, '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    defaultViewport: null,
  });
  try {
    const major = Number(/\/(\d+)\./u.exec(await browser.version())?.[1] ?? 0);
    const [page = await browser.newPage()] = await browser.pages();
    await page.setJavaScriptEnabled(false);
    await page.setOfflineMode(true);
    const session = await page.createCDPSession();
    await session.send('Page.enable');
    await session.send('Network.enable');
    await session.send('Network.setBlockedURLs', { urls: ['http://*', 'https://*', 'file://*', 'ftp://*', 'ws://*'] });
    // A page that wants to go elsewhere stays what it is; a failed navigation would print an empty page.
    session.on('Fetch.requestPaused', ({ requestId }) => {
      void session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => undefined);
    });
    await session.send('Fetch.enable', {
      patterns: [
        { urlPattern: 'http*', resourceType: 'Document' },
        { urlPattern: 'file:*', resourceType: 'Document' },
      ],
    });
    const { frameTree } = await session.send('Page.getFrameTree');
    return {
      browser,
      page: session,
      frameId: frameTree.frame.id,
      marginBoxes: major >= firstChromiumWithMarginBoxes,
      printed: 0,
    };
  } catch (error) {
    await end(browser);
    throw error;
  }
}

/** Asks the browser to end, and ends its whole process group when it does not. */
async function end(browser: Browser): Promise<void> {
  const child = browser.process();
  const asked = browser.close().catch(() => undefined);
  const late = new Promise<void>((done) => {
    setTimeout(done, CLOSE_TIMEOUT_MS).unref();
  });
  await Promise.race([asked, late]);
  if (!child?.pid || process.platform === 'win32') {
    child?.kill('SIGKILL');
    return;
  }
  try {
    // Negative: the group that the browser was started as the leader of.
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Fonts and pictures are data: URIs, yet they are decoded after the document is parsed. */
const settled = `Promise.all([document.fonts.ready, ...Array.from(document.images, (image) => image.decode().catch(() => null))]).then(() => true)`;

async function show({ page, frameId }: Session, html: string): Promise<void> {
  await page.send('Page.setDocumentContent', { frameId, html });
  await page.send('Runtime.evaluate', { expression: settled, awaitPromise: true });
}

async function layOutIn(session: Session, html: string, width: number): Promise<LayoutSnapshot> {
  const { page } = session;
  session.printed += 1;
  const size = { width: Math.round(width), height: 1000, deviceScaleFactor: 1, mobile: false };
  await page.send('Emulation.setEmulatedMedia', { media: 'print' });
  await page.send('Emulation.setDeviceMetricsOverride', size);
  try {
    await show(session, withoutPageLabels(html));
    return await page.send('DOMSnapshot.captureSnapshot', { computedStyles: [...layoutStyles] });
  } finally {
    await page.send('Emulation.setEmulatedMedia', { media: '' });
    await page.send('Emulation.clearDeviceMetricsOverride');
  }
}

async function printIn(session: Session, html: string): Promise<Uint8Array> {
  const { page, marginBoxes } = session;
  session.printed += 1;
  await show(session, marginBoxes ? html : withoutPageLabels(html));
  const { data } = await page.send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    transferMode: 'ReturnAsBase64',
    ...(marginBoxes
      ? {}
      : { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: shellFooter(html) }),
  });
  return new Uint8Array(Buffer.from(data, 'base64'));
}

async function withTimeout<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The browser did not print the page in time.')), PRINT_TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A printer that uses the browser at the path. Nothing is started before the first page. Calls are carried out one after
 * the other; a browser that died is started again, and the page that it died over is tried once more.
 */
export function openPrinter(browserPath: string): PdfPrinter {
  let session: Session | null = null;
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();

  async function ready(): Promise<Session> {
    if (session && (!session.browser.connected || session.printed >= DOCUMENTS_PER_PAGE)) {
      const old = session;
      session = null;
      await end(old.browser);
    }
    session ??= await start(browserPath);
    return session;
  }

  async function attempt<Value>(work: (session: Session) => Promise<Value>): Promise<Value> {
    if (closed) throw new Error('The printer is closed.');
    const used = await ready();
    // It may have been closed while the browser was starting.
    if (closed) await end(used.browser);
    try {
      return await withTimeout(work(used));
    } catch (error) {
      // After an error the page may be in any state, so the next one begins with a new browser.
      session = null;
      await end(used.browser);
      throw error;
    }
  }

  function inTurn<Value>(work: (session: Session) => Promise<Value>): Promise<Value> {
    const done = queue.then(() => attempt(work).catch(() => attempt(work)));
    queue = done.catch(() => undefined);
    return done;
  }

  return {
    print: (html) => inTurn((used) => printIn(used, html)),
    layOut: (html, width) => inTurn((used) => layOutIn(used, html, width)),
    async close() {
      closed = true;
      if (session) await end(session.browser);
      session = null;
      await queue;
    },
  };
}
