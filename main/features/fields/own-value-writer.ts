/** Keeps the table of own values, which lists look into, in step with the records. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../../db/database.ts';
import type { OwnValues } from '../../../preload/contract/own-values.ts';
import { ownFieldById } from './own-fields.ts';
import { ownValueRows } from './own-value-rows.ts';
import { deleteValueRows, insertValueRow } from './queries.ts';

/** Writes own values; inside of the transaction that writes their record. */
export interface OwnValueWriter {
  /** Brings the table from what the record `entityId` had to what it has now. Records without own values cost nothing. */
  replace(entityId: number, before: OwnValues, now: OwnValues): void;
}

/** The writer of this database. */
export function ownValueWriter(db: Db): OwnValueWriter {
  return {
    replace(entityId, before, now) {
      if (before === now) return;
      for (const key in before) if (now[key] === undefined) deleteValueRows(db, entityId, Number(key));
      for (const key in now) {
        const value = now[key];
        const old = before[key];
        if (value === undefined || isDeepStrictEqual(value, old)) continue;
        const field = ownFieldById(db, Number(key));
        if (field === undefined) throw new Error(`There is no own field ${key}.`);
        if (old !== undefined) deleteValueRows(db, entityId, field.id);
        for (const row of ownValueRows(field.type, value)) insertValueRow(db, field.id, row, entityId);
      }
    },
  };
}
