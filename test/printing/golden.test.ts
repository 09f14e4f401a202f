/**
 * Every print form as it was looked at and found good: its text, and its pages as pictures. `KONTOR_GOLDEN=write` makes them anew; look at them then.
 * Pictures depend on the browser and on poppler, so they are compared where these are the ones that the pictures were made with.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../main/office/browser.ts';
import { openPrinter, type PdfPrinter } from '../../main/office/pdf-printer.ts';
import { type FormDefinition, forms } from '../../main/printing/forms.ts';
import { renderDocument } from '../../main/printing/render.ts';
import { bareSample } from '../../main/printing/sample-document.ts';
import { documentView, type PrintedDocument } from '../../main/printing/view.ts';
import { formSample } from './form-samples.ts';
import { assets } from './sample-documents.ts';

const kept = join(import.meta.dirname, '../fixtures/forms');
const writes = process.env.KONTOR_GOLDEN === 'write';
const madeWith = join(kept, 'made-with.json');

let folder: string;
let printer: PdfPrinter;
let tools: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-'));
  const browser = findBrowser();
  if (!browser) throw new Error('No Chromium, Chrome or Edge is installed; these tests print with one.');
  printer = openPrinter(browser);
  const poppler = execFileSync('sh', ['-c', 'pdftoppm -v 2>&1 | head -1'], { encoding: 'utf8' }).trim();
  tools = `${execFileSync(browser, ['--version'], { encoding: 'utf8' }).trim()}; ${poppler}`;
  if (writes) {
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(kept, { recursive: true });
    writeFileSync(madeWith, `${JSON.stringify({ tools })}\n`);
  }
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

async function printed(document: PrintedDocument): Promise<string> {
  const path = join(folder, 'form.pdf');
  writeFileSync(path, await printer.print(renderDocument(documentView(document), assets)));
  return path;
}

const textOf = (pdf: string) => execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', pdf, '-'], { encoding: 'utf8' });

function picturesOf(pdf: string): Buffer[] {
  for (const old of readdirSync(folder)) if (old.endsWith('.png')) rmSync(join(folder, old));
  execFileSync('pdftoppm', ['-r', '50', '-gray', '-png', pdf, join(folder, 'page')]);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .sort()
    .map((name) => readFileSync(join(folder, name)));
}

/** Whether pictures can be told apart here; says why not. */
function sameTools(): boolean {
  const { tools: known }: { tools: string } = JSON.parse(readFileSync(madeWith, 'utf8'));
  if (known === tools) return true;
  process.stdout.write(`Pictures of print forms are not compared: they were made with ${known}, here is ${tools}.\n`);
  return false;
}

function missing(path: string): never {
  throw new Error(`${path} is missing: look at the form, then make it with KONTOR_GOLDEN=write.`);
}

describe('every form looks as it was found good', () => {
  test.each(forms)('$id', async (form) => {
    const pdf = await printed(formSample(form));
    const text = textOf(pdf);
    const pictures = picturesOf(pdf);
    const textFile = join(kept, `${form.id}.txt`);
    const pictureFile = (at: number) => join(kept, `${form.id}-${at + 1}.png`);
    if (writes) {
      writeFileSync(textFile, text);
      pictures.forEach((picture, at) => {
        writeFileSync(pictureFile(at), picture);
      });
    }
    expect(text).toBe(existsSync(textFile) ? readFileSync(textFile, 'utf8') : missing(textFile));
    if (!sameTools()) return;
    pictures.forEach((picture, at) => {
      const file = pictureFile(at);
      if (!existsSync(file)) missing(file);
      const [is, was] = [PNG.sync.read(picture), PNG.sync.read(readFileSync(file))];
      expect([is.width, is.height]).toEqual([was.width, was.height]);
      const rows = Array.from({ length: is.height }, (_, row) => row).filter((row) => {
        const part = (png: PNG) => png.data.subarray(row * png.width * 4, (row + 1) * png.width * 4);
        return !part(is).equals(part(was));
      });
      expect(rows, `rows of pixels of page ${at + 1} that are otherwise`).toEqual([]);
    });
  });
});

/** The sample with 300 lines at four VAT rates, some with a word of 40 characters. */
function longDocument(form: FormDefinition): PrintedDocument {
  const base = formSample(form);
  const rates = [2200, 1000, 500, 0];
  const lines = Array.from({ length: 300 }, (_, at) => {
    const rate = rates[at % 4] ?? 0;
    const sums = { net: 10_000, vat: rate, gross: 10_000 + rate };
    const name = at % 50 === 7 ? 'Х'.repeat(40) : `Позиция ${at + 1} §`;
    const line = {
      code: `A-${at + 1}`,
      name,
      quantity: 1000,
      price: sums.net,
      discount: 0,
      unit: 'pce',
      unitCode: '796',
      vatRate: rate,
      sums,
    };
    return form.type === 'correction'
      ? { ...line, before: { ...line, quantity: 2000, sums: { net: 20_000, vat: 2 * rate, gross: 20_000 + 2 * rate } } }
      : line;
  });
  const sum = (of: 'net' | 'vat' | 'gross') => lines.reduce((total, line) => total + line.sums[of], 0);
  const vatTable = rates.map((rate, at) => ({
    vatRateId: at + 1,
    label: `${rate / 100} %`,
    rate,
    net: 750_000,
    vat: 75 * rate,
    gross: 750_000 + 75 * rate,
  }));
  const entries = Array.from({ length: 300 }, (_, at) => ({
    day: '2026-05-05',
    type: 'invoice' as const,
    number: `${at + 1} §`,
    debit: 100,
    credit: 0,
  }));
  return {
    ...base,
    pricesIncludeVat: false,
    discount: 0,
    lines,
    totals: {
      net: sum('net'),
      vat: sum('vat'),
      gross: sum('gross'),
      discount: 0,
      lines: lines.map((line) => line.sums),
      vatTable,
    },
    ...(form.type === 'statement' && { statement: { opening: 0, entries, closing: 30_000 } }),
  };
}

/** A cash receipt order says what was taken, not for which goods. */
const withLines = forms.filter(({ type }) => type !== 'cash-receipt');

describe('300 lines: each is there once, the head is on every page, the pages are counted, nothing stands outside of the paper', () => {
  test.each(withLines)('$id', async (form) => {
    const pdf = await printed(longDocument(form));
    const pages = textOf(pdf).split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(4);
    // The sign ends the name of a line: each is on exactly one page.
    const marks = pages.join(' ').match(/§/gu)?.length ?? 0;
    expect(marks).toBe(form.type === 'statement' ? 300 : 294);
    pages.forEach((page, at) => {
      expect(page).toMatch(new RegExp(`(?:Страница|Page) ${at + 1} (?:из|of|sur) ${pages.length}`, 'u'));
    });
    const fonts = execFileSync('pdffonts', [pdf], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /u);
    const [, width = 0] = /Page size:\s+([\d.]+) x/u.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })) ?? [];
    const boxes = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
    const right = Math.max(...[...boxes.matchAll(/xMax="([\d.]+)"/gu)].map((match) => Number(match[1])));
    expect(right).toBeLessThanOrEqual(Number(width));
  });
});

describe('a form is made also of a draft that says almost nothing', () => {
  test.each(forms)('$id', (form) => {
    const empty = bareSample(form, assets.templates);
    expect(renderDocument(documentView(empty), assets)).toMatch(/ЧЕРНОВИК|DRAFT|BROUILLON/u);
  });
});
