/** Lines that were entered anew in a document on the basis of another one: what they deliver or bill is found again. */
import type { Db } from '../../../db/database.ts';
import type { DocumentLine, DraftFields } from '../../../preload/contract/documents.ts';
import { leftFor } from './basing.ts';
import { type LineRecord, lineRecords } from './queries.ts';

/**
 * The draft, with each line that is based on none tied to a line of the document that it was made of: one of the same product, else one of the
 * same name and unit, of which something is left besides what other lines of the draft take.
 */
export function withTies(db: Db, draft: DraftFields): DraftFields {
  const sourceId = draft.basedOnId ?? draft.correctsId;
  if (sourceId === null || draft.type === 'deposit-invoice' || draft.type === 'cash-receipt') return draft;
  if (draft.lines.every(({ basedOnLineId }) => basedOnLineId)) return draft;
  const source = lineRecords(db, sourceId);
  const left = new Map(leftFor(db, sourceId, draft.type, source));
  const take = (lineId: number, quantity: number) => left.set(lineId, (left.get(lineId) ?? 0) - quantity);
  for (const { basedOnLineId, quantity } of draft.lines) if (basedOnLineId) take(basedOnLineId, quantity);
  const lines = draft.lines.map((line) => {
    if (line.basedOnLineId) return line;
    const open = source.filter(({ id }) => (left.get(id) ?? 0) > 0);
    const found = open.find((one) => isSameProduct(one, line)) ?? open.find((one) => isSameText(one, line));
    if (found === undefined) return line;
    take(found.id, line.quantity);
    return { ...line, basedOnLineId: found.id };
  });
  return { ...draft, lines };
}

const isSameProduct = (one: LineRecord, { productId }: DocumentLine) =>
  productId !== null && one.productId === productId;

const isSameText = (one: LineRecord, { name, unit }: DocumentLine) =>
  one.name.trim() === name.trim() && one.unit === unit;
