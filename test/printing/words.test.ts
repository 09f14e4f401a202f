/** Sums in words, each worked out by hand: a wrong word on an invoice is a wrong invoice. */
import { describe, expect, it } from 'vitest';
import { sumInWords } from '../../main/printing/words.ts';

type Row = readonly [amount: number, currency: string, words: string];

const russian: readonly Row[] = [
  [0, 'RUB', 'Ноль рублей 00 копеек'],
  [1, 'RUB', 'Ноль рублей 01 копейка'],
  [100, 'RUB', 'Один рубль 00 копеек'],
  [202, 'RUB', 'Два рубля 02 копейки'],
  [511, 'RUB', 'Пять рублей 11 копеек'],
  [1_121, 'RUB', 'Одиннадцать рублей 21 копейка'],
  [1_299, 'RUB', 'Двенадцать рублей 99 копеек'],
  [1_405, 'RUB', 'Четырнадцать рублей 05 копеек'],
  [2_100, 'RUB', 'Двадцать один рубль 00 копеек'],
  [10_000, 'RUB', 'Сто рублей 00 копеек'],
  [11_100, 'RUB', 'Сто одиннадцать рублей 00 копеек'],
  [100_000, 'RUB', 'Одна тысяча рублей 00 копеек'],
  [120_050, 'RUB', 'Одна тысяча двести рублей 50 копеек'],
  [200_200, 'RUB', 'Две тысячи два рубля 00 копеек'],
  [1_100_000, 'RUB', 'Одиннадцать тысяч рублей 00 копеек'],
  [2_101_100, 'RUB', 'Двадцать одна тысяча одиннадцать рублей 00 копеек'],
  [2_200_100, 'RUB', 'Двадцать две тысячи один рубль 00 копеек'],
  [100_000_000, 'RUB', 'Один миллион рублей 00 копеек'],
  [200_100_100, 'RUB', 'Два миллиона одна тысяча один рубль 00 копеек'],
  [512_345_678, 'RUB', 'Пять миллионов сто двадцать три тысячи четыреста пятьдесят шесть рублей 78 копеек'],
  [
    123_456_789_012,
    'RUB',
    'Один миллиард двести тридцать четыре миллиона пятьсот шестьдесят семь тысяч восемьсот девяносто рублей 12 копеек',
  ],
  [90_000_000_000_000, 'RUB', 'Девятьсот миллиардов рублей 00 копеек'],
  [-120_050, 'RUB', 'Минус одна тысяча двести рублей 50 копеек'],
  [101, 'EUR', 'Один евро 01 цент'],
  [2_222, 'EUR', 'Двадцать два евро 22 цента'],
  [100, 'USD', 'Один доллар США 00 центов'],
  [300, 'USD', 'Три доллара США 00 центов'],
  [503, 'GBP', 'Пять фунтов стерлингов 03 пенса'],
  [210, 'CHF', 'Два швейцарских франка 10 сантимов'],
  [101, 'CHF', 'Один швейцарский франк 01 сантим'],
  [200_500, 'BYN', 'Две тысячи пять белорусских рублей 00 копеек'],
  [4_103, 'KZT', 'Сорок один тенге 03 тиына'],
  [4_201, 'CNY', 'Сорок два юаня 01 фынь'],
  [1, 'JPY', 'Одна иена'],
  [2_002, 'JPY', 'Две тысячи две иены'],
  [90_000_000_000_000, 'JPY', 'Девяносто триллионов иен'],
  [123_405, 'SEK', 'Одна тысяча двести тридцать четыре SEK 05/100'],
];

