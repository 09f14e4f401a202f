/** Which documents keep what was made of them first. */
import type { DocumentRecord } from './queries.ts';

/** Once it has a number, and is not cancelled: then the page carries a mark that the first print had not. */
export function isLasting({ number, status }: Pick<DocumentRecord, 'number' | 'status'>): boolean {
  return number !== null && status !== 'cancelled';
}
