/** Clients, products, documents, activities and deals for lists, with the people and teams to whom they belong. */
import type { Db } from '../../db/database.ts';
import { nameKey } from '../../db/folding.ts';
import { insertActivity, setStatus } from '../../main/features/activities/queries.ts';
import { clientWriter } from '../../main/features/clients/writing-queries.ts';
import { insertDeal, placeDeal } from '../../main/features/deals/queries.ts';
import { type Random, randomFrom } from '../../main/features/demo/random.ts';
import { productWriter } from '../../main/features/products/writing-queries.ts';
import { activityKinds, priorities } from '../../preload/contract/activities.ts';
import type { StageKind } from '../../preload/contract/deals.ts';
import { madeClient, people, teams } from '../bench/made-clients.ts';
import { makePeople } from '../bench/made-people.ts';
import { documentStatement, madeDocument, madeProduct } from '../bench/made-trade.ts';

/** Adds so many of each to an office that has none. */
export function addListRows(db: Db, count: number): void {
  const chance = randomFrom('rows of lists');
  const stamp = { at: '2026-01-01T00:00:00.000Z', by: 1 };
  const clients = clientWriter(db);
  const products = productWriter(db);
  const document = db.sql.prepare(documentStatement);
  const series = db.sql.prepare<[], number>("SELECT id FROM number_series WHERE type = 'invoice'").pluck().get() ?? 0;
  makePeople(db);
  for (let at = 1; at <= count; at += 1) {
    const { fields, contacts } = madeClient(at, chance);
    clients.insert(fields, contacts, stamp);
    products.insert(madeProduct(at, chance), stamp);
    addActivity(db, at, chance, stamp);
    addDeal(db, at, chance, stamp);
    document.run({ ...madeDocument(at, { clientId: at, clientName: fields.name, series }, chance), ...stamp });
  }
}

/** One with the client of the same number, a third of them finished. */
function addActivity(db: Db, at: number, chance: Random, stamp: { readonly at: string; readonly by: number }): void {
  const id = insertActivity(
    db,
    {
      kind: chance.pick(activityKinds),
      subject: `${chance.pick(['Позвонить', 'Встреча', 'Ромашка: письмо', 'Отчёт'])} ${at}`,
      note: '',
      clientId: chance.chance(0.8) ? at : null,
      contactId: null,
      documentId: null,
      dealId: null,
      responsibleId: chance.whole(2, 1 + people),
      priority: chance.pick(priorities),
      day: `2026-${String(chance.whole(1, 12)).padStart(2, '0')}-15`,
      time: chance.chance(0.5) ? '10:30' : null,
      duration: null,
      remindAt: null,
      plannedMinutes: null,
      spentMinutes: null,
      result: '',
      items: [],
      participants: [],
    },
    chance.chance(0.8) ? chance.whole(1, teams) : null,
    stamp,
  );
  if (chance.chance(0.3)) setStatus(db, id, { status: 'done', done: stamp }, stamp);
}

/** One with the client of the same number, in one of the stages that there are. */
function addDeal(db: Db, at: number, chance: Random, stamp: { readonly at: string; readonly by: number }): void {
  const stages = db.sql
    .prepare<[], { pipelineId: number; stageId: number; state: StageKind }>(
      'SELECT pipeline_id AS pipelineId, id AS stageId, kind AS state FROM stage ORDER BY id',
    )
    .all();
  const { state, ...place } = chance.pick(stages);
  const name = `${chance.pick(['Мебель', 'Ромашка: столы', 'Поставка'])} ${at}`;
  const id = insertDeal(
    db,
    {
      name,
      nameKey: nameKey(name),
      clientId: at,
      contactId: null,
      amount: chance.whole(0, 10_000_000),
      currency: chance.pick(['RUB', 'EUR']),
      amountByHand: true,
      probability: chance.chance(0.3) ? chance.whole(0, 10_000) : null,
      expectedClose: chance.chance(0.8) ? `2026-${String(chance.whole(1, 12)).padStart(2, '0')}-15` : null,
      source: chance.pick(['', 'Сайт', 'Выставка']),
      campaignId: null,
      responsibleId: chance.whole(2, 1 + people),
      teamId: chance.chance(0.8) ? chance.whole(1, teams) : null,
      note: '',
    },
    place,
    stamp,
  );
  if (state === 'open') return;
  const closed = {
    ...place,
    stageSince: stamp.at,
    state,
    lostReason: state === 'lost' ? 'Цена' : '',
    closedAt: stamp.at,
  };
  placeDeal(db, id, place.stageId, closed, { ...stamp, closes: true });
}
