/** What an import warns of before anything is stored: clients who look like others, and numbers whose check digits are wrong. */
import { afterEach, expect, it } from 'vitest';
import { addClient } from '../support/documents.ts';
import { imported, suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';

let office: TestOffice;
afterEach(() => office.close());

const mail = (value: string) => ({ kind: 'email', value, label: '' }) as const;

it('a row with a code of its own is new, and looks like the client whose e-mail and name it has', async () => {
  office = await testOffice({ country: 'INT', language: 'en' });
  await addClient(office, { name: 'Good One', code: 'M1', reaches: [mail('a@b.example')] });
  const text =
    'Code,Name,E-mail\nF2,Good One,A@B.example\nF3,Other,c@d.example\nF4,Third,c@d.example\nM1,Good One,a@b.example\n';
  const told = await imported(office, await suggested(office, text));
  expect(told).toMatchObject({ created: 3, same: 1, doubtful: 2 });
  expect(told.doubts).toEqual([
    { row: 2, name: 'Good One', reasons: ['Looks like “Good One”: the same name, e-mail.'] },
    { row: 4, name: 'Third', reasons: ['Looks like “Other”: the same e-mail.'] },
  ]);
});

it('a client whom one does not see is not named', async () => {
  office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword });
  await addClient(office, { name: 'Secret Ltd', code: 'S1', reaches: [mail('a@b.example')] });
  const boris = await addPerson(office, 'Boris', {
    rights: { 'clients.see': 'own', 'clients.create': 'all', 'clients.change': 'own', 'clients.import': 'all' },
  });
  const { file } = await boris.ask('files.begin', { name: 'list.csv', size: 33 });
  const data = Buffer.from('Code,Name,E-mail\nF2,X,a@b.example').toString('base64');
  await boris.ask('files.append', { file, offset: 0, data });
  const { reading, columns } = await boris.ask('imports.inspect', { file, entity: 'clients', reading: {} });
  const mapping = columns.map(({ field }) => field);
  const told = await boris.ask('imports.check', {
    file,
    entity: 'clients',
    reading,
    mapping,
    fixed: {},
    known: 'update',
    job: 'job-00000001',
  });
  expect(told.doubts).toEqual([{ row: 2, name: 'X', reasons: ['Looks like another client: the same e-mail.'] }]);
});

it('a wrong check digit is told of a new client, and of one that is there only where the row brings it', async () => {
  office = await testOffice({ country: 'RU', language: 'en' });
  await addClient(office, { name: 'Alfa', code: 'A', taxNumbers: { inn: '1234567890' } });
  await addClient(office, { name: 'Beta', code: 'B' });
  const text =
    'Код,Наименование,ИНН,Город\nA,Alfa,1234567890,Тверь\nB,Beta,1234567891,\nC,Gamma,7707083893,\nD,Delta,770708,\n';
  const told = await imported(office, await suggested(office, text));
  expect(told).toMatchObject({ created: 2, changed: 2 });
  expect(told.doubts).toEqual([
    { row: 3, name: 'Beta', reasons: ['INN: the check digit does not match. Is there a typing error?'] },
    { row: 5, name: 'Delta', reasons: ['INN: 10 or 12 digits are expected.'] },
  ]);
});
