/** An address book becomes clients with contact persons: people of one organisation are together, the others stand for themselves. */
import { afterEach, expect, it } from 'vitest';
import { clientNamed, counts, imported, suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.close();
  office = null;
});

const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');

const book = [
  card('FN:Maria Anders', 'ORG:Alfreds Futterkiste', 'TITLE:Sales', 'TEL;TYPE=CELL:+49 170 1112233', 'CATEGORIES:VIP'),
  card('FN:Jean Dupont', 'TEL;TYPE=HOME:+33 1 42 33 22 11', 'EMAIL:jean@example.com', 'NOTE:A friend'),
  card('FN:Hans Moser', 'ORG:Alfreds Futterkiste', 'EMAIL:hans@alfreds.example', 'ADR;TYPE=WORK:;;Ring 1;Berlin;;;'),
].join('');

it('goes in at once and says nothing new the second time', async () => {
  office = await testOffice({ country: 'INT' });
  const order = await suggested(office, book);
  expect(order.mapping).toContain('contactPhone');
  const told = await imported(office, order);
  expect([counts(told), told.joined]).toEqual([[2, 0, 0, 0, 0], 1]);
  const alfreds = await clientNamed(office, 'alfreds');
  expect(alfreds).toMatchObject({ kind: 'company', tags: ['VIP'] });
  expect(alfreds.contacts).toMatchObject([
    { name: 'Maria Anders', position: 'Sales', reaches: [{ value: '+49 170 1112233', label: 'mobile' }] },
    { name: 'Hans Moser', reaches: [{ kind: 'email', value: 'hans@alfreds.example' }] },
  ]);
  expect(await clientNamed(office, 'dupont')).toMatchObject({
    kind: 'person',
    note: 'A friend',
    reaches: [
      { kind: 'phone', value: '+33 1 42 33 22 11', label: 'home' },
      { kind: 'email', value: 'jean@example.com', label: '' },
    ],
  });
  const again = await imported(office, order);
  expect(counts(again)[0]).toBe(0);
  expect(await office.ask('clients.count', {})).toMatchObject({ count: 2 });
  const reply = await office.call('imports.inspect', { file: order.file, entity: 'products', reading: {} });
  expect(reply).toMatchObject({ ok: false, code: 'invalid' });
});

it('names its columns in the language of the user, and so does the file of refused rows', async () => {
  office = await testOffice({ country: 'RU', language: 'ru' });
  const bad = card('FN:Анна', 'EMAIL:не почта');
  const order = await suggested(office, book + bad);
  const { columns } = await office.ask('imports.inspect', { file: order.file, entity: 'clients', reading: {} });
  expect(columns[0]).toMatchObject({ header: 'Наименование', field: 'name' });
  const told = await imported(office, order);
  expect(told.refused).toBe(1);
  const { data } = await office.ask('files.read', { file: told.refusedFile ?? '', offset: 0 });
  const text = Buffer.from(data, 'base64').toString('utf8');
  expect(text).toMatch(/^\ufeffНаименование;Вид/u);
  const mended = await suggested(office, text.replace('не почта', 'anna@example.com'));
  expect(counts(await imported(office, mended))).toEqual([1, 0, 0, 0, 0]);
  expect(await clientNamed(office, 'анна')).toMatchObject({ kind: 'person' });
});

it('shows an e-mail beforehand as it will be stored, its label beside it', async () => {
  office = await testOffice({ country: 'INT' });
  const order = await suggested(office, card('FN:Anna', 'EMAIL;TYPE=WORK:anna@example.com'));
  const { preview } = await office.ask('imports.check', order);
  expect(preview[0]?.values).toMatchObject({ name: 'Anna', email: 'anna@example.com' });
  await imported(office, order);
  expect((await clientNamed(office, 'anna')).reaches).toMatchObject([{ value: 'anna@example.com', label: 'work' }]);
});
