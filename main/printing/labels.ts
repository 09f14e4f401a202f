/** The words of the forms: titles of documents, marks, names of numbers, and the labels of the international form. */
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { Language } from '../../preload/contract/values.ts';

interface TypeWords {
  readonly title: string;
  /** The mark on a cancelled document, in the gender of its title. */
  readonly cancelled: string;
}

const types: Readonly<Record<Language, Readonly<Record<DocumentType, TypeWords>>>> = {
  en: {
    proposal: { title: 'Proposal', cancelled: 'CANCELLED' },
    contract: { title: 'Contract', cancelled: 'CANCELLED' },
    order: { title: 'Order', cancelled: 'CANCELLED' },
    invoice: { title: 'Invoice', cancelled: 'CANCELLED' },
    act: { title: 'Certificate of completion', cancelled: 'CANCELLED' },
    waybill: { title: 'Delivery note', cancelled: 'CANCELLED' },
    'tax-invoice': { title: 'Tax invoice', cancelled: 'CANCELLED' },
    'credit-note': { title: 'Credit note', cancelled: 'CANCELLED' },
    'deposit-invoice': { title: 'Deposit invoice', cancelled: 'CANCELLED' },
    upd: { title: 'Universal transfer document', cancelled: 'CANCELLED' },
    correction: { title: 'Corrective tax invoice', cancelled: 'CANCELLED' },
    'power-of-attorney': { title: 'Power of attorney', cancelled: 'CANCELLED' },
    'cash-receipt': { title: 'Cash receipt', cancelled: 'CANCELLED' },
    statement: { title: 'Statement of account', cancelled: 'CANCELLED' },
  },
  ru: {
    proposal: { title: 'Коммерческое предложение', cancelled: 'АННУЛИРОВАНО' },
    contract: { title: 'Договор', cancelled: 'АННУЛИРОВАН' },
    order: { title: 'Заказ', cancelled: 'АННУЛИРОВАН' },
    invoice: { title: 'Счёт на оплату', cancelled: 'АННУЛИРОВАН' },
    act: { title: 'Акт', cancelled: 'АННУЛИРОВАН' },
    waybill: { title: 'Накладная', cancelled: 'АННУЛИРОВАНА' },
    'tax-invoice': { title: 'Счёт-фактура', cancelled: 'АННУЛИРОВАН' },
    'credit-note': { title: 'Кредит-нота', cancelled: 'АННУЛИРОВАНА' },
    'deposit-invoice': { title: 'Счёт на аванс', cancelled: 'АННУЛИРОВАН' },
    upd: { title: 'Универсальный передаточный документ', cancelled: 'АННУЛИРОВАН' },
    correction: { title: 'Корректировочный счёт-фактура', cancelled: 'АННУЛИРОВАН' },
    'power-of-attorney': { title: 'Доверенность', cancelled: 'АННУЛИРОВАНА' },
    'cash-receipt': { title: 'Приходный кассовый ордер', cancelled: 'АННУЛИРОВАН' },
    statement: { title: 'Акт сверки взаимных расчётов', cancelled: 'АННУЛИРОВАН' },
  },
  fr: {
    proposal: { title: 'Devis', cancelled: 'ANNULÉ' },
    contract: { title: 'Contrat', cancelled: 'ANNULÉ' },
    order: { title: 'Bon de commande', cancelled: 'ANNULÉ' },
    invoice: { title: 'Facture', cancelled: 'ANNULÉE' },
    act: { title: 'Procès-verbal', cancelled: 'ANNULÉ' },
    waybill: { title: 'Bon de livraison', cancelled: 'ANNULÉ' },
    'tax-invoice': { title: 'Facture', cancelled: 'ANNULÉE' },
    'credit-note': { title: 'Avoir', cancelled: 'ANNULÉ' },
    'deposit-invoice': { title: 'Facture d’acompte', cancelled: 'ANNULÉE' },
    upd: { title: 'Document de transfert universel', cancelled: 'ANNULÉ' },
    correction: { title: 'Facture rectificative', cancelled: 'ANNULÉE' },
    'power-of-attorney': { title: 'Procuration', cancelled: 'ANNULÉE' },
    'cash-receipt': { title: 'Reçu de caisse', cancelled: 'ANNULÉ' },
    statement: { title: 'Relevé de compte', cancelled: 'ANNULÉ' },
  },
};

