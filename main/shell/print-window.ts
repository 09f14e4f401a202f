/** Printing: a hidden window of its own without scripts, network, storage or any way to the program, kept for the next page. */
import { BrowserWindow, type Session, session } from 'electron';
import { firstChromiumWithMarginBoxes, shellFooter, withoutPageLabels } from '../printing/page-label.ts';

const address = 'print://page/';

interface PrintWindow {
  readonly window: BrowserWindow;
  load(html: string): Promise<void>;
}

function openPrintWindow(partition: string): PrintWindow {
  const own: Session = session.fromPartition(partition);
  let page = '';
  own.protocol.handle('print', (request) =>
    request.url === address
      ? new Response(page, {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy':
              "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'",
            'cache-control': 'no-store',
          },
        })
      : new Response(null, { status: 404 }),
  );
  own.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: request.url !== address && !request.url.startsWith('data:') });
  });
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  const window = new BrowserWindow({
    show: false,
    width: 900,
    height: 1200,
    webPreferences: {
      session: own,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: false,
    },
  });
  return {
    window,
    async load(html) {
      page = html;
      try {
        await window.loadURL(address);
      } finally {
        page = '';
      }
    },
  };
}

export interface Printer {
  /** The page as PDF; paper and margins are those of its `@page`. Pages that are asked for at once wait for each other. */
  toPdf(html: string): Promise<Uint8Array>;
  /** Opens the system's print dialog; false when the user cancels it. */
  withDialog(html: string): Promise<boolean>;
  /** Closes the kept window. */
  close(): void;
}

/** The printer of the program; its window is opened by the first page and kept. */
export function openPrinter(chromium: string): Printer {
  let kept: PrintWindow | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function print(html: string): Promise<Uint8Array> {
    if (!kept || kept.window.isDestroyed() || kept.window.webContents.isCrashed()) {
      kept?.window.destroy();
      kept = openPrintWindow('kontor-pdf');
    }
    const marginBoxes = Number.parseInt(chromium, 10) >= firstChromiumWithMarginBoxes;
    const bare = marginBoxes ? html : withoutPageLabels(html);
    await kept.load(bare);
    return kept.window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      // A page without a foot of its own gets none.
      ...(bare === html
        ? {}
        : { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: shellFooter(html) }),
    });
  }

  return {
    toPdf(html) {
      const next = last.then(() => print(html));
      last = next.catch(() => undefined);
      return next;
    },
    async withDialog(html) {
      const { window, load } = openPrintWindow(`kontor-print-${Date.now()}`);
      try {
        await load(html);
        return await new Promise((resolve, reject) => {
          window.webContents.print({ silent: false, printBackground: true }, (printed, reason) => {
            if (printed || /cancel/iu.test(reason)) resolve(printed);
            else reject(new Error(reason));
          });
        });
      } finally {
        window.destroy();
      }
    },
    close() {
      kept?.window.destroy();
      kept = null;
    },
  };
}
