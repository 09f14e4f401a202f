/** Many print forms at once: one file of all, what failed by name and reason, and each on its timeline. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, expect, test } from 'vitest';
import type { PrintChoice } from '../../preload/contract/outputs.ts';
import { addColleague } from '../support/colleague.ts';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { bytesOf, unzipped, zipDates } from '../support/made-files.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

/** A real PDF of two pages, whose title is the one of the page. */
async function printToPdf(html: string): Promise<Uint8Array> {
  if (html.includes('PAPER JAM')) throw new Error('The page did not become a PDF in time.');
  const pdf = await PDFDocument.create();
  pdf.setTitle(/<title>([^<]*)/u.exec(html)?.[1] ?? '');
  pdf.addPage();
  pdf.addPage();
  return pdf.save({ useObjectStreams: false });
}
const host = { ...testHost, printToPdf };

const printed = () =>
  office.db.prepare('SELECT document_id AS id, kind, target FROM document_output ORDER BY document_id, id').all();
const choice: PrintChoice = { printer: 'Laser', copies: 1, pages: null, duplex: null, colour: null };

test('a ZIP has a PDF of each document under its number; what cannot be printed is listed and the rest is noted', async () => {
  office = await testOffice({ country: 'INT', host, now: '2026-05-04T10:00:00.000Z' });
  const client = await addClient(office, { name: 'Ünal' });
  const one = await addIssued(office, client);
  const draft = await addDraft(office, client);
  const again = await addDraft(office, client);
  const jammed = await addIssued(office, client, { comment: 'PAPER JAM' });
  const gone = await addDraft(office, client);
  await office.ask('documents.remove', { id: gone.id, version: gone.version });
  const saved = await office.ask('outputs.saveMany', {
    selection: { ids: [one.id, draft.id, jammed.id, again.id, gone.id] },
    format: 'zip',
    as: 'pdf',
  });
  expect(saved).toMatchObject({ name: 'Documents 2026-05-04.zip', documents: 3, pages: 6, failed: { count: 2 } });
  expect(saved.failed.named).toEqual([
    {
      id: jammed.id,
      document: { type: 'invoice', number: 'INV-2026-0002', client: 'Ünal' },
      reason: 'The pages could not be made: The page did not become a PDF in time.',
    },
    { id: gone.id, document: null, reason: expect.stringContaining('no longer') },
  ]);
  expect(saved.failedIds).toEqual([jammed.id, gone.id]);
  const files = await unzipped(await bytesOf(office, saved.file ?? ''));
  expect([...files.keys()]).toEqual([
    'Счёт INV-2026-0001 Ünal.pdf',
    'Счёт 2026-05-04 Ünal.pdf',
    'Счёт 2026-05-04 Ünal (2).pdf',
  ]);
  expect(printed()).toEqual([one.id, draft.id, again.id].map((id) => ({ id, kind: 'pdf', target: '' })));
});

test('files in a ZIP are as old as it is, not of the year 2000', async () => {
  office = await testOffice({ country: 'INT', host, now: '2026-05-04T10:00:00.000Z' });
  const client = await addClient(office);
  const ids = [(await addIssued(office, client)).id, (await addIssued(office, client, { day: '2026-05-01' })).id];
  const { file } = await office.ask('outputs.saveMany', { selection: { ids }, format: 'zip', as: 'pdf' });
  const moment = '2026-05-04T10:00:00.000Z';
  expect(zipDates(await bytesOf(office, file ?? ''))).toEqual([moment, moment]);
});

