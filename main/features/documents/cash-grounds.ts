/** On what grounds cash is taken, in the words of the receipt: «Оплата по счёту № 2 от 23.11.2026». */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { dayAsWritten } from '../../engine/day-as-written.ts';
import { typeTitle } from '../../printing/labels.ts';

/** What the Russian sentence calls them: the title of the form is in another case, and longer. */
const dative: Partial<Readonly<Record<DocumentType, string>>> = {
  invoice: 'счёту',
  'deposit-invoice': 'счёту на аванс',
};

/** Of a receipt that pays no document: what its line is called. */
export const cashWord: Readonly<Record<Language, string>> = { en: 'Payment', ru: 'Оплата', fr: 'Paiement' };

interface Paid {
  readonly type: DocumentType;
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
}

export function cashGrounds({ type, number, day }: Paid, language: Language): string {
  const written = dayAsWritten(day, language);
  if (language === 'ru')
    return `Оплата по ${dative[type] ?? `документу «${typeTitle(type, 'ru')}»`} № ${number} от ${written}`;
  return language === 'fr'
    ? `Paiement de ${typeTitle(type, 'fr')} n° ${number} du ${written}`
    : `Payment of ${typeTitle(type, 'en')} ${number} of ${written}`;
}
