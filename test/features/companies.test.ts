/** Own companies: merged changes, pictures by their content. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { addClient, addDraft } from '../support/documents.ts';
import { companyOf, type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

/** A picture of one dot. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function uploaded(name: string, base64: string): Promise<string> {
  const size = Buffer.from(base64, 'base64').length;
  const { file } = await office.ask('files.begin', { name, size });
  const step = 512 * 1024;
  const bytes = Buffer.from(base64, 'base64');
  for (let offset = 0; offset < size; offset += step)
    await office.ask('files.append', { file, offset, data: bytes.subarray(offset, offset + step).toString('base64') });
  return file;
}

test('an own company comes back as it was entered, and a second one has its own number series', async () => {
  office = await testOffice({ country: 'RU' });
  const [first] = await office.ask('companies.list', {});
  expect(first).toMatchObject({ ...companyOf.RU, version: 1, logo: null });
  const second = await office.ask('companies.create', {
    ...companyOf.FR,
    postalAddress: { ...companyOf.FR.address, street: 'BP 12' },
  });
  expect(second).toMatchObject({ ...companyOf.FR, postalAddress: { street: 'BP 12' } });
  expect((await office.ask('companies.list', {})).map(({ name }) => name)).toEqual(['ООО «Ромашка»', 'Café Élégance']);
  expect(await office.ask('series.list', {})).toHaveLength(20);
  const draft = await addDraft(office, await addClient(office));
  expect(draft.companyName).toBe('ООО «Ромашка»');
});

test('two people change different fields and both stay; the same field is asked about', async () => {
  office = await testOffice({ country: 'INT', language: 'fr' });
  const [company] = await office.ask('companies.list', {});
  const id = company?.id ?? 0;
  const change = (changes: object, was: object) => office.call('companies.change', { id, version: 1, changes, was });
  expect(await change({ phone: '1' }, { phone: '+7 495 000-00-00' })).toMatchObject({
    ok: true,
    value: { version: 2 },
  });
  expect(await change({ site: 'kontor.example' }, { site: '' })).toMatchObject({
    ok: true,
    value: { phone: '1', version: 3 },
  });
  expect(await change({ phone: '2' }, { phone: '+7 495 000-00-00' })).toMatchObject({
    ok: false,
    code: 'conflict',
    details: { version: 3, conflicts: [{ path: 'phone', mine: '2', theirs: '1', original: '+7 495 000-00-00' }] },
  });
  expect(await change({ phone: '1' }, { phone: '1' })).toMatchObject({ ok: true, value: { version: 3 } });
});

test('a logo is stored by its content, shown as a data URI, printed, and can be taken away', async () => {
  office = await testOffice({ country: 'INT' });
  const [company] = await office.ask('companies.list', {});
  const id = company?.id ?? 0;
  // The name says nothing: the content counts.
  const file = await uploaded('logo.exe', png);
  const withLogo = await office.ask('companies.setPicture', { id, version: 1, place: 'logo', file });
  expect(withLogo).toMatchObject({ version: 2, logo: `data:image/png;base64,${png}`, stamp: null });
  const draft = await addDraft(office, await addClient(office));
  expect((await office.ask('documents.html', { id: draft.id })).html).toContain(png.slice(0, -2));
  const { document } = await office.ask('documents.issue', { id: draft.id, version: 1 });
  const without = await office.ask('companies.setPicture', { id, version: 2, place: 'logo', file: null });
  expect(without).toMatchObject({ version: 3, logo: null });
  // What was issued with it keeps it.
  expect((await office.ask('documents.html', { id: document.id })).html).toContain(png.slice(0, -2));
  const stored = office.db.sql.prepare('SELECT sha256, size, media_type FROM stored_file').all();
  expect(stored).toEqual([expect.objectContaining({ size: 70, media_type: 'image/png' })]);
});

test('what is no picture, or too large a one, is refused, and nothing stays behind', async () => {
  office = await testOffice({ country: 'INT', language: 'ru' });
  const set = async (base64: string) =>
    office.call('companies.setPicture', {
      id: 1,
      version: 1,
      place: 'stamp',
      file: await uploaded('stamp.png', base64),
    });
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
  expect(await set(svg)).toMatchObject({ code: 'invalid', message: 'Файл не является изображением PNG или JPEG.' });
  const large = Buffer.concat([Buffer.from(png, 'base64'), Buffer.alloc(2 * 1024 * 1024)]).toString('base64');
  expect(await set(large)).toMatchObject({ code: 'invalid', message: 'Изображение больше 2 МБ.' });
  const stale = await office.call('companies.setPicture', { id: 1, version: 7, place: 'stamp', file: null });
  expect(stale).toMatchObject({ code: 'conflict', details: { version: 1 } });
  const files = join(office.folder, 'files');
  expect(existsSync(files) ? readdirSync(files) : []).toEqual([]);
});
