/** Notes, files and links on a client: nothing is lost, nothing is stored twice, nothing goes round in a circle. */
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestOffice, testOffice } from '../support/office.ts';
import { sampleClient } from './client-samples.ts';

let office: TestOffice;
let id: number;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'en' });
  ({ id } = await office.ask('clients.create', sampleClient({ name: 'Альфа' })));
});
afterEach(() => office.close());

const record = () => ({ entity: 'client', id }) as const;

async function handedOver(name: string, bytes: Buffer): Promise<string> {
  const { file } = await office.ask('files.begin', { name, size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += 500_000)
    await office.ask('files.append', {
      file,
      offset,
      data: bytes.subarray(offset, offset + 500_000).toString('base64'),
    });
  return file;
}

const add = async (name: string, bytes: Buffer) => {
  const [added] = await office.ask('attachments.add', { record: record(), files: [await handedOver(name, bytes)] });
  if (added === undefined) throw new Error('nothing was added');
  return added;
};

const storedFiles = () =>
  readdirSync(join(office.folder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('a note', () => {
  test('is written, corrected, pinned, put into the bin and taken out; the audit knows each step', async () => {
    const note = await office.ask('notes.add', { record: record(), text: ' Звонить после обеда \n' });
    expect([note.text, note.pinned, note.createdBy, note.version]).toEqual(['Звонить после обеда', false, 'Anna', 1]);
    const changed = await office.ask('notes.change', {
      id: note.id,
      version: 1,
      text: 'Звонить утром',
      was: note.text,
    });
    await office.ask('notes.pin', { id: note.id, pinned: true });
    expect((await office.ask('notes.pinned', record())).map(({ text }) => text)).toEqual(['Звонить утром']);
    await office.ask('notes.remove', { id: note.id, version: changed.version + 1 });
    expect(await office.ask('notes.pinned', record())).toEqual([]);
    expect(await office.call('notes.change', { id: note.id, version: 4, text: 'x', was: '' })).toMatchObject({
      code: 'not-found',
    });
    const back = await office.ask('notes.restore', { id: note.id });
    expect([back.deletedAt, back.pinned, back.version]).toEqual([null, true, 5]);
    const channels = office.db
      .prepare<[number], string>("SELECT channel FROM audit WHERE entity = 'note' AND entity_id = ? ORDER BY id")
      .pluck()
      .all(note.id);
    expect(channels).toEqual(['notes.add', 'notes.change', 'notes.pin', 'notes.remove', 'notes.restore']);
  });

  test('that two people correct is asked about, with what both began with', async () => {
    const note = await office.ask('notes.add', { record: record(), text: 'one' });
    await office.ask('notes.change', { id: note.id, version: 1, text: 'two', was: 'one' });
    expect(await office.call('notes.change', { id: note.id, version: 1, text: 'three', was: 'one' })).toMatchObject({
      code: 'conflict',
      details: { version: 2, conflicts: [{ path: 'text', mine: 'three', theirs: 'two', original: 'one' }] },
    });
    // Pinning is no correction: whoever types meanwhile saves over nothing.
    await office.ask('notes.pin', { id: note.id, pinned: true });
    const saved = await office.ask('notes.change', { id: note.id, version: 2, text: 'three', was: 'two' });
    expect([saved.text, saved.pinned]).toEqual(['three', true]);
  });

  test('is not written on a client in the bin, nor on one that there is not', async () => {
    await office.ask('clients.remove', { id, version: 1 });
    expect(await office.call('notes.add', { record: record(), text: 'x' })).toMatchObject({ code: 'not-found' });
    const nobody = { entity: 'client', id: id + 1 } as const;
    expect(await office.call('notes.add', { record: nobody, text: 'x' })).toMatchObject({ code: 'not-found' });
    expect(await office.call('notes.pinned', nobody)).toMatchObject({ code: 'not-found' });
  });
});

describe('a file', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

  test('comes back byte for byte, and says how it can be looked at', async () => {
    const added = await add('Схема проезда.png', png);
    expect([added.name, added.size, added.mediaType, added.preview]).toEqual([
      'Схема проезда.png',
      16,
      'image/png',
      'picture',
    ]);
    const opened = await office.ask('attachments.open', { id: added.id });
    const read = await office.ask('files.read', { file: opened.file, offset: 0 });
    expect([read.name, read.data]).toEqual(['Схема проезда.png', png.toString('base64')]);
    expect((await add('price.pdf', Buffer.from('%PDF-1.7 x'))).preview).toBe('pdf');
    expect((await add('page.html.png', Buffer.from('<script>'))).preview).toBeNull();
  });

  test('of the same content lies on the disk once, and stays while anything refers to it', async () => {
    const one = await add('a.png', png);
    const two = await add('b.png', png);
    expect(storedFiles()).toHaveLength(1);
    await office.ask('attachments.remove', { id: one.id, version: 1 });
    expect((await office.ask('attachments.open', { id: two.id })).size).toBe(16);
    await office.ask('attachments.remove', { id: two.id, version: 1 });
    expect(storedFiles()).toHaveLength(1);
    expect((await office.ask('attachments.restore', { id: one.id })).deletedAt).toBeNull();
    expect((await office.ask('attachments.open', { id: one.id })).name).toBe('a.png');
  });

  test('that is larger than the office allows is refused by name, and nothing of its company is kept', async () => {
    office.db
      .prepare("INSERT INTO setting (key, value, updated_at, updated_by) VALUES ('fileLimit', '1048576', '', 1)")
      .run();
    const files = [await handedOver('small.txt', Buffer.from('x')), await handedOver('big.bin', Buffer.alloc(1048577))];
    expect(await office.call('attachments.add', { record: record(), files })).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'files.1', message: expect.stringContaining('“big.bin” is larger than 1 MB') }] },
    });
    expect(existsSync(join(office.folder, 'files'))).toBe(false);
    const { entries } = await office.ask('timeline.of', { ...record(), before: null, limit: 10, kinds: ['file'] });
    expect(entries).toEqual([]);
  });

  test('whose bytes are gone or altered is not handed out, and says where to get it', async () => {
    const added = await add('a.txt', Buffer.from('hello'));
    const [name = ''] = storedFiles();
    const path = join(office.folder, 'files', name.slice(0, 2), name);
    writeFileSync(path, 'HELLO');
    expect(await office.call('attachments.open', { id: added.id })).toMatchObject({ code: 'not-found' });
    rmSync(path);
    expect(await office.call('attachments.open', { id: added.id })).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('backup'),
    });
    // The same file laid there again mends it.
    await add('b.txt', Buffer.from('hello'));
    expect((await office.ask('attachments.open', { id: added.id })).size).toBe(5);
  });

  test('goes into backups with the database', async () => {
    await add('a.txt', Buffer.from('hello'));
    await office.ask('backups.make', {});
    const [name = ''] = storedFiles();
    expect(statSync(join(office.folder, 'backups', 'files', name.slice(0, 2), name)).size).toBe(5);
  });

  test('is renamed, and a second name for the same version asks', async () => {
    const { id: file } = await add('scan0001.txt', Buffer.from('x'));
    const named = await office.ask('attachments.rename', { id: file, version: 1, name: 'Договор.txt', note: 'signed' });
    expect([named.name, named.note, named.version]).toEqual(['Договор.txt', 'signed', 2]);
    expect(await office.call('attachments.rename', { id: file, version: 1, name: 'Other.txt' })).toMatchObject({
      code: 'conflict',
      details: { conflicts: [{ path: 'name', mine: 'Other.txt', theirs: 'Договор.txt' }] },
    });
    const tricky = await office.ask('attachments.rename', { id: file, version: 2, name: '../../etc/passwd\u0000' });
    expect(tricky.name).toBe('.._.._etc_passwd');
    expect((await office.ask('attachments.open', { id: file })).name).toBe('.._.._etc_passwd');
  });
});

