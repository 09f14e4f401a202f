/** How values of own fields stand in the table that lists look into. */
import { fold } from '../../../db/folding.ts';
import type { OwnFieldType, OwnValue } from '../../../preload/contract/own-values.ts';

/** One row: by number where the type has one, by text otherwise. */
export interface OwnValueRow {
  readonly number: number;
  readonly text: string;
}

/** Longer texts are told apart by their beginnings alone. */
const textLength = 200;

/** The rows of a value, each once. */
export function ownValueRows(type: OwnFieldType, value: OwnValue): OwnValueRow[] {
  if (Array.isArray(value)) return [...new Set(value)].map((id) => ({ number: id, text: '' }));
  if (typeof value === 'boolean') return [{ number: value ? 1 : 0, text: '' }];
  if (typeof value === 'number') return [{ number: value, text: '' }];
  if (type === 'number') return [{ number: Number(value), text: '' }];
  if (type === 'day') return [{ number: 0, text: value }];
  return [{ number: 0, text: foldedBeginning(value) }];
}

/** What a text of an own field is compared by. */
export function foldedBeginning(text: string): string {
  // Half of a pair at the end would come back from the database as another letter.
  return fold(text)
    .slice(0, textLength)
    .replace(/[\uD800-\uDBFF]$/u, '');
}
