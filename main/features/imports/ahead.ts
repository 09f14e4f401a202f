/** What can be said of rows of clients without the office: by the thread that reads their file, while the engine writes those before. */
import type { Language } from '../../../preload/contract/values.ts';
import { type FoundBy, foundBy } from '../clients/keys.ts';
import { newClient } from './client-merge.ts';
import type { Row } from './reading/row.ts';
import { type ClientContext, type ClientValues, type Problem, readClientRow } from './reading/values.ts';

/** How rows are read ahead; plain values, for another thread. */
export interface AheadOrder {
  readonly mapping: readonly (string | null)[];
  readonly fixed: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly today: string;
  readonly decimalComma: boolean;
  /** ISO 4217, of sums that are written without one. */
  readonly currency: string;
}

/** A row as it was read ahead. */
export interface ReadAhead {
  readonly values: ClientValues;
  readonly problems: readonly Problem[];
  /** What the client is found by, should the row make a new one; null where it makes none. */
  readonly foundBy: FoundBy | null;
}

/** A row of a file, with what was read of it ahead. */
export interface GivenRow extends Row {
  readonly ahead?: ReadAhead;
}

/** Of these a row gives the name, and the office says which one it is. */
const named = /^(?:responsible|team|priceList|campaign|own\..*)$/u;

/** How the rows of this order are read without the office; null where they name something of it. */
export function aheadOrder(
  { mapping, fixed }: Pick<AheadOrder, 'mapping' | 'fixed'>,
  { language, today, decimalComma, naming }: ClientContext & { readonly naming: { readonly currency: string } },
): AheadOrder | null {
  const fields = [...mapping, ...Object.keys(fixed)];
  if (fields.some((field) => field !== null && named.test(field))) return null;
  return { mapping, fixed, language, today, decimalComma, currency: naming.currency };
}

/** Reads rows as `readClientRow` would, but for what is shown of them. */
export function readerAhead(order: AheadOrder): (cells: readonly string[]) => ReadAhead {
  const { mapping, fixed, language, today, decimalComma, currency } = order;
  const context: ClientContext = { language, today, decimalComma, naming: { own: [], idOf: () => null, currency } };
  return (cells) => {
    const { values, problems } = readClientRow(cells, mapping, fixed, context);
    if (values.name === undefined || problems.length > 0) return { values, problems, foundBy: null };
    // Nobody is found by the country.
    const { fields, contacts } = newClient(values, values.name, '');
    return { values, problems, foundBy: foundBy(fields, contacts) };
  };
}