describe('a link', () => {
  const made = async (name: string) => (await office.ask('clients.create', sampleClient({ name }))).id;

  test('is seen from both sides, each in its own words', async () => {
    const parent = await made('Холдинг');
    const link = await office.ask('links.add', { clientId: id, otherId: parent, kind: 'parent', note: '51 %' });
    expect([link.kind, link.other.name, link.note]).toEqual(['parent', 'Холдинг', '51 %']);
    expect(await office.ask('links.of', { clientId: parent })).toMatchObject([
      { id: link.id, kind: 'subsidiary', other: { id, name: 'Альфа' }, note: '51 %' },
    ]);
    await office.ask('links.add', { clientId: id, otherId: parent, kind: 'principal' });
    expect((await office.ask('links.of', { clientId: parent })).map(({ kind }) => kind)).toEqual([
      'agent',
      'subsidiary',
    ]);
    await office.ask('links.remove', { id: link.id, version: 1 });
    expect((await office.ask('links.of', { clientId: id })).map(({ kind }) => kind)).toEqual(['principal']);
    expect(await office.call('links.remove', { id: link.id, version: 2 })).toMatchObject({ code: 'not-found' });
  });

  test('is there once, whichever side it is made from', async () => {
    const other = await made('Бета');
    await office.ask('links.add', { clientId: id, otherId: other, kind: 'parent' });
    const again = { code: 'invalid', details: { fields: [{ path: 'otherId' }] } };
    expect(await office.call('links.add', { clientId: id, otherId: other, kind: 'parent' })).toMatchObject(again);
    expect(await office.call('links.add', { clientId: other, otherId: id, kind: 'subsidiary' })).toMatchObject(again);
    await office.ask('links.add', { clientId: id, otherId: other, kind: 'partner' });
    expect(await office.call('links.add', { clientId: other, otherId: id, kind: 'partner' })).toMatchObject(again);
  });

  test('makes no circle of parents, however long, and no client its own parent', async () => {
    const [b, c] = [await made('B'), await made('C')];
    await office.ask('links.add', { clientId: id, otherId: b, kind: 'parent' });
    await office.ask('links.add', { clientId: c, otherId: b, kind: 'subsidiary' });
    const refused = { code: 'invalid', details: { fields: [{ path: 'otherId' }] } };
    // A below B, B below C: C below A would close it, from either side.
    expect(await office.call('links.add', { clientId: c, otherId: id, kind: 'parent' })).toMatchObject(refused);
    expect(await office.call('links.add', { clientId: id, otherId: c, kind: 'subsidiary' })).toMatchObject(refused);
    expect(await office.call('links.add', { clientId: id, otherId: id, kind: 'partner' })).toMatchObject(refused);
    await office.ask('links.add', { clientId: id, otherId: c, kind: 'parent' });
  });

  test('to a client in the bin is not shown', async () => {
    const other = await made('Бета');
    await office.ask('links.add', { clientId: id, otherId: other, kind: 'agent' });
    await office.ask('clients.remove', { id: other, version: 1 });
    expect(await office.ask('links.of', { clientId: id })).toEqual([]);
    expect((await office.ask('timeline.of', { ...record(), before: null, limit: 9, kinds: ['link'] })).entries).toEqual(
      [],
    );
  });
});
