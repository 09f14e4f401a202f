/** Where one goes on with a draft that is opened. */
import { type Draft, hasLines, hasSum, isEmpty } from './draft.ts';

/** The first field that it cannot be issued without, named as problems are; `own`: the currency of its company. null: there is none. */
export function firstWanted(
  { type, clientId, lines, details, currency, exchangeRate }: Draft,
  own?: string,
): string | null {
  if (clientId === null) return 'clientId';
  if (type === 'statement') return 'details.from';
  if (hasSum(type) && own !== undefined && currency !== own && exchangeRate === null) return 'exchangeRate';
  if (type === 'power-of-attorney' && !details.person?.name) return 'details.person.name';
  if ((type === 'credit-note' || type === 'correction') && !details.reason) return 'details.reason';
  if (!hasLines(type)) return null;
  const open = lines.find((line) => isEmpty(line) || line.quantity === null || (line.price === null && hasSum(type)));
  const [first] = lines;
  // Nothing is missing: quantities are what is looked at again in a document that was made of another.
  if (!open) return first ? `${first.key}.quantity` : null;
  return isEmpty(open) ? 'lines' : `${open.key}.${open.quantity === null ? 'quantity' : 'price'}`;
}
