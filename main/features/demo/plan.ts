/** The example office as values: a company, its clients, products and two years of invoices. */
import type { CompanyFields } from '../../../preload/contract/companies.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { type PlannedClient, plannedClients } from './plan-clients.ts';
import { type PlannedDeal, plannedDeals } from './plan-deals.ts';
import { type PlannedDocument, plannedDocuments } from './plan-documents.ts';
import { type PlannedProduct, plannedCompany, plannedProducts } from './plan-office.ts';

/** Everything that an example office is filled with; indexes point into these lists, `vatKey` into `reference/vat-rates.ts`. */
export interface DemoPlan {
  readonly company: CompanyFields;
  readonly clients: readonly PlannedClient[];
  readonly products: readonly PlannedProduct[];
  /** In the order of their days. */
  readonly documents: readonly PlannedDocument[];
  readonly deals: readonly PlannedDeal[];
}

/**
 * An example office of the language's country, all of it fictitious: 500 clients, 60 products, 2,000 invoices over the two years up to `today`
 * (`YYYY-MM-DD`), two months of deals. Always the same for the same input. `counts` makes it smaller or larger (at most about 600 clients have a name).
 */
export function demoPlan(
  { seed, language, today }: { seed: string; language: Language; today: string },
  counts: { readonly clients: number; readonly documents: number } = { clients: 500, documents: 2000 },
): DemoPlan {
  const company = plannedCompany(seed, language);
  const clients = plannedClients(seed, language, today, counts.clients);
  const products = plannedProducts(language, today);
  const documents = plannedDocuments(seed, { language, today, company, clients, products }, counts.documents);
  return { company, clients, products, documents, deals: plannedDeals(seed, today, documents, company.currency) };
}
