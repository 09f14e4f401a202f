/** Units and VAT rates as the office has them; the program's own data is put in when it is opened. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../../db/database.ts';
import type { Unit, VatRate } from '../../../preload/contract/reference.ts';
import type { Country, Language } from '../../../preload/contract/values.ts';
import { insertVatRate, putUnit, unitRows, updateVatRate, vatRateRows } from './queries.ts';
import { okeiOf, type UnitData, unitData, unitWords } from './units.ts';
import { vatRates } from './vat-rates.ts';

/** Puts in what this version of the program knows and the database does not; what the office added itself stays. */
export function seedReference(db: Db): void {
  const stored = new Map(vatRateRows(db).map((row) => [row.key, row]));
  for (const { key, country, rate, label, validFrom, validTo, standard } of vatRates()) {
    const values = { key, country, rate, labels: { ...label }, validFrom, validTo, standard };
    const row = stored.get(key);
    if (row === undefined) insertVatRate(db, values);
    else if (!isDeepStrictEqual({ ...row, id: 0 }, { ...values, id: 0 })) updateVatRate(db, row.id, values);
  }
  const known = new Map(unitRows(db).map((row) => [row.code, row.names]));
  for (const data of unitData) {
    const names = unitNames(data);
    if (!isDeepStrictEqual(known.get(data.code), names)) putUnit(db, { code: data.code, names });
  }
}

/** A VAT rate of the office with its labels in all languages. */
export interface OfficeVatRate {
  readonly id: number;
  readonly country: Country;
  /** Basis points; null: without VAT. */
  readonly rate: number | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly standard: boolean;
  /** The office has added it itself. */
  readonly own: boolean;
}

/** All rates, those that are no longer valid included: old documents have them. */
export function officeVatRates(db: Db): OfficeVatRate[] {
  return vatRateRows(db).map(({ key, ...row }) => ({ ...row, own: key === null }));
}

/** Whether the rate may be charged on a day. */
export function isValidOn({ validFrom, validTo }: OfficeVatRate, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

export function vatLabel(rate: Pick<OfficeVatRate, 'labels'>, language: Language): string {
  return rate.labels[language] ?? rate.labels.en ?? '';
}

/** VAT rates as the page offers them. */
export function vatRatesForPage(db: Db, language: Language): VatRate[] {
  return officeVatRates(db).map(({ labels, ...rate }) => ({ ...rate, label: vatLabel({ labels }, language) }));
}

/** Units as the page offers them: the program's in its order, then the office's own. */
export function unitsForPage(db: Db, language: Language): Unit[] {
  const order = new Map(unitData.map(({ code }, at) => [code, at]));
  const last = unitData.length;
  return unitRows(db)
    .sort((a, b) => (order.get(a.code) ?? last) - (order.get(b.code) ?? last) || (a.code < b.code ? -1 : 1))
    .map(({ code, names }) => {
      const words = names[language] ?? names.en;
      const own = Object.values(names).flatMap(({ short, name }) => [short, name]);
      const known = unitWords(code);
      const written = known.length > 0 ? [...known] : own;
      return { code, okei: okeiOf(code), short: words?.short ?? code, name: words?.name ?? code, words: written };
    });
}

function unitNames({ short, name }: UnitData): Record<Language, { short: string; name: string }> {
  return {
    en: { short: short.en, name: name.en },
    ru: { short: short.ru, name: name.ru },
    fr: { short: short.fr, name: name.fr },
  };
}
