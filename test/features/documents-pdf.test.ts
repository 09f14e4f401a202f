/** The PDF of a document: printed once when it is issued, and the same file for ever. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { storedFilePath } from '../../main/features/files/stored-files.ts';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';

let office: TestOffice;
let prints = 0;
/** Each print differs, as Chromium's do by the moment they are made at. */
const host = {
  ...testHost,
  printToPdf: async (html: string) => {
    prints++;
    const mine = prints;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return Buffer.from(`%PDF-1.7 ${mine}\n<</Type /Pages /Count 2>>\n<</Type /Page\n>>\n<</Type/Page>>\n${html}`);
  },
};
afterEach(async () => {
  prints = 0;
  await office.close();
});

async function text(file: string): Promise<string> {
  const { data, last } = await office.ask('files.read', { file, offset: 0 });
  expect(last).toBe(true);
  return Buffer.from(data, 'base64').toString();
}
const storedFiles = (): string[] => {
  const files = join(office.folder, 'files');
  return existsSync(files) ? readdirSync(files).flatMap((folder) => readdirSync(join(files, folder))) : [];
};

test('what is issued is printed once; later prints are the same file', async () => {
  office = await testOffice({ country: 'INT', host, now: '2026-05-04T10:00:00.000Z' });
  const { id, version } = await addIssued(office, await addClient(office, { name: 'A/B: "Ünal" <Co>?' }));
  const first = await office.ask('documents.pdf', { id });
  expect(first).toMatchObject({ name: 'Счёт INV-2026-0001 A-B- -Ünal- -Co-.pdf', pages: 2 });
  const second = await office.ask('documents.pdf', { id });
  expect(prints).toBe(1);
  expect(second).toMatchObject({ sha256: first.sha256, size: first.size });
  expect(await text(second.file)).toContain('INV-2026-0001');
  expect(storedFiles()).toEqual([first.sha256]);
  // Nobody edits the file, so whoever has the document open is not disturbed.
  expect((await office.ask('documents.get', { id })).version).toBe(version);
});

test('two who print at once get the same file, and only that one is kept', async () => {
  office = await testOffice({ country: 'INT', host });
  const { id } = await addIssued(office, await addClient(office));
  const [one, other] = await Promise.all([office.ask('documents.pdf', { id }), office.ask('documents.pdf', { id })]);
  expect(prints).toBe(2);
  expect(other.sha256).toBe(one.sha256);
  expect(await text(other.file)).toBe(await text(one.file));
  expect(storedFiles()).toEqual([one.sha256]);
});

test('a kept file that is lost or altered is printed anew, and the audit says so', async () => {
  office = await testOffice({ country: 'INT', host });
  const { id } = await addIssued(office, await addClient(office));
  const first = await office.ask('documents.pdf', { id });
  writeFileSync(storedFilePath(join(office.folder, 'files'), first.sha256), 'something else');
  const second = await office.ask('documents.pdf', { id });
  expect(second.sha256).not.toBe(first.sha256);
  expect(await text(second.file)).toMatch(/^%PDF/u);
  rmSync(storedFilePath(join(office.folder, 'files'), second.sha256));
  const third = await office.ask('documents.pdf', { id });
  const [last] = await office.ask('audit.of', { entity: 'document', id, before: null, limit: 1 });
  expect(last?.changes).toEqual({ pdf: { old: second.sha256, new: third.sha256 } });
});

test('drafts and cancelled documents carry a mark and are not kept', async () => {
  office = await testOffice({ country: 'RU', language: 'ru', host, now: '2026-05-04T10:00:00.000Z' });
  const draft = await addDraft(office, null);
  const printed = await office.ask('documents.pdf', { id: draft.id });
  expect(printed.name).toBe('Счёт 2026-05-04.pdf');
  expect(await text(printed.file)).toContain('ЧЕРНОВИК');
  const { id, version } = await addIssued(office, await addClient(office));
  const issued = await office.ask('documents.pdf', { id });
  expect(await text(issued.file)).not.toContain('class="mark"');
  await office.ask('documents.cancel', { id, version, reason: 'By mistake' });
  const cancelled = await office.ask('documents.pdf', { id });
  expect(await text(cancelled.file)).toContain('class="mark"');
  expect(storedFiles()).toEqual([issued.sha256]);
});

test('the page for the screen and the printed one are the same; printing is recorded', async () => {
  const printed: string[] = [];
  office = await testOffice({
    country: 'FR',
    language: 'fr',
    host: { ...host, printing: true, print: async (pdf) => printed.push(Buffer.from(pdf).toString()) > 1 },
  });
  const { id } = await addIssued(office, await addClient(office));
  const { html, name } = await office.ask('documents.html', { id });
  expect(name).toMatch(/^Счёт FA-\d{4}-0001 Café Ünal\.html$/u);
  expect(await office.ask('documents.print', { id })).toEqual({ printed: false });
  expect(await office.ask('documents.print', { id })).toEqual({ printed: true });
  const pdf = await text((await office.ask('documents.pdf', { id })).file);
  expect(pdf).toContain(html);
  expect(printed).toEqual([pdf, pdf]);
  const history = await office.ask('audit.of', { entity: 'document', id, before: null, limit: 10 });
  expect(history.filter(({ changes }) => 'printed' in changes)).toHaveLength(1);
});

test('a reprint is the kept file and the same page, whatever has become of the template; a draft is printed as it is now', async () => {
  const printed: string[] = [];
  office = await testOffice({
    country: 'INT',
    host: { ...host, printing: true, print: async (pdf) => printed.push(Buffer.from(pdf).toString()) > 0 },
  });
  const draft = await addDraft(office, await addClient(office));
  const { id } = await addIssued(office, await addClient(office));
  const kept = await text((await office.ask('documents.pdf', { id })).file);
  mkdirSync(join(office.folder, 'templates'), { recursive: true });
  writeFileSync(join(office.folder, 'templates', 'print.css'), 'h1 { color: #ab12cd }');
  await office.ask('documents.print', { id });
  expect(printed).toEqual([kept]);
  expect((await office.ask('documents.html', { id })).html).not.toContain('#ab12cd');
  await office.ask('documents.print', { id: draft.id });
  expect(printed[1]).toContain('#ab12cd');
});

test('why the system cannot print is said', async () => {
  const refusing = async () => {
    throw new Error('Failed to enumerate printers');
  };
  office = await testOffice({ country: 'INT', host: { ...host, printing: true, print: refusing } });
  const { id } = await addIssued(office, await addClient(office));
  expect(await office.call('documents.print', { id })).toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('Failed to enumerate printers'),
  });
});

test('where no print dialog can be had, it says so', async () => {
  office = await testOffice({ country: 'FR', language: 'fr' });
  const { id } = await addDraft(office, null);
  expect(await office.call('documents.print', { id })).toMatchObject({ ok: false, code: 'unavailable' });
});
