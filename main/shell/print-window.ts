/** Printing: hidden windows of their own without network, permissions or any way to the program. */
import { BrowserWindow, type Session, session, type WebContents } from 'electron';
import type { PrintChoice } from '../../preload/contract/outputs.ts';
import { firstChromiumWithMarginBoxes, shellFooter, withoutPageLabels } from '../printing/page-label.ts';
import { type LayoutSnapshot, layoutStyles } from '../printing/page-layout.ts';
import { oneAtATime } from './one-at-a-time.ts';

const htmlHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'",
  'cache-control': 'no-store',
};
const htmlAddress = 'print://page/';
const pdfHeaders = { 'content-type': 'application/pdf', 'cache-control': 'no-store' };

/** The longest that a page may take to become a PDF, in milliseconds. */
const longestPrint = 60_000;
/** The longest wait for Chromium's PDF viewer to say that it has read the file, in milliseconds. */
const longestReading = 5000;

/** So long a printer may take to refuse a PDF, in milliseconds. */
const longestRefusal = 5000;

/** Chromium's own PDF viewer; its name is the same in every build. */
const pdfViewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';

/** True for what a frame of a PDF that is printed loads: the viewer, and the file in it. */
export function isPrintedPdf(address: string): boolean {
  return address.startsWith(pdfViewer) || /^print:\/\/page\/\d+\.pdf$/u.test(address);
}

interface PrintSession {
  readonly session: Session;
  /** What there is to load, by its address. */
  readonly pages: Map<string, () => Response>;
}

/** A session that loads what was put into `pages`, and what the browser itself is made of where `own` says so. */
function printSession(partition: string, own: RegExp): PrintSession {
  const here = session.fromPartition(partition, { cache: false });
  const pages = new Map<string, () => Response>();
  here.protocol.handle('print', ({ url }) => pages.get(url)?.() ?? new Response(null, { status: 404 }));
  here.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !pages.has(url) && !own.test(url) }));
  here.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  here.setPermissionCheckHandler(() => false);
  here.on('will-download', (event) => event.preventDefault());
  return { session: here, pages };
}

function printWindow(own: Session, more: { readonly javascript: boolean; readonly plugins: boolean }): BrowserWindow {
  return new BrowserWindow({
    show: false,
    width: 900,
    height: 1200,
    webPreferences: {
      session: own,
      ...more,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: false,
    },
  });
}

export interface PrintWindow {
  /**
   * The page as PDF; paper and margins are those of its `@page`. Pages that are asked for at once wait for each other; one that hangs is
   * given up after a minute, with an Error.
   */
  toPdf(html: string): Promise<Uint8Array>;
  /** The same page as it is laid out for paper whose room between the margins is so wide, in pixels of 1/96 inch. Waits and gives up likewise. */
  layOut(html: string, width: number): Promise<LayoutSnapshot>;
  /** Opens the system's print dialog for the PDF; false when the user cancels it. Rejects with an Error that says why it could not. */
  withDialog(pdf: Uint8Array): Promise<boolean>;
  /** Prints the PDF without a dialog. Rejects with an Error in the words of the system. */
  on(pdf: Uint8Array, choice: PrintChoice): Promise<void>;
  /** Closes all windows that print. */
  close(): void;
}

