/** Another type for an own field: first counted, then done, in steps that others need not wait for. */

import type { Db } from '../../../db/database.ts';
import { fold, nameKey } from '../../../db/folding.ts';
import type { OwnValue, OwnValues } from '../../../preload/contract/own-values.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { CommandContext, Job, TaskContext } from '../../engine/context.ts';
import { insertItem } from './classifier-queries.ts';
import { choicesByClassifier, type OwnFieldDefinition } from './own-fields.ts';
import { ownValueRows } from './own-value-rows.ts';
import { clientNamed, deleteValueRows, insertValueRow, ownersOf, ownRecord, updateOwn, userRows } from './queries.ts';
import { storedOwnValues } from './stored-own-values.ts';
import { choiceFinder, convertedValue, type Lookups, type ValueKind } from './type-change.ts';
import { ownValueText } from './value-text.ts';

/** So many records between two turns of others. */
const step = 500;
/** So many lost values are shown before the change is made. */
const shownSamples = 50;

interface Converter {
  convert(value: OwnValue): OwnValue | null;
  text(value: OwnValue): string;
}

/** `add` makes a choice that is missing; null: there is none then. */
function converterOf(
  db: Db,
  field: OwnFieldDefinition,
  to: ValueKind,
  language: Language,
  add: ((name: string) => number) | null,
): Converter {
  const choices = to.classifierId === null ? [] : (choicesByClassifier(db).get(to.classifierId) ?? []);
  const users = new Map(userRows(db).map(({ id, userName }) => [fold(userName), id]));
  const text = (value: OwnValue) => ownValueText(db, field, value, language);
  const lookups: Lookups = {
    text,
    choice: choiceFinder(choices, add),
    client: (name) => clientNamed(db, nameKey(name)) ?? null,
    user: (name) => users.get(fold(name)) ?? null,
  };
  return { text, convert: (value) => convertedValue(field, to, value, lookups, language) };
}

/** Counts what a change of type would keep and lose. It gives others their turns, and can be cancelled. */
export async function countedTypeChange(
  { db, language }: TaskContext,
  job: Job,
  field: OwnFieldDefinition,
  to: ValueKind,
  addMissing: boolean,
) {
  let pretended = -1;
  const { convert, text } = converterOf(db, field, to, language, addMissing ? () => pretended-- : null);
  const ids = ownersOf(db, field.id);
  const samples: { entityId: number; name: string; value: string }[] = [];
  let kept = 0;
  let lost = 0;
  for (const [at, id] of ids.entries()) {
    if (at % step === 0) {
      job.progress('checking', at, ids.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const record = ownRecord(db, field.entity, id);
    const value = record && storedOwnValues(record.own)[String(field.id)];
    if (record === undefined || value === undefined) continue;
    if (convert(value) !== null) kept += 1;
    else {
      lost += 1;
      if (samples.length < shownSamples) samples.push({ entityId: id, name: record.label.trim(), value: text(value) });
    }
  }
  return { kept, lost, samples };
}

/**
 * Gives every value of the field the form of the new type, inside of the transaction that changes the field itself. Each
 * lost value is told to the history of its record.
 */
export function* convertedValues(
  command: CommandContext,
  job: Job,
  field: OwnFieldDefinition,
  to: ValueKind,
  addMissing: boolean,
): Generator<void, { kept: number; lost: number }> {
  const { db, now, user, language } = command;
  const { entity } = field;
  const key = String(field.id);
  const add = addMissing && to.classifierId !== null ? itemAdder(db, to.classifierId) : null;
  const { convert } = converterOf(db, field, to, language, add);
  const ids = ownersOf(db, field.id);
  let kept = 0;
  let lost = 0;
  for (const [at, id] of ids.entries()) {
    if (at % step === 0) {
      job.progress('writing', at, ids.length);
      yield;
    }
    const record = ownRecord(db, entity, id);
    if (record === undefined) continue;
    const { [key]: value, ...others } = storedOwnValues(record.own);
    if (value === undefined) continue;
    const converted = convert(value);
    deleteValueRows(db, id, field.id);
    const own: OwnValues = converted === null ? others : { ...others, [key]: converted };
    updateOwn(db, entity, id, JSON.stringify(own), { at: now, by: user.id });
    if (converted === null) {
      lost += 1;
      command.record({
        entity,
        id,
        version: record.version + 1,
        changes: { [`own.${key}`]: { old: value, new: null } },
      });
    } else {
      kept += 1;
      for (const row of ownValueRows(to.type, converted)) insertValueRow(db, field.id, row, id);
    }
  }
  return { kept, lost };
}

function itemAdder(db: Db, classifierId: number): (name: string) => number {
  let position = choicesByClassifier(db).get(classifierId)?.length ?? 0;
  return (name) => insertItem(db, classifierId, name, position++);
}
