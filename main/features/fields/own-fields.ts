/** The office's own fields, kept in memory for each database. */
import type { Db } from '../../../db/database.ts';
import type { OwnEntity, OwnFieldType } from '../../../preload/contract/own-values.ts';
import { fieldRows, itemRows, type StoredField } from './queries.ts';

/** A field that the office has added to its records. */
export interface OwnFieldDefinition {
  readonly id: number;
  readonly entity: OwnEntity;
  readonly name: string;
  readonly type: OwnFieldType;
  /** Of choice and choices: where their values come from. */
  readonly classifierId: number | null;
  /** Of choice and choices: in the classifier's order, archived ones included. */
  readonly choices: readonly { readonly id: number; readonly name: string; readonly archived: boolean }[];
  /** Of money. */
  readonly currency: string | null;
  /** The section of the card. */
  readonly place: string;
  readonly position: number;
  /** What is to be written there. */
  readonly hint: string;
  readonly inList: boolean;
  readonly inPrint: boolean;
  /** Its values are kept and shown nowhere. */
  readonly removed: boolean;
}

interface Definitions {
  readonly there: ReadonlyMap<OwnEntity, readonly OwnFieldDefinition[]>;
  /** Those that were removed, too: records keep their values. */
  readonly byId: ReadonlyMap<number, OwnFieldDefinition>;
}

const known = new WeakMap<Db, Definitions>();
/** Databases in which a transaction has changed definitions that it may yet roll back. */
const unsettled = new WeakSet<Db>();

const none: readonly OwnFieldDefinition[] = [];

/** The fields of these records in their order, without those that were removed. The same list until something changes. */
export function ownFieldsOf(db: Db, entity: OwnEntity): readonly OwnFieldDefinition[] {
  return definitionsOf(db).there.get(entity) ?? none;
}

/** A field by its id, also one that was removed. */
export function ownFieldById(db: Db, id: number): OwnFieldDefinition | undefined {
  return definitionsOf(db).byId.get(id);
}

/** Called inside of every transaction that changes fields or classifiers. */
export function forgetOwnFields(db: Db): void {
  known.delete(db);
  if (db.sql.inTransaction) unsettled.add(db);
}

/** A field as its row says it. */
export function definitionOf(field: StoredField, choices: OwnFieldDefinition['choices']): OwnFieldDefinition {
  const { id, entity, name, type, classifierId, currency, place, position, hint } = field;
  const shown = { inList: field.inList !== 0, inPrint: field.inPrint !== 0, removed: field.deletedAt !== null };
  return { id, entity, name, type, classifierId, choices, currency, place, position, hint, ...shown };
}

function definitionsOf(db: Db): Definitions {
  const found = known.get(db);
  if (found !== undefined) return found;
  const read = readDefinitions(db);
  if (unsettled.has(db) && db.sql.inTransaction) return read;
  unsettled.delete(db);
  known.set(db, read);
  return read;
}

function readDefinitions(db: Db): Definitions {
  const choices = choicesByClassifier(db);
  const there = new Map<OwnEntity, OwnFieldDefinition[]>();
  const byId = new Map<number, OwnFieldDefinition>();
  for (const field of fieldRows(db)) {
    const offered = field.classifierId === null ? undefined : choices.get(field.classifierId);
    const definition = definitionOf(field, offered ?? []);
    byId.set(field.id, definition);
    if (field.deletedAt !== null) continue;
    const list = there.get(field.entity) ?? [];
    list.push(definition);
    there.set(field.entity, list);
  }
  return { there, byId };
}

/** The values of all classifiers, by classifier. */
export function choicesByClassifier(db: Db): Map<number, { id: number; name: string; archived: boolean }[]> {
  const choices = new Map<number, { id: number; name: string; archived: boolean }[]>();
  for (const { id, classifierId, name, archived } of itemRows(db)) {
    const list = choices.get(classifierId) ?? [];
    list.push({ id, name, archived: archived !== 0 });
    choices.set(classifierId, list);
  }
  return choices;
}
