/** What is worth a second look before a document is issued because of those that it is based on, as they stand before it counts. */
import type { Db } from '../../../db/database.ts';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';
import { formatMoneyWithCurrency } from '../../printing/format.ts';
import { deliveringTypes } from './life.ts';
import { type DocumentRecord, documentRecord } from './queries.ts';
import { dueOf } from './status.ts';

/** `gross`: what the draft comes to. */
export function basisWarnings(db: Db, draft: DraftFields, gross: number): Said[] {
  const basis = draft.basedOnId === null ? undefined : documentRecord(db, draft.basedOnId);
  if (basis === undefined) return [];
  if (draft.type === 'cash-receipt') return overpaid(db, basis, gross);
  return deliveringTypes.includes(draft.type) ? othersOrders(db, draft, basis) : [];
}

/** Cash is taken also where nothing is due: the client may want to pay in advance. */
function overpaid(db: Db, invoice: DocumentRecord, gross: number): Said[] {
  if (invoice.type !== 'invoice' && invoice.type !== 'deposit-invoice') return [];
  const due = dueOf(db, invoice);
  if (gross <= due) return [];
  return [due === 0 ? isPaid(invoice) : paysMore(invoice, due)];
}

/** The orders above that this document delivers, though they are not of its client or not of its own company. */
function othersOrders(db: Db, { clientId, companyId }: DraftFields, basis: DocumentRecord): Said[] {
  const said: Said[] = [];
  const seen = new Set<number>();
  for (let above: DocumentRecord | undefined = basis; above !== undefined && !seen.has(above.id); ) {
    seen.add(above.id);
    if (above.type === 'order' && above.clientId !== clientId) said.push(othersClient(above));
    if (above.type === 'order' && above.companyId !== companyId) said.push(othersCompany(above));
    above = above.basedOnId === null ? undefined : documentRecord(db, above.basedOnId);
  }
  return said;
}

const isPaid = ({ number }: DocumentRecord): Said => ({
  en: `${number} is paid already: what this receipt takes is an advance of the client.`,
  ru: `Документ ${number} уже оплачен: деньги по этому ордеру станут авансом клиента.`,
  fr: `${number} est déjà payé : la somme de ce reçu sera une avance du client.`,
});

function paysMore({ number, currency }: DocumentRecord, due: number): Said {
  const left = (language: Language) => formatMoneyWithCurrency(due, currency, language);
  return {
    en: `Of ${number} only ${left('en')} is left to pay: what this receipt takes beyond that is an advance of the client.`,
    ru: `По документу ${number} осталось оплатить только ${left('ru')}: остальные деньги по этому ордеру станут авансом клиента.`,
    fr: `Il ne reste que ${left('fr')} à payer sur ${number} : le surplus de ce reçu sera une avance du client.`,
  };
}

const othersClient = ({ number }: DocumentRecord): Said => ({
  en: `The order ${number} is of another client, and counts as delivered by this document all the same.`,
  ru: `Заказ ${number} оформлен на другого клиента, но этот документ зачтётся как его исполнение.`,
  fr: `La commande ${number} est celle d’un autre client ; ce document comptera pourtant comme sa livraison.`,
});

const othersCompany = ({ number }: DocumentRecord): Said => ({
  en: `The order ${number} is of another own company, and counts as delivered by this document all the same.`,
  ru: `Заказ ${number} оформлен от другой своей организации, но этот документ зачтётся как его исполнение.`,
  fr: `La commande ${number} relève d’une autre de vos sociétés ; ce document comptera pourtant comme sa livraison.`,
});
