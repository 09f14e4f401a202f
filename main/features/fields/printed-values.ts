/** Own values as they are frozen with a document and printed on its form. */
import type { Db } from '../../../db/database.ts';
import type { OwnEntity, OwnValues } from '../../../preload/contract/own-values.ts';
import type { PrintedOwnValue } from '../../printing/own-values-view.ts';
import { type OwnFieldDefinition, ownFieldsOf } from './own-fields.ts';
import { ownRecord } from './queries.ts';
import { storedOwnValues } from './stored-own-values.ts';
import { ownValueText } from './value-text.ts';

/** The values of the fields that are printed, in their order; what is empty is left out. */
export function printedOwnValues(db: Db, entity: OwnEntity, values: OwnValues): PrintedOwnValue[] {
  return ownFieldsOf(db, entity).flatMap((field) => {
    const printed = field.inPrint ? printedValue(db, field, values) : null;
    return printed === null ? [] : [printed];
  });
}

/** The same of a record by its id; none where there is no such record. */
export function printedOwnValuesOf(db: Db, entity: OwnEntity, id: number): PrintedOwnValue[] {
  if (!ownFieldsOf(db, entity).some(({ inPrint }) => inPrint)) return [];
  const record = ownRecord(db, entity, id);
  return record === undefined ? [] : printedOwnValues(db, entity, storedOwnValues(record.own));
}

function printedValue(db: Db, field: OwnFieldDefinition, values: OwnValues): PrintedOwnValue | null {
  const value = values[String(field.id)];
  if (value === undefined) return null;
  const { name, type, currency } = field;
  if (type === 'number' || type === 'money' || type === 'day' || type === 'yes-no')
    return Array.isArray(value) ? null : { name, type, value, currency };
  // Names are the same in every language.
  const text = ownValueText(db, field, value, 'en');
  return text === '' ? null : { name, type: 'text', value: text, currency: null };
}
