/** SQL of who and what records of lists refer to: users, teams, tags, and the currencies that are used. */
import type { Db } from '../../../db/database.ts';
import { differentTexts } from '../../../db/lists/written-values.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

/** All who were ever users, those who have left last. */
export function userNames(db: Db): Named[] {
  return db
    .prepare<[], Named>('SELECT id, name FROM user ORDER BY active DESC, deleted_at IS NOT NULL, name, id')
    .all();
}

/** All teams, those in the bin included: records may still belong to them. */
export function teamNames(db: Db): Named[] {
  return db.prepare<[], Named>('SELECT id, name FROM team ORDER BY name, id').all();
}

/** Tags in the order of their words. */
export function tagNames(db: Db): Named[] {
  return db.prepare<[], Named>('SELECT id, name FROM tag ORDER BY name_key LIMIT 1000').all();
}

/** The currencies that documents are written in. */
export function documentCurrencies(db: Db): string[] {
  return (
    differentTexts(db, { table: 'document', expression: 'document.currency', index: 'document_currency' }, 200) ?? []
  );
}
