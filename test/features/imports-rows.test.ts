/** What rows of one file are to each other and to what is there: repeated keys, following rows, keys and rows that the user decides about. */
import { afterEach, describe, expect, it } from 'vitest';
import { clientNamed, counts, imported, suggested } from '../support/importing.ts';
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

describe('two rows with one key', () => {
  it('never change each other: the later is refused with the number of the first', async () => {
    const at = await opened();
    const told = await imported(at, await suggested(at, 'Code;Name;City\n1;Alfa;Omsk\n2;Beta;Omsk\n1;Alfa;Tula\n'));
    expect(counts(told)).toEqual([2, 0, 0, 0, 1]);
    expect(told.refusals).toMatchObject([
      { row: 4, reasons: ['Row 2 of the file has the code “1” already, and says something else of it.'] },
    ]);
    expect((await clientNamed(at, 'alfa')).address.city).toBe('Omsk');
    const prices = await suggested(at, 'Code;Name;Price\nA1;Pen;1.50\nA1;Pen;2.00\n', { entity: 'products' });
    expect(counts(await imported(at, prices))).toEqual([1, 0, 0, 0, 1]);
  });

  it('are the same when they say the same', async () => {
    const at = await opened();
    const text = 'Code;Name;City\n1;Alfa;Omsk\n1;Alfa;Omsk\n';
    expect(counts(await imported(at, await suggested(at, text)))).toEqual([1, 0, 1, 0, 0]);
  });

  it('are one client with several contact persons when the later says nothing else', async () => {
    const at = await opened();
    const text = [
      'Code;Name;City;Contact person;Phone of the contact person;Phone',
      '1;Alfa;Omsk;Ivanov;111-22-33;100-00-00',
      '1;;;Petrov;444-55-66;',
      // Without any key it belongs to the row above.
      ';;;Sidorov;777-88-99;200-00-00',
      '2;Beta;Tula;;;',
    ].join('\n');
    const order = await suggested(at, text);
    const told = await imported(at, order);
    expect(counts(told)).toEqual([2, 0, 0, 0, 0]);
    expect(told.joined).toBe(2);
    const alfa = await clientNamed(at, 'alfa');
    expect(alfa.contacts.map(({ name, reaches }) => [name, reaches[0]?.value])).toEqual([
      ['Ivanov', '111-22-33'],
      ['Petrov', '444-55-66'],
      ['Sidorov', '777-88-99'],
    ]);
    expect(new Set(alfa.reaches.map(({ value }) => value))).toEqual(new Set(['100-00-00', '200-00-00']));
    expect(await at.ask('clients.find', { text: 'sidorov', limit: 5 })).toHaveLength(1);
    // The same file once more says nothing new.
    const again = await imported(at, order);
    expect([counts(again), again.joined]).toEqual([[0, 0, 4, 0, 0], 0]);
    // All of it is undone at once.
    expect(await at.ask('imports.undo', { id: told.importId, job: 'job-00000002' })).toMatchObject({ undone: 2 });
  });

  it('go with the row above when that is refused, and stay where there is none', async () => {
    const at = await opened();
    const text = 'Code;Name;Contact person;Discount\n;;Petrov;\n1;Alfa;Ivanov;much\n;;Sidorov;\n2;Beta;;\n';
    const mapping = ['code', 'name', 'contactName', 'discount'];
    const told = await imported(at, await suggested(at, text, { mapping }));
    expect(counts(told)).toEqual([1, 0, 0, 0, 3]);
    expect(told.refusals.map(({ row, reasons }) => [row, reasons.at(-1)])).toEqual([
      [2, 'There is no row above that it could belong to.'],
      [3, 'Discount, %: “much” is not a percentage between 0 and 100.'],
      [4, 'It belongs to row 3, which was refused.'],
    ]);
  });
});

describe('what a row is recognised by', () => {
  const known =
    'Code;Name;E-mail;Phone;INN\n1;Alfa;a@x.ru;+7 495 111-22-33;7707083893\n2;Beta;b@x.ru;+7 495 444-55-66;\n';

  it.each([
    ['email', 'Name;E-mail;City\nOther name;A@x.ru;Tula\n'],
    ['phone', 'Name;Phone;City\nOther name;8 (495) 1112233;Tula\n'],
    ['tax-number', 'Name;INN;City\nOther name;77 0708 3893;Tula\n'],
    ['code', 'Name;Code;City\nOther name;1;Tula\n'],
    ['name', 'Name;Code;City\nalfa;7;Tula\n'],
  ] as const)('may be the %s', async (matchBy, text) => {
    const at = await opened();
    await imported(at, await suggested(at, known));
    const told = await imported(at, await suggested(at, text, { matchBy }));
    expect(counts(told)).toEqual([0, 1, 0, 0, 0]);
    expect(told.matches).toMatchObject([
      { row: 2, outcome: 'changed', record: { id: 1, name: 'Alfa', because: matchBy } },
    ]);
    expect((await at.ask('clients.get', { id: 1 })).address.city).toBe('Tula');
  });

  it('needs no name where the key says who is meant', async () => {
    const at = await opened();
    await imported(at, await suggested(at, known));
    const order = await suggested(at, 'E-mail;Discount\na@x.ru;5\nnew@x.ru;7\n', { matchBy: 'email' });
    const told = await imported(at, { ...order, mapping: ['email', 'discount'] });
    expect(counts(told)).toEqual([0, 1, 0, 0, 1]);
    expect(told.refusals).toMatchObject([{ row: 3, reasons: ['The name is empty.'] }]);
  });

  it('is the code or the name of products alone', async () => {
    const at = await opened();
    const order = await suggested(at, 'Code;Name\nA1;Pen\n', { entity: 'products', matchBy: 'phone' });
    expect(await at.call('imports.check', order)).toMatchObject({ ok: false, code: 'invalid' });
  });
});

