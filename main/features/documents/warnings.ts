/** What is worth a second look before a document is issued; none of it bars issuing. */
import type { Db } from '../../../db/database.ts';
import { type DraftFields, sumlessTypes } from '../../../preload/contract/documents.ts';
import { dayAsWritten } from '../../engine/day-as-written.ts';
import type { Said } from '../../engine/failure.ts';
import { checkDetails } from '../clients/details.ts';
import type { OwnCompany } from '../companies/company.ts';
import type { Buyer } from './buyer.ts';
import { printedAccount } from './frozen.ts';
import { othersThatInvoice } from './invoiced-twice-queries.ts';
import { numberedAs } from './life.ts';

export interface AboutToIssue {
  readonly draft: DraftFields;
  readonly company: OwnCompany;
  readonly buyer: Buyer;
  readonly gross: number;
  /** The latest day of a document that has a number of the same period. */
  readonly lastDay: string | null;
  readonly today: string;
}

/** In the order in which they matter. */
export function issueWarnings(about: AboutToIssue): Said[] {
  const missing = missingDetails(about);
  return [
    ...dayWarnings(about),
    ...ownDetailWarnings(about),
    ...(missing.length === 0 ? [] : [missingWarning(missing, about.draft.form === 'FR')]),
    ...(about.gross > 0 || sumlessTypes.includes(about.draft.type) ? [] : [nothingToPay]),
  ];
}

function dayWarnings({ draft, lastDay, today }: AboutToIssue): Said[] {
  const warnings: Said[] = [];
  if (lastDay !== null && draft.day < lastDay)
    warnings.push({
      en: `The day ${dayAsWritten(draft.day, 'en')} is earlier than that of the document with the number before (${dayAsWritten(lastDay, 'en')}): numbers and days are no longer in the same order.`,
      ru: `Дата ${dayAsWritten(draft.day, 'ru')} раньше даты документа с предыдущим номером (${dayAsWritten(lastDay, 'ru')}): порядок номеров не совпадает с порядком дат.`,
      fr: `La date du ${dayAsWritten(draft.day, 'fr')} précède celle du document portant le numéro précédent (${dayAsWritten(lastDay, 'fr')}) : la numérotation n’est plus chronologique.`,
    });
  if (draft.day > today)
    warnings.push({
      en: 'The day of the document lies in the future.',
      ru: 'Дата документа ещё не наступила.',
      fr: 'La date du document est dans le futur.',
    });
  if (draft.dueDay !== null && draft.dueDay < draft.day)
    warnings.push({
      en: 'The due day is before the day of the document.',
      ru: 'Срок оплаты раньше даты документа.',
      fr: 'L’échéance précède la date du document.',
    });
  return warnings;
}

/** A счёт-фактура is made once for a shipment (НК РФ, ст. 168, п. 3): a second one that stands takes the same VAT into account twice. */
export function taxInvoiceWarnings(
  db: Db,
  documentId: number,
  { type, details }: Pick<DraftFields, 'type' | 'details'>,
): Said[] {
  if (numberedAs(type, details.transferStatus) !== 'tax-invoice' || type === 'correction') return [];
  const others = othersThatInvoice(db, documentId);
  if (others.length === 0) return [];
  const numbers = others.join(', ');
  return [
    {
      en: `There is a tax invoice for the same goods or services already: ${numbers}. Cancel one of them if it was made by mistake.`,
      ru: `На те же товары или услуги уже есть счёт-фактура: ${numbers}. Если один из документов лишний, аннулируйте его.`,
      fr: `Une facture fiscale existe déjà pour les mêmes biens ou services : ${numbers}. Annulez l’une d’elles si elle a été établie par erreur.`,
    },
  ];
}

/** A typing error in the own details goes out with every invoice. */
function ownDetailWarnings({ company, draft }: AboutToIssue): Said[] {
  const account = printedAccount(company, draft);
  const { country, taxNumbers } = company;
  return checkDetails({ country, taxNumbers, bankAccounts: account ? [account] : [] }).map(({ said }) => said);
}

/**
 * What the form would name and cannot. France: legal form, capital and register (code de commerce, art. R123-237), which not every sole trader
 * has. Russia: the bank details and the INN without which a client's accountant cannot pay. What bars issuing is in `required.ts`.
 */
function missingDetails({ draft, company }: AboutToIssue): Said[] {
  const { taxNumbers, address } = company;
  const missing: Said[] = [];
  const check = (isThere: unknown, said: Said) => {
    if (!isThere) missing.push(said);
  };
  check(address.city || address.street, { en: 'the own address', ru: 'адрес организации', fr: 'votre adresse' });
  if (draft.form === 'RU') {
    check(taxNumbers.inn, { en: 'the own INN', ru: 'ИНН организации', fr: 'votre INN' });
    check(printedAccount(company, draft), {
      en: 'the bank account',
      ru: 'расчётный счёт',
      fr: 'le compte bancaire',
    });
  }
  if (draft.form !== 'RU' && (draft.type === 'invoice' || draft.type === 'deposit-invoice'))
    check(printedAccount(company, draft), {
      en: `a bank account in ${draft.currency}`,
      ru: `банковский счёт в валюте ${draft.currency}`,
      fr: `un compte bancaire en ${draft.currency}`,
    });
  if (draft.form === 'FR') {
    check(company.legalForm, {
      en: 'legal form and capital',
      ru: 'организационно-правовая форма и капитал',
      fr: 'la forme juridique et le capital',
    });
    check(company.register, {
      en: 'the commercial register (RCS)',
      ru: 'торговый реестр (RCS)',
      fr: 'la mention RCS ou RM',
    });
  }
  return missing;
}

function missingWarning(missing: readonly Said[], isObligatory: boolean): Said {
  const list = (language: keyof Said) => missing.map((said) => said[language]).join(', ');
  return isObligatory
    ? {
        en: `Obligatory on a French invoice and missing: ${list('en')}.`,
        ru: `Не хватает реквизитов, обязательных для французского счёта: ${list('ru')}.`,
        fr: `Mentions obligatoires manquantes : ${list('fr')}.`,
      }
    : {
        en: `Missing on the form: ${list('en')}.`,
        ru: `В документе не хватает реквизитов: ${list('ru')}.`,
        fr: `Il manque sur le document : ${list('fr')}.`,
      };
}

const nothingToPay: Said = {
  en: 'There is nothing to pay: the total is zero.',
  ru: 'Сумма документа равна нулю.',
  fr: 'Le total du document est nul.',
};
