/** What users have found wrong on paper: names cut off, cases that Russian does not have there, lines at different heights, heads without rows. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../main/office/browser.ts';
import { openPrinter, type PdfPrinter } from '../../main/office/pdf-printer.ts';
import { forms } from '../../main/printing/forms.ts';
import { readForm, renderForm } from '../../main/printing/render.ts';
import { documentView, type PrintedDocument } from '../../main/printing/view.ts';
import { type FormSettings, plainSettings } from '../../preload/contract/forms.ts';
import { formSample } from './form-samples.ts';
import { assets, pictures } from './sample-documents.ts';

let folder: string;
let printer: PdfPrinter;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'on-paper-'));
  const browser = findBrowser();
  if (!browser) throw new Error('No Chromium, Chrome or Edge is installed; these tests print with one.');
  printer = openPrinter(browser);
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

function sampleForm(id: string, changes: Partial<PrintedDocument> = {}): PrintedDocument {
  const form = forms.find((one) => one.id === id);
  if (form === undefined) throw new Error(`There is no form ${id}.`);
  return { ...formSample(form), ...changes };
}

interface Word {
  readonly word: string;
  readonly page: number;
  readonly x: number;
  readonly right: number;
  readonly y: number;
}

/** All words on paper, in points from the upper left corner of their page. `style` comes after that of the form. */
async function words(document: PrintedDocument, settings: Partial<FormSettings> = {}, style = ''): Promise<Word[]> {
  const view = documentView(document);
  const form = readForm(view.template, assets);
  const content = { ...form, style: `${form.style}\n${style}`, settings: { ...plainSettings, ...settings } };
  const path = join(folder, 'form.pdf');
  writeFileSync(path, await printer.print(renderForm(view, content, assets.fonts)));
  const boxes = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
  return boxes
    .split('<page ')
    .flatMap((part, page) =>
      [...part.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]*)</gu)].map(
        ([, x, y, right, word = '']) => ({ word, page, x: Number(x), right: Number(right), y: Number(y) }),
      ),
    );
}

function read(document: PrintedDocument): string {
  const view = documentView(document);
  const html = renderForm(view, readForm(view.template, assets), assets.fonts);
  return html
    .slice(html.indexOf('<body'))
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ');
}

function wordAt(all: readonly Word[], word: string): Word {
  const found = all.filter((one) => one.word === word).at(-1);
  if (found === undefined) throw new Error(`${word} is not on paper.`);
  return found;
}

describe('who signs', () => {
  test.each([
    ['A4', 210],
    ['A5', 148],
  ] as const)(
    'of a «Счёт» on %s director and accountant have all of their names, within the margins and apart',
    async (paper, width) => {
      const all = await words(sampleForm('invoice-ru'), { paper });
      // Points: 72 to the inch of 25.4 mm; the margin is 15 mm.
      const edge = ((width - 15) / 25.4) * 72;
      for (const name of ['Иванович', 'Анна', 'Сергеевна']) expect(wordAt(all, name).right).toBeLessThanOrEqual(edge);
      const [director, accountant] = [wordAt(all, 'Иванович'), wordAt(all, 'Бухгалтер')];
      expect(accountant.y > director.y + 10 || accountant.x > director.right).toBe(true);
    },
  );

  test.each(['act-ru', 'statement-ru', 'contract-ru-services'])(
    'in %s both parties sign at the same height',
    async (id) => {
      const document = sampleForm(id);
      const { buyer } = document;
      if (buyer === null) throw new Error('The sample has a buyer.');
      const directorPost = 'Исполняющая обязанности генерального директора по доверенности № 12 от 11.01.2026';
      const all = await words({ ...document, buyer: { ...buyer, directorPost } });
      const heights = (name: string) =>
        all.filter(({ word }) => word === name).map(({ page, y }) => [page, Math.round(y)]);
      // A contract is signed under the parties' details, and again under its annex.
      const places = id === 'contract-ru-services' ? -2 : -1;
      expect(heights('Иванович').slice(places)).toEqual(heights('Петровна').slice(places));
    },
  );

  test.each(['contract-ru-services', 'contract-ru-supply', 'contract-ru-work'])(
    '%s is signed under the posts of both, beside its last clause and the details of the parties',
    async (id) => {
      const all = await words(sampleForm(id));
      const heading = wordAt(all, 'реквизиты');
      const here = all.filter(({ page }) => page === heading.page);
      // Above the heading stands a clause.
      expect(here.some(({ word, y }) => y < heading.y && /^\d\.\d\.$/u.test(word))).toBe(true);
      const below = (word: string) => here.filter((one) => one.word === word && one.y > heading.y).map(({ y }) => y);
      const [ours] = below('Генеральный');
      const [theirs] = below('Директор');
      expect(ours).toBeGreaterThan(heading.y);
      expect(theirs).toBeCloseTo(ours ?? 0, 0);
      expect(below('Иванович').at(-1)).toBeGreaterThan(ours ?? 0);
    },
  );

  test('the УПД names the post of who answers for it, as of who hands over', async () => {
    const all = await words(sampleForm('upd-ru'));
    const rows = ['[10]', '[13]'].map((row) => wordAt(all, row).y);
    const posts = all.filter(({ word }) => word === 'Генеральный').map(({ y }) => y);
    for (const row of rows) expect(posts.some((y) => Math.abs(y - row) < 6)).toBe(true);
  });
});

