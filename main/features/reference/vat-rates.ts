/** The rates of VAT by country, with the days from and to which they apply. */
import type { Country } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';
import { national, rateKey } from './national.ts';
import type { NationalRate } from './national-schema.ts';

/** A rate as the law has it. */
export interface VatRateData {
  /** Stable for ever, and never used for anything else. */
  readonly key: string;
  readonly country: Country;
  /** Basis points; null: without VAT, which is not the same as 0 %. */
  readonly rate: number | null;
  readonly label: Said;
  /** First and last day, `YYYY-MM-DD`; null: always. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** The one that new lines begin with. */
  readonly standard: boolean;
}

/** `5,5 %` with a no-break space, as Russian and French typography have it; `5.5%` in English. */
export function percent(rate: number): Said {
  const number = String(rate / 100);
  const comma = `${number.replace('.', ',')}\u00A0%`;
  return { en: `${number}%`, ru: comma, fr: comma };
}

function rateOf(country: Country, rate: NationalRate): VatRateData {
  return {
    key: rateKey(country, rate),
    country,
    rate: rate.rate,
    label: rate.label ?? percent(rate.rate ?? 0),
    validFrom: rate.from ?? null,
    validTo: rate.to ?? null,
    standard: rate.standard,
  };
}

const made = new WeakMap<object, readonly VatRateData[]>();

/** Every rate of the national data, in their order, those that are over included. */
export function vatRates(): readonly VatRateData[] {
  const data = national();
  const known = made.get(data);
  if (known !== undefined) return known;
  const rates = data.countries.flatMap(({ code, vat }) => vat.rates.map((rate) => rateOf(code, rate)));
  made.set(data, rates);
  return rates;
}

/** The rates that apply in a country on a day (`YYYY-MM-DD`), high to low, without VAT last. */
export function ratesOn(country: Country, day: string): VatRateData[] {
  return vatRates().filter(
    ({ country: where, validFrom, validTo }) =>
      where === country && (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo),
  );
}

/** The rate that new lines of a day begin with; undefined on days before those that the table reaches back to. */
export function standardRateOn(country: Country, day: string): VatRateData | undefined {
  return ratesOn(country, day).find(({ standard }) => standard);
}
