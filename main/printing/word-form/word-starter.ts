/** A Word template to begin with, for each type of document in three languages: everything usual is in it, to be changed in Word. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { contractBlocks } from './word-starter-contracts.ts';
import { frenchMentions } from './word-starter-french.ts';
import { letterBlocks } from './word-starter-letter.ts';
import { type WordBlock, wordFileOf } from './word-writer.ts';

interface Words {
  readonly hint: string;
  /** Behind it where there are lines. */
  readonly linesHint: string;
  /** Behind a label. */
  readonly colon: string;
  readonly seller: string;
  readonly buyer: string;
  readonly serviceDay: string;
  readonly dueDay: string;
  readonly validUntil: string;
  readonly basis: string;
  readonly corrects: string;
  readonly reason: string;
  readonly head: readonly string[];
  readonly discount: string;
  readonly net: string;
  readonly vat: string;
  readonly noVat: string;
  readonly total: string;
  readonly account: string;
  readonly entries: readonly string[];
  readonly opening: string;
  readonly closing: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    hint: 'Delete this line. Fields stand in braces: change their place and look as you like; the program lists them all.',
    linesHint: ' What stands between the marks #lines and /lines comes once for each line.',
    colon: ':',
    seller: 'Seller',
    buyer: 'Client',
    serviceDay: 'Delivered',
    dueDay: 'Payment due by',
    validUntil: 'Valid until',
    basis: 'With reference to',
    corrects: 'Corrects',
    reason: 'Reason',
    head: ['No.', 'Description', 'Quantity', 'Unit', 'Price', 'Discount', 'VAT', 'Amount'],
    discount: 'Discount of {discountRate}',
    net: 'Total without VAT',
    vat: 'VAT {rate}',
    noVat: 'No VAT is charged.',
    total: 'Total',
    account: 'Account: {bank.account}, {bank.bank}, BIC {bank.bic}',
    entries: ['Day', 'Document', 'Invoiced', 'Paid', 'Balance'],
    opening: 'Balance at the beginning',
    closing: 'Balance at the end',
  },
  ru: {
    hint: 'Удалите эту строку. Поля стоят в фигурных скобках: их место и вид меняйте как угодно, весь список есть в программе.',
    linesHint: ' То, что между метками #lines и /lines, повторяется для каждой строки документа.',
    colon: ':',
    seller: 'Исполнитель',
    buyer: 'Заказчик',
    serviceDay: 'Дата поставки или услуги',
    dueDay: 'Оплатить до',
    validUntil: 'Действительно до',
    basis: 'Основание',
    corrects: 'К документу',
    reason: 'Причина',
    head: ['№', 'Наименование', 'Кол-во', 'Ед.', 'Цена', 'Скидка', 'НДС', 'Сумма'],
    discount: 'Скидка {discountRate}',
    net: 'Итого без НДС',
    vat: 'НДС {rate}',
    noVat: 'НДС не облагается.',
    total: 'Всего к оплате',
    account: 'Расчётный счёт {bank.account} в {bank.bank}, БИК {bank.bic}, корр. счёт {bank.corrAccount}',
    entries: ['Дата', 'Документ', 'Начислено', 'Оплачено', 'Остаток'],
    opening: 'Сальдо на начало',
    closing: 'Сальдо на конец',
  },
  fr: {
    hint: 'Supprimez cette ligne. Les champs sont entre accolades : changez leur place et leur aspect à votre gré ; le programme en donne la liste.',
    linesHint: ' Ce qui est entre les balises #lines et /lines est répété pour chaque ligne.',
    colon: ' :',
    seller: 'Vendeur',
    buyer: 'Client',
    serviceDay: 'Date de livraison ou de prestation',
    dueDay: 'Échéance',
    validUntil: 'Valable jusqu’au',
    basis: 'Selon',
    corrects: 'Rectifie',
    reason: 'Motif',
    head: ['N°', 'Désignation', 'Quantité', 'Unité', 'Prix unitaire', 'Remise', 'TVA', 'Montant'],
    discount: 'Remise de {discountRate}',
    net: 'Total HT',
    vat: 'TVA {rate}',
    noVat: '{vatExemption}',
    total: 'Total à payer',
    account: 'Compte : {bank.account}, {bank.bank}, BIC {bank.bic}',
    entries: ['Date', 'Document', 'Facturé', 'Réglé', 'Solde'],
    opening: 'Solde initial',
    closing: 'Solde final',
  },
};

const text = (line: string): WordBlock => ({ kind: 'text', text: line });

/** Each number in a paragraph of its own. */
const numbersOf = (party: 'seller' | 'buyer') => [
  `{#${party}.taxNumbers}`,
  '{label} {value}',
  `{/${party}.taxNumbers}`,
];

