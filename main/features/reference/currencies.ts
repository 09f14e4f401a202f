/** Currencies that sums can be in. */
import type { Language } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';
import { national } from './national.ts';

/** A currency by ISO 4217. */
export interface CurrencyData {
  readonly code: string;
  readonly name: Said;
}

const of = (code: string, en: string, ru: string, fr: string): CurrencyData => ({ code, name: { en, ru, fr } });

/** ISO 4217, list one: those that offices of the program's countries trade in, the most usual first. */
export const currencies: readonly CurrencyData[] = [
  of('RUB', 'Russian rouble', 'Российский рубль', 'Rouble russe'),
  of('EUR', 'Euro', 'Евро', 'Euro'),
  of('USD', 'US dollar', 'Доллар США', 'Dollar américain'),
  of('GBP', 'Pound sterling', 'Фунт стерлингов', 'Livre sterling'),
  of('CHF', 'Swiss franc', 'Швейцарский франк', 'Franc suisse'),
  of('CNY', 'Chinese yuan', 'Китайский юань', 'Yuan chinois'),
  of('BYN', 'Belarusian rouble', 'Белорусский рубль', 'Rouble biélorusse'),
  of('KZT', 'Kazakhstani tenge', 'Казахстанский тенге', 'Tenge kazakh'),
  of('AED', 'UAE dirham', 'Дирхам ОАЭ', 'Dirham des Émirats arabes unis'),
  of('AMD', 'Armenian dram', 'Армянский драм', 'Dram arménien'),
  of('AUD', 'Australian dollar', 'Австралийский доллар', 'Dollar australien'),
  of('AZN', 'Azerbaijani manat', 'Азербайджанский манат', 'Manat azerbaïdjanais'),
  of('BRL', 'Brazilian real', 'Бразильский реал', 'Réal brésilien'),
  of('CAD', 'Canadian dollar', 'Канадский доллар', 'Dollar canadien'),
  of('CZK', 'Czech koruna', 'Чешская крона', 'Couronne tchèque'),
  of('DKK', 'Danish krone', 'Датская крона', 'Couronne danoise'),
  of('DZD', 'Algerian dinar', 'Алжирский динар', 'Dinar algérien'),
  of('GEL', 'Georgian lari', 'Грузинский лари', 'Lari géorgien'),
  of('HKD', 'Hong Kong dollar', 'Гонконгский доллар', 'Dollar de Hong Kong'),
  of('HUF', 'Hungarian forint', 'Венгерский форинт', 'Forint hongrois'),
  of('ILS', 'Israeli new shekel', 'Новый израильский шекель', 'Nouveau shekel israélien'),
  of('INR', 'Indian rupee', 'Индийская рупия', 'Roupie indienne'),
  of('JPY', 'Japanese yen', 'Японская иена', 'Yen japonais'),
  of('KGS', 'Kyrgyzstani som', 'Киргизский сом', 'Som kirghize'),
  of('KRW', 'South Korean won', 'Южнокорейская вона', 'Won sud-coréen'),
  of('MAD', 'Moroccan dirham', 'Марокканский дирхам', 'Dirham marocain'),
  of('MDL', 'Moldovan leu', 'Молдавский лей', 'Leu moldave'),
  of('MXN', 'Mexican peso', 'Мексиканское песо', 'Peso mexicain'),
  of('NOK', 'Norwegian krone', 'Норвежская крона', 'Couronne norvégienne'),
  of('NZD', 'New Zealand dollar', 'Новозеландский доллар', 'Dollar néo-zélandais'),
  of('PLN', 'Polish zloty', 'Польский злотый', 'Zloty polonais'),
  of('RON', 'Romanian leu', 'Румынский лей', 'Leu roumain'),
  of('RSD', 'Serbian dinar', 'Сербский динар', 'Dinar serbe'),
  of('SEK', 'Swedish krona', 'Шведская крона', 'Couronne suédoise'),
  of('SGD', 'Singapore dollar', 'Сингапурский доллар', 'Dollar de Singapour'),
  of('TJS', 'Tajikistani somoni', 'Таджикский сомони', 'Somoni tadjik'),
  of('TND', 'Tunisian dinar', 'Тунисский динар', 'Dinar tunisien'),
  of('TRY', 'Turkish lira', 'Турецкая лира', 'Livre turque'),
  of('UAH', 'Ukrainian hryvnia', 'Украинская гривна', 'Hryvnia ukrainienne'),
  of('UZS', 'Uzbekistani sum', 'Узбекский сум', 'Soum ouzbek'),
  of('XAF', 'Central African CFA franc', 'Франк КФА (BEAC)', 'Franc CFA (BEAC)'),
  of('XOF', 'West African CFA franc', 'Франк КФА (BCEAO)', 'Franc CFA (BCEAO)'),
  of('ZAR', 'South African rand', 'Южноафриканский рэнд', 'Rand sud-africain'),
];

/** The codes that screens offer: the list, and what countries of the national data pay in beside it. */
export function offeredCurrencies(): string[] {
  return [...new Set([...currencies.map(({ code }) => code), ...national().countries.map(({ currency }) => currency)])];
}

const byCode = new Map(currencies.map((currency) => [currency.code, currency]));

/** The name of a currency; the code itself for one that is not in the list. */
export function currencyName(code: string, language: Language): string {
  return byCode.get(code)?.name[language] ?? code;
}
