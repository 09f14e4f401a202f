/** What documents need to know about a currency: its sign, its names in each language. */
import type { Forms, Gender } from './words-ru.ts';

const signs = new Map([
  ['RUB', '₽'],
  ['EUR', '€'],
  ['USD', '$'],
  ['GBP', '£'],
]);

/** The sign of the currency, or null where its ISO code is clearer. */
export function currencySign(currency: string): string | null {
  return signs.get(currency) ?? null;
}

interface RussianNoun {
  readonly gender: Gender;
  readonly forms: Forms;
}
type Plural = readonly [one: string, many: string];

export interface CurrencyNames {
  readonly ru: { readonly unit: RussianNoun; readonly minor: Forms | null };
  readonly fr: { readonly unit: Plural; readonly feminine: boolean; readonly minor: Plural | null };
  readonly en: { readonly unit: Plural; readonly minor: Plural | null };
}

const kopecks: Forms = ['копейка', 'копейки', 'копеек'];
const cents: Forms = ['цент', 'цента', 'центов'];
const masculine = (...forms: [string, string, string]): RussianNoun => ({ gender: 'masculine', forms });

const names = new Map<string, CurrencyNames>([
  [
    'RUB',
    {
      ru: { unit: masculine('рубль', 'рубля', 'рублей'), minor: kopecks },
      fr: { unit: ['rouble', 'roubles'], feminine: false, minor: ['kopeck', 'kopecks'] },
      en: { unit: ['ruble', 'rubles'], minor: ['kopeck', 'kopecks'] },
    },
  ],
  [
    'EUR',
    {
      ru: { unit: masculine('евро', 'евро', 'евро'), minor: cents },
      fr: { unit: ['euro', 'euros'], feminine: false, minor: ['centime', 'centimes'] },
      en: { unit: ['euro', 'euros'], minor: ['cent', 'cents'] },
    },
  ],
  [
    'USD',
    {
      ru: { unit: masculine('доллар США', 'доллара США', 'долларов США'), minor: cents },
      fr: { unit: ['dollar américain', 'dollars américains'], feminine: false, minor: ['cent', 'cents'] },
      en: { unit: ['US dollar', 'US dollars'], minor: ['cent', 'cents'] },
    },
  ],
  [
    'GBP',
    {
      ru: {
        unit: masculine('фунт стерлингов', 'фунта стерлингов', 'фунтов стерлингов'),
        minor: ['пенс', 'пенса', 'пенсов'],
      },
      fr: { unit: ['livre sterling', 'livres sterling'], feminine: true, minor: ['penny', 'pence'] },
      en: { unit: ['pound sterling', 'pounds sterling'], minor: ['penny', 'pence'] },
    },
  ],
  [
    'CHF',
    {
      ru: {
        unit: masculine('швейцарский франк', 'швейцарских франка', 'швейцарских франков'),
        minor: ['сантим', 'сантима', 'сантимов'],
      },
      fr: { unit: ['franc suisse', 'francs suisses'], feminine: false, minor: ['centime', 'centimes'] },
      en: { unit: ['Swiss franc', 'Swiss francs'], minor: ['centime', 'centimes'] },
    },
  ],
  [
    'BYN',
    {
      ru: { unit: masculine('белорусский рубль', 'белорусских рубля', 'белорусских рублей'), minor: kopecks },
      fr: { unit: ['rouble biélorusse', 'roubles biélorusses'], feminine: false, minor: ['kopeck', 'kopecks'] },
      en: { unit: ['Belarusian ruble', 'Belarusian rubles'], minor: ['kopeck', 'kopecks'] },
    },
  ],
  [
    'KZT',
    {
      ru: { unit: masculine('тенге', 'тенге', 'тенге'), minor: ['тиын', 'тиына', 'тиынов'] },
      fr: { unit: ['tenge', 'tenges'], feminine: false, minor: ['tiyn', 'tiyns'] },
      en: { unit: ['tenge', 'tenge'], minor: ['tiyn', 'tiyn'] },
    },
  ],
  [
    'CNY',
    {
      ru: { unit: masculine('юань', 'юаня', 'юаней'), minor: ['фынь', 'фыня', 'фыней'] },
      fr: { unit: ['yuan', 'yuans'], feminine: false, minor: ['fen', 'fens'] },
      en: { unit: ['yuan', 'yuan'], minor: ['fen', 'fen'] },
    },
  ],
  [
    'JPY',
    {
      ru: { unit: { gender: 'feminine', forms: ['иена', 'иены', 'иен'] }, minor: null },
      fr: { unit: ['yen', 'yens'], feminine: false, minor: null },
      en: { unit: ['yen', 'yen'], minor: null },
    },
  ],
]);

/** The names of the currency for sums in words, or null: then its ISO code stands for it. */
export function currencyNames(currency: string): CurrencyNames | null {
  return names.get(currency) ?? null;
}
