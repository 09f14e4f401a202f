/** The whole office leaves as one file and comes back into an empty folder with nothing lost; a damaged one leaves nothing behind. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writeZip } from '../../main/features/files/zip-writing.ts';
import { columnsOf, tableNames } from '../../main/features/transfer/snapshot-queries.ts';
import { derivedTables, exportedTables } from '../../main/features/transfer/tables.ts';
import { addColleague } from '../support/colleague.ts';
import { addClient } from '../support/documents.ts';
import { fillOffice } from '../support/filled-office.ts';
import { bytesOf, handedOver, unzipped } from '../support/made-files.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

const open: TestOffice[] = [];
afterEach(async () => {
  for (const office of open.splice(0)) await office.close();
});

async function opened(options: Parameters<typeof testOffice>[0] = {}): Promise<TestOffice> {
  const office = await testOffice({ language: 'ru', now: '2026-11-23T10:00:00.000Z', ...options });
  open.push(office);
  return office;
}

const job = 'job-00000001';
const password = 'a long enough phrase';
const exported = async (office: TestOffice) => {
  const answer = await office.ask('office.export', { job });
  return { ...answer, bytes: await bytesOf(office, answer.file) };
};
async function takenOver(bytes: Uint8Array, options: Parameters<typeof testOffice>[0] = {}): Promise<TestOffice> {
  const office = await opened({ create: false, ...options });
  const file = await handedOver(office, 'export.zip', bytes);
  await office.ask('office.createFromExport', { file, administratorId: 1, password, job });
  return office;
}

it('knows every table: what is exported, and what is made from the rest', async () => {
  const { db } = await opened();
  const known = [...exportedTables.map(({ name }) => name), ...Object.keys(derivedTables)];
  expect(tableNames(db)).toEqual(known.sort());
  for (const { name, without = [] } of exportedTables) {
    const columns = columnsOf(db, name).map((column) => column.name);
    expect(columns.filter((column) => without.includes(column))).toEqual(without);
  }
});

/** The example with something of everything, and its export. */
async function everything(): Promise<{ office: TestOffice; first: Awaited<ReturnType<typeof exported>> }> {
  const office = await opened({ create: false });
  await office.ask('office.createExample', { language: 'ru', seed: 7 });
  await fillOffice(office);
  return { office, first: await exported(office) };
}

