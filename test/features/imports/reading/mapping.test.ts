/** Columns of the files that offices really have find their fields without anybody's help. */
import { expect, test } from 'vitest';
import { importFields } from '../../../../main/features/imports/reading/columns.ts';
import { suggestMapping } from '../../../../main/features/imports/reading/suggest-mapping.ts';
import type { ImportEntity } from '../../../../preload/contract/imports.ts';

function suggested(entity: ImportEntity, header: string, ...rows: string[]): string {
  const headers = header.split(';');
  const cells = rows.map((row) => row.split(';'));
  const samples = headers.map((_, column) => cells.map((row) => row[column] ?? ''));
  return suggestMapping(entity, headers, samples)
    .map((field) => field ?? '-')
    .join(' ');
}

test.each([
  [
    'customers of a sample database',
    'CustomerID;CompanyName;ContactName;ContactTitle;Address;City;Region;PostalCode;Country;Phone;Fax',
    'code name contactName contactPosition street city region postcode country phone fax',
  ],
  [
    'suppliers of a sample database',
    'SupplierID;CompanyName;ContactName;ContactTitle;Address;City;Region;PostalCode;Country;Phone;Fax;HomePage',
    'code name contactName contactPosition street city region postcode country phone fax site',
  ],
  [
    'counterparties of 1C',
    'Код;Наименование;Полное наименование;Юр. / физ. лицо;ИНН;КПП;Код по ОКПО;Телефон;Эл. почта;Юридический адрес;Р/с;БИК;Комментарий',
    'code name legalName kind inn kpp - phone email street account bic note',
  ],
  [
    'a French list of clients',
    'Code client;Nom;Raison sociale;N° SIRET;N° TVA;Adresse;CP;Ville;Pays;Tél.;Portable;E-mail;Site web;Délai de paiement (jours);Remise %',
    'code name legalName siret vat street postcode city country phone phone email site paymentDays discount',
  ],
  [
    'snake case of a web service',
    'client_id;company_name;tax_id;billing_street;billing_city;zip_code;email_address;phone_number;job_title;created_at',
    'code name tax street city postcode email phone contactPosition -',
  ],
  ['a list by hand', 'Контрагент;Конт. лицо;Тел.;Моб. тел.;E-mail;Город', 'name contactName phone phone email city'],
])('%s', (_, header, fields) => {
  expect(suggested('clients', header)).toBe(fields);
});

test.each([
  [
    'products of a sample database',
    'ProductID;ProductName;SupplierID;CategoryID;QuantityPerUnit;UnitPrice;UnitsInStock;UnitsOnOrder;ReorderLevel;Discontinued',
    'code name - - description price - - - discontinued',
  ],
  [
    'a Russian price list',
    'Артикул;Наименование товара;Ед. изм.;Цена, руб.;Ставка НДС;Закупочная цена;Штрихкод;Группа товаров;Остаток',
    'code name unit price vatRate purchasePrice barcode group -',
  ],
  [
    'a French price list',
    'Réf.;Désignation;Unité;PU HT;Taux TVA;Famille;Code EAN;Stock',
    'code name unit price vatRate group barcode -',
  ],
])('%s', (_, header, fields) => {
  expect(suggested('products', header)).toBe(fields);
});

test('no field is proposed twice: the better name wins', () => {
  expect(suggested('clients', 'Organization;Company Name;Company')).toBe('- name -');
});

test('a column named State holds states of clients or of the USA, by what stands in it', () => {
  expect(suggested('clients', 'Name;State', 'Smith;active', 'Miller;lost')).toBe('name state');
  expect(suggested('clients', 'Name;State', 'Smith;OR', 'Miller;WA')).toBe('name region');
});

test('a category that is not A, B or C is not proposed, since each row would be refused', () => {
  expect(suggested('clients', 'Name;Category', 'Smith;A', 'Miller;C')).toBe('name category');
  expect(suggested('clients', 'Name;Category', 'Smith;retail', 'Miller;A')).toBe('name -');
});

test('columns without known names are recognised by their content', () => {
  const rows = [
    'Smith;x1;+44 20 7946 0000;smith@example.com;www.example.com',
    'Miller;x2;(171) 555-7788;;https://example.org/a',
  ];
  expect(suggested('clients', 'A;B;C;D;E', ...rows)).toBe('name - phone email site');
});

test('letters of columns are not taken for names: U is a French unit, but also the 21st column', () => {
  expect(suggested('products', 'Designation;U', 'Chai;1')).toBe('name unit');
  const letters = 'ABCDEFGHIJKLMNOPQRSTU'.split('').join(';');
  expect(suggested('products', letters, letters.replace(/[A-Z]/g, '1')).endsWith('-')).toBe(true);
});

test('where there is no short name, the full one or the person is the name', () => {
  expect(suggested('clients', 'Raison sociale;Ville')).toBe('name city');
  expect(suggested('clients', 'ФИО;Телефон')).toBe('name phone');
});

test('each field is offered under three names', () => {
  for (const entity of ['clients', 'products'] as const) {
    const fields = importFields(entity);
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    for (const language of ['en', 'ru', 'fr'] as const) {
      expect(new Set(fields.map(({ label }) => label[language])).size).toBe(fields.length);
    }
  }
});