/** The printer of the program; the window that makes PDFs is opened by the first page and kept. */
export function openPrinter(chromium: string): PrintWindow {
  const marginBoxes = Number.parseInt(chromium, 10) >= firstChromiumWithMarginBoxes;
  let htmlSession: PrintSession | null = null;
  let pdfSession: PrintSession | null = null;
  let kept: BrowserWindow | null = null;
  const dialogs = new Set<BrowserWindow>();
  let lastDialog = 0;

  function endKept(): void {
    kept?.destroy();
    kept = null;
  }

  async function show(html: string): Promise<WebContents> {
    htmlSession ??= printSession('kontor-pdf', /^data:/u);
    if (kept?.isDestroyed() || kept?.webContents.isCrashed()) endKept();
    kept ??= printWindow(htmlSession.session, { javascript: false, plugins: false });
    const window = kept;
    const { pages } = htmlSession;
    pages.set(htmlAddress, () => new Response(html, { headers: htmlHeaders }));
    try {
      await window.loadURL(htmlAddress);
    } finally {
      pages.delete(htmlAddress);
    }
    return window.webContents;
  }

  async function print(html: string): Promise<Uint8Array> {
    const bare = marginBoxes ? html : withoutPageLabels(html);
    const contents = await show(bare);
    return contents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      // A page without a foot of its own gets none.
      ...(bare === html
        ? {}
        : { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: shellFooter(html) }),
    });
  }

  async function layOut(html: string, width: number): Promise<LayoutSnapshot> {
    const contents = await show(withoutPageLabels(html));
    const { debugger: protocol } = contents;
    protocol.attach();
    try {
      const size = { width: Math.round(width), height: 1000, deviceScaleFactor: 1, mobile: false };
      await protocol.sendCommand('Emulation.setEmulatedMedia', { media: 'print' });
      await protocol.sendCommand('Emulation.setDeviceMetricsOverride', size);
      return await protocol.sendCommand('DOMSnapshot.captureSnapshot', { computedStyles: [...layoutStyles] });
    } finally {
      protocol.detach();
    }
  }

  /** Shows the PDF to the work in a window of its own. */
  async function withPdf<Value>(pdf: Uint8Array, work: (contents: WebContents) => Promise<Value>): Promise<Value> {
    // Chromium's PDF viewer is a part of itself that is written in JavaScript; it is there in sessions on disk only.
    pdfSession ??= printSession('persist:kontor-print', /^(chrome|chrome-extension|blob|data):/u);
    const window = printWindow(pdfSession.session, { javascript: true, plugins: true });
    dialogs.add(window);
    const { pages } = pdfSession;
    const bytes = new Uint8Array(pdf);
    const address = `print://page/${++lastDialog}.pdf`;
    pages.set(address, () => new Response(bytes, { headers: pdfHeaders }));
    try {
      const read = pdfRead(window.webContents);
      await window.loadURL(address);
      await read;
      return await work(window.webContents);
    } finally {
      pages.delete(address);
      dialogs.delete(window);
      window.destroy();
    }
  }

  // All load their pages into the one window, so they wait for each other.
  const inTurn = oneAtATime((work: () => Promise<void>) => work(), {
    longest: longestPrint,
    late: 'The page was not printed in time.',
    abandon: endKept,
  });
  async function waiting<Value>(work: () => Promise<Value>): Promise<Value> {
    let done: { readonly value: Value } | null = null as { readonly value: Value } | null;
    await inTurn(async () => {
      done = { value: await work() };
    });
    if (done === null) throw new Error('The page was given up.');
    return done.value;
  }
  return {
    toPdf: (html) => waiting(() => print(html)),
    layOut: (html, width) => waiting(() => layOut(html, width)),
    withDialog: (pdf) => withPdf(pdf, throughDialog),
    on: (pdf, choice) => withPdf(pdf, (contents) => silently(contents, choice)),
    close() {
      endKept();
      for (const window of dialogs) window.destroy();
    },
  };
}

/** Until then there is an empty page to print. The event is Electron's own and not in its types, so a wait stands in for it. */
function pdfRead(contents: WebContents): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestReading);
    const emitter: NodeJS.EventEmitter = contents;
    emitter.once('-pdf-ready-to-print', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function throughDialog(contents: WebContents): Promise<boolean> {
  return new Promise((resolve, reject) => {
    contents.print({ silent: false, printBackground: true }, (printed, reason) => {
      if (printed || /cancel/iu.test(reason)) resolve(printed);
      else reject(new Error(reason));
    });
  });
}

function silently(contents: WebContents, { printer, copies, pages, duplex, colour }: PrintChoice): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = {
      silent: true,
      printBackground: true,
      deviceName: printer,
      copies,
      collate: true,
      // Electron counts pages from 0.
      ...(pages === null ? {} : { pageRanges: pages.map(({ from, to }) => ({ from: from - 1, to: to - 1 })) }),
      ...(duplex === null ? {} : { duplexMode: duplex }),
      ...(colour === null ? {} : { color: colour }),
    };
    // Chromium refuses at once; that a PDF has been taken over it does not always say.
    const taken = setTimeout(resolve, longestRefusal);
    contents.print(options, (printed, reason) => {
      clearTimeout(taken);
      if (printed) resolve();
      else reject(new Error(reason));
    });
  });
}
