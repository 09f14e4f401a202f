/** Classifiers: lists of values that choices of own fields, and some built-in fields, are offered from. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import type { Classifier, ClassifierKey, fields } from '../../../preload/contract/fields.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import {
  classifierRows,
  deleteClassifier,
  insertClassifier,
  insertItem,
  type StoredClassifier,
  touchClassifier,
  valuesInUse,
} from './classifier-queries.ts';
import { choicesByClassifier, forgetOwnFields } from './own-fields.ts';
import { fieldRows, type Stamp } from './queries.ts';
import * as said from './words.ts';

type Input<Name extends keyof typeof fields> = z.output<(typeof fields)[Name]['input']>;

/** All classifiers with their values; those of built-in fields first. */
export function listClassifiers(db: Db): Classifier[] {
  const items = choicesByClassifier(db);
  const offering = fieldRows(db);
  return classifierRows(db).map(({ id, version, key, name }) => ({
    id,
    version,
    key,
    name,
    items: items.get(id) ?? [],
    fieldIds: offering.filter(({ classifierId }) => classifierId === id).map((field) => field.id),
  }));
}

/** The classifier. Failure `not-found`. */
export function classifierById(db: Db, id: number): Classifier {
  const found = listClassifiers(db).find((one) => one.id === id);
  if (found === undefined) throw new Failure('not-found', said.noSuchClassifier);
  return found;
}

/** The same, over exactly this version. Failure `conflict`. */
export function classifierAt(db: Db, id: number, version: number): Classifier {
  const found = classifierById(db, id);
  if (found.version !== version) throw new Failure('conflict', said.classifierChanged, { version: found.version });
  return found;
}

export function knowsClassifier(db: Db, id: number): boolean {
  return classifierRows(db).some((one) => one.id === id);
}

/** Adds a classifier with these values, each once; answers its id. A name that is taken gets a number behind it. */
export function makeClassifier(
  command: CommandContext,
  name: string,
  items: readonly string[],
  key: ClassifierKey | null = null,
): number {
  const { db, now, user } = command;
  const taken = new Set(classifierRows(db).map((one) => fold(one.name)));
  let free = name;
  for (let number = 2; taken.has(fold(free)); number++) free = `${name} ${number}`;
  const id = insertClassifier(db, free, key, { at: now, by: user.id });
  const names = distinct(items);
  for (const [position, item] of names.entries()) insertItem(db, id, item, position);
  forgetOwnFields(db);
  const changes = { name: { old: null, new: free }, items: { old: null, new: names } };
  command.record({ entity: 'classifier', id, version: 1, changes });
  return id;
}

/** Adds a classifier. Failure `invalid` where the name is taken. */
export function createClassifier(command: CommandContext, { name, items }: Input<'classifiers.create'>): Classifier {
  refuseTaken(command, name, null);
  return classifierById(command.db, makeClassifier(command, name, items));
}

/** Gives it another name. Failure `conflict`, `not-found`, `invalid` where the name is taken. */
export function renameClassifier(
  command: CommandContext,
  { id, version, name }: Input<'classifiers.change'>,
): Classifier {
  const before = classifierAt(command.db, id, version);
  if (before.name === name) command.unchanged();
  else {
    refuseTaken(command, name, id);
    touchClassifier(command.db, id, name, { at: command.now, by: command.user.id });
    const changes = { name: { old: before.name, new: name } };
    command.record({ entity: 'classifier', id, version: version + 1, changes });
  }
  return classifierById(command.db, id);
}

/** Adds the values that clients or deals have by now to the classifier of a built-in field; makes it where there is none. */
export function collectValues(command: CommandContext, key: ClassifierKey): Classifier {
  const { db, now, user } = command;
  const values = valuesInUse(db, key);
  const found = classifierRows(db).find((one) => one.key === key);
  if (found === undefined)
    return classifierById(db, makeClassifier(command, said.keyNames[key][command.language], values, key));
  const { id, version, name } = found;
  const items = choicesByClassifier(db).get(id) ?? [];
  const known = new Set(items.map((item) => fold(item.name)));
  const missing = distinct(values).filter((value) => !known.has(fold(value)));
  if (missing.length === 0) command.unchanged();
  else {
    for (const [at, value] of missing.entries()) insertItem(db, id, value, items.length + at);
    touchClassifier(db, id, name, { at: now, by: user.id });
    forgetOwnFields(db);
    const changes = { items: { old: null, new: missing } };
    command.record({ entity: 'classifier', id, version: version + 1, changes });
  }
  return classifierById(db, id);
}

/** Removes a classifier. Failure `invalid` while an own field offers it, also one that was removed and can be taken back. */
export function removeClassifier(command: CommandContext, { id, version }: Input<'classifiers.remove'>) {
  const { db } = command;
  const before = classifierAt(db, id, version);
  if (before.fieldIds.length > 0) throw new Failure('invalid', said.classifierInUse);
  deleteClassifier(db, id);
  forgetOwnFields(db);
  const changes = {
    name: { old: before.name, new: null },
    items: { old: before.items.map(({ name }) => name), new: null },
  };
  command.record({ entity: 'classifier', id, version: version + 1, changes });
  return { id };
}

function refuseTaken({ db, language }: CommandContext, name: string, id: number | null): void {
  const isTaken = classifierRows(db).some((one: StoredClassifier) => one.id !== id && fold(one.name) === fold(name));
  if (isTaken) invalidFields(language, [{ path: 'name', said: said.classifierNameTaken }]);
}

/** Puts in the classifier of a built-in field that the office lacks, without an audit record: the program begins with it. */
export function seedClassifier(
  db: Db,
  key: ClassifierKey,
  language: Language,
  items: readonly string[],
  stamp: Stamp,
): void {
  if (classifierRows(db).some((one) => one.key === key)) return;
  const id = insertClassifier(db, said.keyNames[key][language], key, stamp);
  for (const [position, item] of items.entries()) insertItem(db, id, item, position);
}

/** Each name once, however it is spelled. */
function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) if (name.trim() !== '' && !seen.has(fold(name))) seen.set(fold(name), name.slice(0, 100));
  return [...seen.values()];
}
