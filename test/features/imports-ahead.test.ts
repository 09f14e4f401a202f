/** Rows that another thread reads ahead make the same clients as rows that the engine reads itself. */
import { afterEach, describe, expect, it } from 'vitest';
import { aheadOrder } from '../../main/features/imports/ahead.ts';
import { suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

const offices: TestOffice[] = [];
afterEach(async () => {
  for (const office of offices.splice(0)) await office.close();
});

const header = 'Код;Наименование;ИНН;Город;Телефон;E-mail;Контактное лицо;Скидка;Страна';
const rows = Array.from({ length: 5200 }, (_, at) =>
  [
    `K-${at}`,
    at % 97 === 0 ? '' : `ООО «Ёлка № ${at % 4000}»`,
    String(7_700_000_000 + at),
    at % 3 === 0 ? 'Орёл' : 'Lyon',
    at % 5 === 0 ? `8 (495) 100-${String(at).padStart(4, '0')}, +7 912 ${1_000_000 + at}` : '',
    at % 7 === 0 ? `Office${at}@Example.RU` : '',
    at % 11 === 0 ? `Петров ${at}` : '',
    at % 89 === 0 ? 'viel' : '5 %',
    at % 13 === 0 ? 'FR' : 'Россия',
  ].join(';'),
);

async function imported(parts: readonly (readonly string[])[]) {
  const office = await testOffice({ country: 'RU' });
  offices.push(office);
  const told = { created: 0, changed: 0, refused: 0 };
  for (const part of parts) {
    const done = await office.ask('imports.run', await suggested(office, [header, ...part].join('\n')));
    told.created += done.created;
    told.changed += done.changed;
    told.refused += done.refused;
  }
  const all = (sql: string) => office.db.prepare<[], Record<string, unknown>>(sql).all();
  const clients = all('SELECT * FROM client ORDER BY id').map(({ uid, created_at, updated_at, ...rest }) => rest);
  return {
    told,
    clients,
    keys: all('SELECT * FROM client_key ORDER BY kind, key, client_id'),
    reaches: all('SELECT client_id, contact_id, position, kind, value, label FROM reach ORDER BY id'),
    contacts: all('SELECT client_id, position, name FROM contact ORDER BY id'),
  };
}

describe('rows read ahead', () => {
  it('make the same clients, found by the same keys, with the same refused', async () => {
    const ahead = await imported([rows]);
    const here = await imported([rows.slice(0, 2600), rows.slice(2600)]);
    expect(ahead.told.refused).toBeGreaterThan(50);
    expect(ahead.told.created).toBeGreaterThan(4000);
    expect(ahead).toEqual(here);
  });

  it('are only those that name nothing of the office', () => {
    const context = {
      language: 'en',
      today: '2026-11-30',
      decimalComma: false,
      naming: { own: [], idOf: () => null, currency: 'EUR' },
    } as const;
    expect(aheadOrder({ mapping: ['name', null], fixed: { type: 'customer' } }, context)).toMatchObject({
      currency: 'EUR',
    });
    for (const field of ['responsible', 'team', 'priceList', 'own.7']) {
      expect(aheadOrder({ mapping: ['name', field], fixed: {} }, context)).toBeNull();
      expect(aheadOrder({ mapping: ['name'], fixed: { [field]: 'Anna' } }, context)).toBeNull();
    }
  });
});
