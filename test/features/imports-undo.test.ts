/** An import is undone as a whole: what it wrote is again what it was, and what somebody has touched since is left and named. */
import { afterEach, describe, expect, it } from 'vitest';
import { clientNamed, imported, suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.close();
  office = null;
});

async function opened(options: Parameters<typeof testOffice>[0] = {}): Promise<TestOffice> {
  office = await testOffice({ country: 'RU', ...options });
  return office;
}

const undo = (at: TestOffice, id: number) => at.ask('imports.undo', { id, job: 'job-00000002' });

const first = 'Code;Name;City;Phone;Contact person\n1;Alfa;Omsk;+7 495 111-22-33;Ivanov\n2;Beta;Omsk;;\n';
const second =
  'Code;Name;City;Phone;Contact person\n1;Alfa;Tula;+7 495 999-00-00;Petrov\n2;Beta;Perm;;\n3;Gamma;Kazan;;\n';

describe('undoing an import', () => {
  it('puts new records into the bin and gives changed ones back what they were', async () => {
    const at = await opened({ now: '2026-11-23T10:00:00.000Z' });
    await imported(at, await suggested(at, first));
    const before = await clientNamed(at, 'alfa');
    const { importId } = await imported(at, await suggested(at, second));
    expect((await clientNamed(at, 'alfa')).contacts).toHaveLength(2);
    at.events.length = 0;

    expect(await undo(at, importId)).toEqual({ undone: 3, keptCount: 0, kept: [] });
    const { version, updatedAt, ...rest } = await clientNamed(at, 'alfa');
    expect(rest).toEqual({ ...before, version: undefined, updatedAt: undefined });
    expect(version).toBe(3);
    expect(await at.ask('clients.count', {})).toMatchObject({ count: 2 });
    expect(await at.ask('clients.count', { deleted: true })).toMatchObject({ count: 1 });
    expect(await at.ask('clients.find', { text: '9990000', limit: 5 })).toEqual([]);
    expect(await at.ask('clients.find', { text: 'gamma', limit: 5 })).toEqual([]);
    expect(await at.ask('clients.find', { text: '1112233', limit: 5 })).toHaveLength(1);
    expect(at.events).toContainEqual({ type: 'changed', entity: 'client', id: 0, version: 0 });

    const [last] = await at.ask('imports.list', {});
    expect(last).toMatchObject({ id: importId, undone: { at: '2026-11-23T10:00:00.000Z', by: 'Anna' } });
    const again = await at.call('imports.undo', { id: importId, job: 'job-00000002' });
    expect(again).toMatchObject({ ok: false, code: 'conflict', message: 'This import has been undone already.' });
    // The same file goes in again as if it had never been there; what is in the bin does not count.
    expect(await imported(at, await suggested(at, second))).toMatchObject({ created: 1, changed: 2 });
  });

  it('takes a new client away that a later row of the file added to, and no other', async () => {
    const at = await opened();
    await imported(at, await suggested(at, first));
    const more = 'Code;Name;Contact person\n3;Gamma;Petrov\n3;Gamma;Orlov\n';
    const { importId } = await imported(at, await suggested(at, more));
    expect((await clientNamed(at, 'gamma')).contacts).toHaveLength(2);
    expect(await undo(at, importId)).toEqual({ undone: 1, keptCount: 0, kept: [] });
    expect(await at.ask('clients.find', { text: 'gamma', limit: 5 })).toEqual([]);
    expect(await at.ask('clients.count', {})).toMatchObject({ count: 2 });
  });

  it('passes over what was deleted for good since', async () => {
    const at = await opened();
    const { importId } = await imported(at, await suggested(at, first));
    const { id, version } = await clientNamed(at, 'alfa');
    await at.ask('clients.remove', { id, version });
    await at.ask('bin.empty', { items: null });
    expect(await undo(at, importId)).toEqual({ undone: 1, keptCount: 1, kept: [] });
    const goods = await imported(at, await suggested(at, 'Code;Name\n7;Tea\n8;Cup\n', { entity: 'products' }));
    const [tea] = await at.ask('products.find', { text: 'tea', limit: 1 });
    await at.ask('products.remove', { id: tea?.id ?? 0, version: 1 });
    await at.ask('bin.empty', { items: null });
    expect(await undo(at, goods.importId)).toEqual({ undone: 1, keptCount: 1, kept: [] });
  });

  it('stands in the history of each record, and the chain of the history holds', async () => {
    const at = await opened();
    await imported(at, await suggested(at, first));
    const { importId } = await imported(at, await suggested(at, second));
    await undo(at, importId);
    const { id } = await clientNamed(at, 'alfa');
    const history = await at.ask('audit.of', { entity: 'client', id, before: null, limit: 10 });
    expect(history.map(({ channel }) => channel)).toEqual(['imports.undo', 'imports.run', 'imports.run']);
    const person = (name: string) => expect.objectContaining({ name });
    expect(history[0]?.changes).toMatchObject({
      address: { old: { city: 'Tula' }, new: { city: 'Omsk' } },
      contacts: { old: [person('Petrov')], new: [] },
    });
    expect(history[1]?.changes).toMatchObject({
      address: { old: { city: 'Omsk' }, new: { city: 'Tula' } },
      contacts: { old: [], new: [person('Petrov')] },
    });
    expect(history[2]?.changes).toMatchObject({ contacts: { old: [], new: [person('Ivanov')] } });
    expect((await at.ask('audit.check', {})).firstBroken).toBeNull();
  });

  it('leaves what somebody has touched since, and names it', async () => {
    const at = await opened();
    await imported(at, await suggested(at, first));
    const { importId } = await imported(at, await suggested(at, second));
    const beta = await clientNamed(at, 'beta');
    await at.ask('clients.change', { id: beta.id, version: beta.version, changes: { note: 'Mine' }, was: {} });
    expect(await undo(at, importId)).toEqual({ undone: 2, keptCount: 1, kept: [{ id: beta.id, name: 'Beta' }] });
    expect(await clientNamed(at, 'beta')).toMatchObject({ note: 'Mine', address: { city: 'Perm' } });
    expect((await clientNamed(at, 'alfa')).address.city).toBe('Omsk');
  });

  it('leaves everything, and may be asked for again, when every record was touched', async () => {
    const at = await opened();
    const { importId } = await imported(at, await suggested(at, 'Name\nAlfa\n'));
    const { id, version } = await clientNamed(at, 'alfa');
    await at.ask('clients.change', { id, version, changes: { note: 'Mine' }, was: {} });
    expect(await undo(at, importId)).toEqual({ undone: 0, keptCount: 1, kept: [{ id, name: 'Alfa' }] });
    expect((await at.ask('imports.list', {}))[0]?.undone).toBeNull();
  });

  it('goes back import by import, the last one first', async () => {
    const at = await opened();
    const one = await imported(at, await suggested(at, first));
    const two = await imported(at, await suggested(at, second));
    const three = await imported(at, await suggested(at, 'Code;City\n1;Ufa\n3;Ufa\n', { mapping: ['code', 'city'] }));
    expect(await undo(at, three.importId)).toMatchObject({ undone: 2, keptCount: 0 });
    expect(await undo(at, two.importId)).toMatchObject({ undone: 3, keptCount: 0 });
    expect((await clientNamed(at, 'alfa')).address.city).toBe('Omsk');
    expect(await undo(at, one.importId)).toMatchObject({ undone: 2, keptCount: 0 });
    expect(await at.ask('clients.count', {})).toMatchObject({ count: 0 });
  });

  it('tells beforehand what would stay and which import is to be undone first, and undoes the rest later', async () => {
    const at = await opened();
    const one = await imported(at, await suggested(at, first));
    const two = await imported(at, await suggested(at, second));
    const [last] = await at.ask('imports.list', {});
    const foretold = await at.ask('imports.foretell', { id: one.importId });
    const later = [{ id: two.importId, fileName: 'list.csv', at: last?.at }];
    expect(foretold).toEqual({ created: 0, changed: 0, kept: 2, later });
    expect(await at.ask('imports.foretell', { id: two.importId })).toEqual({
      created: 1,
      changed: 2,
      kept: 0,
      later: [],
    });

    const { id, version } = await clientNamed(at, 'beta');
    await at.ask('clients.change', { id, version, changes: { note: 'Mine' }, was: {} });
    expect(await at.ask('imports.foretell', { id: two.importId })).toMatchObject({ created: 1, changed: 1, kept: 1 });
    expect(await undo(at, two.importId)).toMatchObject({ undone: 2, keptCount: 1 });
    expect(await at.ask('imports.list', {})).toMatchObject([{ undone: null, undoneRecords: 2 }, { undoneRecords: 0 }]);
    // Alfa is again as the first import left it; Beta is not.
    expect(await undo(at, one.importId)).toEqual({ undone: 1, keptCount: 1, kept: [{ id, name: 'Beta' }] });
    const rest = { created: 0, changed: 0, kept: 1 };
    expect(await at.ask('imports.foretell', { id: one.importId })).toMatchObject(rest);
    expect(await at.ask('imports.foretell', { id: two.importId })).toEqual({ ...rest, later: [] });
    expect(await undo(at, two.importId)).toMatchObject({ undone: 0, keptCount: 1 });
  });

  it('undoes an older import as a whole once the later one is undone, though it was tried too early', async () => {
    const at = await opened();
    const one = await imported(at, await suggested(at, first));
    const two = await imported(at, await suggested(at, 'Code;City\n1;Ufa\n', { mapping: ['code', 'city'] }));
    expect(await undo(at, one.importId)).toMatchObject({ undone: 1, keptCount: 1 });
    expect(await undo(at, two.importId)).toMatchObject({ undone: 1, keptCount: 0 });
    expect((await clientNamed(at, 'alfa')).address.city).toBe('Omsk');
    expect(await undo(at, one.importId)).toEqual({ undone: 1, keptCount: 0, kept: [] });
    expect((await at.ask('imports.list', {}))[1]).toMatchObject({ undone: { by: 'Anna' }, undoneRecords: 0 });
    expect(await at.ask('clients.count', {})).toMatchObject({ count: 0 });
  });

  it('takes what was changed in bulk and undone again for what the import left', async () => {
    const at = await opened();
    const { importId } = await imported(at, await suggested(at, first));
    const { id } = await clientNamed(at, 'alfa');
    const job = 'job-00000003';
    const changed = await at.ask('clients.bulkChange', {
      selection: { ids: [id] },
      change: { state: 'sleeping' },
      job,
    });
    expect(await at.ask('imports.foretell', { id: importId })).toMatchObject({ created: 1, kept: 1 });
    await at.ask('operations.undo', { id: changed.operationId ?? 0, job });
    expect(await at.ask('imports.foretell', { id: importId })).toMatchObject({ created: 2, kept: 0 });
    expect(await undo(at, importId)).toEqual({ undone: 2, keptCount: 0, kept: [] });
  });

  it('foretells that a client out of reach stays', async () => {
    const at = await opened();
    const { importId } = await imported(at, await suggested(at, first));
    const { id } = await clientNamed(at, 'beta');
    at.db.prepare('UPDATE client SET responsible_id = 1 WHERE id <> ?').run(id);
    expect(await at.ask('imports.foretell', { id: importId })).toMatchObject({ created: 2, kept: 0 });
    at.db
      .prepare('UPDATE role SET rights = ?')
      .run(JSON.stringify(['clients.see:own', 'clients.change:own', 'clients.import']));
    expect(await at.ask('imports.foretell', { id: importId })).toMatchObject({ created: 1, kept: 1 });
  });

  it('gives products their prices back', async () => {
    const at = await opened();
    const prices = (text: string) => suggested(at, text, { entity: 'products' });
    await imported(at, await prices('Code;Name;Price\nA1;Pen;1.00\n'));
    const { importId } = await imported(at, await prices('Code;Name;Price\nA1;Pen;1.50\nA2;Pad;2.00\n'));
    expect(await undo(at, importId)).toMatchObject({ undone: 2 });
    const [pen] = await at.ask('products.find', { text: 'pen', limit: 1 });
    expect(pen?.price).toBe(100);
    expect(await at.ask('products.find', { text: 'pad', limit: 1 })).toEqual([]);
    const history = await at.ask('audit.of', { entity: 'product', id: 1, before: null, limit: 10 });
    expect(history.map(({ changes }) => changes.price)).toEqual([
      { old: 150, new: 100 },
      { old: 100, new: 150 },
      { old: null, new: 100 },
    ]);
  });

  it('is refused to whoever may not import such records, and for an import that there is not', async () => {
    const at = await opened();
    const { importId } = await imported(at, await suggested(at, first));
    expect(await at.call('imports.undo', { id: 99, job: 'job-00000002' })).toMatchObject({ code: 'not-found' });
    at.db.prepare('UPDATE role SET rights = ?').run(JSON.stringify(['clients.change', 'products.import']));
    expect(await at.call('imports.undo', { id: importId, job: 'job-00000002' })).toMatchObject({ code: 'forbidden' });
  });

  it('leaves what is out of reach, and does not name what may not be seen', async () => {
    const at = await opened();
    const { importId } = await imported(at, await suggested(at, first));
    const { id, version } = await clientNamed(at, 'beta');
    const { user } = await at.ask('office.state', {});
    // By a right that the import knows nothing of: the version stays.
    at.db.prepare('UPDATE client SET responsible_id = ? WHERE id = ?').run(user?.id, id);
    const rights = ['clients.see:own', 'clients.change:own', 'clients.import'];
    at.db.prepare('UPDATE role SET rights = ?').run(JSON.stringify(rights));
    expect(await undo(at, importId)).toEqual({ undone: 1, keptCount: 1, kept: [] });
    expect(version).toBe(1);
  });
});
