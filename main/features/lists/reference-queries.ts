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

const taggedBy = (index: string, who: string) =>
  `SELECT client_tag.tag_id FROM client INDEXED BY ${index} CROSS JOIN client_tag INDEXED BY client_tag_client ON client_id = client.id WHERE ${who} AND deleted_at IS NULL`;

/** Those that clients of the person or of these teams are marked with. */
export function tagNamesWithin(db: Db, userId: number, teamIds: readonly number[]): Named[] {
  return db
    .prepare<[number, string], Named>(
      `SELECT id, name FROM tag WHERE id IN (${taggedBy('client_responsible', 'responsible_id = ?')} UNION
       ${taggedBy('client_team', 'team_id IN (SELECT value FROM json_each(?))')}) ORDER BY name_key LIMIT 1000`,
    )
    .all(userId, JSON.stringify(teamIds));
}

/** The currencies that documents are written in. */
export function documentCurrencies(db: Db): string[] {
  return (
    differentTexts(db, { table: 'document', expression: 'document.currency', index: 'document_currency' }, 200) ?? []
  );
}
