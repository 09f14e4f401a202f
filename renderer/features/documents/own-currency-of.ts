/** In which currency the own company keeps its books, and at what rate a document stands in them. */
import type { DraftFields } from '../../../preload/contract/documents.ts';
import type { Output } from '../../../preload/contract/index.ts';

/** null: the document is in that currency already, or its rate is not known. */
export function ownCurrencyOf(
  company: Output<'companies.list'>[number] | undefined,
  { currency, exchangeRate }: Pick<DraftFields, 'currency' | 'exchangeRate'>,
): { readonly currency: string; readonly rate: number } | null {
  if (!company || company.currency === currency || exchangeRate === null) return null;
  return { currency: company.currency, rate: exchangeRate };
}
