/** What the lines are called that stand for a share of another document: «Аванс 30 % по документу № 5», and without that document. */
import type { Language } from '../../../preload/contract/values.ts';

const percent = (share: number, comma: string) => String(share / 100).replace('.', comma);

/** Of a deposit invoice; `share` in basis points. */
export const depositName: Readonly<Record<Language, (share: number, number: string) => string>> = {
  en: (share, number) => `Deposit of ${percent(share, '.')} % on ${number}`,
  ru: (share, number) => `Аванс ${percent(share, ',')} % по документу № ${number}`,
  fr: (share, number) => `Acompte de ${percent(share, ',')} % sur ${number}`,
};

/** The same where it is a share of nothing. */
export const bareDeposit: Readonly<Record<Language, string>> = { en: 'Deposit', ru: 'Аванс', fr: 'Acompte' };

/** Of a cash receipt that pays no document. */
export const barePayment: Readonly<Record<Language, string>> = { en: 'Payment', ru: 'Оплата', fr: 'Paiement' };
