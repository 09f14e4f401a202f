/**
 * The счёт-фактура and the УПД as the seller's file of exchange: format 5.03, приказ ФНС России от 19.12.2023 № ЕД-7-26/970@, КНД 1115131,
 * the only one in force for new documents since 2026-01-01. Elements stand in the order of the format.
 */
import Big from 'big.js';
import iconv from 'iconv-lite';
import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import { countryName, countryNumber } from '../country-numbers.ts';
import { formatDay } from '../format.ts';
import type { PrintedDocument, PrintedLine } from '../printed-document.ts';
import { unitPrice } from '../unit-price.ts';
import { documentView } from '../view.ts';
import { agreedPrice } from './amounts.ts';
import { deliveryCountry } from './country-code.ts';
import { percentText, quantityText } from './decimal.ts';
import { fullName, nameElement, partyElement, signerPost, type UpdParty, type UpdPlace } from './upd-parties.ts';
import { groundsElement, paymentElements, referencesInWords, shippingElements } from './upd-references.ts';
import { type Element, element, xmlText } from './xml.ts';

/** What is not on the form: the file's own identity. */
export interface UpdFile {
  /** UUID of the document. */
  readonly uid: string;
  /** When it was issued, where this computer is: `YYYY-MM-DD` and `HH:MM:SS`. */
  readonly day: string;
  readonly time: string;
  readonly program: string;
}

export interface UpdMade {
  /** Without `.xml`; it is the file's identifier too. */
  readonly name: string;
  /** In windows-1251, as the format asks. */
  readonly bytes: Uint8Array;
}

type Function = 'СЧФ' | 'СЧФДОП' | 'ДОП';

const transfer =
  'Документ об отгрузке товаров (выполнении работ), передаче имущественных прав (документ об оказании услуг)';
/** What the document is called by its function (таблица 5.2 of the format). */
const titles: Readonly<Record<Function, { readonly fact: string | null; readonly name: string | null }>> = {
  СЧФ: { fact: null, name: null },
  СЧФДОП: { fact: transfer, name: `Счет-фактура и ${transfer.charAt(0).toLowerCase()}${transfer.slice(1)}` },
  ДОП: { fact: transfer, name: transfer },
};

/** Makes the file of an issued счёт-фактура or УПД; what it cannot do without has been looked for before (`missingInUpd`). */
export function updXml(printed: PrintedDocument, file: UpdFile): UpdMade {
  const kind = functionOf(printed);
  const name = fileName(printed, file);
  const { seller } = printed;
  const { inn = '', kpp = '' } = seller.taxNumbers;
  const composer = `${seller.legalName || seller.name}, ИНН${kpp === '' ? '' : '/КПП'}: ${inn}${kpp === '' ? '' : `/${kpp}`}`;
  const text = xmlText(
    element(
      'Файл',
      [
        element(
          'Документ',
          [
            invoiceElement(printed, kind),
            tableElement(printed),
            transferElement(printed, kind),
            signerElement(printed),
          ],
          {
            КНД: '1115131',
            Функция: kind,
            ПоФактХЖ: titles[kind].fact,
            НаимДокОпр: titles[kind].name,
            ДатаИнфПр: formatDay(file.day, 'ru'),
            ВремИнфПр: file.time.replaceAll(':', '.'),
            НаимЭконСубСост: composer,
          },
        ),
      ],
      { ИдФайл: name, ВерсФорм: '5.03', ВерсПрог: file.program },
    ),
    'windows-1251',
  );
  return { name, bytes: inWindows1251(text) };
}

function functionOf({ type, details }: PrintedDocument): Function {
  if (type === 'tax-invoice') return 'СЧФ';
  return details?.transferStatus === '2' ? 'ДОП' : 'СЧФДОП';
}

/**
 * `ON_NSCHFDOPPR`, receiver, sender, day, UUID, and what the file says it has not: traced, marked and other goods with rules of their own.
 * Receiver and sender are INN and КПП; the operator that the file is sent by has identifiers of his own for them.
 */
