/** Lists on paper: printed by a real browser, across where they are wide, the heads on every page, no row torn. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { getClient } from '../../main/features/clients/service.ts';
import { clientWriter } from '../../main/features/clients/writing-queries.ts';
import { findBrowser } from '../../main/office/browser.ts';
import { openPrinter, type PdfPrinter } from '../../main/office/pdf-printer.ts';
import { sampleClient } from '../features/client-samples.ts';
import { bytesOf } from '../support/made-files.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';
import { pdfPages } from '../support/pdf-text.ts';

let office: TestOffice;
let printer: PdfPrinter;
const rows = 130;

beforeAll(async () => {
  const browser = findBrowser();
  if (!browser) throw new Error('No Chromium, Chrome or Edge is installed; these tests print with one.');
  printer = openPrinter(browser);
  office = await testOffice({ language: 'ru', host: { ...testHost, printToPdf: (html) => printer.print(html) } });
  await add(1, rows);
});
afterAll(async () => {
  await office.close();
  await printer.close();
});

/** Clients like the first one, straight into the file. */
async function add(from: number, to: number): Promise<void> {
  const name = (at: number) => `Клиент №${String(at).padStart(5, '0')}`;
  if (from === 1) {
    const reaches = [{ kind: 'phone' as const, value: '+7 495 111-22-33', label: '' }];
    await office.ask('clients.create', sampleClient({ name: name(1), creditLimit: 123_456, currency: 'RUB', reaches }));
  }
  const first = getClient(office.db, 1);
  const db = openDatabase(office.db.path);
  db.transaction(() => {
    for (let at = Math.max(2, from); at <= to; at++)
      clientWriter(db).insert({ ...first, name: name(at) }, [], { at: '2026-11-23T10:00:00.000Z', by: 1 });
  });
  db.close();
}

const print = (columns: readonly string[]) =>
  office.call('lists.print', {
    list: 'clients',
    filter: {},
    sort: { column: 'name', descending: false },
    columns: [...columns],
    title: 'Наши клиенты',
    job: 'job-00000001',
  });
async function printed(columns: readonly string[]) {
  const reply = await print(columns);
  if (!reply.ok) throw new Error(reply.message);
  const pdf = await bytesOf(office, reply.value.file);
  const size = /Page size:\s+(\d+)\S* x (\d+)/u.exec(execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' }));
  return {
    ...reply.value,
    pages: pdfPages(pdf),
    told: reply.value.pages,
    across: Number(size?.[1]) > Number(size?.[2]),
  };
}

it('narrow ones upright, with the heads and the number of the page on each, every row once', async () => {
  const { pages, told, across, rows: count } = await printed(['name', 'state', 'phone', 'creditLimit']);
  expect({ count, across, told }).toEqual({ count: rows, across: false, told: pages.length });
  expect(pages.length).toBeGreaterThan(1);
  pages.forEach((page, at) => {
    expect(page).toContain('Название Состояние Телефон Кредитный лимит');
    expect(page).toContain(`Страница ${at + 1} из ${pages.length}`);
  });
  const all = pages.join(' ');
  expect(all.match(/Клиент №\d{5} Активный \+7 495 111-22-33 1 234,56 ₽/gu)).toHaveLength(rows);
  expect(pages[0]?.startsWith('Наши клиенты')).toBe(true);
});

it('wide ones across', async () => {
  const names = (await office.ask('lists.columns', { list: 'clients' })).map(({ name }) => name).slice(0, 16);
  const { across, pages } = await printed(names);
  expect(across).toBe(true);
  expect(pages.join(' ').match(/Клиент №\d{5}/gu)).toHaveLength(rows);
});

it('not those that are too long: the words say what to do instead', async () => {
  await add(rows + 1, 5001);
  expect(await print(['name'])).toMatchObject({
    ok: false,
    code: 'invalid',
    message: expect.stringContaining('больше 5000 строк'),
  });
});