const draft: Readonly<Record<Language, string>> = { en: 'DRAFT', ru: 'ЧЕРНОВИК', fr: 'BROUILLON' };

/** `Facture`, `Счёт на оплату`. */
export function typeTitle(type: DocumentType, language: Language): string {
  return types[language][type].title;
}

const international: Readonly<Record<Language, Partial<Readonly<Record<DocumentType, string>>>>> = {
  en: { proposal: 'Quote', order: 'Order confirmation' },
  ru: {
    proposal: 'Предложение',
    order: 'Подтверждение заказа',
    statement: 'Выписка по счёту',
  },
  fr: { order: 'Confirmation de commande' },
};

/** The title of a document on the international form, which means something else than the national one of the same type. */
export function internationalTitle(type: DocumentType, language: Language): string {
  return international[language][type] ?? typeTitle(type, language);
}

/** What is written across each page of a document that must not be used; empty for one that may. */
export function markText(mark: 'draft' | 'cancelled' | null, type: DocumentType, language: Language): string {
  if (mark === null) return '';
  return mark === 'draft' ? draft[language] : types[language][type].cancelled;
}

/** The title with number and day, or with the word for "draft" while there is no number. */
export function numberedTitle(title: string, number: string, day: string, language: Language): string {
  if (language === 'ru') return `${title} ${number === '' ? 'б/н' : `№\u00a0${number}`} от ${day}`;
  if (language === 'fr') return `${title} ${number === '' ? '(brouillon)' : `n°\u00a0${number}`} du ${day}`;
  return `${title} ${number === '' ? '(draft)' : `No.\u00a0${number}`} of ${day}`;
}

