/** Print forms as documents of Word, read back by LibreOffice: nothing of a form is lost, nothing that it hides comes out. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../main/office/browser.ts';
import { openPrinter, type PdfPrinter } from '../../main/office/pdf-printer.ts';
import { forms } from '../../main/printing/forms.ts';
import { paperOf } from '../../main/printing/paper.ts';
import { readForm, renderDocument, renderForm } from '../../main/printing/render.ts';
import { documentView, type PrintedDocument } from '../../main/printing/view.ts';
import { roomAcross, roomyPage } from '../../main/printing/word/roomy-page.ts';
import { wordDocument } from '../../main/printing/word/word-document.ts';
import { narrowed } from '../../main/printing/word/word-table.ts';
import { type FormSettings, plainSettings } from '../../preload/contract/forms.ts';
import { unzipped } from '../support/made-files.ts';
import { formSample } from './form-samples.ts';
import { assets, longSample, pictures, sample } from './sample-documents.ts';

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));
let folder: string;
let printer: PdfPrinter;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'word-'));
  const browser = findBrowser();
  if (!browser) throw new Error('No Chromium, Chrome or Edge is installed; these tests lay pages out with one.');
  printer = openPrinter(browser);
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

interface Written {
  readonly html: string;
  readonly file: string;
}

async function written(name: string, document: PrintedDocument): Promise<Written> {
  const view = documentView(document);
  const html = renderDocument(view, assets);
  const layout = await printer.layOut(roomyPage(html), roomAcross(paperOf(html)));
  const { caption, language } = view;
  const file = join(folder, `${name}.docx`);
  writeFileSync(file, await wordDocument({ html, layout, language, caption, below: '' }));
  return { html, file };
}

function converted(files: readonly string[], to: 'txt' | 'pdf'): void {
  const filter = to === 'txt' ? 'txt:Text (encoded):UTF8' : 'pdf';
  execFileSync(
    office ?? '',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      folder,
      ...files,
    ],
    { stdio: 'ignore' },
  );
}

const other = (file: string, extension: string) => file.replace(/\.docx$/u, `.${extension}`);

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#x3D': '=',
  '#x60': '`',
};

/** The words of the page in the order of its source, without what only its foot or its back shows. */
function wordsOfPage(html: string): string[] {
  const body = html.slice(html.indexOf('<body')).replace(/<div class="mark">[\s\S]*?<\/div>/u, '');
  const text = body
    .replace(/<\/?(strong|span|em|b|i|sup|sub)\b[^>]*>/gu, '')
    .replace(/<[^>]+>/gu, ' ')
    .replace(/&([#\w]+);/gu, (whole, name: string) => entities[name] ?? whole);
  return wordsIn(text);
}
/** Spaces are where tags were, so signs that stand apart or together are compared one by one. */
const wordsIn = (text: string): string[] => [
  ...text
    .normalize('NFC')
    .replace(/\s+/gu, '')
    .replace(/\ufeff/gu, ''),
];

describe.skipIf(office === undefined)('in Word (skipped where there is no LibreOffice to read it)', () => {
  test('every form comes out with all of its text, in the order in which it is read', {
    timeout: 180_000,
  }, async () => {
    const all: Written[] = [];
    for (const form of forms) all.push(await written(form.id, formSample(form)));
    for (const language of ['en', 'ru', 'fr'] as const)
      all.push(await written(`invoice-int in ${language}`, { ...sample('INT'), language }));
    converted(
      all.map(({ file }) => file),
      'txt',
    );
    for (const { html, file } of all)
      expect(wordsIn(readFileSync(other(file, 'txt'), 'utf8')).join(''), file).toBe(wordsOfPage(html).join(''));
  });

  test('no table is wider than the room between the margins', async () => {
    for (const form of forms) {
      const { file } = await written(`wide ${form.id}`, formSample(form));
      const xml = execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8' });
      const [, width = 0] = /<w:pgSz[^>]* w:w="(\d+)"/u.exec(xml) ?? [];
      const [left = 0, right = 0] = ['left', 'right'].map(
        (side) => new RegExp(`<w:pgMar[^>]* w:${side}="(\\d+)"`, 'u').exec(xml)?.[1],
      );
      const tables = [...xml.matchAll(/<w:tblW[^>]* w:w="(\d+)"/gu)].map(([, wide]) => Number(wide));
      expect(tables.length, form.id).toBeGreaterThan(0);
      // In twentieths of a point; each column is rounded.
      expect(Math.max(...tables), form.id).toBeLessThan(Number(width) - Number(left) - Number(right) + 20);
    }
  });

  test('paper, margins and the foot of each page are those of the form', async () => {
    const upd = forms.find(({ id }) => id === 'upd-ru');
    if (!upd) throw new Error('no УПД');
    const { file } = await written('across', formSample(upd));
    converted([file], 'pdf');
    const info = execFileSync('pdfinfo', [other(file, 'pdf')], { encoding: 'utf8' });
    expect(info).toMatch(/Page size: +841\.\d+ x 595\.\d+ pts/u);
    const text = execFileSync('pdftotext', ['-layout', other(file, 'pdf'), '-'], { encoding: 'utf8' });
    expect(text).toContain('Страница 1 из 1');
  });

  test('a long table goes on over pages with its head on each; pictures are in it; a draft says so on every page', async () => {
    const { file } = await written('long', {
      ...longSample('FR', 120),
      mark: 'draft',
      company: { ...longSample('FR', 120).company, ...pictures },
    });
    converted([file], 'pdf');
    const pages = execFileSync('pdftotext', ['-layout', other(file, 'pdf'), '-'], { encoding: 'utf8' })
      .split('\f')
      .slice(0, -1);
    expect(pages.length).toBeGreaterThan(2);
    const withLines = pages.filter((page) => /Désignation/u.test(page));
    expect(withLines.length).toBeGreaterThanOrEqual(pages.length - 1);
    const images = execFileSync('pdfimages', ['-list', other(file, 'pdf')], { encoding: 'utf8' });
    expect(images.trim().split('\n').length).toBeGreaterThan(2);
    expect(execFileSync('unzip', ['-p', file, 'word/header*.xml'], { encoding: 'utf8' })).toContain('BROUILLON');
  });

  test('a sign that XML cannot hold is left out, and the rest of its text stays', async () => {
    const given = sample('INT');
    const document = { ...given, comment: 'before\ufffe\u0001after 😀' };
    const html = renderDocument(documentView(document), assets);
    const layout = await printer.layOut(roomyPage(html), roomAcross(paperOf(html)));
    const words = { caption: 'Invoice\ufffe 7', below: 'foot\u{0b}note' };
    const bytes = await wordDocument({ html, layout, language: 'en', ...words });
    const parts = [...(await unzipped(bytes))].filter(([name]) => /\.(?:xml|rels)$/u.test(name));
    const xml = parts.map(([, content]) => String(content)).join('');
    for (const sign of ['\ufffe', '\u0001', '\u000b']) expect(xml.includes(sign), JSON.stringify(sign)).toBe(false);
    expect(xml).toContain('beforeafter 😀');
    expect(xml).toContain('Invoice 7');
    expect(xml).toContain('footnote');
  });

  test('what a style hides does not come out', async () => {
    const html = renderDocument(documentView(sample('INT')), assets).replace(
      '</body>',
      '<p style="display: none">hidden one</p><p style="visibility: hidden">hidden two</p><p>shown three</p></body>',
    );
    const layout = await printer.layOut(roomyPage(html), roomAcross(paperOf(html)));
    const file = join(folder, 'hidden.docx');
    writeFileSync(file, await wordDocument({ html, layout, language: 'en', caption: '', below: '' }));
    converted([file], 'txt');
    const text = readFileSync(other(file, 'txt'), 'utf8');
    expect(text).toContain('shown three');
    expect(text).not.toContain('hidden');
  });
});

test('what a table lacks in room its widest columns give: a short word is not broken', () => {
  // 380 into 300: 150 and 80 come down to 75 each.
  expect(narrowed([150, 60, 40, 80, 50], 300)).toEqual([75, 60, 40, 75, 50]);
  expect(narrowed([100, 100], 120)).toEqual([60, 60]);
  expect(narrowed([100, 20], 200)).toEqual([100, 20]);
});

const facture = sample('FR');
const dear = {
  ...facture,
  lines: facture.lines.map((one, at) =>
    at === 0 ? { ...one, price: 454_989, sums: { net: 1_819_958, vat: 363_992, gross: 2_183_950 } } : one,
  ),
  totals: { ...facture.totals, net: 3_791_580, vat: 758_316, gross: 4_549_896 },
};

/** Other fonts are wider or narrower than the one by which the page was laid out. */
function hasNotoSans(): boolean {
  try {
    return execFileSync('fc-match', ['Noto Sans'], { encoding: 'utf8' }).includes('Noto Sans');
  } catch {
    return false;
  }
}

async function ownForm(settings: Partial<FormSettings>): Promise<string> {
  const view = documentView(dear);
  const form = { ...readForm('invoice-fr', assets), settings: { ...plainSettings, ...settings } };
  const html = renderForm(view, form, assets.fonts);
  const layout = await printer.layOut(roomyPage(html), roomAcross(paperOf(html)));
  const file = join(folder, 'own.docx');
  writeFileSync(file, await wordDocument({ html, layout, language: 'fr', caption: view.caption, below: '' }));
  converted([file], 'pdf');
  return execFileSync('pdftotext', ['-layout', other(file, 'pdf'), '-'], { encoding: 'utf8' });
}

test.skipIf(office === undefined || !hasNotoSans())(
  'no word and no sum is broken, on A5 neither (skipped without LibreOffice, or without Noto Sans, which the files name)',
  async () => {
    for (const paper of ['A4', 'A5'] as const) {
      const text = await ownForm({ paper });
      for (const whole of ['Quantité', 'Unité', 'Remise', 'Total HT, EUR', '5,5 %', '18 199,58', '45 498,96 €'])
        expect([paper, text.replace(/[^\S\n]/gu, ' ')]).toEqual([paper, expect.stringContaining(whole)]);
    }
  },
);

test.skipIf(office === undefined)(
  'only the first page is lower where paper has a head of its own (skipped without LibreOffice)',
  async () => {
    await ownForm({ blankTop: 45, closing: 'Merci\n'.repeat(50) });
    const boxes = execFileSync('pdftotext', ['-bbox', other(join(folder, 'own.docx'), 'pdf'), '-']).toString();
    const [, first = '', second = ''] = boxes.split('<page ');
    const topOf = (page: string) => Math.min(...[...page.matchAll(/yMin="([\d.]+)"/gu)].map(([, y]) => Number(y)));
    // 45 mm are 127.6 points, 14 mm are 39.7.
    expect(topOf(first)).toBeGreaterThan(120);
    expect(topOf(second)).toBeLessThan(60);
  },
);
