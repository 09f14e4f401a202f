/** Whether a document went by e-mail before: a selection that is sent again says so instead of sending everything twice. */
import type { Db } from '../../../db/database.ts';
import { dayOf } from '../../engine/clock.ts';
import type { Said } from '../../engine/failure.ts';
import { earlierLetterId } from './earlier-letter-queries.ts';
import { letterRow } from './outbox-queries.ts';
import { mayHaveArrived, sentBefore, waitsAlready } from './words.ts';

/** What became of the latest letter with the document that was sent or may still go; null: there is none behind the letter `upTo`. */
export function earlierLetter(db: Db, documentId: number, upTo = 0): Said | null {
  const id = earlierLetterId(db, documentId) ?? 0;
  const letter = id > upTo ? letterRow(db, id) : undefined;
  if (letter === undefined) return null;
  const to = letter.to.join(', ');
  if (letter.sentAt !== null) return sentBefore(dayIn(letter.sentAt), to);
  return letter.state === 'uncertain' ? mayHaveArrived(dayIn(letter.createdAt), to) : waitsAlready(to);
}

/** The day of the moment on the calendar of this computer. */
function dayIn(instant: string): string {
  return dayOf({ milliseconds: () => Date.parse(instant) });
}