const french: readonly Row[] = [
  [0, 'EUR', 'zéro euro'],
  [1, 'EUR', 'zéro euro et 1 centime'],
  [100, 'EUR', 'un euro'],
  [250, 'EUR', 'deux euros et 50 centimes'],
  [1_700, 'EUR', 'dix-sept euros'],
  [2_100, 'EUR', 'vingt et un euros'],
  [2_200, 'EUR', 'vingt-deux euros'],
  [6_100, 'EUR', 'soixante et un euros'],
  [7_000, 'EUR', 'soixante-dix euros'],
  [7_100, 'EUR', 'soixante et onze euros'],
  [7_700, 'EUR', 'soixante-dix-sept euros'],
  [8_000, 'EUR', 'quatre-vingts euros'],
  [8_100, 'EUR', 'quatre-vingt-un euros'],
  [9_100, 'EUR', 'quatre-vingt-onze euros'],
  [9_900, 'EUR', 'quatre-vingt-dix-neuf euros'],
  [10_000, 'EUR', 'cent euros'],
  [10_100, 'EUR', 'cent un euros'],
  [20_000, 'EUR', 'deux cents euros'],
  [20_100, 'EUR', 'deux cent un euros'],
  [28_000, 'EUR', 'deux cent quatre-vingts euros'],
  [100_000, 'EUR', 'mille euros'],
  [100_100, 'EUR', 'mille un euros'],
  [120_050, 'EUR', 'mille deux cents euros et 50 centimes'],
  [200_000, 'EUR', 'deux mille euros'],
  [8_000_000, 'EUR', 'quatre-vingt mille euros'],
  [20_000_000, 'EUR', 'deux cent mille euros'],
  [20_028_000, 'EUR', 'deux cent mille deux cent quatre-vingts euros'],
  [100_000_000, 'EUR', "un million d'euros"],
  [100_000_050, 'EUR', "un million d'euros et 50 centimes"],
  [120_000_000, 'EUR', 'un million deux cent mille euros'],
  [8_000_000_000, 'EUR', "quatre-vingts millions d'euros"],
  [20_000_000_000, 'EUR', "deux cents millions d'euros"],
  [200_000_000_100, 'EUR', 'deux milliards un euros'],
  [90_000_000_000_000, 'EUR', "neuf cents milliards d'euros"],
  [-66_014, 'EUR', 'moins six cent soixante euros et 14 centimes'],
  [200_000_000, 'USD', 'deux millions de dollars américains'],
  [100, 'USD', 'un dollar américain'],
  [100, 'GBP', 'une livre sterling'],
  [2_101, 'GBP', 'vingt et une livres sterling et 1 penny'],
  [8_100, 'GBP', 'quatre-vingt-une livres sterling'],
  [2_100_000, 'GBP', 'vingt et un mille livres sterling'],
  [300, 'CHF', 'trois francs suisses'],
  [300_000_000, 'RUB', 'trois millions de roubles'],
  [205, 'BYN', 'deux roubles biélorusses et 5 kopecks'],
  [200, 'KZT', 'deux tenges'],
  [300_000_000, 'CNY', 'trois millions de yuans'],
  [1_000_000, 'JPY', 'un million de yens'],
  [123_405, 'SEK', 'mille deux cent trente-quatre SEK et 05/100'],
];

const english: readonly Row[] = [
  [0, 'EUR', 'Zero euros'],
  [1, 'EUR', 'Zero euros and 1 cent'],
  [100, 'EUR', 'One euro'],
  [1_300, 'EUR', 'Thirteen euros'],
  [2_150, 'EUR', 'Twenty-one euros and 50 cents'],
  [10_500, 'EUR', 'One hundred and five euros'],
  [100_500, 'EUR', 'One thousand and five euros'],
  [120_050, 'EUR', 'One thousand two hundred euros and 50 cents'],
  [123_456, 'EUR', 'One thousand two hundred and thirty-four euros and 56 cents'],
  [100_002_000, 'USD', 'One million and twenty US dollars'],
  [90_000_000_000_000, 'USD', 'Nine hundred billion US dollars'],
  [-100, 'USD', 'Minus one US dollar'],
  [201, 'GBP', 'Two pounds sterling and 1 penny'],
  [202, 'GBP', 'Two pounds sterling and 2 pence'],
  [100, 'CHF', 'One Swiss franc'],
  [300, 'RUB', 'Three rubles'],
  [300, 'BYN', 'Three Belarusian rubles'],
  [305, 'KZT', 'Three tenge and 5 tiyn'],
  [305, 'CNY', 'Three yuan and 5 fen'],
  [40, 'JPY', 'Forty yen'],
  [123_405, 'SEK', 'One thousand two hundred and thirty-four SEK and 05/100'],
  [1_005, 'KWD', 'One KWD and 005/1000'],
];

describe('a sum in words', () => {
  it.each(russian)('%d %s in Russian: %s', (amount, currency, words) => {
    expect(sumInWords(amount, currency, 'ru')).toBe(words);
  });
  it.each(french)('%d %s in French: %s', (amount, currency, words) => {
    expect(sumInWords(amount, currency, 'fr')).toBe(words);
  });
  it.each(english)('%d %s in English: %s', (amount, currency, words) => {
    expect(sumInWords(amount, currency, 'en')).toBe(words);
  });
  it('refuses what is no whole number of minor units', () => {
    expect(() => sumInWords(10.5, 'EUR', 'en')).toThrow('10.5');
  });
});
