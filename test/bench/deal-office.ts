/** A big office with very many deals in all stages of its pipeline, for the board. */
import { openDatabase } from '../../db/database.ts';
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
  db.transaction(() => {
    for (let at = 0; at < deals; at += 1) {
      const stage = stages[at % stages.length];
      if (stage === undefined) throw new Error('The office has no stages.');
      const moment = new Date(begun + chance.whole(0, 300) * day).toISOString();
      const expected = new Date(begun + chance.whole(0, 500) * day).toISOString().slice(0, 10);
      const name = `Deal ${at}`;
      insert.run(
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
    }
  });
  db.close();
  return copy;
}
