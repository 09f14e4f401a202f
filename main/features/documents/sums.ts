/** The sums of a document from its lines, the office's VAT rates and its own company's rules. */
import type { Db } from '../../../db/database.ts';
import type { DocumentLine, Totals } from '../../../preload/contract/documents.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { OwnCompany } from '../companies/company.ts';
import { type OfficeVatRate, officeVatRates, vatLabel } from '../reference/service.ts';
import { totals } from './amounts.ts';

/** What the sums depend on. */
export interface Summed {
  readonly pricesIncludeVat: boolean;
  readonly discount: number;
  readonly lines: readonly Pick<DocumentLine, 'quantity' | 'price' | 'discount' | 'vatRateId'>[];
}

export type RatesById = ReadonlyMap<number, OfficeVatRate>;

export function ratesById(db: Db): RatesById {
  return new Map(officeVatRates(db).map((rate) => [rate.id, rate]));
}

/** Sums by the company's rounding; the labels of the VAT table are in the language given. */
export function sumsOf(rates: RatesById, company: OwnCompany, document: Summed, language: Language): Totals {
  const withoutVatLabel = labelWithoutVat(rates, company, language);
  return totals({
    lines: document.lines.map(({ quantity, price, discount, vatRateId }) => {
      const rate = vatRateId === null ? undefined : rates.get(vatRateId);
      const vat =
        rate === undefined
          ? { id: null, rate: null, label: withoutVatLabel }
          : { id: rate.id, rate: rate.rate, label: vatLabel(rate, language) };
      return { quantity, price, discount, vat };
    }),
    discount: document.discount,
    pricesIncludeVat: document.pricesIncludeVat,
    rounding: company.vatRounding,
    vatPayer: company.vatPayer,
    withoutVatLabel,
  });
}

/** What "without VAT" is called in the company's country: `без НДС`. */
function labelWithoutVat(rates: RatesById, company: OwnCompany, language: Language): string {
  for (const rate of rates.values())
    if (rate.country === company.country && rate.rate === null) return vatLabel(rate, language);
  return '';
}