test.each(['upd-ru', 'waybill-ru', 'act-ru'])(
  'the stamp on %s has the size of a stamp, whatever the size of its picture',
  async (id) => {
    const document = sampleForm(id);
    const all = await words({ ...document, company: { ...document.company, ...pictures } });
    // It takes no page of its own, and what stands on the last line stands on the first page.
    expect(new Set(all.map(({ page }) => page)).size).toBe(1);
    const images = execFileSync('pdfimages', ['-list', join(folder, 'form.pdf')], { encoding: 'utf8' });
    // Columns: … width, height, …, x-ppi, y-ppi. The picture is 300 pixels wide: 34 mm make 224 pixels to the inch.
    const stamp = images.split('\n').find((line) => / image +300 +300 /u.test(line));
    expect(Number(stamp?.trim().split(/\s+/u)[12])).toBeCloseTo((300 / 34) * 25.4, -1);
  },
);

describe('names and posts stand in the nominative, which is all that the program knows of them', () => {
  test.each([
    ['contract-ru-services', 'Исполнитель', 'Заказчик'],
    ['contract-ru-supply', 'Поставщик', 'Покупатель'],
    ['contract-ru-work', 'Подрядчик', 'Заказчик'],
  ])('%s', (id, ours, theirs) => {
    const text = read(sampleForm(id));
    expect(text).toContain(
      `ООО «Ромашка» (далее — «${ours}»; представитель — Генеральный директор Иванов Иван Иванович, действует на основании Устава), с одной стороны`,
    );
    expect(text).toContain(`(далее — «${theirs}»; представитель — Директор Ёлкина Александра Петровна,`);
    expect(text).not.toContain('в лице');
    expect(text).toContain('в том числе НДС 873,15 ₽');
  });

  test('a private person is represented by nobody, a sole trader acts on no charter', () => {
    const { seller } = sampleForm('contract-ru-work');
    const trader = { ...seller, legalName: 'ИП Иванов Иван Иванович', taxNumbers: { inn: '500100732259' } };
    const text = read(sampleForm('contract-ru-work', { seller: trader, buyerIsPerson: true }));
    expect(text).toContain(
      'ИП Иванов Иван Иванович (далее — «Подрядчик»; представитель — Генеральный директор Иванов Иван Иванович), с одной',
    );
    expect(text).toContain('(далее — «Заказчик»), с другой стороны');
  });

  test('the act of reconciliation, in roubles', () => {
    const text = read(sampleForm('statement-ru'));
    const client = 'Общество с ограниченной ответственностью «Северный берег»';
    expect(text).toContain(`между сторонами: ООО «Ромашка» и ${client} `);
    expect(text).toContain(`По данным стороны: ${client}, руб.`);
    expect(text).toContain(
      `должник — ${client}, кредитор — ООО «Ромашка», задолженность — 2 342,00 руб. (Две тысячи триста сорок два рубля 00 копеек).`,
    );
    expect(text).not.toContain('RUB');
    expect(text.match(/взаимных расчётов/gu)).toHaveLength(1);
  });
});

describe('row (3) of a tax invoice', () => {
  const consignor = /Грузоотправитель и его адрес (.*?) \(3\)/u;
  test.each(['upd-ru', 'tax-invoice-ru'])('%s says «он же» as soon as there may be goods among the lines', (id) => {
    const row = (operations: PrintedDocument['operations']) =>
      consignor.exec(read(sampleForm(id, { operations })))?.[1];
    expect([row('goods'), row('mixed'), row(null), row('services')]).toEqual(['он же', 'он же', 'он же', '—']);
  });
});

test('ТОРГ-12 has both totals, and what is less than a kilogram stands beside the words', () => {
  const text = read(sampleForm('waybill-ru'));
  expect(text).toContain('Итого 3 27,5 13,5 Х 3 968,85 Х 873,15 4 842,00 Всего по накладной 3 27,5 13,5 Х');
  expect(text).toContain('Всего мест три прописью');
  expect(text).toContain('Масса груза (брутто) двадцать семь кг 500 г 27,5 кг прописью');
});

test('a French contract is dated as one dates letters, addresses go from the street to the town, sums have their sign', () => {
  const text = read(sampleForm('contract-fr'));
  expect(text).toContain('Lyon, le 23 novembre 2026');
  expect(text).toContain('12, rue de l’Église, 69002 Lyon, SIREN');
  expect(text).toContain('660,14 € TTC, dont TVA 103,50 € (');
});

test('a statement of account has no day by which it is to be paid, and its days are not broken', async () => {
  expect(read(sampleForm('statement-fr', { dueDay: '2026-12-23' }))).not.toContain('Échéance');
  const all = await words(sampleForm('statement-int', { day: '2026-11-29' }));
  const [day, month, year] = ['23', 'Nov', '2026'].map((word) => all.filter((one) => one.word === word));
  const row = month?.at(-2)?.y;
  expect(day?.some(({ y }) => y === row)).toBe(true);
  expect(year?.some(({ y }) => y === row)).toBe(true);
});

test.each([1, 2])('the head of %i lines never stands at the foot of a page without one of them', async (count) => {
  const base = sampleForm('contract-int');
  const document = { ...base, lines: base.lines.slice(0, count), details: { ...base.details, text: 'As agreed.' } };
  // From where all of it is still on the first page to where none of it is.
  for (const height of [60, 145, 161, 165, 169, 173, 190]) {
    const all = await words(document, {}, `.contract p { height: ${height}mm; }`);
    const first = wordAt(all, 'Consulting');
    expect(all.find(({ word }) => word === 'Description')?.page).toBe(first.page);
    expect(wordAt(all, 'Specification').page).toBe(first.page);
  }
});
