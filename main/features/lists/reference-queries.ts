/** SQL of who and what records of lists refer to: users, teams, tags, and the currencies that are used. */
import type { Db } from '../../../db/database.ts';
import { nameKey } from '../../../db/folding.ts';
import { differentTexts } from '../../../db/lists/written-values.ts';

/** A record and what it is called. */
export interface Named {
  readonly id: number;
  readonly name: string;
  /** It is put in order with the others, and nobody chooses it any more. */
  readonly inBin?: boolean;
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

/** Pipelines, those that are no longer offered last. */
export function pipelineNames(db: Db): Named[] {
  return db
    .prepare<[], Named>('SELECT id, name FROM pipeline ORDER BY deleted_at IS NOT NULL, archived, position, id')
    .all();
}

/** Stages in the order of their pipelines, which are named too where there are several: stages of two may have one name. */
export function stageNames(db: Db): Named[] {
  return db
    .prepare<[], Named>(
      `SELECT stage.id, CASE WHEN (SELECT count(*) FROM pipeline WHERE deleted_at IS NULL) > 1
           THEN pipeline.name || ' · ' || stage.name ELSE stage.name END AS name
       FROM stage CROSS JOIN pipeline ON pipeline.id = stage.pipeline_id
       ORDER BY pipeline.deleted_at IS NOT NULL, pipeline.archived, pipeline.position, pipeline.id, stage.position, stage.id`,
    )
    .all();
}

/** Campaigns in the order of their names, also those in the bin, which nobody chooses any more. */
export function campaignNames(db: Db): Named[] {
  return db
    .prepare<[], { readonly id: number; readonly name: string; readonly inBin: 0 | 1 }>(
      'SELECT id, name, deleted_at IS NOT NULL AS inBin FROM campaign',
    )
    .all()
    .map((campaign) => ({ ...campaign, key: nameKey(campaign.name) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.id - other.id))
    .map(({ id, name, inBin }) => ({ id, name, inBin: inBin === 1 }));
}

/** The currencies of deals. */
export function dealCurrencies(db: Db): string[] {
  return db
    .prepare<[], string>(
      'SELECT DISTINCT currency FROM deal INDEXED BY deal_sums WHERE deleted_at IS NULL ORDER BY currency',
    )
    .pluck()
    .all();
}

/** The currencies that documents are written in. */
export function documentCurrencies(db: Db): string[] {
  return (
    differentTexts(db, { table: 'document', expression: 'document.currency', index: 'document_currency' }, 200) ?? []
  );
}
