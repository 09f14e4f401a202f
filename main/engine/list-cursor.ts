/** Cursors of lists: opaque to the page, and good for the filter and the sort that they were made with only. */
import { createHash } from 'node:crypto';
import type { Key } from '../../db/lists/statement.ts';
import { Failure } from './failure.ts';

/** What a list is asked for, apart from where its page begins: anything that JSON can hold. */
type Asked = Readonly<Record<string, unknown>>;

/** The cursor after a row with these keys; null at the end of the list. */
export function cursorAfter(keys: readonly (Key | null)[] | null, asked: Asked): string | null {
  return keys === null ? null : Buffer.from(JSON.stringify([fingerprint(asked), ...keys])).toString('base64url');
}

/**
 * The keys that a cursor holds; null where there is no cursor. Failure `invalid` for one of another list, or one that
 * nobody gave out. `like`: the type of each key.
 */
export function keysOfCursor(
  cursor: string | null,
  asked: Asked,
  like: readonly ('string' | 'number')[],
): readonly Key[] | null {
  const keys = keysOrNone(cursor, asked, like);
  if (keys?.some((key) => key === null)) throw ofAnotherList();
  // None of them is null.
  return keys as readonly Key[] | null;
}

/** The same where a row may have no value to be sorted by. */
export function keysOrNone(
  cursor: string | null,
  asked: Asked,
  like: readonly ('string' | 'number')[],
): readonly (Key | null)[] | null {
  if (cursor === null) return null;
  const [mark, ...keys] = parsed(cursor);
  const fits =
    keys.length === like.length && keys.every((key, position) => key === null || typeof key === like[position]);
  if (mark !== fingerprint(asked) || !fits) throw ofAnotherList();
  // Each was just compared with the type that it should have.
  return keys as (Key | null)[];
}

const ofAnotherList = () =>
  new Failure('invalid', {
    en: 'This page belongs to another list. Load the list again.',
    ru: 'Эта страница относится к другому списку. Загрузите список заново.',
    fr: 'Cette page appartient à une autre liste. Rechargez la liste.',
  });

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function fingerprint(asked: Asked): string {
  const fields = Object.entries(asked).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url').slice(0, 12);
}
