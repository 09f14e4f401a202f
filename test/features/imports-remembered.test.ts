/** What was chosen for the columns of a file is there again for the next file of the same shape. */
import { afterEach, expect, it } from 'vitest';
import { counts, imported, suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.close();
  office = null;
});

async function opened(): Promise<TestOffice> {
  office = await testOffice({ country: 'RU', now: '2026-11-23T10:00:00.000Z' });
  return office;
}

async function inspected(at: TestOffice, text: string) {
  const { file, entity, reading } = await suggested(at, text);
  return at.ask('imports.inspect', { file, entity, reading });
}

it('is offered for a file with the same columns, in whatever order and case', async () => {
  const at = await opened();
  const order = await suggested(at, 'Key;Company;Remark;X\n1;Alfa;Good;a\n');
  expect(order.mapping).toEqual([null, 'name', 'note', null]);
  const first = await inspected(at, 'Key;Company;Remark;X\n1;Alfa;Good;a\n');
  expect(first.remembered).toBeNull();
  const chosen = {
    mapping: ['code', 'name', null, 'industry'],
    fixed: { type: 'supplier' },
    matchBy: 'code',
    known: 'skip',
  };
  await imported(at, { ...order, ...chosen, matchBy: 'code', known: 'skip' });

  const again = await inspected(at, 'x;REMARK;Company;key\na;Good;Alfa;1\n');
  expect(again.columns.map(({ field }) => field)).toEqual(['industry', null, 'name', 'code']);
  expect(again.columns.map(({ proposed }) => proposed)).toEqual([null, 'note', 'name', null]);
  expect(again.remembered).toEqual({
    at: '2026-11-23T10:00:00.000Z',
    by: 'Anna',
    fixed: { type: 'supplier' },
    matchBy: 'code',
    known: 'skip',
  });
  expect((await inspected(at, 'Key;Company;Remark\n1;Alfa;Good\n')).remembered).toBeNull();
});

it('is what was chosen last, and not kept of an import that was cancelled or failed', async () => {
  const at = await opened();
  const text = 'Company;X\nAlfa;a\n';
  const order = await suggested(at, text);
  await imported(at, { ...order, mapping: ['name', 'industry'] });
  await imported(at, { ...order, mapping: ['name', 'source'] });
  const broken = await suggested(at, `Company;X\n${'Alfa;a\n'.repeat(150)}Beta;"b\n`);
  expect(await at.call('imports.run', { ...broken, mapping: ['name', 'note'] })).toMatchObject({ ok: false });
  expect((await inspected(at, text)).columns.map(({ field }) => field)).toEqual(['name', 'source']);
});

it('is not made of files without names of columns', async () => {
  const at = await opened();
  const text = 'ООО «Альфа»;a@x.ru\nООО «Бета»;b@x.ru\n';
  const order = await suggested(at, text);
  expect(counts(await imported(at, { ...order, mapping: ['name', 'email'] }))).toEqual([2, 0, 0, 0, 0]);
  expect((await inspected(at, text)).remembered).toBeNull();
});

it('says which of two one-byte encodings it was, where that can only be guessed', async () => {
  const at = await opened();
  // In windows-1252: “Café Élégance”; in windows-1251 the same bytes are other letters.
  const bytes = Buffer.from('Name;City\nCaf\xe9 \xc9l\xe9gance;Lyon\n', 'latin1');
  const order = await suggested(at, bytes, { reading: { encoding: 'windows-1251', separator: ';', headerRow: true } });
  await imported(at, order);
  const { file, entity } = order;
  const { reading } = await at.ask('imports.inspect', { file, entity, reading: {} });
  expect(reading.encoding).toBe('windows-1251');
});
