/** Days of the planner on paper, printed by a real browser: upright, each day with its entries, none torn from its name. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../../main/office/browser.ts';
import { openPrinter, type PdfPrinter } from '../../main/office/pdf-printer.ts';
import { addClient } from '../support/documents.ts';
import { bytesOf } from '../support/made-files.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';
import { pdfPages } from '../support/pdf-text.ts';
import { addPerson, ownersPassword } from '../support/people.ts';

let office: TestOffice;
let printer: PdfPrinter;

beforeAll(async () => {
  const browser = findBrowser();
  if (!browser) throw new Error('No Chromium, Chrome or Edge is installed; these tests print with one.');
  printer = openPrinter(browser);
  const host = { ...testHost, printToPdf: (html: string) => printer.print(html) };
  office = await testOffice({ language: 'ru', country: 'RU', password: ownersPassword, host });
});
afterAll(async () => {
  await office.close();
  await printer.close();
});

it('a week of everybody, over as many pages as it takes, with every entry once and the name of its day before it', async () => {
  const boris = await addPerson(office, 'Борис', { role: 'manager' });
  const clientId = await addClient(office, { name: 'ООО «Ромашка и сыновья, оптовая торговля»' });
  const hours = [9, 10, 11, 12, 13, 14, 15, 16, 17];
  const days = ['2026-11-02', '2026-11-03', '2026-11-05', '2026-11-06', '2026-11-07'];
  for (const [at, day] of days.entries())
    for (const hour of hours)
      await office.ask('activities.add', {
        kind: hour % 2 === 0 ? 'call' : 'meeting',
        subject: `Дело №${at}-${hour}: обсудить условия поставки, сроки и порядок оплаты`,
        day,
        time: `${String(hour).padStart(2, '0')}:00`,
        duration: 45,
        clientId,
        responsibleId: boris.id,
      });
  await office.ask('activities.add', { kind: 'task', subject: 'Моё дело', day: '2026-11-02' });
  const { file, pages } = await office.ask('calendar.print', {
    from: '2026-11-02',
    to: '2026-11-08',
    people: { of: 'all' },
    job: 'job-00000001',
  });
  const pdf = await bytesOf(office, file);
  const size = /Page size:\s+(\d+)\S* x (\d+)/u.exec(execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' }));
  expect([Number(size?.[1]), Number(size?.[2])]).toEqual([594, 841]);
  const texts = pdfPages(pdf);
  expect(texts).toHaveLength(pages);
  const all = texts.join('\n');
  for (const at of days.keys()) for (const hour of hours) expect(all.split(`№${at}-${hour}:`)).toHaveLength(2);
  expect(all).toContain('День народного единства');
  expect(all).toContain('09:00–09:45');
  // Nobody reads the name of a day at the end of a page and looks for what it is the name of.
  for (const text of texts) expect(text.lastIndexOf('ноября 2026')).toBeLessThan(text.lastIndexOf('№'));
  // What people write has the most room.
  expect(pages).toBeLessThanOrEqual(3);
});