function parties({ seller, buyer }: Words): WordBlock {
  const form = '{#legalForm}{legalForm}{/legalForm}';
  const register = '{#register}{register}{/register}';
  return {
    kind: 'columns',
    columns: [
      [`**${seller}**`, '{seller.name}', form, '{seller.address}', ...numbersOf('seller'), register, '{seller.phone}'],
      [`**${buyer}**`, '{buyer.name}', '{buyer.address}', ...numbersOf('buyer')],
    ],
  };
}

/** The table of lines with its totals. */
export function lineBlocks(language: Language): WordBlock[] {
  const { head, discount, net, vat, noVat, total } = words[language];
  const blank = ['', '', '', '', '', ''];
  return [
    {
      kind: 'table',
      widths: [5, 31, 11, 8, 13, 10, 9, 13],
      right: [2, 4, 5, 6, 7],
      rows: [
        head.map((word) => `**${word}**`),
        ['{#lines}{position}', '{name}', '{quantity}', '{unit}', '{price}', '{discount}', '{vatRate}', '{sum}{/lines}'],
        ['{#hasDiscount}', discount, ...blank.slice(1), '{discountSum}{/hasDiscount}'],
        ['', net, ...blank.slice(1), '{net}'],
        ['{#vatRows}', vat, ...blank.slice(1), '{vat}{/vatRows}'],
        ['', `**${total}**`, ...blank.slice(1), '**{grossWithCurrency}**'],
      ],
    },
    text('{inWords}'),
    text(`{^vatPayer}${noVat}{/vatPayer}`),
  ];
}

function statementBlocks(language: Language): WordBlock[] {
  const { entries, opening, closing } = words[language];
  return [
    text('{from} – {until}'),
    {
      kind: 'table',
      widths: [16, 40, 15, 15, 15],
      right: [2, 3, 4],
      rows: [
        entries.map((word) => `**${word}**`),
        ['', opening, '', '', '{statement.opening}'],
        ['{#statement.entries}{day}', '{what}', '{debit}', '{credit}', '{balance}{/statement.entries}'],
        ['', `**${closing}**`, '', '', '**{statement.closing}**'],
      ],
    },
  ];
}

function plainBlocks(type: DocumentType, language: Language): WordBlock[] {
  const { hint, linesHint, colon, seller, buyer, serviceDay, dueDay, validUntil, basis, corrects, reason, account } =
    words[language];
  const isBill = type === 'invoice' || type === 'deposit-invoice';
  const condition = (field: string, label: string) => text(`{#${field}}${label}${colon} {${field}}{/${field}}`);
  // A Russian invoice for payment comes before the delivery.
  const hasServiceDay = !(type === 'invoice' && language === 'ru') && type !== 'statement';
  return [
    { kind: 'hint', text: type === 'statement' ? hint : hint + linesHint },
    { kind: 'title', text: '{fullTitle}' },
    parties(words[language]),
    text('{#subject}**{subject}**{/subject}'),
    ...(hasServiceDay ? [condition('serviceDay', serviceDay)] : []),
    text(`{#basedOn.known}${basis}${colon} {basedOn.title} {basedOn.number}, {basedOn.day}{/basedOn.known}`),
    ...(type === 'credit-note' || type === 'correction'
      ? [
          text(`{#corrects.known}${corrects} {corrects.number}, {corrects.day}{/corrects.known}`),
          condition('reason', reason),
        ]
      : []),
    ...(type === 'statement' ? statementBlocks(language) : lineBlocks(language)),
    ...(isBill ? [condition('dueDay', dueDay), text(`{#bank.known}${account}{/bank.known}`)] : []),
    ...(isBill && language === 'fr' ? frenchMentions.map(text) : []),
    ...(isBill ? [] : [condition('validUntil', validUntil)]),
    text('{#comment}'),
    text('{.}'),
    text('{/comment}'),
    {
      kind: 'columns',
      columns: [
        [`**${seller}**`, '{signatoryPost}', '', '________________ {signatoryName}'],
        [`**${buyer}**`, '{buyer.directorPost}', '', '________________ {buyer.director}'],
      ],
    },
  ];
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU', fr: 'fr-FR' };

/** The file; the same for ever but for updates of the program. */
export function wordStarter(type: DocumentType | 'letter', language: Language): Buffer {
  const isContract = type === 'contract';
  const { hint, linesHint } = words[language];
  const hinted: WordBlock = { kind: 'hint', text: type === 'letter' ? hint : hint + linesHint };
  if (type === 'letter') return wordFileOf([hinted, ...letterBlocks(language)], '{seller.name}', locales[language]);
  const blocks = isContract
    ? [hinted, ...contractBlocks(language), ...lineBlocks(language)]
    : plainBlocks(type, language);
  return wordFileOf(blocks, '{caption}', locales[language]);
}
