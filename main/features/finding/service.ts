/** Ctrl+K: clients, contact persons, deals, documents and products in one list. */
import type { z } from 'zod';
import { fold } from '../../../db/folding.ts';
import { phoneSpellings } from '../../../db/phones.ts';
import { foundIn, type TypedText, typedText } from '../../../db/typed-text.ts';
import type { ClientRow } from '../../../preload/contract/clients.ts';
import type { DealRow } from '../../../preload/contract/deals.ts';
import type { DocumentRow as DocumentRowSchema } from '../../../preload/contract/documents.ts';
import type { finding } from '../../../preload/contract/reference.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { isHidden } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { dayAsWritten } from '../../engine/day-as-written.ts';
import { findClients } from '../clients/listing.ts';
import { findDeals } from '../deals/listing.ts';
import { findDocuments } from '../documents/listing.ts';
import { documentName, documentTypeWords } from '../lists/value-words.ts';
import { findProducts } from '../products/listing.ts';
import { contactsOf } from './queries.ts';

type DocumentRow = z.output<typeof DocumentRowSchema>;
type Found = z.output<(typeof finding)['finding.everything']['output']>[number];

/** So many of each kind. */
const EACH = 8;

/** The best few of each kind that the user may see; clients first, then deals, documents, products. */
export function findEverything(context: Context, typed: string): Found[] {
  const text = typedText(typed);
  if (text === null) return [];
  const { user, language } = context;
  const { rights } = user;
  return [
    ...(rights.has('clients.see')
      ? findClients(context, typed, EACH).map((row) => clientFound(context, row, text))
      : []),
    ...(rights.has('deals.see') ? findDeals(context, text, EACH).map(dealFound) : []),
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

function dealFound({ id, name, client }: DealRow): Found {
  return { entity: 'deal', id, title: name, detail: client };
}

function documentFound({ id, type, number, day, client }: DocumentRow, language: Language): Found {
  return {
    entity: 'document',
    id,
    title:
      number === null
        ? `${documentTypeWords[type][language]}, ${draft[language]}`
        : documentName(type, number, language),
    detail: joined(dayAsWritten(day, language), client),
  };
}

function productFound({ id, name, code, group }: { id: number; name: string; code: string; group: string }): Found {
  return { entity: 'product', id, title: name, detail: joined(code, group) };
}

const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(' · ');

const draft: Readonly<Record<Language, string>> = { en: 'draft', ru: 'черновик', fr: 'brouillon' };