test('one PDF has the pages of all documents in the order of the list, of a whole filter too', async () => {
  office = await testOffice({ country: 'INT', host, now: '2026-05-04T10:00:00.000Z' });
  const client = await addClient(office);
  for (const day of ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04']) await addIssued(office, client, { day });
  const rows = await office.ask('documents.list', {
    filter: {},
    sort: { column: 'day', descending: false },
    after: null,
    limit: 10,
  });
  const second = rows.rows[1]?.id ?? 0;
  const saved = await office.ask('outputs.saveMany', {
    selection: { filter: { type: 'invoice' }, except: [second] },
    format: 'pdf',
    as: 'print',
  });
  expect(saved).toMatchObject({ documents: 3, pages: 6, failed: { count: 0 } });
  expect((await PDFDocument.load(await bytesOf(office, saved.file ?? ''))).getPageCount()).toBe(6);
  expect(printed()).toHaveLength(3);
  expect(printed()).not.toContainEqual(expect.objectContaining({ id: second }));
  expect(printed()).toContainEqual({ id: rows.rows[0]?.id, kind: 'print', target: '' });
});

test('whoever may not print a document does not get it; where nothing comes out there is no file', async () => {
  office = await testOffice({ country: 'INT', host });
  const client = await addClient(office);
  const { id } = await addIssued(office, client);
  const colleague = await addColleague(office, 'Bob', ['documents.see', 'documents.print:own']);
  const saved = await colleague.ask('outputs.saveMany', { selection: { ids: [id] }, format: 'zip', as: 'pdf' });
  expect(saved).toMatchObject({ file: null, documents: 0, failed: { count: 1 } });
  expect(saved.failed.named[0]?.reason).toContain('in the care of somebody else');
  expect(printed()).toEqual([]);
});

test('cancelled, it leaves no file and no record', async () => {
  let cancel = async () => {};
  office = await testOffice({
    country: 'INT',
    host: {
      ...host,
      printToPdf: async (html) => {
        await cancel();
        return printToPdf(html);
      },
    },
  });
  const client = await addClient(office);
  const ids: number[] = [];
  for (let count = 0; count < 6; count += 1) ids.push((await addIssued(office, client)).id);
  cancel = async () => void (await office.call('jobs.cancel', { job: 'job-00000001' }));
  const reply = await office.call('outputs.saveMany', {
    selection: { ids },
    format: 'zip',
    as: 'pdf',
    job: 'job-00000001',
  });
  expect(reply).toMatchObject({ ok: false, code: 'unavailable' });
  expect(printed()).toEqual([]);
});

test('where the browser itself is missing that is said once, not of each document', async () => {
  const missing = async () => {
    throw new Error('No Chromium, Chrome or Edge was found.');
  };
  office = await testOffice({ country: 'INT', host: { ...testHost, printToPdf: missing } });
  const client = await addClient(office);
  const ids: number[] = [];
  for (let count = 0; count < 5; count += 1) ids.push((await addDraft(office, client)).id);
  const reply = await office.call('outputs.saveMany', { selection: { ids }, format: 'zip', as: 'pdf' });
  expect(reply).toMatchObject({
    code: 'unavailable',
    message: 'The pages could not be made: No Chromium, Chrome or Edge was found.',
  });
});

test('documents that are gone are not taken for a host that fails', async () => {
  office = await testOffice({ country: 'INT', host });
  const client = await addClient(office);
  const jammed = await addDraft(office, client, { comment: 'PAPER JAM' });
  const good = await addDraft(office, client);
  const saved = await office.ask('outputs.saveMany', {
    selection: { ids: [901, 902, jammed.id, 903, good.id] },
    format: 'zip',
    as: 'pdf',
  });
  expect(saved).toMatchObject({ documents: 1, failed: { count: 4 } });
});

test('a browser that fails at three in a row is not asked for the rest, which is listed; what was made is in the ZIP', async () => {
  let asked = 0;
  const dying = async (html: string) => {
    asked += 1;
    if (asked > 2) throw new Error('The browser has gone.');
    return printToPdf(html);
  };
  office = await testOffice({ country: 'INT', host: { ...host, printToPdf: dying } });
  const client = await addClient(office);
  const ids: number[] = [];
  for (let count = 0; count < 20; count += 1) ids.push((await addDraft(office, client)).id);
  const saved = await office.ask('outputs.saveMany', { selection: { ids }, format: 'zip', as: 'pdf' });
  expect(saved).toMatchObject({ documents: 2, failed: { count: 18 } });
  expect(saved.failed.named[2]?.reason).toBe('The pages could not be made: The browser has gone.');
  expect(saved.failed.named[3]?.reason).toBe('Not tried: those before it failed again and again.');
  // Three were tried one after the other, and a few were being made beforehand.
  expect(asked).toBeLessThanOrEqual(8);
});

test('no two files in a ZIP have one name, though a client is called like a second one of another', async () => {
  office = await testOffice({ country: 'INT', host, now: '2026-05-04T10:00:00.000Z' });
  const one = await addClient(office, { name: 'Ünal' });
  const two = await addClient(office, { name: 'ünal (2)' });
  const ids: number[] = [];
  for (const client of [one, one, two, one]) ids.push((await addDraft(office, client)).id);
  const saved = await office.ask('outputs.saveMany', { selection: { ids }, format: 'zip', as: 'pdf' });
  expect([...(await unzipped(await bytesOf(office, saved.file ?? ''))).keys()]).toEqual([
    'Счёт 2026-05-04 Ünal.pdf',
    'Счёт 2026-05-04 Ünal (2).pdf',
    'Счёт 2026-05-04 ünal (2) (2).pdf',
    'Счёт 2026-05-04 Ünal (3).pdf',
  ]);
});

test('a draft that is removed after its pages were made is in the ZIP all the same, and noted', async () => {
  let meanwhile = async (_page: number) => {};
  let pages = 0;
  const counted = async (html: string) => {
    pages += 1;
    await meanwhile(pages);
    return printToPdf(html);
  };
  office = await testOffice({ country: 'INT', host: { ...host, printToPdf: counted } });
  const client = await addClient(office);
  const draft = await addDraft(office, client);
  const ids = [draft.id];
  for (let count = 0; count < 6; count += 1) ids.push((await addDraft(office, client)).id);
  meanwhile = async (page) => {
    if (page === 5) await office.ask('documents.remove', { id: draft.id, version: draft.version });
  };
  const saved = await office.ask('outputs.saveMany', { selection: { ids }, format: 'zip', as: 'pdf' });
  expect(saved).toMatchObject({ documents: 7, failed: { count: 0 } });
  expect(printed()).toHaveLength(7);
});

test('each document of a package goes to its printer; what a printer refuses is said in its own words', async () => {
  const paper: [string, number, string][] = [];
  office = await testOffice({
    country: 'INT',
    host: {
      ...host,
      printing: true,
      printers: async () => [{ name: 'Laser', title: 'Laser in the hall', isDefault: true }],
      printOn: async (pdf, { printer, copies }) => {
        if (printer === 'Needle') throw new Error('Out of paper');
        paper.push([printer, copies, (await PDFDocument.load(pdf)).getTitle() ?? '']);
      },
    },
  });
  const client = await addClient(office);
  const one = await addIssued(office, client);
  const two = await addIssued(office, client);
  expect(await office.ask('outputs.printers', {})).toEqual([
    { name: 'Laser', title: 'Laser in the hall', isDefault: true },
  ]);
  const result = await office.ask('outputs.print', {
    documents: [
      { ...choice, id: one.id, copies: 2 },
      { ...choice, id: two.id, printer: 'Needle' },
    ],
  });
  expect(paper).toEqual([['Laser', 2, expect.stringContaining(one.number ?? '?')]]);
  const document = { type: 'invoice', number: two.number, client: 'Café Ünal' };
  expect(result).toEqual({
    documents: 1,
    cancelled: false,
    failed: { count: 1, named: [{ id: two.id, document, reason: '“Needle” did not print: Out of paper.' }] },
    failedIds: [two.id],
    stoodIn: { count: 0, named: [] },
  });
  expect(printed()).toEqual([{ id: one.id, kind: 'print', target: 'Laser' }]);
  const [last] = await office.ask('audit.of', { entity: 'document', id: one.id, before: null, limit: 1 });
  expect(last?.changes).toMatchObject({ printer: { old: null, new: 'Laser' } });
  await office.ask('outputs.printMany', { selection: { filter: {}, except: [] }, choice });
  expect(paper).toHaveLength(3);
});

test('where there are no printers it is said', async () => {
  office = await testOffice({ country: 'INT', host });
  const { id } = await addIssued(office, await addClient(office));
  expect(await office.call('outputs.print', { documents: [{ ...choice, id }] })).toMatchObject({ code: 'unavailable' });
});