function fileName({ seller, buyer }: PrintedDocument, { uid, day }: UpdFile): string {
  const party = (numbers: Readonly<Record<string, string>> = {}) => `${numbers.inn ?? ''}${numbers.kpp ?? ''}` || '0';
  const [receiver, sender] = [party(buyer?.taxNumbers), party(seller.taxNumbers)];
  return `ON_NSCHFDOPPR_${receiver}_${sender}_${day.replaceAll('-', '')}_${uid}_0_0_0_0_0_00`;
}

/** Signs that windows-1251 has not are written by their numbers. */
function inWindows1251(text: string): Uint8Array {
  const known = text.replace(/\P{ASCII}/gu, (sign) =>
    iconv.decode(iconv.encode(sign, 'win1251'), 'win1251') === sign ? sign : `&#${sign.codePointAt(0)};`,
  );
  return iconv.encode(known, 'win1251');
}

function partiesOf(printed: PrintedDocument): { readonly seller: UpdParty; readonly buyer: UpdParty | null } {
  const view = documentView(printed);
  const { seller, buyer, bankAccount, buyerIsPerson } = printed;
  return {
    seller: { party: seller, view: view.seller, isPerson: false, bankAccount },
    // How the buyer is reached and his accounts he knows himself: they are not on the form either.
    buyer: buyer && {
      party: { ...buyer, phone: '', email: '' },
      view: view.buyer,
      isPerson: buyerIsPerson,
      bankAccount: null,
    },
  };
}

/** Where the goods go; undefined: to the buyer's own address. */
function deliveryPlace(printed: PrintedDocument): UpdPlace | undefined {
  const { deliveryAddress, buyer } = printed;
  if (deliveryAddress === null || buyer === null) return undefined;
  const country = deliveryAddress.country || buyer.address.country;
  const there = { ...buyer, address: { ...deliveryAddress, country } };
  return { country: deliveryCountry(printed), address: documentView({ ...printed, buyer: there }).buyer.address };
}

/** СвСчФакт. */
function invoiceElement(printed: PrintedDocument, kind: Function): Element | null {
  const { details, operations, number, day, exchangeRate, currency, ownCurrency, comment } = printed;
  const { seller, buyer } = partiesOf(printed);
  const { currencyCode, currencyName } = documentView(printed);
  const shipment = details?.shipment;
  const rate = exchangeRate && ownCurrency !== currency ? new Big(exchangeRate).div(1_000_000) : null;
  const more: readonly (readonly [name: string, value: string])[] = [
    ['Грузоотправитель', shipment?.consignor ?? ''],
    ['Грузополучатель', shipment?.consignee ?? ''],
    ...referencesInWords(printed),
    ['Примечание', comment],
  ];
  return element(
    'СвСчФакт',
    [
      partyElement('СвПрод', seller),
      // A consignor or consignee in words has no tax number, which the format wants: it stands in the information below.
      operations !== 'services' && !shipment?.consignor ? element('ГрузОт', [element('ОнЖе', 'он же')]) : null,
      operations !== 'services' && !shipment?.consignee && buyer
        ? partyElement('ГрузПолуч', buyer, deliveryPlace(printed))
        : null,
      ...paymentElements(printed),
      ...(kind === 'ДОП' ? [] : shippingElements(printed)),
      buyer && partyElement('СвПокуп', buyer),
      element('ДенИзм', [], {
        КодОКВ: currencyCode,
        НаимОКВ: currencyName,
        КурсВал: rate?.toFixed(4, Big.roundHalfUp) ?? null,
      }),
      element('ДопСвФХЖ1', [], { ИдГосКон: details?.stateContract || null }),
      element(
        'ИнфПолФХЖ1',
        more.flatMap(([name, value]) =>
          value === '' ? [] : [element('ТекстИнф', [], { Идентиф: name, Значен: value })],
        ),
      ),
    ],
    { НомерДок: number, ДатаДок: formatDay(day, 'ru') },
  );
}

