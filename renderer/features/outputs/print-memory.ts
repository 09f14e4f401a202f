/** How somebody prints at this station: remembered on it, for each type of document, and for many at once. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import { PrintChoice } from '../../../preload/contract/outputs.ts';

const keyOf = (userId: number, type: DocumentType | 'any') => `kontor.print.${userId}.${type}`;

function read(key: string): PrintChoice | null {
  try {
    const read = PrintChoice.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** The way that was used last for this type, or for many at once; null: none yet. A printer that was tried for others says nothing of these. */
export function rememberedChoice(userId: number, type: DocumentType | 'any'): PrintChoice | null {
  return read(keyOf(userId, type));
}

/** Remembers the way, but not which pages. */
export function rememberChoice(userId: number, type: DocumentType | 'any', choice: PrintChoice): void {
  const kept = JSON.stringify({ ...choice, pages: null });
  try {
    localStorage.setItem(keyOf(userId, type), kept);
  } catch {
    // A browser that keeps nothing forgets it.
  }
}
