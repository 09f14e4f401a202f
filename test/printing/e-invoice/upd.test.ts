/** The XML of a УПД says what the УПД says, and nothing that nobody wrote: sums of each currency, documents it names, consignee. */
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { missingInUpd } from '../../../main/printing/e-invoice/upd-missing.ts';
import { updXml } from '../../../main/printing/e-invoice/upd-xml.ts';
import type { PrintedDocument } from '../../../main/printing/view.ts';
import { all, readXml, type XmlNode } from '../../support/xml-tree.ts';
import { sample } from '../sample-documents.ts';

const upd = (changes: Partial<PrintedDocument>): PrintedDocument =>
  sample('RU', { type: 'upd', contract: null, basedOn: null, details: { transferStatus: '1' }, ...changes });

function read(printed: PrintedDocument): XmlNode {
  expect(missingInUpd(printed)).toEqual([]);
  const { bytes } = updXml(printed, { uid: 'u', day: '2026-11-29', time: '10:00:00', program: 'Kontor' });
  return readXml(iconv.decode(Buffer.from(bytes), 'win1251'));
}

const attributes = (root: XmlNode, path: string) => all(root, `Документ/${path}`).map((node) => node.attributes);

/** What stands in the user's own field of the header. */
const told = (root: XmlNode, name: string): string | undefined =>
  attributes(root, 'СвСчФакт/ИнфПолФХЖ1/ТекстИнф').find(({ Идентиф }) => Идентиф === name)?.Значен;

/** One line: 3 pieces at `price`, without VAT; sums in minor units. */
function threeAt(price: number, currency: string): PrintedDocument {
  const sums = { net: 3 * price, vat: 0, gross: 3 * price };
  const [line] = sample('RU').lines;
  if (line === undefined) throw new Error('The sample has no lines.');
  return upd({
    currency,
    pricesIncludeVat: false,
    discount: 0,
    lines: [{ ...line, quantity: 3000, price, discount: 0, vatRate: 0, sums }],
    totals: { ...sums, lines: [sums], discount: 0, vatTable: [{ vatRateId: 1, label: '0 %', rate: 0, ...sums }] },
  });
}

describe('sums', () => {
  test('yen have no hundredths: 3 × 12,000 are 36,000, not 360', () => {
    const root = read(threeAt(12_000, 'JPY'));
    expect(attributes(root, 'ТаблСчФакт/СведТов')).toMatchObject([
      { ЦенаТов: '12000', СтТовБезНДС: '36000.00', СтТовУчНал: '36000.00' },
    ]);
    expect(attributes(root, 'ТаблСчФакт/ВсегоОпл')).toEqual([
      { СтТовБезНДСВсего: '36000.00', СтТовУчНалВсего: '36000.00' },
    ]);
    expect(all(root, 'Документ/ТаблСчФакт/СведТов/СумНал/СумНал').map(({ text }) => text)).toEqual(['0.00']);
  });

  test('roubles are as they were: 3 × 120.50 are 361.50', () => {
    expect(attributes(read(threeAt(12_050, 'RUB')), 'ТаблСчФакт/СведТов')).toMatchObject([
      { ЦенаТов: '120.50', СтТовБезНДС: '361.50', СтТовУчНал: '361.50' },
    ]);
  });

  test('the format has no thousandths of a dinar: that is refused, not written ten times too large', () => {
    expect(missingInUpd(threeAt(12_000, 'KWD')).map(({ path }) => path)).toEqual(['currency']);
  });

  test.each([
    // Halves go up; 2.00025 has no exact number in floating point, and comes to 2.0002 there.
    [2_000_250, '2.0003'],
    [1_000_150, '1.0002'],
    [92_123_450, '92.1235'],
    [100_000_000, '100.0000'],
  ])('a rate of %i millionths is %s', (exchangeRate, written) => {
    const root = read(upd({ currency: 'USD', ownCurrency: 'RUB', exchangeRate }));
    expect(attributes(root, 'СвСчФакт/ДенИзм').map(({ КурсВал }) => КурсВал)).toEqual([written]);
  });
});

