/** The forms on paper: printed by a real browser, read back with poppler. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../main/office/browser.ts';
import { openPrinter, type PdfPrinter } from '../../main/office/pdf-printer.ts';
import { renderDocument } from '../../main/printing/render.ts';
import { documentView, type PrintedDocument } from '../../main/printing/view.ts';
import { assets, longSample, pictures, sample } from './sample-documents.ts';

let folder: string;
let browser: string;
let printer: PdfPrinter;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  const found = findBrowser();
  if (!found) throw new Error('No Chromium, Chrome or Edge is installed; these tests print with one.');
  browser = found;
  printer = openPrinter(browser);
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

/** The browsers that this process has started and that still run. */
function childBrowsers(): number[] {
  return run('ps', '--ppid', String(process.pid), '-o', 'pid=,stat=,comm=')
    .split('\n')
    .filter((line) => /chrom|edge/iu.test(line) && !/ Z/u.test(line))
    .map((line) => Number.parseInt(line, 10));
}

interface Printed {
  readonly pages: readonly string[];
  readonly fonts: readonly { name: string; embedded: boolean }[];
  readonly size: string;
  readonly title: string;
}

function run(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** Pages as text with all spaces the same, fonts and paper of a PDF. */
function readPdf(pdf: Uint8Array): Printed {
  const path = join(folder, 'printed.pdf');
  writeFileSync(path, pdf);
  const info = run('pdfinfo', path);
  const pages = run('pdftotext', '-layout', '-enc', 'UTF-8', path, '-')
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/gu, ' '));
  const fonts = run('pdffonts', path)
    .split('\n')
    .slice(2)
    .filter(Boolean)
    .map((line) => ({ name: line.split(/\s+/u)[0] ?? '', embedded: / yes (?:yes|no) (?:yes|no) /u.test(line) }));
  const field = (name: string) => new RegExp(`^${name}:\\s+(.*)$`, 'mu').exec(info)?.[1] ?? '';
  return { pages, fonts, size: field('Page size'), title: field('Title') };
}

async function print(document: PrintedDocument): Promise<Printed> {
  return readPdf(await printer.print(renderDocument(documentView(document), assets)));
}

function expectOnlyNotoSans(printed: Printed): void {
  expect(printed.fonts.length).toBeGreaterThan(0);
  for (const font of printed.fonts) {
    expect(font.name).toMatch(/^[A-Z]{6}\+NotoSans-(?:Regular|Bold)$/u);
    expect(font.embedded).toBe(true);
  }
}

describe('a printed form', () => {
  it('«Счёт на оплату»: Cyrillic, ₽, the sum in words, one page of A4', async () => {
    const printed = await print(sample('RU'));
    expect(printed.pages).toHaveLength(1);
    expect(printed.size).toContain('A4');
    expect(printed.title).toBe('Счёт на оплату № 17 от 23.11.2026');
    const [page = ''] = printed.pages;
    expect(page).toContain('Счёт на оплату № 17 от 23 ноября 2026 г.');
    expect(page).toContain('«Северный берег»');
    expect(page).toContain('на сумму 4 842,00 ₽');
    expect(page).toContain('Четыре тысячи восемьсот сорок два рубля 00 копеек');
    expect(page).toContain('Счёт на оплату № 17 от 23.11.2026 Страница 1 из 1');
    expectOnlyNotoSans(printed);
  });

  it('« Facture »: accents, €, the sum in words, one page', async () => {
    const printed = await print(sample('FR'));
    expect(printed.pages).toHaveLength(1);
    const [page = ''] = printed.pages;
    expect(page).toContain('Atelier Béranger SARL');
    expect(page).toContain('Chaise de bureau « Étoile »');
    expect(page).toContain('660,14 €');
    expect(page).toContain('six cent soixante euros et 14 centimes');
    expect(page).toContain('Page 1 sur 1');
    expectOnlyNotoSans(printed);
  });

  it('international invoice: €, the sum in words, one page, pictures and all', async () => {
    const base = sample('INT');
    const printed = await print({ ...base, company: { ...base.company, ...pictures } });
    expect(printed.pages).toHaveLength(1);
    const [page = ''] = printed.pages;
    expect(page).toContain('Jörg Müller');
    expect(page).toContain('€1,311.00');
    expect(page).toContain('One thousand three hundred and eleven euros');
    expect(page).toContain('Page 1 of 1');
    expectOnlyNotoSans(printed);
    expect(run('pdfimages', '-list', join(folder, 'printed.pdf')).trim().split('\n').length).toBeGreaterThan(3);
  });

  it.each([
    [
      'RU',
      'Товары (работы, услуги)',
      (page: number) => `Страница ${page} из 3`,
      'Семь тысяч триста двадцать рублей',
      'Бухгалтер',
    ],
    [
      'FR',
      'Désignation',
      (page: number) => `Page ${page} sur 3`,
      'sept mille deux cents euros',
      'indemnité forfaitaire',
    ],
    [
      'INT',
      'Description',
      (page: number) => `Page ${page} of 3`,
      'Seven thousand two hundred euros',
      'Managing Director',
    ],
  ] as const)(
    '%s: 60 lines take three pages, with the head on each and the end in one piece',
    async (form, head, count, words, end) => {
      const printed = await print(longSample(form, 60));
      expect(printed.pages).toHaveLength(3);
      printed.pages.forEach((page, index) => {
        expect(page).toContain(head);
        expect(page).toContain(count(index + 1));
        expect(page).toContain(documentView(sample(form)).caption.replace(/\s/gu, ' '));
      });
      const codes = printed.pages.map((page) => page.match(/A-0\d\d/gu) ?? []);
      expect(codes.flat()).toEqual(Array.from({ length: 60 }, (_, index) => `A-${String(index + 1).padStart(3, '0')}`));
      const last = printed.pages[2] ?? '';
      expect(last).toContain('A-060');
      expect(last).toContain(words);
      expect(last).toContain(end);
      expectOnlyNotoSans(printed);
    },
  );

  it.each(['RU', 'FR', 'INT'] as const)('%s: however many lines, totals never stand without a line', async (form) => {
    for (const count of [12, 14, 16, 18, 20, 22, 24, 26]) {
      const { pages } = await print(longSample(form, count));
      const total = { RU: 'Всего к оплате', FR: 'Total TTC', INT: 'Total due' }[form];
      const last = pages.at(-1) ?? '';
      expect(last).toContain(total);
      expect(last).toContain(`A-0${count}`);
      expect(pages.filter((page) => page.includes(total))).toHaveLength(1);
    }
  });

  it('a draft is marked on each page', async () => {
    const printed = await print({ ...longSample('FR', 40), number: null, mark: 'draft' });
    expect(printed.pages.length).toBeGreaterThan(1);
    const letters = [...'BROUILLON'];
    for (const page of printed.pages) expect(letters.every((letter) => page.includes(letter))).toBe(true);
  });
});

