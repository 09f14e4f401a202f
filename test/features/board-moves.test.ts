/** Two people move cards on one board, each by what his screen shows: nobody's move is lost or made over another one, and the board adds up. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../preload/contract/index.ts';
import { addDeal } from '../support/deals.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';
import { sampleClient } from './client-samples.ts';

const amounts = [100_000, 2_050, 7];

type Pipeline = Output<'pipelines.list'>[number];
type Screen = Map<number, number>;

let office: TestOffice;
let boris: Colleague;
let clientId: number;
let pipeline: Pipeline;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'en', password: ownersPassword });
  boris = await addPerson(office, 'Boris', { role: 'manager' });
  ({ id: clientId } = await office.ask('clients.create', sampleClient({ name: 'Альфа' })));
  const [first] = await office.ask('pipelines.list', {});
  if (first === undefined) throw new Error('There is no pipeline.');
  pipeline = first;
});
afterEach(() => office.close());

const boardOf = (asker: Pick<TestOffice, 'ask'>) =>
  asker.ask('deals.board', { pipelineId: pipeline.id, filter: {}, limit: 100 });

async function newDeals(): Promise<number[]> {
  const ids: number[] = [];
  for (const amount of amounts) {
    const about = { name: `Deal of ${amount}`, clientId, amount, currency: 'RUB', expectedClose: '2030-01-31' };
    const { id } = await addDeal(office, about);
    ids.push(id);
  }
  return ids;
}

const who = fc.constantFrom<'anna' | 'boris'>('anna', 'boris');
const action = fc.oneof(
  fc.record({ what: fc.constant('look' as const), who }),
  fc.record({
    what: fc.constant('move' as const),
    who,
    deal: fc.nat(amounts.length - 1),
    stage: fc.nat(6),
  }),
);

test('a move by what is no longer so is refused, every other one counts once, and columns hold what was moved into them', async () => {
  const people = { anna: office, boris };
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 25 }), async (actions) => {
      const ids = await newDeals();
      const first = pipeline.stages[0]?.id ?? 0;
      const stageOf: Screen = new Map(ids.map((id) => [id, first]));
      const gone = new Map(ids.map((id) => [id, [first]]));
      const screens = { anna: new Map(stageOf), boris: new Map(stageOf) };
      for (const act of actions) {
        if (act.what === 'look') {
          screens[act.who] = new Map(stageOf);
          const { columns } = await boardOf(people[act.who]);
          const seen = columns.flatMap(({ stageId, cards }) => cards.map(({ id }) => [id, stageId] as const));
          expect(new Map(seen.filter(([id]) => ids.includes(id)))).toEqual(stageOf);
          continue;
        }
        const id = ids[act.deal] ?? 0;
        const stage = pipeline.stages[act.stage];
        const from = screens[act.who].get(id) ?? 0;
        if (stage === undefined) throw new Error('There is no such stage.');
        const reason = stage.kind === 'lost' ? { reason: 'Price' } : {};
        const reply = await people[act.who].call('deals.move', { id, from, to: stage.id, ...reason });
        const before = stageOf.get(id);
        if (before !== from && before !== stage.id) {
          expect(reply).toMatchObject({ ok: false, code: 'conflict' });
          continue;
        }
        expect(reply).toMatchObject({ ok: true, value: { stageId: stage.id } });
        if (before !== stage.id) gone.get(id)?.push(stage.id);
        stageOf.set(id, stage.id);
        screens[act.who].set(id, stage.id);
      }
      const { columns } = await boardOf(office);
      for (const { stageId, count, sums } of columns) {
        const here = ids.filter((id) => stageOf.get(id) === stageId);
        expect(count).toBe(here.length);
        const sum = here.reduce((total, id) => total + (amounts[ids.indexOf(id)] ?? 0), 0);
        expect(sums).toEqual(here.length === 0 ? [] : [{ currency: 'RUB', amount: sum }]);
      }
      for (const id of ids) {
        const { times, version } = await office.ask('deals.get', { id });
        expect(times.map(({ stageId }) => stageId)).toEqual([...new Set(gone.get(id))]);
        await office.ask('deals.remove', { id, version });
      }
    }),
    { numRuns: 40 },
  );
});
