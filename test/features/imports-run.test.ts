/** Imports end to end on a real office: the counts are right, nothing is lost or half done, the bad rows come back. */
import { afterEach, describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../preload/contract/events.ts';
import { addClient } from '../support/documents.ts';
import { clientNamed, counts, imported, type Order, suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.close();
  office = null;
});

async function opened(options: Parameters<typeof testOffice>[0] = {}): Promise<TestOffice> {
  office = await testOffice({ country: 'RU', ...options });
  return office;
}

describe('a list of customers', () => {
  it('goes in with the suggested mapping, and says nothing new the second time', async () => {
    const at = await opened({ country: 'INT' });
    const text = [
      'CustomerID,CompanyName,ContactName,ContactTitle,Address,City,PostalCode,Country,Phone,Fax',
      'ALFKI,Alfreds Futterkiste,Maria Anders,Sales Representative,Obere Str. 57,Berlin,05021,Germany,030-0074321,',
      'VALON,IT,,,,,,,,',
    ].join('\n');
    const order = await suggested(at, text);
    expect(counts(await imported(at, order))).toEqual([2, 0, 0, 0, 0]);
    const client = await clientNamed(at, 'alfreds');
    expect(client).toMatchObject({
      code: 'ALFKI',
      kind: 'company',
      type: 'customer',
      country: 'INT',
      address: { street: 'Obere Str. 57', postcode: '05021', city: 'Berlin', region: '', country: 'Germany' },
      reaches: [{ kind: 'phone', value: '030-0074321', label: '' }],
      contacts: [{ name: 'Maria Anders', position: 'Sales Representative' }],
    });
    expect((await clientNamed(at, 'valon')).name).toBe('IT');
    expect(counts(await imported(at, order))).toEqual([0, 0, 2, 0, 0]);
    expect((await at.ask('clients.get', { id: client.id })).version).toBe(1);
  });

  it('adds what is new to a known client and throws nothing away', async () => {
    const at = await opened();
    const first =
      'ИНН;КПП;Наименование;Город;Телефон;Контактное лицо;Примечание\n7707083893;770701001;ООО «Ромашка»;Москва;8 (495) 111-22-33;Иванов Иван;VIP\n';
    await imported(at, await suggested(at, first));
    const header = 'ИНН;КПП;Наименование;Город;Телефон;Контактное лицо;Примечание';
    // The same phone in another spelling, an empty city, another contact person.
    const second = `${header}\n7707083893;770701001;ООО «Ромашка»;;+7 495 111-22-33;Петрова Анна;\n`;
    expect(counts(await imported(at, await suggested(at, second)))).toEqual([0, 1, 0, 0, 0]);
    // The same contact person and another phone.
    const third = `${header}\n7707083893;;ООО «Ромашка»;Тула;+7 495 999-00-00;иванов иван;\n`;
    expect(counts(await imported(at, await suggested(at, third)))).toEqual([0, 1, 0, 0, 0]);
    const client = await clientNamed(at, 'ромашка');
    expect(client.address.city).toBe('Тула');
    expect(client.note).toBe('VIP');
    expect(client.taxNumbers).toEqual({ inn: '7707083893', kpp: '770701001' });
    expect(client.reaches.map(({ value }) => value)).toEqual(['+7 495 999-00-00', '8 (495) 111-22-33']);
    expect(client.contacts.map(({ name }) => name)).toEqual(['Иванов Иван', 'Петрова Анна']);
    expect(await at.ask('clients.find', { text: '9990000', limit: 5 })).toHaveLength(1);
    expect(await at.ask('clients.find', { text: 'петрова', limit: 5 })).toHaveLength(1);
  });

  it('takes branches with one INN and different KPP for two clients', async () => {
    const at = await opened();
    const text =
      'ИНН;КПП;Наименование\n7707083893;770701001;Банк\n7707083893;780701002;Банк, филиал\n7707083893;780701002;Банк, Невский филиал\n';
    const told = await imported(at, await suggested(at, text));
    expect(counts(told)).toEqual([2, 0, 0, 0, 1]);
    // The third row is the second client once more.
    expect(told.refusals).toMatchObject([
      {
        row: 4,
        reasons: ['Row 3 of the file has the tax number “7707083893” already, and says something else of it.'],
      },
    ]);
    expect((await clientNamed(at, 'филиал')).taxNumbers.kpp).toBe('780701002');
  });

  it('takes names that differ in their legal form for two clients, those that differ in quotes for one', async () => {
    const at = await opened();
    const text = 'Наименование;Город\nООО «Альфа»;Омск\nЗАО Альфа;Пермь\n';
    expect(counts(await imported(at, await suggested(at, text)))).toEqual([2, 0, 0, 0, 0]);
    const again = 'Наименование;Город\nАльфа, ООО;Тула\n';
    expect(counts(await imported(at, await suggested(at, again)))).toEqual([0, 1, 0, 0, 0]);
  });

  it('refuses to guess which of several is meant', async () => {
    const at = await opened();
    const text = 'Наименование;Город\nИванов;Омск\nИванов;Тула\n';
    expect(counts(await imported(at, await suggested(at, text, { known: 'create' })))).toEqual([2, 0, 0, 0, 0]);
    const again = await imported(at, await suggested(at, text));
    expect(counts(again)).toEqual([0, 0, 0, 0, 2]);
    expect(again.refusals[0]?.reasons).toEqual([
      '2 records have the name “Иванов”: it is not clear which one is meant.',
    ]);
  });

  it('leaves known clients alone when they are to be skipped', async () => {
    const at = await opened();
    await imported(at, await suggested(at, 'E-mail;Name;City\na@x.ru;Alfa;Omsk\n'));
    const order = await suggested(at, 'E-mail;Name;City\nA@X.ru;Alfa;Tula\nb@x.ru;Beta;Tula\nb@x.ru;Beta;Perm\n', {
      known: 'skip',
    });
    expect(counts(await imported(at, order))).toEqual([1, 0, 0, 2, 0]);
    expect((await clientNamed(at, 'alfa')).address.city).toBe('Omsk');
  });
});

