/** The host of an engine without a window: pages are printed by the browser that is installed; there are no dialogs. */
import type { Host } from '../engine/host.ts';
import { keyFileSealer } from '../engine/key-file.ts';
import { findLibreOffice, openWordPrinter, type WordPrinter } from '../printing/libre-office.ts';
import { findBrowser } from './browser.ts';
import { openPrinter } from './pdf-printer.ts';

type Printer = ReturnType<typeof openPrinter>;

/** The browser is started at the first page that is printed, and kept. `stateFolder`: where the key for secrets lies, and what LibreOffice prints. */
export function browserHost(stateFolder: string): Host & { close(): Promise<void> } {
  let printer: Printer | null = null;
  const opened = (): Printer => {
    if (printer !== null) return printer;
    const path = findBrowser();
    if (path === null)
      throw new Error('No Chromium, Chrome or Edge was found. Install one, or name it in KONTOR_BROWSER.');
    printer = openPrinter(path);
    return printer;
  };
  const sealer = keyFileSealer(stateFolder);
  let wordPrinter: WordPrinter | null = null;
  return {
    kind: 'browser',
    dialogs: false,
    printing: false,
    printToPdf: async (html) => opened().print(html),
    layOut: async (html, width) => opened().layOut(html, width),
    printsWord: () => Promise.resolve(findLibreOffice() !== null),
    docxToPdf: async (docx) => {
      if (wordPrinter === null) {
        const path = findLibreOffice();
        if (path === null) throw new Error('No LibreOffice was found. Install it, or name it in KONTOR_SOFFICE.');
        wordPrinter = openWordPrinter(path, stateFolder);
      }
      return wordPrinter.toPdf(docx);
    },
    print: () => Promise.resolve(false),
    printers: () => Promise.resolve([]),
    printOn: () => Promise.reject(new Error('This host has no printers.')),
    chooseFolder: () => Promise.resolve(null),
    saveFile: () => Promise.resolve(null),
    seal: async (secret) => sealer.seal(secret),
    unseal: async (sealed) => sealer.unseal(sealed),
    close: async () => {
      await printer?.close();
      printer = null;
      await wordPrinter?.close();
      wordPrinter = null;
    },
  };
}
