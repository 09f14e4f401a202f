/** The rates of VAT by country, with the days from and to which they apply. */
import type { Country } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';

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
function percent(rate: number): Said {
  const number = String(rate / 100);
  const comma = `${number.replace('.', ',')}\u00A0%`;
  return { en: `${number}%`, ru: comma, fr: comma };
}

interface Dates {
  readonly from?: string;
  readonly to?: string;
}

function rate(
  country: Country,
  basisPoints: number,
  { from, to, standard = false }: Dates & { standard?: boolean } = {},
) {
  return {
    key: `${country.toLowerCase()}-${basisPoints / 100}`,
    country,
    rate: basisPoints,
    label: percent(basisPoints),
    validFrom: from ?? null,
    validTo: to ?? null,
    standard,
  };
}

const none = (country: Country, label: Said): VatRateData => ({
  key: `${country.toLowerCase()}-none`,
  country,
  rate: null,
  label,
  validFrom: null,
  validTo: null,
  standard: false,
});

/**
 * Russia: Налоговый кодекс, ст. 164 — п. 3: 20 % from 2019-01-01 (ФЗ от 03.08.2018 № 303-ФЗ), 22 % from 2026-01-01 (ФЗ от 28.11.2025
 * № 425-ФЗ); п. 2: 10 %; п. 1: 0 %; п. 8: 5 % and 7 % for those under the simplified system, from 2025-01-01 (ФЗ от 12.07.2024
 * № 176-ФЗ). «Без НДС»: ст. 145, 149. The calculated rates of п. 4 (20/120 …) stand on no invoice for goods.
 */
const russia: readonly VatRateData[] = [
  rate('RU', 2200, { from: '2026-01-01', standard: true }),
  rate('RU', 2000, { from: '2019-01-01', to: '2025-12-31', standard: true }),
  rate('RU', 1000),
  rate('RU', 700, { from: '2025-01-01' }),
  rate('RU', 500, { from: '2025-01-01' }),
  rate('RU', 0),
  none('RU', { en: 'no VAT', ru: 'без НДС', fr: 'sans TVA' }),
];

/**
 * France: Code général des impôts, art. 278 (20 %), 278 bis, 278 quater, 279 (10 %), both from 2014-01-01 (loi n° 2012-1510, art. 68), 278-0 bis
 * (5.5 %), 281 quater to 281 nonies (2.1 %), 262 and 262 ter (exports, deliveries within the EU: 0), 293 B (small undertakings: not
 * applicable). Without a change of the rates these rules moved to the Code des impositions sur les biens et services, livre II, on
 * 2026-09-01 (ordonnance n° 2025-1247). The reason for a rate of 0 or none is a mention on the invoice, not part of the label.
 */
const france: readonly VatRateData[] = [
  rate('FR', 2000, { from: '2014-01-01', standard: true }),
  rate('FR', 1000, { from: '2014-01-01' }),
  rate('FR', 550),
  rate('FR', 210),
  rate('FR', 0),
  none('FR', { en: 'VAT not applicable', ru: 'НДС не облагается', fr: 'TVA non applicable' }),
];

/** Elsewhere: the rates that are common, up to the 27 % of Hungary, the highest in the EU; directive 2006/112/EC, art. 96 to 98. */
const general: readonly VatRateData[] = [
  ...[2700, 2500, 2400, 2300, 2200, 2100].map((points) => rate('INT', points)),
  rate('INT', 2000, { standard: true }),
  ...[1900, 1800, 1700, 1500, 1200, 1000, 900, 800, 700, 600, 500, 0].map((points) => rate('INT', points)),
  none('INT', { en: 'no VAT', ru: 'без НДС', fr: 'sans TVA' }),
];

/** Every rate that the program knows of, high to low within a country, those that are over included. */
export const vatRates: readonly VatRateData[] = [...russia, ...france, ...general];

/** The rates that apply in a country on a day (`YYYY-MM-DD`), high to low, without VAT last. */
export function ratesOn(country: Country, day: string): VatRateData[] {
  return vatRates.filter(
    ({ country: where, validFrom, validTo }) =>
      where === country && (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo),
  );
}

/** The rate that new lines of a day begin with; undefined on days before those that the table reaches back to. */
export function standardRateOn(country: Country, day: string): VatRateData | undefined {
  return ratesOn(country, day).find(({ standard }) => standard);
}
