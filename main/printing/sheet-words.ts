/** The words of a document that leaves the program as a sheet of Excel. */
import type { Language } from '../../preload/contract/values.ts';

export interface SheetWords {
  readonly seller: string;
  readonly buyer: string;
  readonly number: string;
  readonly day: string;
  readonly dueDay: string;
  readonly serviceDay: string;
  readonly basedOn: string;
  readonly corrects: string;
  readonly contract: string;
  readonly currency: string;
  readonly exchangeRate: string;
  readonly pricesIncludeVat: string;
  readonly pricesWithoutVat: string;
  readonly position: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: string;
  readonly price: string;
  readonly discount: string;
  readonly vatRate: string;
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
  readonly withoutVat: string;
  readonly total: string;
  readonly inWords: string;
  readonly comment: string;
  readonly document: string;
  readonly payment: string;
  readonly debit: string;
  readonly credit: string;
  readonly balance: string;
  readonly opening: string;
  readonly closing: string;
  readonly before: string;
}

const words: Readonly<Record<Language, SheetWords>> = {
  en: {
    seller: 'Seller',
    buyer: 'Buyer',
    number: 'Number',
    day: 'Date',
    dueDay: 'Due',
    serviceDay: 'Delivered on',
    basedOn: 'With reference to',
    corrects: 'Corrects',
    contract: 'Contract',
    currency: 'Currency',
    exchangeRate: 'Exchange rate',
    pricesIncludeVat: 'Prices include VAT',
    pricesWithoutVat: 'Prices without VAT',
    position: 'No.',
    code: 'Code',
    name: 'Description',
    unit: 'Unit',
    quantity: 'Quantity',
    price: 'Price',
    discount: 'Discount',
    vatRate: 'VAT rate',
    net: 'Net',
    vat: 'VAT',
    gross: 'Total',
    withoutVat: 'without VAT',
    total: 'Sum',
    inWords: 'In words',
    comment: 'Comment',
    document: 'Document',
    payment: 'Payment',
    debit: 'Debit',
    credit: 'Credit',
    balance: 'Balance',
    opening: 'Balance at the beginning',
    closing: 'Balance at the end',
    before: 'Before the correction',
  },
  ru: {
    seller: 'Продавец',
    buyer: 'Покупатель',
    number: 'Номер',
    day: 'Дата',
    dueDay: 'Срок оплаты',
    serviceDay: 'Дата отгрузки, оказания',
    basedOn: 'Основание',
    corrects: 'Корректирует',
    contract: 'Договор',
    currency: 'Валюта',
    exchangeRate: 'Курс',
    pricesIncludeVat: 'Цены с НДС',
    pricesWithoutVat: 'Цены без НДС',
    position: '№',
    code: 'Артикул',
    name: 'Наименование',
    unit: 'Ед.',
    quantity: 'Количество',
    price: 'Цена',
    discount: 'Скидка',
    vatRate: 'Ставка НДС',
    net: 'Сумма без НДС',
    vat: 'НДС',
    gross: 'Всего с НДС',
    withoutVat: 'без НДС',
    total: 'Итого',
    inWords: 'Сумма прописью',
    comment: 'Комментарий',
    document: 'Документ',
    payment: 'Оплата',
    debit: 'Дебет',
    credit: 'Кредит',
    balance: 'Сальдо',
    opening: 'Сальдо начальное',
    closing: 'Сальдо конечное',
    before: 'До корректировки',
  },
  fr: {
    seller: 'Vendeur',
    buyer: 'Client',
    number: 'Numéro',
    day: 'Date',
    dueDay: 'Échéance',
    serviceDay: 'Date de livraison ou de prestation',
    basedOn: 'Selon',
    corrects: 'Rectifie',
    contract: 'Contrat',
    currency: 'Devise',
    exchangeRate: 'Cours de change',
    pricesIncludeVat: 'Prix TTC',
    pricesWithoutVat: 'Prix HT',
    position: 'N°',
    code: 'Référence',
    name: 'Désignation',
    unit: 'Unité',
    quantity: 'Quantité',
    price: 'Prix unitaire',
    discount: 'Remise',
    vatRate: 'Taux de TVA',
    net: 'Montant HT',
    vat: 'TVA',
    gross: 'Montant TTC',
    withoutVat: 'sans TVA',
    total: 'Total',
    inWords: 'En lettres',
    comment: 'Commentaire',
    document: 'Pièce',
    payment: 'Paiement',
    debit: 'Débit',
    credit: 'Crédit',
    balance: 'Solde',
    opening: 'Solde initial',
    closing: 'Solde final',
    before: 'Avant la rectification',
  },
};

/** Words of the sheet, in the language of its document. */
export function sheetWords(language: Language): SheetWords {
  return words[language];
}