describe('documents that are written in words', () => {
  const paid = (paymentDocuments: string) => {
    const root = read(upd({ details: { transferStatus: '1', paymentDocuments } }));
    const named = attributes(root, 'СвСчФакт/СвПРД').map(({ НомерПРД, ДатаПРД }) => `${НомерПРД} ${ДатаПРД}`);
    return { named, told: told(root, 'Платежно-расчетный документ') };
  };
  test.each([
    ['№ 17 от 02.03.2026', ['17 02.03.2026']],
    ['17 от 02.03.2026', ['17 02.03.2026']],
    ['№ 17 от 02.03.2026, № 18/2-А от 05.03.2026', ['17 02.03.2026', '18/2-А 05.03.2026']],
    ['№ 17 от 02.03.2026 г.; № 18 от 05.03.2026 г.', ['17 02.03.2026', '18 05.03.2026']],
    ['п/п №17 от 02.03.2026', ['17 02.03.2026']],
    ['Платёжное поручение № 17 от 02.03.2026', ['17 02.03.2026']],
  ])('payments: “%s” is read whole', (text, named) => {
    expect(paid(text)).toEqual({ named, told: undefined });
  });

  test.each([
    'платёжное поручение от 02.03.2026',
    '№ 17 от 02.03.2026, № 18',
    '№ 17, 18 от 02.03.2026',
    'п/п № 12-А / 7 от 02.03.2026',
    'чек № 17 от 02.03.2026',
    '№ 17 от 31.02.2026',
    '№ 17 от 02.03.2026 и аванс',
  ])('payments: “%s” is told as it stands, no number is made up or lost', (text) => {
    expect(paid(text)).toEqual({ named: [], told: text });
  });

  const onGrounds = (contract: string) => {
    const root = read(upd({ details: { transferStatus: '1', contract } }));
    const named = attributes(root, 'СвПродПер/СвПер/ОснПер').map(
      ({ РеквНаимДок, РеквНомерДок, РеквДатаДок }) => `${РеквНаимДок} | ${РеквНомерДок} | ${РеквДатаДок}`,
    );
    const without = all(root, 'Документ/СвПродПер/СвПер/БезДокОснПер').length;
    return { named, without, told: told(root, 'Договор') };
  };
  test.each([
    ['№ 5/26 от 12.01.2026', 'Договор | 5/26 | 12.01.2026'],
    ['Договор № 5/26 от 12.01.2026 г.', 'Договор | 5/26 | 12.01.2026'],
    ['Договор поставки № П-7 от 01.02.2026', 'Договор поставки | П-7 | 01.02.2026'],
    ['Государственный контракт 44-ФЗ/3 от 01.02.2026', 'Государственный контракт | 44-ФЗ/3 | 01.02.2026'],
  ])('grounds: “%s”', (text, named) => {
    expect(onGrounds(text)).toEqual({ named: [named], without: 0, told: undefined });
  });

  test.each([
    'Договор поставки от 01.02.2026',
    'Договор № 5/2026 - К от 01.02.2026',
    'без номера от 01.02.2026',
    '№ 5 от 12.01.2026, № 6 от 13.01.2026',
    'устная договорённость',
  ])('grounds: “%s” is told as it stands', (text) => {
    expect(onGrounds(text)).toEqual({ named: [], without: 1, told: text });
  });

  test('where a contract in words is not read, the document it is based on is the grounds, and the words are told', () => {
    const order = { type: 'order' as const, number: 'З-3', day: '2026-11-02' };
    const printed = upd({ basedOn: order, details: { transferStatus: '1', contract: 'устная договорённость' } });
    const root = read(printed);
    expect(attributes(root, 'СвПродПер/СвПер/ОснПер')).toEqual([
      { РеквНаимДок: 'Заказ', РеквНомерДок: 'З-3', РеквДатаДок: '02.11.2026' },
    ]);
    expect(told(root, 'Договор')).toBe('устная договорённость');
  });
});

describe('the consignee', () => {
  const store = { street: 'Складская ул., 7', postcode: '196000', city: 'Колпино', region: '', country: 'Россия' };
  const goods = (deliveryAddress: PrintedDocument['deliveryAddress']) => upd({ operations: 'goods', deliveryAddress });
  const consigneeAt = (printed: PrintedDocument) => attributes(read(printed), 'СвСчФакт/ГрузПолуч/Адрес/АдрИнф');

  test('is where the goods go, as on paper; the buyer stays where he is', () => {
    expect(consigneeAt(goods(store))).toEqual([
      { КодСтр: '643', НаимСтран: 'Россия', АдрТекст: '196000, Колпино, Складская ул., 7' },
    ]);
    const [buyer] = attributes(read(goods(store)), 'СвСчФакт/СвПокуп/Адрес/АдрИнф');
    expect(buyer?.АдрТекст).not.toContain('Колпино');
    expect(consigneeAt(goods(null))).toEqual([buyer]);
  });

  test('in another country is there', () => {
    const abroad = { ...store, postcode: '050000', city: 'Алматы', country: 'Казахстан' };
    expect(consigneeAt(goods(abroad))).toMatchObject([{ КодСтр: '398', НаимСтран: 'Казахстан' }]);
  });

  test('that is a company abroad stays what it is where its goods are brought elsewhere', () => {
    const { buyer } = sample('RU');
    if (buyer === null) throw new Error('The sample has no buyer.');
    const berlin = { street: 'Torstr. 49', postcode: '10119', city: 'Berlin', region: '', country: 'Германия' };
    const german = { ...buyer, country: 'INT', taxNumbers: { tax: '27/1' }, address: berlin };
    const root = read({ ...goods({ ...store, country: '' }), buyer: german });
    expect(attributes(root, 'СвСчФакт/ГрузПолуч/ИдСв/СвИнНеУч')).toMatchObject([{ КодСтр: '276' }]);
    expect(attributes(root, 'СвСчФакт/ГрузПолуч/Адрес/АдрИнф')).toMatchObject([{ КодСтр: '276' }]);
    const inRussia = read({ ...goods(store), buyer: german });
    expect(attributes(inRussia, 'СвСчФакт/ГрузПолуч/ИдСв/СвИнНеУч')).toMatchObject([{ КодСтр: '276' }]);
    expect(attributes(inRussia, 'СвСчФакт/ГрузПолуч/Адрес/АдрИнф')).toMatchObject([{ КодСтр: '643' }]);
  });

  test('whose country cannot be read is asked for, unless nothing is delivered there', () => {
    const unread = { ...store, country: 'Казхстан' };
    expect(missingInUpd(goods(unread)).map(({ path }) => path)).toEqual(['client.deliveryAddress.country']);
    expect(missingInUpd({ ...goods(unread), operations: 'services' })).toEqual([]);
  });
});
