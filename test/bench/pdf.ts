/** The PDF of a one-page invoice by the office's printer, and by a bare Chromium from the same HTML. */
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../main/office/browser.ts';
import { openPrinter } from '../../main/office/pdf-printer.ts';
import { officeCopy } from './big-office.ts';
import { draftOf } from './issuing.ts';
import { type Bench, type Figure, milliseconds, notMeasured, p95OfRounds, timed } from './measuring.ts';
import { openOffice } from './open-office.ts';

const rounds = 3;
const prints = 40;

export async function pdf({ clients }: Bench): Promise<Figure[]> {
  const work = 'PDF of a one-page invoice, warm, p95';
  const path = findBrowser();
  if (path === null) return [notMeasured(work, '1 page', 'there is no Chromium, Chrome or Edge here')];
  const html = await invoiceHtml(clients);
  const printer = openPrinter(path);
  const root = process.getuid?.() === 0;
  const browser = await puppeteer.launch({
    executablePath: path,
    args: ['--disable-gpu', ...(root ? ['--no-sandbox'] : [])],
    pipe: true,
  });
  const page = await browser.newPage();
  const print = () => printer.print(html);
  const bare = async () => {
    await page.setContent(html);
    await page.pdf({ preferCSSPageSize: true, printBackground: true });
  };
  const ours: number[][] = [];
  const bares: number[][] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const own: number[] = [];
    const other: number[] = [];
    for (let n = 0; n < prints; n += 1) {
      own.push(await timed(print));
      other.push(await timed(bare));
    }
    if (round > 0) {
      ours.push(own);
      bares.push(other);
    }
  }
  await printer.close();
  await browser.close();
  const figure = p95OfRounds(ours);
  const alone = p95OfRounds(bares);
  const limit = `1.3 × ${milliseconds(alone)}`;
  return [{ work, size: '1 page', figure: milliseconds(figure), limit, ratio: figure / (1.3 * alone) }];
}

async function invoiceHtml(clients: number): Promise<string> {
  const copy = await officeCopy(clients);
  const office = await openOffice(copy.base);
  try {
    const { id, version } = await draftOf(office, 1);
    await office.call('documents.issue', { id, version });
    return (await office.call('documents.html', { id })).html;
  } finally {
    await office.close();
    copy.remove();
  }
}