describe('an export that comes back', () => {
  it('gives the same office, to the byte, and what is made from it is the same too', { timeout: 180_000 }, async () => {
    const { office, first } = await everything();
    const parts = await unzipped(first.bytes);
    const manifest = JSON.parse(parts.get('manifest.json')?.toString() ?? '');
    expect(first.rows).toBe(Object.values<number>(manifest.tables).reduce((sum, count) => sum + count, 0));
    // Nothing is proved of a table that is empty.
    const empty = Object.entries(manifest.tables).filter(([, count]) => count === 0);
    expect(empty.map(([name]) => name)).toEqual(
      ['suspect', 'import_mapping'].filter((name) => manifest.tables[name] === 0),
    );
    expect(parts.get('data/user.jsonl')?.toString()).not.toContain('scrypt');
    expect(parts.get('data/user.jsonl')?.toString()).not.toContain('"password"');

    const second = await takenOver(first.bytes);
    const again = await unzipped((await exported(second)).bytes);
    expect([...again.keys()].sort()).toEqual([...parts.keys()].sort());
    for (const [name, bytes] of parts) {
      if (name === 'manifest.json' || name === 'data/audit.jsonl') continue;
      expect(again.get(name)?.equals(bytes), name).toBe(true);
    }
    // Of the log: all that there was, and that it was taken over.
    const log = parts.get('data/audit.jsonl')?.toString() ?? '';
    const longer = again.get('data/audit.jsonl')?.toString() ?? '';
    expect(longer.startsWith(log)).toBe(true);
    const more = longer.slice(log.length).trim().split('\n');
    expect(more.map((line) => JSON.parse(line).channel)).toEqual(['office.createFromExport']);
    expect(JSON.parse(again.get('manifest.json')?.toString() ?? '').lastIds).toEqual(manifest.lastIds);

    expect(await second.ask('audit.check', {})).toMatchObject({ firstBroken: null });
    expect(second.db.sql.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(second.db.sql.pragma('foreign_key_check')).toEqual([]);
    for (const table of ['client_key', 'own_value']) {
      const rows = (of: TestOffice) => of.db.sql.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all();
      expect(rows(second).length).toBeGreaterThan(0);
      expect(rows(second), table).toEqual(rows(office));
    }
    for (const text of ['ежик', '7776655', 'zoe@example.fr']) {
      const found = await second.ask('clients.find', { text, limit: 5 });
      expect(
        found.map(({ name }) => name),
        text,
      ).toContain('=«Ёжик» & Co');
    }
    expect(await second.ask('clients.find', { text: 'корзине', limit: 5 })).toEqual([]);
    readableAs(parts);
    await onlyTheAdministrator(second);
  });

  it('brings the office’s own print forms along', async () => {
    const office = await opened();
    mkdirSync(join(office.folder, 'templates', 'partials'), { recursive: true });
    writeFileSync(join(office.folder, 'templates', 'partials', 'party.hbs'), 'mine');
    const second = await takenOver((await exported(office)).bytes);
    expect(readFileSync(join(second.folder, 'templates', 'partials', 'party.hbs'), 'utf8')).toBe('mine');
  });

  it('holds what was there when it began, and not what others do meanwhile', async () => {
    const office = await opened();
    for (let at = 0; at < 600; at++) await addClient(office, { name: `Client ${at}` });
    office.events.length = 0;
    const running = exported(office);
    while (!office.events.some(({ type }) => type === 'progress'))
      await new Promise((resolve) => setImmediate(resolve));
    await addClient(office, { name: 'Later' });
    const parts = await unzipped((await running).bytes);
    expect(parts.get('data/client.jsonl')?.toString().trim().split('\n')).toHaveLength(600);
    expect(parts.get('csv/clients.csv')?.toString()).not.toContain('Later');
  });
});

/** The readable tables are in the language of the session, and hold no formulas. */
function readableAs(parts: ReadonlyMap<string, Buffer>): void {
  const clients = parts.get('csv/clients.csv')?.toString() ?? '';
  const [head = ''] = clients.split('\r\n');
  expect(head).toContain('Название;Полное наименование');
  expect(head).toContain('Сегмент');
  const row = clients.split('\r\n').find((line) => line.includes('Ёжик')) ?? '';
  expect(row).toContain("'=«Ёжик» & Co");
  expect(row).toContain('Ёлки');
  expect(row).toContain('VIP, опт');
  expect(parts.get('csv/notes.csv')?.toString()).toContain('"\'=1+1\nвторая строка"');
  expect([...parts.keys()].filter((name) => name.startsWith('csv/')).sort()).toEqual(
    ['activities', 'clients', 'contacts', 'documents', 'lines', 'notes', 'products'].map((name) => `csv/${name}.csv`),
  );
  expect(parts.get('README.md')?.toString()).toContain('## Русский');
}

/** He comes in with the password that was set, and nobody else without a new one. */
async function onlyTheAdministrator({ ask, engine }: TestOffice): Promise<void> {
  const state = await ask('office.state', {});
  expect(state).toMatchObject({ status: 'open', user: { id: 1 } });
  engine.openSession('other', 'test', 'en');
  const entering = (login: string, word: string) => engine.call('other', 'sessions.signIn', { login, password: word });
  for (const word of ['', 'none', 'another long phrase'])
    expect(await entering('boris', word)).toMatchObject({ ok: false, code: 'unauthorised' });
  expect(await entering(state.user?.login ?? '', password)).toMatchObject({ ok: true });
}

describe('rights', () => {
  it('of their own are needed, and the log is told', async () => {
    const office = await opened();
    const other = await addColleague(office, 'Boris', ['clients.see', 'lists.export', 'settings.change']);
    expect(await other.call('office.export', { job })).toMatchObject({ code: 'forbidden' });
    await office.ask('sessions.setPassword', { current: null, password }).catch(() => undefined);
    const leaving = await addColleague(office, 'Clara', ['office.export', 'audit.see']);
    await leaving.ask('office.export', { job });
    const [entry] = await leaving.ask('audit.list', { filter: { kind: 'exports' }, before: null, limit: 1 });
    expect(entry).toMatchObject({ user: 'Clara', channel: 'office.export', entity: 'office' });
  });

  it('are of no use in a folder that has an office', async () => {
    const office = await opened();
    const { bytes } = await exported(office);
    const file = await handedOver(office, 'export.zip', bytes);
    expect(await office.call('office.createFromExport', { file, administratorId: 1, password, job })).toMatchObject({
      code: 'conflict',
    });
  });
});

describe('an export that is not what it was', () => {
  const takeOver = async (bytes: Uint8Array, more: { administratorId?: number; password?: string | null } = {}) => {
    const office = await opened({ create: false, language: 'en' });
    const file = await handedOver(office, 'export.zip', bytes);
    const reply = await office.call('office.createFromExport', { file, administratorId: 1, password, job, ...more });
    expect(
      existsSync(office.folder) ? readdirSync(office.folder).filter((name) => name !== 'office.kontor-lock') : [],
    ).toEqual([]);
    return reply;
  };
  const small = async () => {
    const office = await opened({ language: 'en' });
    await addClient(office, { name: 'Alfa' });
    const file = await handedOver(office, 'a.txt', Buffer.from('kept'));
    await office.ask('attachments.add', { record: { entity: 'client', id: 1 }, files: [file] });
    return unzipped((await exported(office)).bytes);
  };

  it('says what it is, and leaves nothing behind', async () => {
    const parts = await small();
    const [stored] = [...parts.keys()].filter((name) => name.startsWith('files/'));
    const with_ = (changes: Record<string, string | null>) => zipOf(parts, changes);
    const clients = parts.get('data/client.jsonl')?.toString() ?? '';
    const says = async (bytes: Uint8Array) => {
      const reply = await takeOver(bytes);
      return reply.ok ? 'ok' : reply.message;
    };
    const looking = await opened({ create: false, language: 'en' });
    const damaged = await with_({ 'data/client.jsonl': clients.replace('Alfa', 'Beta') });
    const file = await handedOver(looking, 'export.zip', damaged);
    expect(await looking.call('office.inspectExport', { file })).toMatchObject({
      ok: false,
      message: expect.stringContaining('“data/client.jsonl”'),
    });
    expect(await says(Buffer.from('no zip at all'))).toContain('not an export of Kontor');
    expect(await says(await with_({ 'manifest.json': null }))).toContain('not an export of Kontor');
    expect(await says(await with_({ 'manifest.json': '{' }))).toContain('“manifest.json”');
    expect(await says(await with_({ 'data/client.jsonl': clients.replace('Alfa', 'Beta') }))).toContain(
      '“data/client.jsonl”',
    );
    expect(await says(await with_({ 'data/client.jsonl': `${clients}${clients}` }))).toContain('“data/client.jsonl”');
    expect(await says(await with_({ 'data/tag.jsonl': null }))).toContain('“data/tag.jsonl”');
    expect(await says(await with_({ [stored ?? '']: 'else' }))).toContain(`“${stored}”`);
    expect(await says(await with_({ [stored ?? '']: null }))).toContain(`“${stored}”`);
    const whole = await zipOf(parts, {});
    expect(await says(whole.subarray(0, whole.length - 400))).toContain('not an export of Kontor');
  });

  it('with hashes made anew is still held against the tables', async () => {
    const parts = await small();
    const forged = (part: string, from: string, to: string) => {
      const text = (parts.get(part)?.toString() ?? '').replace(from, to);
      const manifest = JSON.parse(parts.get('manifest.json')?.toString() ?? '');
      const told = manifest.parts.find((one: { name: string }) => one.name === part);
      told.size = Buffer.byteLength(text);
      told.sha256 = createHash('sha256').update(text).digest('hex');
      return zipOf(parts, { [part]: text, 'manifest.json': JSON.stringify(manifest) });
    };
    const says = async (bytes: Uint8Array) => {
      const reply = await takeOver(bytes);
      return reply.ok ? 'ok' : reply.message;
    };
    const orphan = await forged('data/attachment.jsonl', '"sha256":"', '"sha256":"0');
    expect(await says(orphan)).toContain('data/attachment.jsonl');
    const column = await forged('data/client.jsonl', '"code":', '"code\\") VALUES (1);--":');
    expect(await says(column)).toContain('does not fit this program');
    const twice = await forged('data/client.jsonl', '"name":"Alfa"', '"name":null');
    expect(await says(twice)).toContain('data/client.jsonl');
  });

  it('of a newer version asks for a newer program', async () => {
    const parts = await small();
    const manifest = JSON.parse(parts.get('manifest.json')?.toString() ?? '');
    const newer = { ...manifest, formatVersion: 2, program: { version: '9.1.0' }, parts: undefined };
    expect(await takeOver(await zipOf(parts, { 'manifest.json': JSON.stringify(newer) }))).toMatchObject({
      ok: false,
      message: expect.stringContaining('9.1.0'),
    });
  });

  it('names the field of an administrator who is none, and of a password that is missing', async () => {
    const office = await opened();
    await addColleague(office, 'Boris', ['clients.see']);
    const { bytes } = await exported(office);
    expect(await takeOver(bytes, { administratorId: 2 })).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'administratorId' }] },
    });
    expect(await takeOver(bytes, { password: null })).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'password' }] },
    });
    const looking = await opened({ create: false });
    const file = await handedOver(looking, 'export.zip', bytes);
    expect(await looking.ask('office.inspectExport', { file })).toMatchObject({
      companies: ['ООО «Ромашка»'],
      administrators: [{ id: 1, name: 'Anna' }],
      needsPassword: true,
    });
  });

  it('counts what lies in the bin and who has left apart, and says of people whom no password fits that they have none', async () => {
    const office = await opened();
    const boris = await addColleague(office, 'Boris', ['clients.see']);
    await addColleague(office, 'Vera', ['clients.see']);
    office.db.prepare('UPDATE user SET active = 0 WHERE id = ?').run(boris.id);
    await addClient(office, { name: 'Alfa' });
    const id = await addClient(office, { name: 'Beta' });
    await office.ask('clients.remove', { id, version: 1 });
    const { bytes } = await exported(office);
    const next = await opened({ create: false });
    const file = await handedOver(next, 'export.zip', bytes);
    const { counts } = await next.ask('office.inspectExport', { file });
    expect(counts).toMatchObject({ clients: 1, inBin: 1, users: 2, closedUsers: 1 });
    await next.ask('office.createFromExport', { file, administratorId: 1, password: 'a long new phrase', job });
    const people = await next.ask('users.list', {});
    expect(people.map(({ name, hasPassword }) => [name, hasPassword])).toEqual([
      ['Anna', true],
      ['Vera', false],
      ['Boris', false],
    ]);
  });
});

