/** Own fields: made, changed, ordered, removed and taken back. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import { type fields, type OwnField, type OwnPlace, ownPlaces } from '../../../preload/contract/fields.ts';
import type { CommandContext, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { convertedValues, countedTypeChange } from './changing-type.ts';
import { knowsClassifier, makeClassifier } from './classifiers.ts';
import { choicesByClassifier, forgetOwnFields, type OwnFieldDefinition, ownFieldById } from './own-fields.ts';
import {
  type FieldColumns,
  fieldRows,
  insertField,
  placeField,
  type StoredField,
  setFieldDeleted,
  updateField,
} from './queries.ts';
import type { ValueKind } from './type-change.ts';
import * as said from './words.ts';

type Input<Name extends keyof typeof fields> = z.output<(typeof fields)[Name]['input']>;

/** The fields in their order, those of each entity together. */
export function listFields(db: Db, { removed }: { readonly removed: boolean }): OwnField[] {
  const choices = choicesByClassifier(db);
  return fieldRows(db)
    .filter(({ deletedAt }) => removed || deletedAt === null)
    .map((field) => shown(field, choices));
}

/** Adds a field. Failure `invalid` for a name that is taken, a classifier that there is not, money without a currency. */
export function createField(command: CommandContext, input: Input<'fields.create'>): OwnField {
  const { db } = command;
  const { entity, choices, ...given } = input;
  const classifierId = isChoice(given) ? (given.classifierId ?? makeClassifier(command, given.name, choices)) : null;
  const columns = tidied({ ...given, classifierId });
  check(command, { ...columns, entity }, null);
  const id = insertField(db, entity, columns, { at: command.now, by: command.user.id });
  forgetOwnFields(db);
  command.record({ entity: 'field', id, version: 1, changes: fieldChanges(null, { entity, ...columns }) });
  return shownById(db, id);
}

/** How many values another type would keep, and which it would lose. Failure `not-found`. */
export async function checkType(task: TaskContext, { id, job, addMissing, ...to }: Input<'fields.checkType'>) {
  const field = definitionById(task.db, id);
  return countedTypeChange(task, task.job(job), field, tidied({ ...field, ...to }), addMissing);
}

/** Saves a field over exactly this version; another type takes its values along. Failure `conflict`, `invalid`, `not-found`. */
export async function changeField(
  task: TaskContext,
  { id, version, changes, addMissing, job }: Input<'fields.change'>,
) {
  const watched = task.job(job);
  const done = await task.writeInSteps(watched, function* (command) {
    const { db } = command;
    const before = liveField(db, id);
    if (before.version !== version) throw changedMeanwhile(before.version);
    const definition = definitionById(db, id);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const wanted: FieldColumns = { ...columnsOf(before), ...given };
    const classifierId = isChoice(wanted) ? (wanted.classifierId ?? makeClassifier(command, wanted.name, [])) : null;
    const now = tidied({ ...wanted, classifierId });
    check(command, { ...now, entity: before.entity }, id);
    const changed = fieldChanges({ ...columnsOf(before) }, { ...now });
    if (Object.keys(changed).length === 0) {
      command.unchanged();
      return { kept: 0, lost: 0 };
    }
    updateField(db, id, version, now, { at: command.now, by: command.user.id });
    forgetOwnFields(db);
    const isOther = isOtherKind(definition, now);
    const counts = isOther ? yield* convertedValues(command, watched, definition, now, addMissing) : null;
    forgetOwnFields(db);
    const values = counts === null ? {} : { values: { old: null, new: counts } };
    command.record({ entity: 'field', id, version: version + 1, changes: { ...changed, ...values } });
    return counts ?? { kept: 0, lost: 0 };
  });
  if (done.kept + done.lost > 0) task.changed(definitionById(task.db, id).entity);
  return { field: shownById(task.db, id), ...done };
}

/** Hides a field; its values stay in the records. Failure `conflict`, `not-found`. */
export function removeField(command: CommandContext, { id, version }: Input<'fields.remove'>) {
  const field = liveField(command.db, id);
  if (field.version !== version) throw changedMeanwhile(field.version);
  setDeleted(command, field, command.now);
  return { id, version: version + 1 };
}

/** Shows it again, with its values. A field that is there stays as it is. Failure `invalid` where its name is taken by now. */
export function restoreField(command: CommandContext, id: number): OwnField {
  const { db } = command;
  const field = fieldRows(db).find((one) => one.id === id);
  if (field === undefined) throw noSuchField();
  if (field.deletedAt === null) command.unchanged();
  else {
    check(command, { ...columnsOf(field), entity: field.entity }, id);
    setDeleted(command, field, null);
  }
  return shownById(db, id);
}