describe('rows that are decided about one by one', () => {
  it('show what would change before what stays as it is, however much of that there is', async () => {
    const at = await opened();
    const row = (each: number, city: string) => `${each};Client ${each};${city}\n`;
    const table = (cityOf: (each: number) => string) =>
      `Code;Name;City\n${Array.from({ length: 250 }, (_, at) => row(at + 1, cityOf(at + 1))).join('')}`;
    await imported(
      at,
      await suggested(
        at,
        table(() => 'Omsk'),
      ),
    );
    const order = await suggested(
      at,
      table((each) => (each > 247 ? 'Tula' : 'Omsk')),
    );
    const { matches } = await at.ask('imports.check', order);
    expect(matches.slice(0, 5).map((match) => [match.row, match.outcome])).toEqual([
      [249, 'changed'],
      [250, 'changed'],
      [251, 'changed'],
      [2, 'same'],
      [3, 'same'],
    ]);
    expect(matches).toHaveLength(200);
  });

  it('are shown with what would change, and done as was decided', async () => {
    const at = await opened();
    await imported(
      at,
      await suggested(at, 'Code;Name;City;Phone\n1;Alfa;Omsk;111-22-33\n2;Beta;Omsk;\n3;Gamma;Omsk;\n'),
    );
    const text = 'Code;Name;City;Phone\n1;Alfa;Tula;444-55-66\n2;Beta;Perm;\n3;Gamma;Ufa;\n4;Delta;Omsk;\n';
    const order = await suggested(at, text);
    const { matches } = await at.ask('imports.check', order);
    expect(matches).toEqual([
      {
        row: 2,
        outcome: 'changed',
        record: { id: 1, name: 'Alfa', because: 'code' },
        name: 'Alfa',
        changes: [
          { field: 'city', old: 'Omsk', new: 'Tula' },
          { field: 'phone', old: '111-22-33', new: '444-55-66, 111-22-33' },
        ],
      },
      expect.objectContaining({ row: 3, changes: [{ field: 'city', old: 'Omsk', new: 'Perm' }] }),
      expect.objectContaining({ row: 4, changes: [{ field: 'city', old: 'Omsk', new: 'Ufa' }] }),
    ]);
    const told = await imported(at, { ...order, rows: { 2: 'skip', 3: 'create', 5: 'skip' } });
    expect(counts(told)).toEqual([1, 1, 0, 2, 0]);
    expect(told.matches.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'skipped'],
      [3, 'created'],
      [4, 'changed'],
      [5, 'skipped'],
    ]);
    expect((await at.ask('clients.get', { id: 1 })).address.city).toBe('Omsk');
    expect(await at.ask('clients.find', { text: 'beta', limit: 5 })).toHaveLength(2);
  });
});

describe('rights', () => {
  const restrict = (at: TestOffice, rights: readonly string[], hidden: readonly string[] = []) =>
    at.db.prepare('UPDATE role SET rights = ?, hidden = ?').run(JSON.stringify(rights), JSON.stringify(hidden));

  it('hold for each record: those out of reach are refused without a word about them', async () => {
    const at = await opened();
    await imported(at, await suggested(at, 'Code;Name;City\n1;Alfa;Omsk\n2;Beta;Omsk\n'));
    const beta = await clientNamed(at, 'beta');
    const { user } = await at.ask('office.state', {});
    await at.ask('clients.change', { id: beta.id, version: 1, changes: { responsibleId: user?.id ?? 0 }, was: {} });
    restrict(at, ['clients.see:own', 'clients.change:own', 'clients.import']);
    const told = await imported(at, await suggested(at, 'Code;Name;City\n1;Alfa;Tula\n2;Beta;Tula\n3;Gamma;Tula\n'));
    expect(counts(told)).toEqual([1, 1, 0, 0, 1]);
    expect(told.refusals).toMatchObject([{ row: 2, reasons: ['Your rights do not allow this row to be imported.'] }]);
    expect(told.matches.map(({ row }) => row)).toEqual([3]);
    // The new client is the importer's own: otherwise he would not see it.
    expect(await clientNamed(at, 'gamma')).toMatchObject({ responsibleId: user?.id });
  });

  it('keep hidden fields from being brought in or proposed', async () => {
    const at = await opened();
    const order = await suggested(at, 'Name;Phone\nAlfa;111-22-33\n');
    expect(order.mapping).toEqual(['name', 'phone']);
    restrict(at, ['*'], ['clients.reaches', 'products.purchasePrice']);
    expect(await at.call('imports.check', order)).toMatchObject({ ok: false, message: 'There is no field “phone”.' });
    const { file, entity, reading } = order;
    const { columns } = await at.ask('imports.inspect', { file, entity, reading });
    expect(columns.map(({ field }) => field)).toEqual(['name', null]);
    const names = (await at.ask('imports.fields', { entity: 'products' })).map(({ name }) => name);
    expect(names).not.toContain('purchasePrice');
  });
});
