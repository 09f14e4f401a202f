/** Documents as files of Excel, read back by LibreOffice, and what is noted of files that left. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addClient, addDraft, addIssued, line } from '../support/documents.ts';
import { handedOver } from '../support/made-files.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

const reader = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));
let office: TestOffice;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saved-as-'));
});
afterEach(async () => {
  await office.close();
  rmSync(folder, { recursive: true });
});

async function bytesOf(file: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let offset = 0; ; ) {
    const part = await office.ask('files.read', { file, offset });
    pieces.push(Buffer.from(part.data, 'base64'));
    offset += pieces.at(-1)?.length ?? 0;
    if (part.last) return Buffer.concat(pieces);
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function rowsOfSheet(id: number): Promise<string[]> {
  const { file } = await office.ask('documents.saveAs', { id, as: 'xlsx' });
  const path = join(folder, 'sheet.xlsx');
  writeFileSync(path, await bytesOf(file));
  const filter = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true';
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync(reader ?? '', [profile, '--headless', '--convert-to', filter, '--outdir', folder, path], {
    stdio: 'ignore',
  });
  return readFileSync(join(folder, 'sheet.csv'), 'utf8').replaceAll('\u{a0}', ' ').trimEnd().split('\n');
}

test.skipIf(reader === undefined)(
  'the sheet of an invoice has its lines, VAT and sums as numbers, and texts as they are (skipped without LibreOffice)',
  async () => {
    office = await testOffice({ country: 'FR', language: 'fr', now: '2026-05-04T10:00:00.000Z' });
    const client = await addClient(office, { name: 'Un', legalName: '=1+1 SARL', country: 'FR' });
    const { vatRates: rates } = await office.ask('reference.get', {});
    const vat = rates.find(({ country, rate }) => country === 'FR' && rate === 2000)?.id ?? null;
    const { id } = await addIssued(office, client, {
      language: 'fr',
      day: '2026-05-04',
      lines: [
        line({ code: '007', name: '=HYPERLINK("http://x")', quantity: 2500, price: 4000, vatRateId: vat }),
        line({ code: '', name: 'Livraison', quantity: 1000, price: 12_345, discount: 1000, vatRateId: vat }),
      ],
    });
    const rows = await rowsOfSheet(id);
    expect(rows[0]).toMatch(/^Facture n° FA-2026-0001 du 4 mai 2026/u);
    // 2.5 × 40.00 = 100.00; 123.45 less 10 % = 111.105, rounded half up to 111.11; VAT of 20 % on 211.11: 42.22.
    expect(rows.find((row) => row.includes(';007;'))).toMatch(
      /^1;007;"=HYPERLINK\(""http:\/\/x""\)";[^;]*;2,?\.?5;40[.,]00 €;;20[.,]00 ?%;100[.,]00 €;20[.,]00 €;120[.,]00 €$/u,
    );
    expect(rows.find((row) => row.includes('Livraison'))).toMatch(
      /;1;123[.,]45 €;10[.,]00 ?%;20[.,]00 ?%;111[.,]11 €;/u,
    );
    expect(rows.filter((row) => /211[.,]11 €;42[.,]22 €;253[.,]33 €$/u.test(row))).toHaveLength(2);
    expect(rows.some((row) => row.startsWith('Client;;=1+1 SARL'))).toBe(true);
    expect(rows.some((row) => row.includes('deux cent cinquante-trois euros et 33 centimes'))).toBe(true);
  },
);

test('what is noted of a file that left is the SHA-256 of its very bytes, of a draft too', async () => {
  office = await testOffice({ country: 'INT' });
  const client = await addClient(office);
  const draft = await addDraft(office, client);
  const pdf = await office.ask('documents.pdf', { id: draft.id });
  const sheet = await office.ask('documents.saveAs', { id: draft.id, as: 'xlsx' });
  expect(sheet.sha256).toBe(sha256(await bytesOf(sheet.file)));
  const { file: picture } = await office.ask('files.begin', { name: 'page.png', size: 3 });
  await office.ask('files.append', { file: picture, offset: 0, data: Buffer.from('png').toString('base64') });
  await office.ask('documents.handedOut', { id: draft.id, as: 'pdf', file: pdf.file });
  await office.ask('documents.handedOut', { id: draft.id, as: 'xlsx', file: sheet.file });
  await office.ask('documents.handedOut', { id: draft.id, as: 'png', file: picture });
  expect(office.db.prepare('SELECT kind, sha256 FROM document_output ORDER BY id').all()).toEqual([
    { kind: 'pdf', sha256: pdf.sha256 },
    { kind: 'xlsx', sha256: sheet.sha256 },
    { kind: 'png', sha256: sha256(Buffer.from('png')) },
  ]);
  const timeline = await office.ask('timeline.of', { entity: 'client', id: client, before: null, limit: 10 });
  expect(JSON.stringify(timeline)).toContain(sheet.sha256);
});

test('only a file that was made of that document and is of that kind is noted as what left', async () => {
  office = await testOffice({ country: 'INT' });
  const client = await addClient(office);
  const [draft, other] = [await addDraft(office, client), await addDraft(office, client)];
  const pdf = await office.ask('documents.pdf', { id: draft.id });
  const html = await office.ask('documents.saveAs', { id: draft.id, as: 'html' });
  const junk = await handedOver(office, 'invoice.pdf', Buffer.from('%PDF-1.7 of my own'));
  const noted = (id: number, as: 'pdf' | 'print' | 'html' | 'xlsx' | 'png', file: string) =>
    office.call('documents.handedOut', { id, as, file });
  for (const wrong of [
    await noted(other.id, 'pdf', pdf.file),
    await noted(draft.id, 'html', pdf.file),
    await noted(draft.id, 'xlsx', html.file),
    await noted(draft.id, 'png', html.file),
    await noted(draft.id, 'pdf', junk),
  ])
    expect(wrong).toMatchObject({ code: 'invalid', message: expect.stringContaining('not made of that document') });
  expect(office.db.prepare('SELECT count(*) FROM document_output').pluck().get()).toBe(0);
  expect(await noted(draft.id, 'print', pdf.file)).toMatchObject({ ok: true });
  expect(await noted(draft.id, 'html', html.file)).toMatchObject({ ok: true });
  expect(office.db.prepare('SELECT kind, sha256 FROM document_output ORDER BY id').all()).toEqual([
    { kind: 'print', sha256: pdf.sha256 },
    { kind: 'html', sha256: sha256(await bytesOf(html.file)) },
  ]);
  expect(String(await bytesOf(html.file))).toBe((await office.ask('documents.html', { id: draft.id })).html);
});

test('a file that was saved while somebody removed the draft is noted', async () => {
  office = await testOffice({ country: 'INT' });
  const draft = await addDraft(office, await addClient(office));
  const { file, sha256: saved } = await office.ask('documents.saveAs', { id: draft.id, as: 'xlsx' });
  await office.ask('documents.remove', { id: draft.id, version: draft.version });
  await office.ask('documents.handedOut', { id: draft.id, as: 'xlsx', file });
  expect(office.db.prepare('SELECT document_id AS id, sha256 FROM document_output').all()).toEqual([
    { id: draft.id, sha256: saved },
  ]);
});

test('the file of somebody else is not noted as what left', async () => {
  office = await testOffice({ country: 'INT' });
  const draft = await addDraft(office, await addClient(office));
  expect(await office.call('documents.handedOut', { id: draft.id, as: 'pdf', file: 'x'.repeat(22) })).toMatchObject({
    ok: false,
    code: 'not-found',
  });
  expect(office.db.prepare('SELECT count(*) AS count FROM document_output').get()).toEqual({ count: 0 });
});

test('what a program got by a call of its own is noted with the answer; what a page shows is not', async () => {
  office = await testOffice({ country: 'INT' });
  const draft = await addDraft(office, await addClient(office));
  await office.ask('documents.html', { id: draft.id });
  const { sha256: shown } = await office.ask('documents.pdf', { id: draft.id });
  expect(office.db.prepare('SELECT count(*) FROM document_output').pluck().get()).toBe(0);
  office.engine.openSession('key-of-a-program', 'program', 'en');
  for (const [channel, request] of [
    ['documents.pdf', { id: draft.id }],
    ['documents.html', { id: draft.id }],
    ['documents.saveAs', { id: draft.id, as: 'html' }],
  ] as const)
    expect(await office.engine.call('key-of-a-program', channel, request)).toMatchObject({ ok: true });
  const { html } = await office.ask('documents.html', { id: draft.id });
  const page = sha256(Buffer.from(html));
  expect(office.db.prepare('SELECT kind, sha256 FROM document_output ORDER BY id').all()).toEqual([
    { kind: 'pdf', sha256: shown },
    { kind: 'html', sha256: page },
    { kind: 'html', sha256: page },
  ]);
  expect(
    office.db.prepare("SELECT DISTINCT channel FROM audit WHERE origin = 'program' ORDER BY id").pluck().all(),
  ).toEqual(['documents.pdf', 'documents.html', 'documents.saveAs']);
});
