/** Own values written as plain text: for exports, for a change of type, and for what is said of lost values. */
import { Big } from 'big.js';
import type { Db } from '../../../db/database.ts';
import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import type { OwnValue } from '../../../preload/contract/own-values.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { OwnFieldDefinition } from './own-fields.ts';
import { namedClient, userRows } from './queries.ts';

/** Yes and no as they are written. */
export const yesAndNo: Readonly<Record<Language, { readonly yes: string; readonly no: string }>> = {
  en: { yes: 'yes', no: 'no' },
  ru: { yes: 'да', no: 'нет' },
  fr: { yes: 'oui', no: 'non' },
};

/**
 * Choices, clients and users by their names, days as `2026-12-31`, numbers with a point, money as `12.50 EUR`, yes and no
 * in the language. What is no longer there is an empty text.
 */
export function ownValueText(db: Db, field: OwnFieldDefinition, value: OwnValue, language: Language): string {
  const choice = (id: OwnValue) => field.choices.find((one) => one.id === id)?.name ?? '';
  switch (field.type) {
    case 'yes-no':
      return value === true ? yesAndNo[language].yes : yesAndNo[language].no;
    case 'money':
      return `${majorUnits(Number(value), field.currency ?? '')} ${field.currency ?? ''}`.trim();
    case 'choice':
      return choice(value);
    case 'choices':
      return Array.isArray(value) ? value.map(choice).join(', ') : '';
    case 'client':
      return namedClient(db, Number(value))?.clientName ?? '';
    case 'user':
      return userRows(db).find(({ id }) => id === value)?.userName ?? '';
    default:
      return String(value);
  }
}

/** An amount of minor units as decimal text with all its digits: 1250 cents are `12.50`. */
export function majorUnits(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  return new Big(amount).div(new Big(10).pow(digits)).toFixed(digits);
}