describe('what does not come to its end', () => {
  it('leaves neither file nor record when it is cancelled', async () => {
    const office = await opened();
    for (let at = 0; at < 600; at++) await addClient(office, { name: `Client ${at}` });
    office.events.length = 0;
    const running = office.call('office.export', { job });
    while (!office.events.some(({ type }) => type === 'progress'))
      await new Promise((resolve) => setImmediate(resolve));
    await office.ask('jobs.cancel', { job });
    expect(await running).toMatchObject({ ok: false, code: 'unavailable' });
    const uploads = join(office.folder, '..', 'state', 'uploads');
    expect(readdirSync(uploads).flatMap((one) => readdirSync(join(uploads, one)))).toEqual([]);
    expect(await office.ask('audit.list', { filter: { kind: 'exports' }, before: null, limit: 1 })).toEqual([]);
  });

  it('leaves an empty folder when taking over is cancelled', async () => {
    const office = await opened();
    for (let at = 0; at < 600; at++) await addClient(office, { name: `Client ${at}` });
    const { bytes } = await exported(office);
    const second = await opened({ create: false });
    const file = await handedOver(second, 'export.zip', bytes);
    second.events.length = 0;
    const running = second.call('office.createFromExport', { file, administratorId: 1, password: null, job });
    while (!second.events.some(({ type }) => type === 'progress'))
      await new Promise((resolve) => setImmediate(resolve));
    await second.ask('jobs.cancel', { job });
    expect(await running).toMatchObject({ ok: false, code: 'unavailable' });
    expect(readdirSync(second.folder).filter((name) => name !== 'office.kontor-lock')).toEqual([]);
    expect(await second.ask('office.state', {})).toMatchObject({ status: 'new' });
  });
});

/** A ZIP of these parts, with some of them changed or left out. */
async function zipOf(parts: ReadonlyMap<string, Buffer>, changes: Record<string, string | null>): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-zip-'));
  try {
    const path = join(folder, 'a.zip');
    await writeZip(path, async (zip) => {
      for (const [name, bytes] of parts) {
        const changed = changes[name];
        if (changed === null) continue;
        await zip.add(name, once(changed === undefined ? bytes : Buffer.from(changed)));
      }
    });
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