describe('the printer', () => {
  it('reaches neither the network nor files, and runs no script, even without the policy of the page', async () => {
    const hits: string[] = [];
    const server = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    // An AddressInfo, since it listens on a port.
    const { port } = server.address() as AddressInfo;
    const at = `http://127.0.0.1:${port}`;
    const secret = join(folder, 'secret.txt');
    writeFileSync(secret, 'Whoever reads this has read a file');
    const html = `<!doctype html><html><head><link rel="stylesheet" href="${at}/style"><meta http-equiv="refresh" content="0;url=${at}/refresh"></head>
      <body><img src="${at}/image"><iframe src="${at}/frame"></iframe><iframe src="file://${secret}"></iframe>
      <object data="${at}/object"></object><p id="said">quiet</p>
      <script>document.getElementById('said').textContent = 'script ran'</script><img src="x" onerror="document.body.append('handler ran')"></body></html>`;
    const printed = readPdf(await printer.print(html));
    expect(printed.pages.join(' ')).toContain('quiet');
    expect(printed.pages.join(' ')).not.toMatch(/ ran|Whoever/u);
    const again = readPdf(await printer.print('<p>still here</p>'));
    expect(again.pages.join(' ')).toContain('still here');
    await new Promise((done) => {
      server.close(done);
    });
    expect(hits).toEqual([]);
  });

  it('gives each of many callers his own page', async () => {
    const texts = Array.from({ length: 8 }, (_, index) => `page number ${index}`);
    const pdfs = await Promise.all(texts.map((text) => printer.print(`<p>${text}</p>`)));
    expect(pdfs.map((pdf) => readPdf(pdf).pages.join(' ').trim())).toEqual(texts);
  });

  it('starts again when the browser dies, and leaves no process behind', async () => {
    await printer.print('<p>the other printer</p>');
    const others = new Set(childBrowsers());
    const own = openPrinter(browser);
    try {
      await own.print('<p>before</p>');
      const victim = childBrowsers().find((pid) => !others.has(pid)) ?? 0;
      expect(victim).toBeGreaterThan(0);
      process.kill(-victim, 'SIGKILL');
      const [during, after] = await Promise.all([own.print('<p>during</p>'), own.print('<p>after</p>')]);
      expect(readPdf(during).pages.join(' ')).toContain('during');
      expect(readPdf(after).pages.join(' ')).toContain('after');
    } finally {
      await own.close();
    }
    expect(childBrowsers().filter((pid) => !others.has(pid))).toEqual([]);
    await expect(own.print('<p>late</p>')).rejects.toThrow('closed');
  });

  it('that was never used starts and ends nothing', async () => {
    const own = openPrinter('/no/such/browser');
    await own.close();
    await expect(own.print('<p></p>')).rejects.toThrow('closed');
  });

  it('says so when the browser cannot be started', async () => {
    const own = openPrinter('/no/such/browser');
    await expect(own.print('<p></p>')).rejects.toThrow('/no/such/browser');
    await own.close();
  });
});
