/** A document as a sheet of Excel: its facts, its lines as numbers that can be reckoned with, VAT, sums. */
import type { Party } from '../../../preload/contract/documents.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { formatLongDay } from '../../printing/format.ts';
import { isLabelled, numberedTitle, taxNumberLabel, typeTitle } from '../../printing/labels.ts';
import { partyView } from '../../printing/party-view.ts';
import {
  type PrintedDocument,
  type PrintedLine,
  type PrintedReference,
  printedLanguage,
} from '../../printing/printed-document.ts';
import { type SheetWords, sheetWords } from '../../printing/sheet-words.ts';
import { sumInWords } from '../../printing/words.ts';
import { type Cell, plainDecimal } from '../exports/cells.ts';
import type { SheetContent, SheetRow } from '../exports/workbook.ts';

const text = (value: string): Cell => (value === '' ? null : { kind: 'text', text: value });
const decimal = (scaled: number, digits: number): Cell => ({ kind: 'number', decimal: plainDecimal(scaled, digits) });
const percent = (basisPoints: number): Cell => ({ kind: 'percent', basisPoints });
const day = (value: string): Cell => ({ kind: 'day', day: value });
const nothing: SheetRow = { cells: [] };

/** Columns: no., code, name, unit, quantity, price, discount, VAT rate, net, VAT, gross; widths in signs. */
const widths = [6, 14, 48, 8, 12, 14, 10, 12, 16, 14, 16];
const nameColumn = 2;
const numeric = [4, 5, 6, 7, 8, 9, 10];

/** The two columns before the name, so wide that what each fact is fits in front of it. */
function widthsFor(facts: readonly SheetRow[]): number[] {
  const labels = facts.map(({ cells: [label] }) => (label?.kind === 'text' ? label.text.length : 0));
  return widths.map((width, at) =>
    at === nameColumn - 1 ? Math.max(width, ...labels.map((signs) => signs - 4)) : width,
  );
}

/** As many signs as Excel takes for the name of a sheet. */
const signsOfSheet = 31;

/** Whole words of the title, and the number. */
function sheetTitle(title: string, number: string): string {
  const words = title.split(' ');
  const named = () => [...words, number].join(' ').trim();
  while (named().length > signsOfSheet && words.length > 1) words.pop();
  return named();
}

/** The sheet in the language of the document. Texts stay texts, with their leading zeros; sums are in the document's currency. */
export function documentSheet(printed: PrintedDocument): SheetContent {
  const language = printedLanguage(printed.form, printed.language);
  const words = sheetWords(language);
  const money = (amount: number): Cell => ({ kind: 'money', amount, currency: printed.currency });
  const title = typeTitle(printed.type, language);
  const heading = numberedTitle(title, printed.number ?? '', formatLongDay(printed.day, language), language);
  const body = printed.statement ? statementRows(printed, words, language) : lineRows(printed, words, money);
  const facts = factRows(printed, words, language);
  const above: readonly SheetRow[] = [{ cells: [text(heading)], strong: true }, nothing, ...facts, nothing];
  const inWords = text(sumInWords(printed.totals.gross, printed.currency, language));
  const below: readonly SheetRow[] = [
    ...(printed.statement ? [] : [nothing, { cells: [text(words.inWords), null, inWords] }]),
    ...(printed.comment === '' ? [] : [{ cells: [text(words.comment), null, text(printed.comment)] }]),
  ];
  const heads = body.findIndex(({ strong }) => strong);
  return {
    title: sheetTitle(title, printed.number ?? ''),
    widths: widthsFor([...facts, ...below]),
    wrapped: [nameColumn],
    numeric,
    repeated: above.length + heads + 1,
    rows: [...above, ...body, ...below],
  };
}

/** Name and address in the order of the form's country. */
function partyText(party: Party | null, { form, seller, buyer }: PrintedDocument, language: Language): string {
  const withCountry = form === 'INT' || (buyer !== null && buyer.address.country !== seller.address.country);
  const { name, address } = partyView(party, { form, language, withCountry, labels: {} });
  return [name, address].filter((part) => part !== '').join(', ');
}