/** ТаблСчФакт. */
function tableElement(printed: PrintedDocument): Element | null {
  const { totals, lines, company } = printed;
  const untaxed = !company.vatPayer || lines.every(({ vatRate }) => vatRate === null);
  return element('ТаблСчФакт', [
    ...lines.map((line, at) => lineElement(line, at, printed)),
    element('ВсегоОпл', [element('СумНалВсего', [taxElement(untaxed ? null : totals.vat, printed)])], {
      СтТовБезНДСВсего: money(totals.net, printed),
      СтТовУчНалВсего: money(totals.gross, printed),
    }),
  ]);
}

const taxElement = (vat: number | null, printed: PrintedDocument): Element | null =>
  vat === null ? element('БезНДС', 'без НДС') : element('СумНал', money(vat, printed));

/** Minor units with the two decimals of the format (N(19.2)), also of a currency that has none. */
const money = (amount: number, { currency }: PrintedDocument): string =>
  new Big(amount).div(new Big(10).pow(minorDigits(currency))).toFixed(2);

/** The kind of what is sold: goods, services. */
const kinds: Readonly<Record<string, string>> = { goods: '1', services: '3' };

function lineElement(line: PrintedLine, at: number, printed: PrintedDocument): Element | null {
  const { company, pricesIncludeVat, discount, currency, operations } = printed;
  const rate = company.vatPayer ? line.vatRate : null;
  const asAgreed = !pricesIncludeVat && discount === 0 && line.discount === 0;
  const okei = /^\d{3,4}$/u.test(line.unitCode ?? '') ? (line.unitCode ?? '') : '0000';
  const origin = line.originCountry ?? '';
  const isImported = origin !== '' && countryNumber(origin) !== '';
  return element(
    'СведТов',
    [
      isImported
        ? element('СвДТ', [], { КодПроисх: countryNumber(origin), НомерДТ: line.customsDeclaration || null })
        : null,
      element('ДопСведТов', [isImported ? element('КрНаимСтрПр', countryName(origin, 'ru')) : null], {
        ПрТовРаб: kinds[operations ?? ''] ?? null,
        КодТов: line.code || null,
      }),
      element('Акциз', [element('БезАкциз', 'без акциза')]),
      element('СумНал', [taxElement(rate === null ? null : line.sums.vat, printed)]),
    ],
    {
      НомСтр: String(at + 1),
      НаимТов: line.name,
      ОКЕИ_Тов: okei,
      НаимЕдИзм: line.unit,
      КолТов: quantityText(line.quantity),
      ЦенаТов: asAgreed ? agreedPrice(line, printed) : unitPrice(line.sums.net, line.quantity, currency),
      СтТовБезНДС: money(line.sums.net, printed),
      НалСт: rate === null ? 'без НДС' : `${percentText(rate)}%`,
      СтТовУчНал: money(line.sums.gross, printed),
    },
  );
}

/** СвПродПер: what was done, when, on what grounds; a счёт-фактура alone has none. */
function transferElement(printed: PrintedDocument, kind: Function): Element | null {
  if (kind === 'СЧФ') return null;
  const { operations, serviceDay, day } = printed;
  const done =
    operations === 'services'
      ? 'Услуги оказаны в полном объеме'
      : operations === 'goods'
        ? 'Товары переданы'
        : 'Товары переданы, работы сданы, услуги оказаны';
  return element('СвПродПер', [
    element('СвПер', [groundsElement(printed) ?? element('БезДокОснПер', '1')], {
      СодОпер: done,
      ДатаПер: formatDay(serviceDay ?? day, 'ru'),
    }),
  ]);
}

/** Подписант: 1, the powers are in the data of the electronic signature. */
function signerElement(printed: PrintedDocument): Element | null {
  const { details, seller } = printed;
  const name = fullName(details?.signatory?.name || seller.director);
  return element('Подписант', [name && nameElement(name)], {
    Должн: signerPost(printed) || null,
    СпосПодтПолном: '1',
  });
}
