/** A field of Word forms is found by the words that people have for it, in three languages. */
import { describe, expect, it } from 'vitest';
import { foundFields } from '../../renderer/features/forms/find-field.ts';

const field = (path: string, about: string, list: string | null = null) => ({
  path,
  tag: `{${path}}`,
  kind: 'text' as const,
  list,
  about,
  example: '',
});
const russian = [
  field('buyer.name', 'Клиент: полное наименование'),
  field('buyer.address', 'Клиент: адрес одной строкой'),
  field('seller.address', 'Своя организация: адрес одной строкой'),
  field('dueDay', 'Оплатить до'),
];
const french = [field('buyer.address', 'Client : adresse en une ligne'), field('dueDay', 'Échéance')];

const found = (fields: typeof russian, looked: string) => foundFields(fields, looked).map(({ path }) => path);

describe('looking for a field', () => {
  it.each([
    ['клиент', ['buyer.name', 'buyer.address']],
    ['покупатель', ['buyer.name', 'buyer.address']],
    ['адрес клиента', ['buyer.address']],
    ['адрес поставщика', ['seller.address']],
    ['buyer name', ['buyer.name']],
    ['ничего такого', []],
    ['', ['buyer.name', 'buyer.address', 'seller.address', 'dueDay']],
  ])('in Russian: %j', (looked, paths) => expect(found(russian, looked)).toEqual(paths));

  it.each([
    ['adresse acheteur', ['buyer.address']],
    ['echeance', ['dueDay']],
    ['customer', ['buyer.address']],
  ])('in French: %j', (looked, paths) => expect(found(french, looked)).toEqual(paths));
});
