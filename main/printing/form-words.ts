/** The words of the international forms beside their labels: what each type of document calls its number, its end and its conditions. */
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { Language } from '../../preload/contract/values.ts';

export interface FormWords {
  /** What the number of a document of this type is called. */
  readonly number: string;
  readonly validUntil: string;
  readonly basedOn: string;
  readonly corrects: string;
  readonly contract: string;
  readonly buyerReference: string;
  readonly reason: string;
  readonly subject: string;
  readonly depositTaken: string;
  readonly amountDue: string;
  readonly total: string;
  readonly exchangeRate: string;
  readonly inOwnCurrency: string;
  readonly accepted: string;
  readonly received: string;
  readonly dayAndSignature: string;
  readonly depositShare: string;
  readonly period: string;
  readonly opening: string;
  readonly closing: string;
  readonly debit: string;
  readonly credit: string;
  readonly balance: string;
  readonly turnover: string;
  /** Of an entry of a statement of account. */
  readonly entryDay: string;
  readonly document: string;
  readonly carrier: string;
  readonly packages: string;
  readonly grossWeight: string;
  readonly clientSigns: string;
  readonly specification: string;
}

type Common = Omit<FormWords, 'number' | 'total'>;

const common: Readonly<Record<Language, Common>> = {
  en: {
    validUntil: 'Valid until',
    basedOn: 'With reference to',
    corrects: 'Corrects',
    contract: 'Contract',
    buyerReference: 'Your reference',
    reason: 'Reason',
    subject: 'Subject',
    depositTaken: 'Deposit invoice',
    amountDue: 'Amount due',
    exchangeRate: 'Exchange rate',
    inOwnCurrency: 'VAT in',
    accepted: 'Accepted by the client',
    received: 'Goods received complete and undamaged',
    dayAndSignature: 'Day, name, signature',
    depositShare: 'Deposit of',
    period: 'Period',
    opening: 'Balance at the beginning',
    closing: 'Balance at the end',
    debit: 'Invoiced',
    credit: 'Paid or credited',
    balance: 'Balance',
    turnover: 'Total of the period',
    entryDay: 'Date',
    document: 'Document',
    carrier: 'Carrier',
    packages: 'Packages',
    grossWeight: 'Gross weight, kg',
    clientSigns: 'For the client',
    specification: 'Specification',
  },
  ru: {
    validUntil: 'Действительно до',
    basedOn: 'На основании',
    corrects: 'К документу',
    contract: 'Договор',
    buyerReference: 'Ваш номер',
    reason: 'Причина',
    subject: 'Предмет',
    depositTaken: 'Счёт на аванс',
    amountDue: 'К оплате',
    exchangeRate: 'Курс',
    inOwnCurrency: 'НДС в',
    accepted: 'Согласовано клиентом',
    received: 'Товар получен полностью, без повреждений',
    dayAndSignature: 'Дата, фамилия, подпись',
    depositShare: 'Аванс',
    period: 'Период',
    opening: 'Сальдо на начало',
    closing: 'Сальдо на конец',
    debit: 'Начислено',
    credit: 'Оплачено или возвращено',
    balance: 'Остаток',
    turnover: 'Итого за период',
    entryDay: 'Дата',
    document: 'Документ',
    carrier: 'Перевозчик',
    packages: 'Мест',
    grossWeight: 'Масса брутто, кг',
    clientSigns: 'От клиента',
    specification: 'Спецификация',
  },
  fr: {
    validUntil: 'Valable jusqu’au',
    basedOn: 'Réf.',
    corrects: 'Rectifie',
    contract: 'Contrat',
    buyerReference: 'Votre référence',
    reason: 'Motif',
    subject: 'Objet',
    depositTaken: 'Facture d’acompte',
    amountDue: 'Net à payer',
    exchangeRate: 'Cours de change',
    inOwnCurrency: 'TVA en',
    accepted: 'Bon pour accord du client',
    received: 'Marchandises reçues complètes et en bon état',
    dayAndSignature: 'Date, nom, signature',
    depositShare: 'Acompte de',
    period: 'Période',
    opening: 'Solde initial',
    closing: 'Solde final',
    debit: 'Facturé',
    credit: 'Payé ou crédité',
    balance: 'Solde',
    turnover: 'Total de la période',
    entryDay: 'Date',
    document: 'Document',
    carrier: 'Transporteur',
    packages: 'Colis',
    grossWeight: 'Poids brut, kg',
    clientSigns: 'Pour le client',
    specification: 'Détail des prestations',
  },
};

const numbers: Readonly<Record<Language, Partial<Readonly<Record<DocumentType, string>>>>> = {
  en: {
    proposal: 'Quote number',
    contract: 'Contract number',
    order: 'Order number',
    'deposit-invoice': 'Deposit invoice number',
    waybill: 'Delivery note number',
    'credit-note': 'Credit note number',
    statement: 'Statement number',
  },
  ru: {
    proposal: 'Номер предложения',
    contract: 'Номер договора',
    order: 'Номер заказа',
    'deposit-invoice': 'Номер счёта на аванс',
    waybill: 'Номер накладной',
    'credit-note': 'Номер кредит-ноты',
    statement: 'Номер выписки',
  },
  fr: {
    proposal: 'Numéro de devis',
    contract: 'Numéro de contrat',
    order: 'Numéro de commande',
    'deposit-invoice': 'Numéro de facture d’acompte',
    waybill: 'Numéro de bon de livraison',
    'credit-note': 'Numéro d’avoir',
    statement: 'Numéro de relevé',
  },
};

const invoiceNumber: Readonly<Record<Language, string>> = {
  en: 'Invoice number',
  ru: 'Номер счёта',
  fr: 'Numéro de facture',
};

const total: Readonly<Record<Language, string>> = { en: 'Total', ru: 'Итого', fr: 'Total' };
const totalDue: Readonly<Record<Language, string>> = { en: 'Total due', ru: 'К оплате', fr: 'Total à payer' };
const credited: Readonly<Record<Language, string>> = { en: 'Total credited', ru: 'К возврату', fr: 'Total de l’avoir' };

/** The words for a document of the type. */
export function formWords(type: DocumentType, language: Language): FormWords {
  const isBill = type === 'invoice' || type === 'deposit-invoice';
  return {
    ...common[language],
    number: numbers[language][type] ?? invoiceNumber[language],
    total: isBill ? totalDue[language] : type === 'credit-note' ? credited[language] : total[language],
    ...(type === 'credit-note' && { amountDue: credited[language] }),
  };
}