describe('bad rows', () => {
  it('come back as a file that can be corrected and imported', async () => {
    const at = await opened({ language: 'ru' });
    const text =
      'Код;Наименование;E-mail;Скидка\n007;Ромашка;a@x.ru;5\n008;;b@x.ru;\n009;Лютик;не почта;много\n010;Роза;d@x.ru;3\n011;Астра;e@x.ru;3\n';
    const told = await imported(at, await suggested(at, text));
    expect(counts(told)).toEqual([3, 0, 0, 0, 2]);
    expect(told.refusals.map(({ row, reasons }) => [row, reasons.length])).toEqual([
      [3, 1],
      [4, 2],
    ]);
    if (told.refusedFile === null) throw new Error('no file');
    const { data, name, last } = await at.ask('files.read', { file: told.refusedFile, offset: 0 });
    expect([name, last]).toEqual(['list - незагруженные строки.csv', true]);
    const lines = Buffer.from(data, 'base64').toString('utf8').split('\r\n');
    expect(lines[0]).toBe('\ufeffКод;Наименование;E-mail;Скидка;Причина отказа');
    expect(lines[1]).toBe('008;;b@x.ru;;Не указано наименование.');
    expect(lines[2]).toMatch(/^009;Лютик;не почта;много;Скидка, %: «много» — не процент .*«не почта» — не адрес/u);
    const mended = lines.join('\r\n').replace('008;;', '008;Мак;').replace('не почта;много;', 'c@x.ru;10%;');
    expect(counts(await imported(at, await suggested(at, mended)))).toEqual([2, 0, 0, 0, 0]);
    expect((await clientNamed(at, 'лютик')).code).toBe('009');
  });

  it('are refused with the order when it is not meant for the file', async () => {
    const at = await opened();
    const order = await suggested(at, 'Name;City\nAlfa;Omsk\n');
    const refused = async (more: Partial<Order>) => {
      const reply = await at.call('imports.check', { ...order, ...more });
      return reply.ok ? 'ok' : `${reply.code}: ${reply.message}`;
    };
    expect(await refused({ mapping: ['name', 'name'] })).toBe(
      'invalid: Two columns go into “Name”. Leave one of them out.',
    );
    expect(await refused({ mapping: ['city', null] })).toBe('invalid: Choose which column holds the name.');
    expect(await refused({ mapping: ['name', '__proto__'] })).toBe('invalid: There is no field “__proto__”.');
    expect(await refused({ fixed: { password: '1' } })).toBe('invalid: There is no field “password”.');
    expect(await refused({ mapping: ['name', null, null] })).toMatch(/^invalid: The columns chosen/u);
  });
});

