/** The print forms of the program: which type of document each is for, where it is used, and by which rules it is made. */
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { Language } from '../../preload/contract/values.ts';
import type { PrintForm } from './printed-document.ts';

/** A print form: `templates/<id>.hbs`, with `templates/<id>.css` where it needs a style of its own, and the sample `templates/<id>.json`. */
export interface FormDefinition {
  readonly id: string;
  readonly type: DocumentType;
  /** The country whose practice or law it follows; `INT`: anywhere. */
  readonly country: PrintForm;
  readonly name: Readonly<Record<Language, string>>;
  /** The days of documents it may be used for, both included; null: without bound. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

const form = (
  id: string,
  type: DocumentType,
  country: PrintForm,
  en: string,
  ru: string,
  fr: string,
  valid: { readonly from?: string; readonly to?: string } = {},
): FormDefinition => ({
  id,
  type,
  country,
  name: { en, ru, fr },
  validFrom: valid.from ?? null,
  validTo: valid.to ?? null,
});

/** Of those of one type and country, the first is the usual one. The rules and their dates stand in the head of each template. */
export const forms: readonly FormDefinition[] = [
  form('proposal-ru', 'proposal', 'RU', 'Commercial proposal', 'Коммерческое предложение', 'Offre commerciale'),
  form('contract-ru-supply', 'contract', 'RU', 'Supply contract', 'Договор поставки', 'Contrat de fourniture'),
  form('contract-ru-services', 'contract', 'RU', 'Service contract', 'Договор оказания услуг', 'Contrat de services'),
  form('contract-ru-work', 'contract', 'RU', 'Work contract', 'Договор подряда', 'Contrat d’entreprise'),
  form('order-ru', 'order', 'RU', 'Client’s order', 'Заказ покупателя', 'Commande client'),
  form('invoice-ru', 'invoice', 'RU', 'Invoice for payment', 'Счёт на оплату', 'Facture (à payer)'),
  form('act-ru', 'act', 'RU', 'Act of services rendered', 'Акт об оказании услуг', 'Procès-verbal de services'),
  form('waybill-ru', 'waybill', 'RU', 'TORG-12', 'ТОРГ-12', 'TORG-12'),
  form('tax-invoice-ru', 'tax-invoice', 'RU', 'Tax invoice', 'Счёт-фактура', 'Facture fiscale (schet-faktura)'),
  form('upd-ru', 'upd', 'RU', 'Universal transfer document', 'УПД', 'Document de transfert universel'),
  form(
    'correction-ru',
    'correction',
    'RU',
    'Corrective tax invoice',
    'Корректировочный счёт-фактура',
    'Facture rectificative',
  ),
  form('statement-ru', 'statement', 'RU', 'Reconciliation act', 'Акт сверки', 'Acte de rapprochement'),
  form(
    'power-of-attorney-ru',
    'power-of-attorney',
    'RU',
    'Power of attorney M-2',
    'Доверенность М-2',
    'Procuration M-2',
  ),
  form(
    'cash-receipt-ru',
    'cash-receipt',
    'RU',
    'Cash receipt order KO-1',
    'Приходный кассовый ордер (КО-1)',
    'Ordre de caisse KO-1',
  ),
  form('proposal-fr', 'proposal', 'FR', 'Quote (France)', 'Смета (Франция)', 'Devis'),
  form('contract-fr', 'contract', 'FR', 'Contract (France)', 'Договор (Франция)', 'Contrat de prestation'),
  form('order-fr', 'order', 'FR', 'Order (France)', 'Заказ (Франция)', 'Bon de commande'),
  form('invoice-fr', 'invoice', 'FR', 'Invoice (France)', 'Счёт (Франция)', 'Facture'),
  form(
    'deposit-invoice-fr',
    'deposit-invoice',
    'FR',
    'Deposit invoice (France)',
    'Счёт на аванс (Франция)',
    'Facture d’acompte',
  ),
  form('waybill-fr', 'waybill', 'FR', 'Delivery note (France)', 'Накладная (Франция)', 'Bon de livraison'),
  form('credit-note-fr', 'credit-note', 'FR', 'Credit note (France)', 'Кредит-нота (Франция)', 'Avoir'),
  form(
    'statement-fr',
    'statement',
    'FR',
    'Statement of account (France)',
    'Выписка по счёту (Франция)',
    'Relevé de compte',
  ),
  form('proposal-int', 'proposal', 'INT', 'Quote', 'Предложение', 'Devis international'),
  form('contract-int', 'contract', 'INT', 'Contract', 'Договор международный', 'Contrat international'),
  form('order-int', 'order', 'INT', 'Order confirmation', 'Подтверждение заказа', 'Confirmation de commande'),
  form('invoice-int', 'invoice', 'INT', 'Invoice', 'Счёт международный', 'Facture internationale'),
  form(
    'deposit-invoice-int',
    'deposit-invoice',
    'INT',
    'Deposit invoice',
    'Счёт на аванс',
    'Facture d’acompte internationale',
  ),
  form('waybill-int', 'waybill', 'INT', 'Delivery note', 'Накладная международная', 'Bon de livraison international'),
  form('credit-note-int', 'credit-note', 'INT', 'Credit note', 'Кредит-нота', 'Avoir international'),
  form(
    'statement-int',
    'statement',
    'INT',
    'Statement of account',
    'Выписка по счёту',
    'Relevé de compte international',
  ),
];

/** The form of this id; undefined where the program has none. */
export function formBy(id: string): FormDefinition | undefined {
  return forms.find((one) => one.id === id);
}

/** The forms for a type of document in a country, the usual one first; those of no country where it has none of its own. */
export function formsFor(type: DocumentType, country: PrintForm): readonly FormDefinition[] {
  const own = forms.filter((one) => one.type === type && one.country === country);
  return own.length > 0 || country === 'INT' ? own : forms.filter((one) => one.type === type && one.country === 'INT');
}

/** The types of documents that are made in a country, in their order. */
export function typesIn(country: PrintForm): readonly DocumentType[] {
  return [...new Set(forms.filter((one) => one.country === country).map(({ type }) => type))];
}