const taxNumbers = {
  en: {
    inn: 'INN',
    kpp: 'KPP',
    ogrn: 'OGRN',
    okpo: 'OKPO',
    siren: 'SIREN',
    siret: 'SIRET',
    vat: 'VAT No.',
    tax: 'Tax No.',
    registration: 'Registration No.',
  },
  ru: {
    inn: 'ИНН',
    kpp: 'КПП',
    ogrn: 'ОГРН',
    okpo: 'ОКПО',
    siren: 'SIREN',
    siret: 'SIRET',
    vat: 'Номер НДС',
    tax: 'Налоговый номер',
    registration: 'Рег. №',
  },
  fr: {
    inn: 'INN',
    kpp: 'KPP',
    ogrn: 'OGRN',
    okpo: 'OKPO',
    siren: 'SIREN',
    siret: 'SIRET',
    vat: 'N° TVA',
    tax: 'N° fiscal',
    registration: 'N° d’immatriculation',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** A kind of tax number that the forms know by themselves. */
export type LabelledKind = keyof (typeof taxNumbers)['en'];

/** Whether the forms know the kind by themselves. */
export function isLabelled(kind: string): kind is LabelledKind {
  return Object.hasOwn(taxNumbers.en, kind);
}

/** What a tax number is called on documents. */
export function taxNumberLabel(kind: LabelledKind, language: Language): string {
  return taxNumbers[language][kind];
}

/** What stands for a rate where there is no VAT. */
export const withoutVat: Readonly<Record<Language, string>> = { en: 'no VAT', ru: 'Без НДС', fr: 'Sans TVA' };

/** The fixed words of the international form. */
export interface FormLabels {
  readonly seller: string;
  readonly buyer: string;
  readonly deliverTo: string;
  readonly number: string;
  readonly day: string;
  readonly serviceDay: string;
  readonly dueDay: string;
  readonly position: string;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly price: string;
  readonly discount: string;
  readonly vat: string;
  readonly amount: string;
  readonly pricesIncludeVat: string;
  readonly pricesExcludeVat: string;
  readonly subtotal: string;
  readonly net: string;
  readonly ofWhichVat: string;
  readonly total: string;
  readonly totalInWords: string;
  readonly bankDetails: string;
  readonly bank: string;
  readonly bic: string;
  readonly account: string;
  readonly corrAccount: string;
  readonly authorised: string;
  readonly phone: string;
}

const formLabels: Readonly<Record<Language, FormLabels>> = {
  en: {
    seller: 'From',
    buyer: 'Bill to',
    deliverTo: 'Deliver to',
    number: 'Invoice number',
    day: 'Date of issue',
    serviceDay: 'Date of supply',
    dueDay: 'Payment due',
    position: 'No.',
    description: 'Description',
    quantity: 'Quantity',
    unit: 'Unit',
    price: 'Unit price',
    discount: 'Discount',
    vat: 'VAT',
    amount: 'Amount',
    pricesIncludeVat: 'Prices include VAT',
    pricesExcludeVat: 'Prices exclude VAT',
    subtotal: 'Subtotal',
    net: 'Total without VAT',
    ofWhichVat: 'VAT included',
    total: 'Total due',
    totalInWords: 'In words:',
    bankDetails: 'Payment details',
    bank: 'Bank',
    bic: 'BIC / SWIFT',
    account: 'Account / IBAN',
    corrAccount: 'Correspondent account',
    authorised: 'Authorised signature',
    phone: 'Tel.',
  },
  ru: {
    seller: 'Поставщик',
    buyer: 'Покупатель',
    deliverTo: 'Адрес доставки',
    number: 'Номер счёта',
    day: 'Дата',
    serviceDay: 'Дата поставки',
    dueDay: 'Оплатить до',
    position: '№',
    description: 'Наименование',
    quantity: 'Кол-во',
    unit: 'Ед.',
    price: 'Цена',
    discount: 'Скидка',
    vat: 'НДС',
    amount: 'Сумма',
    pricesIncludeVat: 'Цены с НДС',
    pricesExcludeVat: 'Цены без НДС',
    subtotal: 'Итого',
    net: 'Итого без НДС',
    ofWhichVat: 'В том числе НДС',
    total: 'К оплате',
    totalInWords: 'Сумма прописью:',
    bankDetails: 'Реквизиты для оплаты',
    bank: 'Банк',
    bic: 'БИК / SWIFT',
    account: 'Счёт / IBAN',
    corrAccount: 'Корр. счёт',
    authorised: 'Подпись',
    phone: 'Тел.',
  },
  fr: {
    seller: 'Vendeur',
    buyer: 'Client',
    deliverTo: 'Adresse de livraison',
    number: 'Numéro de facture',
    day: 'Date d’émission',
    serviceDay: 'Date de livraison',
    dueDay: 'Échéance',
    position: 'N°',
    description: 'Désignation',
    quantity: 'Quantité',
    unit: 'Unité',
    price: 'Prix unitaire',
    discount: 'Remise',
    vat: 'TVA',
    amount: 'Montant',
    pricesIncludeVat: 'Prix TTC',
    pricesExcludeVat: 'Prix HT',
    subtotal: 'Sous-total',
    net: 'Total HT',
    ofWhichVat: 'Dont TVA',
    total: 'Total à payer',
    totalInWords: 'En toutes lettres\u00a0:',
    bankDetails: 'Coordonnées bancaires',
    bank: 'Banque',
    bic: 'BIC / SWIFT',
    account: 'Compte / IBAN',
    corrAccount: 'Compte correspondant',
    authorised: 'Signature autorisée',
    phone: 'Tél.',
  },
};

/** The labels of the international form in a language. */
export function labelsOf(language: Language): FormLabels {
  return formLabels[language];
}
