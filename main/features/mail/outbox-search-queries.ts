/** SQL of searching the outbox: what letters are found by. */
import type { Db } from '../../../db/database.ts';
import { andReached, type Reach, reachedKeys } from '../../../db/lists/reached.ts';
import { type AskedLetters, askedKeys, lettersAsked, type NarrowedBy, narrowedBy } from './outbox-queries.ts';

/** What a letter may be found by. */
export interface SearchedLetter {
  readonly id: number;
  readonly createdBy: number;
  /** All addresses, the blind copies too. */
  readonly recipients: string;
  readonly subject: string;
  /** Numbers and clients of the documents in it that the reach comprises. */
  readonly documents: string;
}

/** `reach`: null: of no documents. */
export function searchStatement(by: NarrowedBy, reach: Reach['kind'] | null): string {
  const documents =
    reach === null
      ? "''"
      : `ifnull((SELECT group_concat(ifnull(document.number, '') || ' ' || document.client_name, ' ')
          FROM mail_attachment CROSS JOIN document ON document.id = mail_attachment.document_id
          WHERE mail_attachment.message_id = mail_message.id AND document.deleted_at IS NULL ${andReached(reach, 'document.')}), '')`;
  return `SELECT id, created_by AS createdBy, to_list || cc_list || bcc_list AS recipients, subject, ${documents} AS documents
    ${lettersAsked(by)}`;
}

/** Letters to be looked at, the latest first, so many at most. `reach`: of which documents they tell; null: of none. */
export function searchedLetters(
  db: Db,
  asked: AskedLetters,
  reach: Reach | null,
  limit: number,
): IterableIterator<SearchedLetter> {
  return db
    .prepare<unknown[], SearchedLetter>(searchStatement(narrowedBy(asked), reach?.kind ?? null))
    .iterate(...(reach === null ? [] : reachedKeys(reach)), ...askedKeys(asked), limit);
}
