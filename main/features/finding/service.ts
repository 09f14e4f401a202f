/** Ctrl+K: clients, contact persons, documents and products in one list. */
import type { z } from 'zod';
import { fold } from '../../../db/folding.ts';
import { phoneSpellings } from '../../../db/phones.ts';
import { foundIn, type TypedText, typedText } from '../../../db/typed-text.ts';
import type { ClientRow } from '../../../preload/contract/clients.ts';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { DocumentRow as DocumentRowSchema } from '../../../preload/contract/documents.ts';
import type { finding } from '../../../preload/contract/reference.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { isHidden } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { findClients } from '../clients/listing.ts';
import { findDocuments } from '../documents/listing.ts';
import { findProducts } from '../products/listing.ts';
import { contactsOf } from './queries.ts';

type DocumentRow = z.output<typeof DocumentRowSchema>;
type Found = z.output<(typeof finding)['finding.everything']['output']>[number];

/** So many of each kind. */
const EACH = 8;

/** The best few of each kind that the user may see; clients first, then documents, then products. */
export function findEverything(context: Context, typed: string): Found[] {
  const text = typedText(typed);
  if (text === null) return [];
  const { user, language } = context;
  const { rights } = user;
  return [
    ...(rights.has('clients.see')
      ? findClients(context, typed, EACH).map((row) => clientFound(context, row, text))
      : []),
    ...(rights.has('documents.see')
      ? findDocuments(context, typed, EACH).map((row) => documentFound(row, language))
      : []),
    ...(rights.has('products.see') ? findProducts(context, typed, EACH).map(productFound) : []),
  ];
}

function clientFound(context: Context, row: ClientRow, text: TypedText): Found {
  return { entity: 'client', id: row.id, title: row.name, detail: clientDetail(context, row, text) };
}

/** The contact person who was meant, where nothing of the client itself has the text; else what tells clients apart. */
function clientDetail({ db, user }: Context, row: ClientRow, text: TypedText): string {
  const own = [row.name, row.code, row.city, row.email, row.taxNumber, row.phone, ...phoneSpellings(row.phone)];
  if (!isHidden(user, 'clients.reaches') && !foundIn(text, fold(own.join(' '))))
    for (const { name, reaches } of contactsOf(db, row.id))
      if (foundIn(text, fold([name, reaches, ...phoneSpellings(reaches)].join(' '))))
        return joined(name, row.city, row.phone);
  return joined(row.city, row.phone || row.email, row.taxNumber);
}

function documentFound({ id, type, number, day, client }: DocumentRow, language: Language): Found {
  const words = typeWords[type][language];
  return {
    entity: 'document',
    id,
    title: number === null ? `${words}, ${draft[language]}` : `${words} ${number}`,
    detail: joined(dayAsWritten(day, language), client),
  };
}

function productFound({ id, name, code, group }: { id: number; name: string; code: string; group: string }): Found {
  return { entity: 'product', id, title: name, detail: joined(code, group) };
}

const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(' · ');

function dayAsWritten(day: string, language: Language): string {
  const locale = { en: 'en-GB', ru: 'ru-RU', fr: 'fr-FR' }[language];
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' }).format(new Date(day));
}

const draft: Readonly<Record<Language, string>> = { en: 'draft', ru: 'черновик', fr: 'brouillon' };

/** What documents of each type are called. */
export const typeWords: Readonly<Record<DocumentType, Readonly<Record<Language, string>>>> = {
  proposal: { en: 'Proposal', ru: 'Коммерческое предложение', fr: 'Devis' },
  contract: { en: 'Contract', ru: 'Договор', fr: 'Contrat' },
  order: { en: 'Order', ru: 'Заказ', fr: 'Commande' },
  invoice: { en: 'Invoice', ru: 'Счёт', fr: 'Facture' },
  act: { en: 'Act', ru: 'Акт', fr: 'Procès-verbal' },
  waybill: { en: 'Waybill', ru: 'Накладная', fr: 'Bon de livraison' },
  'tax-invoice': { en: 'Tax invoice', ru: 'Счёт-фактура', fr: 'Facture fiscale' },
  'credit-note': { en: 'Credit note', ru: 'Возврат покупателю', fr: 'Avoir' },
  'deposit-invoice': { en: 'Deposit invoice', ru: 'Счёт на аванс', fr: 'Facture d’acompte' },
  upd: { en: 'Universal transfer document', ru: 'УПД', fr: 'Document de transfert universel' },
  correction: { en: 'Corrective tax invoice', ru: 'Корректировочный счёт-фактура', fr: 'Facture rectificative' },
  'power-of-attorney': { en: 'Power of attorney', ru: 'Доверенность', fr: 'Procuration' },
  'cash-receipt': { en: 'Cash receipt', ru: 'Приходный кассовый ордер', fr: 'Reçu de caisse' },
  statement: { en: 'Statement of account', ru: 'Акт сверки', fr: 'Relevé de compte' },
};