describe('products', () => {
  it('take what the file does not say from the office', async () => {
    const at = await opened();
    const text = 'Артикул;Наименование;Цена;Ставка НДС;Ед. изм.\n00012;Бумага;1 234,50;10%;упак\n00013;Ручка;12;;\n';
    expect(counts(await imported(at, await suggested(at, text, { entity: 'products' })))).toEqual([2, 0, 0, 0, 0]);
    const [pen] = await at.ask('products.find', { text: 'ручка', limit: 1 });
    expect(pen).toMatchObject({ code: '00013', price: 1200, currency: 'RUB', unit: 'H87', kind: 'goods' });
    const { vatRates } = await at.ask('reference.get', {});
    const rateOf = (id: number | null | undefined) => vatRates.find((rate) => rate.id === id);
    expect(rateOf(pen?.vatRateId)).toMatchObject({ country: 'RU', standard: true });
    const [paper] = await at.ask('products.find', { text: '00012', limit: 1 });
    expect(paper).toMatchObject({ price: 123_450, unit: 'XPK' });
    expect(rateOf(paper?.vatRateId)).toMatchObject({ country: 'RU', rate: 1000 });
  });

  it('get new prices from a list of codes and prices alone', async () => {
    const at = await opened();
    await imported(at, await suggested(at, 'Code;Name;Price\nA1;Pen;1.00\nA2;Pad;2.00\n', { entity: 'products' }));
    const prices = await suggested(at, 'Code;Price\nA1;1.50\nA2;2.00\nA3;3.00\n', { entity: 'products' });
    const told = await imported(at, { ...prices, mapping: ['code', 'price'] });
    expect(counts(told)).toEqual([0, 1, 1, 0, 1]);
    expect(told.refusals[0]).toMatchObject({ row: 4, reasons: ['The name is empty.'] });
    const [pen] = await at.ask('products.find', { text: 'pen', limit: 1 });
    expect(pen?.price).toBe(150);
  });
});

describe('a price list for products in another currency', () => {
  /** An office in euros with a product in yen, which has no minor unit. */
  const withYen = async () => {
    const at = await opened({ country: 'INT' });
    const text = 'Code;Name;Price;Purchase price;Currency\nJ1;Brush;1200;500;JPY\n';
    await imported(at, await suggested(at, text, { entity: 'products' }));
    return at;
  };
  const brush = async (at: TestOffice) => (await at.ask('products.find', { text: 'J1', limit: 1 }))[0];

  it('takes a price without a currency in that of the product', async () => {
    const at = await withYen();
    expect(await brush(at)).toMatchObject({ price: 1200, currency: 'JPY' });
    const prices = await suggested(at, 'Code;Price\nJ1;1500\n', { entity: 'products' });
    const told = await imported(at, prices);
    expect(counts(told)).toEqual([0, 1, 0, 0, 0]);
    expect(told.preview[0]?.values.price).toBe('1,500 JPY');
    expect(await brush(at)).toMatchObject({ price: 1500, currency: 'JPY' });
    expect(counts(await imported(at, prices))).toEqual([0, 0, 1, 0, 0]);
  });

  it('refuses a change of currency that would leave an old price in the new one', async () => {
    const at = await withYen();
    const order = await suggested(at, 'Code;Price\nJ1;9.50 EUR\n', { entity: 'products' });
    const told = await imported(at, order);
    expect(counts(told)).toEqual([0, 0, 0, 0, 1]);
    expect(told.refusals[0]?.reasons).toEqual([
      'The row is in EUR, the product has its prices in JPY. Give all its prices in EUR, or this one in JPY.',
    ]);
    const both = await suggested(at, 'Code;Price;Purchase price\nJ1;9.50 EUR;4 EUR\n', { entity: 'products' });
    expect(counts(await imported(at, both))).toEqual([0, 1, 0, 0, 0]);
    expect(await brush(at)).toMatchObject({ price: 950, currency: 'EUR' });
  });
});

