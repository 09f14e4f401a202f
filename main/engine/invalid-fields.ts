/** Refuses values that are well formed but wrong: a unit that there is not, a user who has left. */
import type { Language } from '../../preload/contract/values.ts';
import { Failure, type Said } from './failure.ts';

/** A field that is wrong: `path` as in `lines.2.quantity`. */
export interface WrongField {
  readonly path: string;
  readonly said: Said;
}

/** Failure `invalid` with the words of the first of these fields, and each of them in the language of the session. Nothing where there is none. */
export function invalidFields(language: Language, fields: readonly WrongField[]): void {
  const [first] = fields;
  if (first === undefined) return;
  throw new Failure('invalid', first.said, {
    fields: fields.map(({ path, said }) => ({ path, message: said[language] })),
  });
}
