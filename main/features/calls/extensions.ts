/** Whose extensions of the telephone exchange there are. */
import type { z } from 'zod';
import type { calls } from '../../../preload/contract/calls.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { personNamed } from '../people/belonging.ts';
import { extensionKey } from './announcing.ts';
import { extensionRows, extensionsOf, ownerOfExtension, replaceExtensions } from './extension-queries.ts';

type Answer = z.output<(typeof calls)['calls.extend']['output']>;

/** By person; whoever has none is left out. */
export function allExtensions({ db }: Pick<Context, 'db'>): Answer[] {
  const byPerson = Map.groupBy(extensionRows(db), ({ userId }) => userId);
  return [...byPerson].map(([userId, rows]) => ({ userId, extensions: rows.map(({ extension }) => extension) }));
}

/** Failure `not-found` for nobody, `invalid` for an extension that is another person's: it names him. */
export function extendPerson(
  context: CommandContext,
  { userId, extensions }: { readonly userId: number; readonly extensions: readonly string[] },
): Answer {
  const { db, language } = context;
  const { version } = personNamed(db, userId);
  const wanted = [...new Set(extensions.map(extensionKey))].sort();
  invalidFields(
    language,
    wanted.flatMap((extension) => {
      const other = ownerOfExtension(db, extension);
      return other === undefined || other === userId
        ? []
        : [{ path: 'extensions', said: takenBy(extension, personNamed(db, other).name) }];
    }),
  );
  const before = extensionsOf(db, userId);
  if (before.join('\n') === wanted.join('\n')) context.unchanged();
  else {
    replaceExtensions(db, userId, wanted);
    const changes = { extensions: { old: before, new: wanted } };
    context.record({ entity: 'user', id: userId, version, changes });
  }
  return { userId, extensions: extensionsOf(db, userId) };
}

const takenBy = (extension: string, name: string) => ({
  en: `The extension ${extension} is ${name}’s.`,
  ru: `Внутренний номер ${extension} уже занят: ${name}.`,
  fr: `Le poste ${extension} est déjà attribué : ${name}.`,
});