describe('an import as a whole', () => {
  it('is told of in the history, with what each record was before', async () => {
    const at = await opened({ now: '2026-11-23T10:00:00.000Z' });
    await imported(at, await suggested(at, 'Code;Name;City\n1;Alfa;Omsk\n'));
    const { importId } = await imported(
      at,
      await suggested(at, 'Code;Name;City;Contact person\n1;Alfa;Tula;Ivanov\n1;;;Petrov\n2;Beta;;\n'),
    );
    const [last] = await at.ask('imports.list', {});
    expect(last).toEqual({
      id: importId,
      entity: 'clients',
      fileName: 'list.csv',
      at: '2026-11-23T10:00:00.000Z',
      by: 'Anna',
      rows: 3,
      created: 1,
      changed: 1,
      joined: 1,
      same: 0,
      skipped: 0,
      refused: 0,
      undone: null,
      undoneRecords: 0,
    });
    const items = at.db
      .prepare<[number], { entityId: number; version: number; before: string | null }>(
        'SELECT entity_id AS entityId, entity_version AS version, before FROM import_item WHERE import_id = ? ORDER BY 1',
      )
      .all(importId);
    expect(items.map(({ entityId, version, before }) => [entityId, version, before === null])).toEqual([
      [1, 3, false],
      [2, 1, true],
    ]);
    expect(JSON.parse(items[0]?.before ?? '')).toMatchObject({ fields: { name: 'Alfa', address: { city: 'Omsk' } } });
    const [record] = await at.ask('audit.of', { entity: 'import', id: importId, before: null, limit: 10 });
    expect(record?.changes).toMatchObject({ fileName: { old: null, new: 'list.csv' }, created: { new: 1 } });
    expect((await at.ask('audit.check', {})).firstBroken).toBeNull();
    expect(at.events).toContainEqual({ type: 'changed', entity: 'client', id: 0, version: 0 });
  });

  it('says how far it is of the exact number of rows once they were counted', async () => {
    const at = await opened();
    // The first rows are short, and how many there are is estimated by them.
    const rows = Array.from(
      { length: 3_000 },
      (_, index) => `${index};Client ${index};${'x'.repeat(index < 1_500 ? 1 : 900)}`,
    );
    const order = await suggested(at, `Code;Name;Note\n${rows.join('\n')}\n`);
    const { file, entity, reading } = order;
    expect((await at.ask('imports.inspect', { file, entity, reading })).rows).not.toBe(3_000);
    await at.ask('imports.check', order);
    at.events.length = 0;
    await at.ask('imports.run', order);
    const totals = at.events.flatMap((event) => (event.type === 'progress' ? [event.total] : []));
    expect(new Set(totals)).toEqual(new Set([3_000]));
    expect((await at.ask('imports.inspect', { file, entity, reading })).rows).toBe(3_000);
  });

  it('leaves nothing behind when it is cancelled, and others read and write around it', async () => {
    const at = await opened();
    const rows = Array.from({ length: 4_000 }, (_, index) => `${index};Client ${index}`);
    const order = await suggested(at, `Code;Name\n${rows.join('\n')}\n`);
    const running = at.call('imports.run', order);
    while (!at.events.some((event) => event.type === 'progress' && event.done > 0))
      await new Promise((resolve) => setImmediate(resolve));
    expect(await at.ask('clients.count', {})).toMatchObject({ count: 0 });
    expect(await at.ask('jobs.cancel', { job: order.job })).toEqual({ cancelled: true });
    expect(await running).toMatchObject({ ok: false, details: { cancelled: true } });
    expect(at.events.at(-1)).toMatchObject({ type: 'progress', phase: 'cancelled' });
    expect(await at.ask('clients.count', {})).toMatchObject({ count: 0 });
    expect(await at.ask('imports.list', {})).toEqual([]);
    expect(counts(await at.ask('imports.run', order))).toEqual([4_000, 0, 0, 0, 0]);
  });

  it('keeps its database while it is written: a restore is refused, a backup by hand waits for it', async () => {
    const at = await opened();
    const { name } = await at.ask('backups.make', {});
    const rows = Array.from({ length: 4_000 }, (_, index) => `${index};Client ${index}`);
    const order = await suggested(at, `Code;Name\n${rows.join('\n')}\n`);
    const running = at.ask('imports.run', order);
    while (!at.events.some((event) => event.type === 'progress' && event.done > 0))
      await new Promise((resolve) => setImmediate(resolve));
    expect(await at.call('backups.restore', { name })).toMatchObject({ ok: false, code: 'busy' });
    const [done, backup] = await Promise.all([running, at.call('backups.make', {})]);
    expect(counts(done)).toEqual([4_000, 0, 0, 0, 0]);
    expect(backup).toMatchObject({ ok: true, value: { verified: true } });
    expect(await at.ask('clients.count', {})).toMatchObject({ count: 4_000 });
  });

  it('tells whoever saves meanwhile behind whom that waits, and when it does no longer', async () => {
    const at = await testOffice({ country: 'INT', language: 'en', password: ownersPassword });
    const boris = await addPerson(at, 'Boris', { role: 'manager' });
    const rows = Array.from({ length: 4_000 }, (_, index) => `${index};Client ${index}`);
    const order = await suggested(at, `Code;Name\n${rows.join('\n')}\n`);
    const running = at.ask('imports.run', order);
    while (!at.events.some((event) => event.type === 'progress' && event.done > 0))
      await new Promise((resolve) => setImmediate(resolve));
    const saved = addClient(boris, { name: 'Meanwhile' });
    await Promise.all([running, saved]);
    const told = (events: readonly EngineEvent[]) => events.filter(({ type }) => type === 'waiting');
    expect(told(boris.events)).toEqual([
      { type: 'waiting', behind: { name: 'Anna' } },
      { type: 'waiting', behind: null },
    ]);
    expect(told(at.events)).toEqual([]);
    expect(await at.ask('clients.count', {})).toMatchObject({ count: 4_001 });
    await at.close();
  });

  it('leaves nothing behind when the file turns out to be damaged at its end', async () => {
    const at = await opened();
    const order = await suggested(at, `Code;Name\n${'1;Alfa\n'.repeat(200)}2;"Beta\n${'3;Gamma\n'.repeat(200)}`);
    expect(await at.call('imports.run', order)).toMatchObject({ ok: false, code: 'invalid' });
    expect(await at.ask('clients.count', {})).toMatchObject({ count: 0 });
    expect(await at.ask('imports.list', {})).toEqual([]);
  });

  it('is refused to whoever may not import', async () => {
    const at = await opened();
    const order = await suggested(at, 'Name\nAlfa\n');
    at.db
      .prepare('UPDATE role SET rights = ?')
      .run(JSON.stringify(['clients.see', 'clients.change', 'products.import']));
    for (const channel of ['imports.check', 'imports.run'] as const)
      expect(await at.call(channel, order)).toMatchObject({ ok: false, code: 'forbidden' });
    const { file, entity, reading } = order;
    expect(await at.call('imports.inspect', { file, entity, reading })).toMatchObject({ ok: false, code: 'forbidden' });
  });
});
