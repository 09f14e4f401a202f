/** National data: the rate of the day, units as files write them, words in all languages. */
import { describe, expect, it } from 'vitest';
import { countryProfiles } from '../../main/features/reference/countries.ts';
import { currencies, currencyName } from '../../main/features/reference/currencies.ts';
import { okeiOf, unitCodeOf, unitData, unitShort, units } from '../../main/features/reference/units.ts';
import { ratesOn, standardRateOn, vatRates } from '../../main/features/reference/vat-rates.ts';
import { minorDigits } from '../../preload/contract/minor-digits.ts';
import { CountryProfile, Unit } from '../../preload/contract/reference.ts';
import { Currency, languages } from '../../preload/contract/values.ts';

describe('VAT', () => {
  it('Russia: 20 % to the last day of 2025, 22 % from the first of 2026', () => {
    expect(standardRateOn('RU', '2025-12-31')?.rate).toBe(2000);
    expect(standardRateOn('RU', '2026-01-01')?.rate).toBe(2200);
    expect(ratesOn('RU', '2025-12-31').map(({ rate }) => rate)).toEqual([2000, 1000, 700, 500, 0, null]);
    expect(ratesOn('RU', '2026-01-01').map(({ rate }) => rate)).toEqual([2200, 1000, 700, 500, 0, null]);
    expect(ratesOn('RU', '2024-12-31').map(({ rate }) => rate)).toEqual([2000, 1000, 0, null]);
  });
  it('France: 20, 10, 5.5, 2.1, 0 and not applicable', () => {
    const rates = ratesOn('FR', '2026-11-23');
    expect(rates.map(({ rate }) => rate)).toEqual([2000, 1000, 550, 210, 0, null]);
    expect(rates.map(({ key }) => key)).toEqual(['fr-20', 'fr-10', 'fr-5.5', 'fr-2.1', 'fr-0', 'fr-none']);
    expect(rates[2]?.label).toEqual({ en: '5.5%', ru: '5,5\u00A0%', fr: '5,5\u00A0%' });
  });
  it('has each key once, one standard rate a day, and high to low everywhere', () => {
    expect(new Set(vatRates().map(({ key }) => key)).size).toBe(vatRates().length);
    for (const country of ['RU', 'FR', 'INT'])
      for (const day of ['2024-06-30', '2025-12-31', '2026-01-01', '2026-11-23']) {
        const rates = ratesOn(country, day);
        expect(rates.filter(({ standard }) => standard)).toHaveLength(1);
        const order = rates.map(({ rate }) => rate ?? -1);
        expect(order).toEqual([...order].sort((a, b) => b - a));
        expect(order.at(-1)).toBe(-1);
      }
  });
});

describe('units', () => {
  it.each([
    ['шт', 'H87'],
    ['Шт.', 'H87'],
    ['pcs', 'H87'],
    ['pce', 'H87'],
    ['H87', 'H87'],
    ['кв.м', 'MTK'],
    ['м2', 'MTK'],
    ['м²', 'MTK'],
    ['куб. м', 'MTQ'],
    ['м', 'MTR'],
    ['пог. м', 'MTR'],
    ['kg', 'KGM'],
    ['КГ', 'KGM'],
    ['т', 'TNE'],
    ['heures', 'HUR'],
    ['ч.', 'HUR'],
    ['Мес.', 'MON'],
    ['упак.', 'XPK'],
    ['Unités', 'C62'],
    ['forfait', 'LS'],
    ['усл. ед.', 'E48'],
    ['компл', 'SET'],
  ])('a file that writes %s means %s', (text, code) => {
    expect(unitCodeOf(text)).toBe(code);
  });
  it('an unknown word is no unit', () => {
    expect(unitCodeOf('парсек')).toBeNull();
    expect(unitCodeOf('')).toBeNull();
  });
  it('finds each unit again by its code and by its name in each language', () => {
    expect(new Set(unitData.map(({ code }) => code)).size).toBe(unitData.length);
    for (const { code, name } of unitData) {
      expect(unitCodeOf(code)).toBe(code);
      for (const language of languages) expect(unitCodeOf(name[language])).toBe(code);
    }
  });
  it('gives screens and imports the same words, each to one unit', () => {
    expect(units('fr').find(({ code }) => code === 'XPK')?.words).toEqual(
      expect.arrayContaining(['пач', 'упак', 'pk']),
    );
    for (const { code, words: own } of units('ru')) for (const word of own) expect(unitCodeOf(word)).toBe(code);
  });
  it('has the codes of ОКЕИ that Russian forms print', () => {
    expect(okeiOf('H87')).toBe('796');
    expect(okeiOf('KGM')).toBe('166');
    expect(okeiOf('MTR')).toBe('006');
    expect(okeiOf('HUR')).toBe('356');
    expect(okeiOf('XYZ')).toBeNull();
  });
  it('has words in each language', () => {
    for (const language of languages) expect(Unit.array().parse(units(language))).toHaveLength(unitData.length);
    expect(unitShort('H87', 'ru')).toBe('шт');
    expect(unitShort('XYZ', 'ru')).toBe('XYZ');
  });
});

describe('currencies', () => {
  it('have as many minor digits as ISO 4217 says', () => {
    expect(minorDigits('RUB')).toBe(2);
    expect(minorDigits('HUF')).toBe(2);
    expect(minorDigits('JPY')).toBe(0);
    expect(minorDigits('TND')).toBe(3);
    expect(currencyName('EUR', 'fr')).toBe('Euro');
    expect(currencyName('XXX', 'fr')).toBe('XXX');
    for (const { code } of currencies) expect(Currency.safeParse(code).success).toBe(true);
    expect(new Set(currencies.map(({ code }) => code)).size).toBe(currencies.length);
  });
});

describe('countries', () => {
  it.each(languages)('are valid in %s', (language) => {
    const profiles = countryProfiles(language);
    expect(CountryProfile.array().parse(profiles)).toEqual(profiles);
    expect(profiles.map(({ code }) => code)).toEqual(['RU', 'FR', 'INT']);
  });
  it('a sole trader in Russia has an OGRNIP', () => {
    const russia = countryProfiles('ru')[0];
    expect(russia?.companyTaxNumbers.map(({ label }) => label)).toEqual(['ИНН', 'КПП', 'ОГРН', 'ОКПО']);
    expect(russia?.soleTraderTaxNumbers.map(({ label }) => label)).toEqual(['ИНН', 'ОГРНИП', 'ОКПО']);
  });
});
