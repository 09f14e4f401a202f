/** The lines of a correction, and what stood before them. */
import type { Db } from '../../../db/database.ts';
import { linesBefore } from './correction-queries.ts';
import { type LineRecord, linesById } from './queries.ts';

/** By the id of a correction's line, the one that it stands in the place of. */
export function standingBefore(db: Db, id: number): ReadonlyMap<number, LineRecord> {
  const pairs = linesBefore(db, id);
  const found = new Map(
    linesById(
      db,
      pairs.map(({ beforeId }) => beforeId),
    ).map((line) => [line.id, line]),
  );
  return new Map(
    pairs.flatMap(({ lineId, beforeId }) => {
      const line = found.get(beforeId);
      return line === undefined ? [] : [[lineId, line] as const];
    }),
  );
}

/** Whether the line says something else than the one before it; a line that had none before is new. */
export function isChanged(line: LineRecord, before: LineRecord | undefined): boolean {
  if (before === undefined) return true;
  return (['quantity', 'price', 'discount', 'vatRate', 'net', 'vat'] as const).some(
    (name) => line[name] !== before[name],
  );
}
