/** Pipelines as the office makes them: added, put into another order, archived; a stage that deals need stays and says how many. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../preload/contract/index.ts';
import { addDeal } from '../support/deals.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';
import { sampleClient } from './client-samples.ts';

let office: TestOffice;
let sales: Output<'pipelines.list'>[number];
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'en', password: ownersPassword });
  const [first] = await office.ask('pipelines.list', {});
  if (first === undefined) throw new Error('There is no pipeline.');
  sales = first;
});
afterEach(() => office.close());

const stage = (name: string) => sales.stages.find((one) => one.name === name)?.id ?? 0;

async function add() {
  const { id: clientId } = await office.ask('clients.create', sampleClient({ name: 'Альфа' }));
  return (await addDeal(office, { clientId })).id;
}

const another = (name: string) =>
  office.ask('pipelines.save', {
    id: null,
    version: null,
    name,
    archived: false,
    stages: sales.stages.map((one) => ({ ...one, id: null })),
  });

const names = async () => (await office.ask('pipelines.list', {})).map(({ name }) => name);

test('a stage that deals need says how many are in it, and where those are that have left it', async () => {
  const [first, second] = [await add(), await add()];
  await add();
  await office.ask('deals.move', { id: first, from: stage('New'), to: stage('Qualified') });
  await office.ask('deals.lose', { id: second, from: stage('New'), reason: 'Price' });
  const use = (stageId: number) => office.ask('pipelines.stageUse', { stageId });
  expect(await use(stage('New'))).toEqual({
    here: 1,
    gone: [
      { stage: 'Qualified', count: 1 },
      { stage: 'Lost', count: 1 },
    ],
  });
  expect(await use(stage('Contract'))).toEqual({ here: 0, gone: [] });
  const { id, version, name, stages } = sales;
  const fields = { id, version, name, archived: false, stages: stages.filter((one) => one.name !== 'New') };
  expect(await office.call('pipelines.save', fields)).toMatchObject({
    code: 'invalid',
    details: {
      fields: [{ path: 'stages', message: '“New” stays what it is: deals in it now: 1; deals that have left it: 2.' }],
    },
  });
});

test('pipelines stand in the order into which they are put, archived ones last', async () => {
  const [retail, service] = [await another('Retail'), await another('Service')];
  await office.ask('pipelines.order', { ids: [service.id, sales.id] });
  expect(await names()).toEqual(['Service', 'Sales', 'Retail']);
  const history = await office.ask('audit.list', { filter: {}, before: null, limit: 3 });
  expect(
    history
      .filter(({ channel }) => channel === 'pipelines.order')
      .map(({ entityId }) => entityId)
      .sort(),
  ).toEqual([sales.id, retail.id, service.id].sort());
  const { version } = (await office.ask('pipelines.list', {})).find(({ id }) => id === service.id) ?? { version: 0 };
  await office.ask('pipelines.save', { ...service, version, archived: true });
  expect(await names()).toEqual(['Sales', 'Retail', 'Service']);
});

test('the last pipeline that is offered is not archived: new deals need one', async () => {
  expect(await office.call('pipelines.save', { ...sales, archived: true })).toMatchObject({
    code: 'invalid',
    details: { fields: [{ path: 'archived' }] },
  });
});

test('only who may change the settings orders pipelines and asks what a stage holds', async () => {
  const ivan = await addPerson(office, 'Ivan');
  expect(await ivan.call('pipelines.order', { ids: [sales.id] })).toMatchObject({ code: 'forbidden' });
  expect(await ivan.call('pipelines.stageUse', { stageId: stage('New') })).toMatchObject({ code: 'forbidden' });
});
