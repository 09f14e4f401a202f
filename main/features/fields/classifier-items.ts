/** The values of a classifier: renamed, ordered, archived, two made one. What records have follows. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import type { Classifier, ClassifierKey, fields } from '../../../preload/contract/fields.ts';
import type { OwnValues } from '../../../preload/contract/own-values.ts';
import type { CommandContext, Job, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import {
  deleteItem,
  giveRecord,
  insertItem,
  itemIsUsed,
  ownerOfKey,
  recordsWith,
  touchClassifier,
  updateItem,
} from './classifier-queries.ts';
import { classifierAt, classifierById } from './classifiers.ts';
import { forgetOwnFields, type OwnFieldDefinition, ownFieldById } from './own-fields.ts';
import { ownValueRows } from './own-value-rows.ts';
import { deleteValueRows, insertValueRow, ownersOfNumber, ownRecord, updateOwn } from './queries.ts';
import { storedOwnValues } from './stored-own-values.ts';
import * as said from './words.ts';

type Input<Name extends keyof typeof fields> = z.output<(typeof fields)[Name]['input']>;
type Item = Classifier['items'][number];

/** So many records between two turns of others. */
const step = 500;

/**
 * Saves all values of a classifier, in this order. Failure `invalid` for a name that stands twice, and for a value left
 * out that records have; `conflict`, `not-found`.
 */
export async function saveItems(task: TaskContext, { id, version, items, job }: Input<'classifiers.items'>) {
  const watched = task.job(job);
  const touched = await task.writeInSteps(watched, function* (command) {
    const { db, now, user } = command;
    const before = classifierAt(db, id, version);
    checkItems(command, before, items);
    const left = new Set(items.map((item) => item.id));
    for (const item of before.items) if (!left.has(item.id)) deleteItem(db, item.id);
    const known = new Map(before.items.map((item) => [item.id, item]));
    const renamed: Renaming[] = [];
    for (const [position, item] of items.entries()) {
      const old = item.id === null ? undefined : known.get(item.id);
      if (old === undefined) insertItem(db, id, item.name, position);
      else {
        updateItem(db, old.id, item.name, item.archived, position);
        if (before.key !== null && old.name !== item.name)
          renamed.push(renamingOf(db, before.key, old.name, item.name));
      }
    }
    // All were looked up before the first is written: two values may have changed their names with each other.
    let records = 0;
    for (const one of renamed) records += yield* renamedInRecords(command, watched, one);
    touchClassifier(db, id, before.name, { at: now, by: user.id });
    forgetOwnFields(db);
    const plain = (list: readonly Pick<Item, 'name' | 'archived'>[]) =>
      list.map(({ name, archived }) => (archived ? `(${name})` : name));
    const changes = { items: { old: plain(before.items), new: plain(items) } };
    command.record({ entity: 'classifier', id, version: version + 1, changes });
    return { records, key: before.key };
  });
  task.changed('field');
  if (touched.records > 0 && touched.key !== null) task.changed(ownerOfKey[touched.key]);
  return classifierById(task.db, id);
}

/** Makes `from` be `into` in every record and takes it off the classifier. Failure `conflict`, `not-found`, `invalid`. */
export async function mergeItems(task: TaskContext, { id, version, from, into, job }: Input<'classifiers.merge'>) {
  const watched = task.job(job);
  const records = await task.writeInSteps(watched, function* (command) {
    const { db, now, user } = command;
    const before = classifierAt(db, id, version);
    const gone = before.items.find((item) => item.id === from);
    const stays = before.items.find((item) => item.id === into);
    if (gone === undefined || stays === undefined || gone === stays) throw new Failure('invalid', said.noSuchChoice);
    let count = 0;
    for (const fieldId of before.fieldIds) {
      const field = ownFieldById(db, fieldId);
      if (field !== undefined) count += yield* replacedInRecords(command, watched, field, from, into);
    }
    if (before.key !== null)
      count += yield* renamedInRecords(command, watched, renamingOf(db, before.key, gone.name, stays.name));
    deleteItem(db, from);
    touchClassifier(db, id, before.name, { at: now, by: user.id });
    forgetOwnFields(db);
    const changes = { merged: { old: gone.name, new: stays.name }, records: { old: null, new: count } };
    command.record({ entity: 'classifier', id, version: version + 1, changes });
    return count;
  });
  task.changed('field');
  return { classifier: classifierById(task.db, id), records };
}

function checkItems({ db, language }: CommandContext, before: Classifier, items: Input<'classifiers.items'>['items']) {
  const wrong: WrongField[] = [];
  const seen = new Set<string>();
  const known = new Set(before.items.map((item) => item.id));
  items.forEach((item, at) => {
    if (seen.has(fold(item.name))) wrong.push({ path: `items.${at}.name`, said: said.nameTwice });
    seen.add(fold(item.name));
    if (item.id !== null && !known.has(item.id)) wrong.push({ path: `items.${at}`, said: said.noSuchChoice });
  });
  const left = new Set(items.map((item) => item.id));
  for (const item of before.items)
    if (!left.has(item.id) && before.fieldIds.some((fieldId) => itemIsUsed(db, fieldId, item.id)))
      wrong.push({ path: 'items', said: said.itemInUse(item.name) });
  invalidFields(language, wrong);
}

/** The choice `from` in a field becomes `into`, in each record. */
function* replacedInRecords(
  command: CommandContext,
  job: Job,
  field: OwnFieldDefinition,
  from: number,
  into: number,
): Generator<void, number> {
  const { db, now, user } = command;
  const key = String(field.id);
  const ids = ownersOfNumber(db, field.id, from);
  for (const [at, id] of ids.entries()) {
    if (at % step === 0) {
      job.progress('writing', at, ids.length);
      yield;
    }
    const record = ownRecord(db, field.entity, id);
    if (record === undefined) continue;
    const own = storedOwnValues(record.own);
    const old = own[key];
    if (old === undefined) continue;
    const value = Array.isArray(old) ? [...new Set(old.map((one) => (one === from ? into : one)))] : into;
    const changed: OwnValues = { ...own, [key]: value };
    updateOwn(db, field.entity, id, JSON.stringify(changed), { at: now, by: user.id });
    deleteValueRows(db, id, field.id);
    for (const row of ownValueRows(field.type, value)) insertValueRow(db, field.id, row, id);
    const changes = { [`own.${key}`]: { old, new: value } };
    command.record({ entity: field.entity, id, version: record.version + 1, changes });
  }
  return ids.length;
}

interface Renaming {
  readonly key: ClassifierKey;
  readonly from: string;
  readonly into: string;
  readonly records: readonly { readonly id: number; readonly version: number }[];
}

function renamingOf(db: Db, key: ClassifierKey, from: string, into: string): Renaming {
  return { key, from, into, records: recordsWith(db, key, from) };
}

/** A built-in field keeps the word itself: it is written anew in each record. */
function* renamedInRecords(
  command: CommandContext,
  job: Job,
  { key, from, into, records }: Renaming,
): Generator<void, number> {
  const { db, now, user } = command;
  for (const [at, { id, version }] of records.entries()) {
    if (at % step === 0) {
      job.progress('writing', at, records.length);
      yield;
    }
    giveRecord(db, key, id, into, { at: now, by: user.id });
    command.record({ entity: ownerOfKey[key], id, version: version + 1, changes: { [key]: { old: from, new: into } } });
  }
  return records.length;
}
