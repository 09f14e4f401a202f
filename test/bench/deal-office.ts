/** A big office with very many deals in all stages of its pipeline, for the board and the funnel. */
import { type Db, openDatabase } from '../../db/database.ts';
import { nameKey } from '../../db/folding.ts';
import { newUid } from '../../db/uid.ts';
import { randomFrom } from '../../main/features/demo/random.ts';
import { databaseOf, officeCopy } from './big-office.ts';

const day = 86_400_000;
const begun = Date.UTC(2026, 0, 1);

/** A copy of the office of so many clients with so many deals, written to by nobody else; `remove` takes it away. */
export async function dealOffice(clients: number, deals: number): ReturnType<typeof officeCopy> {
  const copy = await officeCopy(clients);
  const db = openDatabase(databaseOf(copy.base));
  fillDeals(db, clients, deals);
  db.close();
  return copy;
}

/** So many deals with clients of the first so many ids, through the stages of the pipelines. */
export function fillDeals(db: Db, clients: number, deals: number): void {
  const chance = randomFrom('deals');
  const stages = db.sql
    .prepare<[], { id: number; kind: string; pipelineId: number }>(
      'SELECT id, kind, pipeline_id AS pipelineId FROM stage ORDER BY position',
    )
    .all();
  const insert = db.sql.prepare(
    `INSERT INTO deal (uid, created_at, created_by, updated_at, updated_by, name, name_key, client_id, pipeline_id, stage_id,
       stage_since, state, amount, currency, amount_by_hand, expected_close, source, responsible_id, lost_reason, closed_at, note)
     VALUES (?, ?, 1, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, '', ?, ?, ?, '')`,
  );
  const came = db.sql.prepare('INSERT INTO deal_stage_change (deal_id, from_id, to_id, at, by) VALUES (?, ?, ?, ?, 1)');
  const open = stages.filter(({ kind }) => kind === 'open');
  db.transaction(() => {
    for (let at = 0; at < deals; at += 1) {
      const stage = stages[at % stages.length];
      if (stage === undefined) throw new Error('The office has no stages.');
      const moment = new Date(begun + chance.whole(0, 300) * day).toISOString();
      const expected = new Date(begun + chance.whole(0, 500) * day).toISOString().slice(0, 10);
      const name = `Deal ${at}`;
      const { lastInsertRowid: id } = insert.run(
        newUid(),
        moment,
        moment,
        name,
        nameKey(name),
        chance.whole(1, clients),
        stage.pipelineId,
        stage.id,
        moment,
        stage.kind,
        chance.whole(1, 100_000_000),
        at % 10 === 0 ? 'EUR' : 'RUB',
        at % 5 === 0 ? null : expected,
        // One deal of ten is of the person whose board is looked at.
        at % 10 === 1 ? 1 : null,
        stage.kind === 'lost' ? 'Price' : '',
        stage.kind === 'open' ? null : moment,
      );
      // Through all stages before its own, a day in each; those that are closed went through all that are open.
      const way = stage.kind === 'open' ? open.slice(0, open.indexOf(stage) + 1) : [...open, stage];
      for (const [step, { id: to }] of way.entries())
        came.run(
          id,
          way[step - 1]?.id ?? null,
          to,
          new Date(Date.parse(moment) + (step - way.length + 1) * day).toISOString(),
        );
    }
  });
}