/** Puts the fields of an entity into this order; those that are not named follow in the order they had. */
export function orderFields(command: CommandContext, { entity, fields: wanted }: Input<'fields.order'>): OwnField[] {
  const { db, now, user } = command;
  const stored = fieldRows(db).filter((field) => field.entity === entity);
  const byId = new Map(stored.map((field) => [field.id, field]));
  const named = new Set(wanted.map(({ id }) => id));
  const order = [
    ...wanted.map(({ id, place }) => ({ field: byId.get(id), place })),
    ...stored.filter(({ id }) => !named.has(id)).map((field) => ({ field, place: field.place })),
  ];
  let changed = false;
  order.forEach(({ field, place }, position) => {
    if (field === undefined) throw noSuchField();
    if (field.position === position && field.place === place) return;
    changed = true;
    placeField(db, field.id, placeOf(entity, place), position, { at: now, by: user.id });
    const changes = fieldChanges({ place: field.place, position: field.position }, { place, position });
    command.record({ entity: 'field', id: field.id, version: field.version + 1, changes });
  });
  if (!changed) command.unchanged();
  forgetOwnFields(db);
  return listFields(db, { removed: false }).filter((field) => field.entity === entity);
}

const isChoice = ({ type }: Pick<ValueKind, 'type'>): boolean => type === 'choice' || type === 'choices';

function isOtherKind(before: ValueKind, now: ValueKind): boolean {
  return before.type !== now.type || before.classifierId !== now.classifierId || before.currency !== now.currency;
}

/** Without a classifier or currency that its type has no use for. */
function tidied<Columns extends ValueKind>(columns: Columns): Columns {
  return {
    ...columns,
    classifierId: isChoice(columns) ? columns.classifierId : null,
    currency: columns.type === 'money' ? columns.currency : null,
  };
}

function columnsOf({ name, type, classifierId, currency, place, hint, inList, inPrint }: StoredField): FieldColumns {
  return { name, type, classifierId, currency, place, hint, inList: inList !== 0, inPrint: inPrint !== 0 };
}

function check(
  { db, language }: CommandContext,
  { entity, name, type, classifierId, currency }: FieldColumns & { readonly entity: OwnField['entity'] },
  id: number | null,
): void {
  const wrong: WrongField[] = [];
  const isTaken = fieldRows(db).some(
    (other) =>
      other.id !== id && other.entity === entity && other.deletedAt === null && fold(other.name) === fold(name),
  );
  if (isTaken) wrong.push({ path: 'name', said: said.nameTaken });
  if (type === 'money' && currency === null) wrong.push({ path: 'currency', said: said.currencyMissing });
  if (classifierId !== null && !knowsClassifier(db, classifierId))
    wrong.push({ path: 'classifierId', said: said.noSuchClassifier });
  invalidFields(language, wrong);
}

function setDeleted(command: CommandContext, field: StoredField, deletedAt: string | null): void {
  const { db, now, user } = command;
  setFieldDeleted(db, field.id, deletedAt, { at: now, by: user.id });
  forgetOwnFields(db);
  const changes = { deletedAt: { old: field.deletedAt, new: deletedAt } };
  command.record({ entity: 'field', id: field.id, version: field.version + 1, changes });
}

function liveField(db: Db, id: number): StoredField {
  const field = fieldRows(db).find((one) => one.id === id && one.deletedAt === null);
  if (field === undefined) throw noSuchField();
  return field;
}

function definitionById(db: Db, id: number): OwnFieldDefinition {
  const field = ownFieldById(db, id);
  if (field === undefined || field.removed) throw noSuchField();
  return field;
}

function shownById(db: Db, id: number): OwnField {
  const field = fieldRows(db).find((one) => one.id === id);
  if (field === undefined) throw noSuchField();
  return shown(field, choicesByClassifier(db));
}

function shown(field: StoredField, choices: ReturnType<typeof choicesByClassifier>): OwnField {
  const { id, version, entity, position, deletedAt } = field;
  const own = field.classifierId === null ? [] : (choices.get(field.classifierId) ?? []);
  const columns = columnsOf(field);
  return { ...columns, place: placeOf(entity, columns.place), id, version, entity, position, choices: own, deletedAt };
}

/** The section, or the first one where this version of the program has no such section. */
function placeOf(entity: OwnField['entity'], place: string): OwnPlace {
  const known: readonly OwnPlace[] = ownPlaces[entity];
  return known.find((one) => one === place) ?? ownPlaces[entity][0];
}

const noSuchField = () => new Failure('not-found', said.noSuchField);
const changedMeanwhile = (version: number) => new Failure('conflict', said.fieldChanged, { version });
