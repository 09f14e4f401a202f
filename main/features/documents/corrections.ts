/** The lines of a correction, and what stood before them. */
import type { Db } from '../../../db/database.ts';
import type { DocumentDetails } from '../../../preload/contract/document-details.ts';
import type { DraftFields } from '../../../preload/contract/documents.ts';
import { lastCorrection, linesBefore } from './correction-queries.ts';
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

/** The details of a draft, with the correction that its lines begin from: the last one of when the draft was made, as long as it corrects the same. */
export function withFollowed(
  db: Db,
  { type, correctsId, details }: Followed,
  before: Followed | null = null,
): DocumentDetails {
  const { follows: _, ...kept } = details;
  if (type !== 'correction' || correctsId === null) return kept;
  const isSame = before !== null && before.correctsId === correctsId;
  const follows = isSame ? before.details.follows : lastCorrection(db, correctsId);
  return follows === undefined ? kept : { ...kept, follows };
}

type Followed = Pick<DraftFields, 'type' | 'correctsId' | 'details'>;

/** Whether the lines of a draft begin from what stands by now; drafts that say nothing of it are those of earlier versions. */
export function isUpToDate(db: Db, correctsId: number, { follows }: DocumentDetails): boolean {
  return follows === undefined || follows === lastCorrection(db, correctsId);
}

/** Whether the line says something else than the one before it; a line that had none before is new. */
export function isChanged(line: LineRecord, before: LineRecord | undefined): boolean {
  if (before === undefined) return true;
  return (['quantity', 'price', 'discount', 'vatRate', 'net', 'vat'] as const).some(
    (name) => line[name] !== before[name],
  );
}