/** Each fact in a row: what it is, and in the third column its value. */
function factRows(printed: PrintedDocument, words: SheetWords, language: Language): SheetRow[] {
  const reference = (to: PrintedReference | null | undefined) =>
    to ? text(numberedTitle(typeTitle(to.type, language), to.number, formatLongDay(to.day, language), language)) : null;
  const numbers = (party: Party | null) =>
    Object.entries(party?.taxNumbers ?? {}).map(([kind, number]): [string, Cell] => {
      const label = isLabelled(kind) ? taxNumberLabel(kind, language) : printed.taxNumberLabels?.[kind];
      return [label ?? kind.toUpperCase(), text(number)];
    });
  const contract = printed.details?.contract ?? '';
  const facts: readonly (readonly [string, Cell])[] = [
    [words.number, text(printed.number ?? '')],
    [words.day, day(printed.day)],
    [words.dueDay, printed.dueDay ? day(printed.dueDay) : null],
    [words.serviceDay, printed.serviceDay ? day(printed.serviceDay) : null],
    [words.seller, text(partyText(printed.seller, printed, language))],
    ...numbers(printed.seller),
    [words.buyer, text(partyText(printed.buyer, printed, language))],
    ...numbers(printed.buyer),
    [words.contract, reference(printed.contract) ?? text(contract)],
    [words.basedOn, reference(printed.basedOn)],
    [words.corrects, reference(printed.corrects)],
    [words.currency, text(printed.currency)],
    [words.exchangeRate, printed.exchangeRate ? decimal(printed.exchangeRate, 6) : null],
  ];
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ cells: [text(label), null, value] }]));
}

function lineRows(
  { lines, totals, pricesIncludeVat, discount, currency }: PrintedDocument,
  words: SheetWords,
  money: (amount: number) => Cell,
): SheetRow[] {
  const rate = (vatRate: number | null): Cell => (vatRate === null ? text(words.withoutVat) : percent(vatRate));
  const amounts = ({ quantity, price, vatRate, sums }: NonNullable<PrintedLine['before']>, off: number): Cell[] => [
    decimal(quantity, 3),
    money(price),
    off > 0 ? percent(off) : null,
    rate(vatRate),
    money(sums.net),
    money(sums.vat),
    money(sums.gross),
  ];
  const each = lines.flatMap((line, at): SheetRow[] => [
    ...(line.before ? [{ cells: [null, null, text(words.before), text(line.unit), ...amounts(line.before, 0)] }] : []),
    {
      cells: [decimal(at + 1, 0), text(line.code), text(line.name), text(line.unit), ...amounts(line, line.discount)],
    },
  ]);
  const before = [null, null, null, null, null, null, null];
  const heads = [
    words.position,
    words.code,
    words.name,
    words.unit,
    words.quantity,
    words.price,
    words.discount,
    words.vatRate,
    words.net,
    words.vat,
    words.gross,
  ];
  return [
    { cells: [text(`${pricesIncludeVat ? words.pricesIncludeVat : words.pricesWithoutVat}, ${currency}`)] },
    { cells: heads.map(text), strong: true },
    ...each,
    nothing,
    ...(discount > 0 ? [{ cells: [...before, text(words.discount), percent(discount)] }] : []),
    { cells: [...before, ...[words.vatRate, words.net, words.vat, words.gross].map(text)], strong: true },
    ...totals.vatTable.map(({ rate: vatRate, net, vat, gross }) => ({
      cells: [...before, rate(vatRate), money(net), money(vat), money(gross)],
    })),
    {
      cells: [...before, text(words.total), money(totals.net), money(totals.vat), money(totals.gross)],
      strong: true,
    },
  ];
}

function statementRows({ statement, currency }: PrintedDocument, words: SheetWords, language: Language): SheetRow[] {
  if (!statement) return [];
  const money = (amount: number): Cell => (amount === 0 ? null : { kind: 'money', amount, currency });
  let balance = statement.opening;
  const whole = (amount: number): Cell => ({ kind: 'money', amount, currency });
  const entries = statement.entries.map((entry): SheetRow => {
    balance += entry.debit - entry.credit;
    const what = entry.type === null ? words.payment : typeTitle(entry.type, language);
    return {
      cells: [
        null,
        day(entry.day),
        text([what, entry.number].join(' ').trim()),
        null,
        null,
        money(entry.debit),
        null,
        null,
        money(entry.credit),
        null,
        whole(balance),
      ],
    };
  });
  const row = (label: string, amount: number): SheetRow => ({
    cells: [null, null, text(label), null, null, null, null, null, null, null, whole(amount)],
  });
  const heads = ['', words.day, words.document, '', '', words.debit, '', '', words.credit, '', words.balance];
  return [
    { cells: heads.map(text), strong: true },
    row(words.opening, statement.opening),
    ...entries,
    row(words.closing, statement.closing),
  ];
}
