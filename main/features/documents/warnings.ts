/** What is worth a second look before a document is issued; none of it bars issuing. */
import type { Db } from '../../../db/database.ts';
import { type DraftFields, sumlessTypes } from '../../../preload/contract/documents.ts';
import type { Address } from '../../../preload/contract/parties.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { dayAsWritten } from '../../engine/day-as-written.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { checkDetails } from '../clients/details.ts';
import type { OwnCompany } from '../companies/company.ts';
import { countryData } from '../reference/countries.ts';
import type { Buyer } from './buyer.ts';
import { type Operations, printedAccount } from './frozen.ts';
import { othersThatInvoice } from './invoiced-twice-queries.ts';
import { numberedAs } from './life.ts';
import { namesServiceDay } from './shipments.ts';

export interface AboutToIssue {
  readonly draft: DraftFields;
  readonly company: OwnCompany;
  readonly buyer: Buyer;
  readonly gross: number;
  /** The latest day of a document that has a number of the same period. */
  readonly lastDay: string | null;
  readonly today: string;
  /** The days of the delivery notes that took the goods, where the law wants the day on the invoice; see `deliveriesOf`. */
  readonly deliveries: readonly string[];
  /** What is sold; null: not known. */
  readonly operations: Operations;
}

/**
 * Takes all of the command back, the number too, while there is a remark that the user has not accepted: Failure `conflict` with the remarks.
 * Nothing where nobody is to be asked (`accepted` undefined).
 */
export function mustBeAccepted(remarks: readonly string[], accepted: readonly string[] | undefined): void {
  if (accepted === undefined || remarks.every((remark) => accepted.includes(remark))) return;
  throw new Failure('conflict', seenFirst, { remarks });
}

const seenFirst: Said = {
  en: 'It is not issued yet: there are remarks to look at first.',
  ru: 'Документ ещё не выставлен: сначала просмотрите замечания.',
  fr: 'Le document n’est pas encore émis : des remarques sont à examiner d’abord.',
};

/** In the order in which they matter. */
export function issueWarnings(about: AboutToIssue): Said[] {
  const missing = missingDetails(about);
  return [
    ...dayWarnings(about),
    ...serviceDayWarnings(about),
    ...operationWarnings(about),
    ...ownDetailWarnings(about),
    ...(missing.length === 0 ? [] : [missingWarning(missing, isFrench(about))]),
    ...(isFrench(about) && isBill(about) && about.draft.form !== 'FR' ? [notTheFrenchForm] : []),
    ...(about.gross > 0 || sumlessTypes.includes(about.draft.type) ? [] : [nothingToPay]),
  ];
}

/** The seller's duties: they depend neither on the client nor on the form that was chosen. */
function isFrench({ company }: Pick<AboutToIssue, 'company'>): boolean {
  return countryData(company.country).printForm === 'FR';
}

function isBill({ draft: { type } }: Pick<AboutToIssue, 'draft'>): boolean {
  return type === 'invoice' || type === 'deposit-invoice' || type === 'credit-note';
}

/** France: the day of the delivery or service, where it is another one than that of the invoice (CGI, annexe II, art. 242 nonies A, 10°). */
function serviceDayWarnings({ draft, company, deliveries }: AboutToIssue): Said[] {
  if (draft.type !== 'invoice' || draft.serviceDay !== null || !namesServiceDay(company)) return [];
  const [only] = deliveries;
  if (only === undefined) return [noServiceDay];
  if (deliveries.length === 1 && only === draft.day) return [];
  const days = (language: Language) => deliveries.map((day) => dayAsWritten(day, language)).join(', ');
  return [
    {
      en: `The day of delivery is missing on the invoice. The delivery notes say: ${days('en')}.`,
      ru: `В счёте не указана дата поставки. По накладным: ${days('ru')}.`,
      fr: `La date de livraison manque sur la facture. D’après les bons de livraison : ${days('fr')}.`,
    },
  ];
}

/** France: an invoice names whether goods are delivered, services rendered or both (CGI, annexe II, art. 242 nonies A). */
function operationWarnings(about: AboutToIssue): Said[] {
  const { draft, operations } = about;
  if (!isFrench(about) || draft.type !== 'invoice' || draft.form !== 'FR' || operations !== null) return [];
  return [notWhatIsSold];
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
function missingDetails(about: AboutToIssue): Said[] {
  const { draft, company, buyer } = about;
  const { taxNumbers, address } = company;
  const missing: Said[] = [];
  const check = (isThere: unknown, said: Said) => {
    if (!isThere) missing.push(said);
  };
  const isWhole = (one: Address) => Boolean(one.street && one.postcode && one.city);
  check(isFrench(about) ? isWhole(address) : address.city || address.street, {
    en: isFrench(about) ? 'the own address in full (street, postcode, city)' : 'the own address',
    ru: isFrench(about) ? 'полный адрес организации (улица, индекс, город)' : 'адрес организации',
    fr: isFrench(about) ? 'votre adresse complète (rue, code postal, ville)' : 'votre adresse',
  });
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
  if (isFrench(about)) {
    if (isBill(about) && buyer.party.country === 'FR')
      check(isWhole(buyer.party.address), {
        en: 'the client’s address in full (street, postcode, city)',
        ru: 'полный адрес клиента (улица, индекс, город)',
        fr: 'l’adresse complète du client (rue, code postal, ville)',
      });
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

const noServiceDay: Said = {
  en: 'The day of the delivery or service is missing: a French invoice names it where it is another day than its own.',
  ru: 'Не указана дата поставки или оказания услуги: французский счёт называет её, если она не совпадает с датой счёта.',
  fr: 'La date de livraison ou de prestation manque : la facture doit la mentionner si elle diffère de sa propre date.',
};

const notWhatIsSold: Said = {
  en: 'Whether goods or services are sold will not stand on the invoice, which has to name it: a line of free text does not tell. Choose products on the lines.',
  ru: 'В счёте не будет сказано, товары это или услуги, а это обязательно: из строки без товара это не видно. Выберите в строках товары или услуги из справочника.',
  fr: 'La nature de l’opération (biens ou services), mention obligatoire, ne figurera pas sur la facture : une ligne en texte libre ne l’indique pas. Choisissez des produits dans les lignes.',
};

const notTheFrenchForm: Said = {
  en: 'This form does not carry what French law wants on every invoice of a French company: legal form and capital, RCS, late-payment penalties, the charge of 40 €, discount, reason for no VAT. Choose the form of France.',
  ru: 'На этой форме нет сведений, обязательных для любого счёта французской компании: форма и капитал, RCS, пени за просрочку, сбор 40 €, скидка за досрочную оплату, основание освобождения от НДС. Выберите форму «Франция».',
  fr: 'Ce modèle ne porte pas les mentions obligatoires de toute facture d’une société française : forme et capital, RCS, pénalités de retard, indemnité de 40 €, escompte, motif d’exonération de TVA. Choisissez le modèle France.',
};

const nothingToPay: Said = {
  en: 'There is nothing to pay: the total is zero.',
  ru: 'Сумма документа равна нулю.',
  fr: 'Le total du document est nul.',
};
