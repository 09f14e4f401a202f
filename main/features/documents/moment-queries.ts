/** When something happens to a document, among those that are told apart from it by their moments. */
import type { Db } from '../../../db/database.ts';
import type { DocumentRecord } from './queries.ts';

/**
 * Now; where a clock went back meanwhile, just after the last that was issued or cancelled of those on the same basis and of those that correct the
 * same document. So what came later stands later for ever.
 */
export function momentAmong(db: Db, { basedOnId, correctsId }: Relatives, now: string): string {
  const last = db
    .prepare<[Relatives], string | null>(
      `SELECT max(max(ifnull(issued_at, ''), ifnull(cancelled_at, ''))) FROM (
         SELECT issued_at, cancelled_at FROM document INDEXED BY document_based_on WHERE based_on_id = @basedOnId
         UNION ALL
         SELECT issued_at, cancelled_at FROM document INDEXED BY document_corrects WHERE corrects_id = @correctsId)`,
    )
    .pluck()
    .get({ basedOnId, correctsId });
  return last && last > now ? new Date(Date.parse(last) + 1).toISOString() : now;
}

type Relatives = Pick<DocumentRecord, 'basedOnId' | 'correctsId'>;
