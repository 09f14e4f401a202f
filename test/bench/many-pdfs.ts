/** A package from an order to its PDFs, and 200 invoices as PDF against a bare Chromium that prints the same pages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../main/office/browser.ts';
import { browserHost } from '../../main/office/browser-host.ts';
import { addClient, addIssued, line } from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { type Figure, median, milliseconds, notMeasured, timed } from './measuring.ts';

const packages = 15;
const invoices = 200;
const portion = 25;

const packageWork = 'package of three documents, from an order to three PDFs, warm, median';
const manyWork = 'PDFs of 200 issued invoices in one ZIP, the first print of each';

export async function manyPdfs(): Promise<Figure[]> {
  const path = findBrowser();
  const reason = 'there is no Chromium, Chrome or Edge here';
  if (path === null)
    return [notMeasured(packageWork, '3 documents', reason), notMeasured(manyWork, `${invoices} invoices`, reason)];
  const state = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
  const host = browserHost(state);
  const office = await testOffice({ country: 'RU', language: 'ru', host });
  try {
    return [await aPackage(office), await manyInvoices(office, path)];
  } finally {
    await office.close();
    await host.close();
    rmSync(state, { recursive: true });
  }
}

async function aPackage(office: TestOffice): Promise<Figure> {
  const { clientId, lines } = await trade(office);
  const times: number[] = [];
  for (let round = 0; round <= packages; round += 1) {
    const order = await addIssued(office, clientId, { type: 'order', lines });
    const time = await timed(async () => {
      const based = await office.ask('documents.base', { id: order.id, type: 'invoice' });
      const types = ['act', 'tax-invoice'] as const;
      const { documents } = await office.ask('documents.package', {
        id: based.id,
        version: based.version,
        types: [...types],
      });
      if (documents.length !== 3) throw new Error(`A package of ${documents.length} documents.`);
      await Promise.all(documents.map(({ id }) => office.ask('documents.pdf', { id })));
    });
    // The first one warms up.
    if (round > 0) times.push(time);
  }
  const figure = median(times);
  return { work: packageWork, size: '3 documents', figure: milliseconds(figure), limit: '1 s', ratio: figure / 1000 };
}

async function manyInvoices(office: TestOffice, path: string): Promise<Figure> {
  const { clientId, lines } = await trade(office);
  const ids: number[] = [];
  for (let count = 0; count < invoices; count += 1) ids.push((await addIssued(office, clientId, { lines })).id);
  const pages = await Promise.all(ids.map(async (id) => (await office.ask('documents.html', { id })).html));
  const root = process.getuid?.() === 0;
  const browser = await puppeteer.launch({
    executablePath: path,
    args: ['--disable-gpu', ...(root ? ['--no-sandbox'] : [])],
    pipe: true,
  });
  try {
    const page = await browser.newPage();
    const bare = async (html: string) => {
      await page.setContent(html);
      await page.pdf({ preferCSSPageSize: true, printBackground: true });
    };
    await bare(pages[0] ?? '');
    let ours = 0;
    let alone = 0;
    let printed = 0;
    // In turns, so that whatever else the computer does is in both.
    for (let from = 0; from < invoices; from += portion) {
      const part = ids.slice(from, from + portion);
      ours += await timed(async () => {
        const saved = await office.ask('outputs.saveMany', { selection: { ids: part }, format: 'zip', as: 'pdf' });
        if (saved.documents !== part.length) throw new Error(`${saved.failed.count} were not printed.`);
        printed += saved.pages;
      });
      alone += await timed(async () => {
        for (const html of pages.slice(from, from + portion)) await bare(html);
      });
    }
    const speed = (printed / ours) * 1000;
    const bareSpeed = (printed / alone) * 1000;
    return {
      work: manyWork,
      size: `${invoices} invoices, ${printed} pages`,
      figure: `${milliseconds(ours)}, ${speed.toFixed(1)} pages/s`,
      limit: `1.3 × ${milliseconds(alone)} (${bareSpeed.toFixed(1)} pages/s)`,
      ratio: ours / (1.3 * alone),
    };
  } finally {
    await browser.close();
  }
}

async function trade(office: TestOffice) {
  const { vatRates } = await office.ask('reference.get', {});
  const vatRateId = vatRates.find(({ country, rate }) => country === 'RU' && rate === 2200)?.id ?? null;
  const clientId = await addClient(office, {
    name: 'ООО «Северный берег»',
    legalName: 'Общество с ограниченной ответственностью «Северный берег»',
    taxNumbers: { inn: '7812014560', kpp: '781201001' },
    address: {
      street: 'Невский пр., д. 100',
      postcode: '191025',
      city: 'Санкт-Петербург',
      region: '',
      country: 'Россия',
    },
  });
  const lines = Array.from({ length: 10 }, (_, at) =>
    line({ name: `Монтаж светильника ${at + 1}`, quantity: 1000 * (at + 1), price: 12_345 + at, vatRateId }),
  );
  return { clientId, lines };
}
