/** The sums of a document from its lines, the office's VAT rates and its own company's rules. */
import type { Db } from '../../../db/database.ts';
import { CompanyFields } from '../../../preload/contract/companies.ts';
import type { DocumentLine, Totals } from '../../../preload/contract/documents.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { OwnCompany } from '../companies/company.ts';
import { type OfficeVatRate, officeVatRates, vatLabel } from '../reference/service.ts';
import { totals } from './amounts.ts';
import { frozenOf } from './frozen.ts';
import { documentRecord } from './queries.ts';

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

/** The own company, with the VAT rules of the document that is credited or corrected: what was charged by them is given back by them. */
export function summingCompany(db: Db, company: OwnCompany, correctsId: number | null): OwnCompany {
  const corrected = correctsId === null ? undefined : documentRecord(db, correctsId);
  const frozen = corrected && frozenOf(corrected);
  if (!corrected || !frozen) return company;
  return {
    ...company,
    vatPayer: frozen.company.vatPayer,
    vatRounding: CompanyFields.shape.vatRounding.parse(corrected.vatRounding),
  };
}

/** What "without VAT" is called in the company's country: `без НДС`. */
function labelWithoutVat(rates: RatesById, company: OwnCompany, language: Language): string {
  for (const rate of rates.values())
    if (rate.country === company.country && rate.rate === null) return vatLabel(rate, language);
  return '';
}
