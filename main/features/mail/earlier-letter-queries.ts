/** SQL of the letters that a document went with before. */
import type { Db } from '../../../db/database.ts';

export const earlierLetterStatement = `SELECT m.id FROM mail_attachment a INDEXED BY mail_attachment_document
  JOIN mail_message m ON m.id = a.message_id
  WHERE a.document_id = ? AND m.state IN ('waiting', 'sending', 'sent', 'uncertain') ORDER BY m.id DESC LIMIT 1`;

/** The id of the latest letter with the document that has arrived, may have arrived, or will go by itself. */
export function earlierLetterId(db: Db, documentId: number): number | undefined {
  return db.prepare<[number], { id: number }>(earlierLetterStatement).get(documentId)?.id;
}

/** The id of the latest letter, of whomever and whatever became of it; undefined: there is none. */
export function lastLetterId(db: Db): number | undefined {
  return db.prepare<[], { id: number }>('SELECT id FROM mail_message ORDER BY id DESC LIMIT 1').get()?.id;
}
