/** The search for duplicates over the whole base: finds what was planted, holds nobody up, leaves nothing behind when it is cancelled. */
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientWriter } from '../../main/features/clients/writing-queries.ts';
import { randomFrom } from '../../main/features/demo/random.ts';
import { areSimilarNames, editDistance, likelihoodOf } from '../../main/features/duplicates/likelihood.ts';
import { suspectsStatement } from '../../main/features/duplicates/queries.ts';
import { NewClient } from '../../preload/contract/clients.ts';
import { type Likeness, likenesses } from '../../preload/contract/duplicates.ts';
import type { Output } from '../../preload/contract/index.ts';
import { addColleague } from '../support/colleague.ts';
import { addClient } from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';
import { email, inCity, phone, sampleClient } from './client-samples.ts';
import { merged } from './merging-office.ts';

const job = 'job-00000001';
type Pair = Output<'duplicates.list'>['pairs'][number];

async function allPairs(office: Pick<TestOffice, 'ask'>, limit = 200): Promise<Pair[]> {
  const pairs: Pair[] = [];
  let after: string | null = null;
  do {
    const page: Output<'duplicates.list'> = await office.ask('duplicates.list', { after, limit });
    pairs.push(...page.pairs);
    after = page.next;
  } while (after !== null);
  return pairs;
}

const told = ({ first, second, reasons }: Pair) => [first.name, second.name, reasons];

describe('among 20,000 clients', () => {
  let office: TestOffice;
  const planted: [string, string, Likeness[]][] = [
    ['ООО «Северный ветер»', 'СЕВЕРНЫЙ ВЕТЕР', ['tax-number', 'name']],
    ['Маяк', 'Другое имя', ['tax-number']],
    ['Трёхгорный сад', 'Компания Сад', ['email']],
    ['Серебряный ручей', 'Серебряный ручий', ['similar-name']],
    ['Лавка чудес', 'Чудо-лавка', ['phone']],
  ];

  beforeAll(async () => {
    office = await testOffice({ country: 'RU', now: '2026-11-23T10:00:00.000Z', password: ownersPassword });
    const chance = randomFrom('duplicates');
    const writer = clientWriter(office.db);
    const stamp = { at: '2026-11-23T10:00:00.000Z', by: 1 };
    const fields = (of: Parameters<typeof sampleClient>[0]) => NewClient.parse(sampleClient(of));
    const letters = 'бвгджзклмнпрстфх';
    const word = () => Array.from({ length: 9 }, () => letters[chance.whole(0, 15)]).join('');
    const add = (of: Parameters<typeof sampleClient>[0]) => writer.insert(fields(of), [], stamp);
    office.db.transaction(() => {
      for (let at = 0; at < 20_000; at++) {
        add({
          name: `${word()} ${word()}`,
          reaches: [phone(`+7 9${chance.digits(9)}`)],
          taxNumbers: { inn: chance.digits(12) },
        });
        if (at % 4000 === 0) {
          const [one = '', other = '', reasons = []] = planted[at / 4000] ?? [];
          const shared = {
            ...(reasons.includes('tax-number') && { taxNumbers: { inn: `77070838${at}` } }),
            reaches: [
              ...(reasons.includes('phone') ? [phone('8 (812) 333-44-55')] : []),
              ...(reasons.includes('email') ? [email('Shop@example.ru')] : []),
            ],
          };
          add({ name: one, address: inCity('Тула'), ...shared });
          add({
            name: other,
            address: inCity('Тула'),
            ...shared,
            reaches: shared.reaches.map(({ kind, value, label }) => ({ kind, value: value.toLowerCase(), label })),
          });
        }
      }
    });
  });
  afterAll(() => office.close());

  it('the planted pairs are found, the surest first, and other calls are answered meanwhile', async () => {
    expect(await office.ask('duplicates.state', {})).toEqual({ searchedAt: null, pairs: 0 });
    let isRunning = true;
    const search = office.ask('duplicates.search', { job }).finally(() => {
      isRunning = false;
    });
    let answered = 0;
    while (isRunning) {
      await office.ask('clients.count', {});
      if (isRunning) answered++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(answered).toBeGreaterThan(20);
    const done = await search;
    expect(done).toEqual({ searchedAt: '2026-11-23T10:00:00.000Z', pairs: 5 });
    expect(await office.ask('duplicates.state', {})).toEqual(done);
    const phases = office.events.flatMap((event) => (event.type === 'progress' ? [event.phase] : []));
    expect(new Set(phases)).toEqual(new Set(['reading', 'checking', 'finished']));

    const pairs = await allPairs(office);
    expect(pairs.map(told)).toEqual([planted[0], planted[1], planted[2], planted[4], planted[3]]);
    const likelihoods = pairs.map(({ likelihood }) => likelihood);
    expect(likelihoods).toEqual(likelihoods.toSorted((one, other) => other - one));
    // The same by pages of two.
    expect((await allPairs(office, 2)).map(told)).toEqual(pairs.map(told));
    const plan = office.db
      .prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${suspectsStatement}`)
      .all(0, 0, 0, 1);
    expect(plan.map(({ detail }) => detail)).toEqual([
      expect.stringContaining(
        'SEARCH suspect USING INDEX suspect_likelihood ((likelihood,first_id,second_id)<(?,?,?))',
      ),
    ]);
  });

  it('a pair that was said to be two is not suspected again, until that is taken back', async () => {
    const [, maiak] = await allPairs(office);
    if (maiak === undefined) throw new Error('It was found.');
    const pair = { firstId: maiak.second.id, secondId: maiak.first.id };
    await office.ask('duplicates.dismiss', { ...pair, dismissed: true });
    expect((await allPairs(office)).map(told)).not.toContainEqual(told(maiak));
    expect(await office.ask('duplicates.search', { job })).toMatchObject({ pairs: 4 });
    expect((await allPairs(office)).map(told)).not.toContainEqual(told(maiak));
    await office.ask('duplicates.dismiss', { ...pair, dismissed: false });
    expect((await allPairs(office)).map(told)).toContainEqual(told(maiak));
  });

  it('a search that is cancelled leaves the pairs of the one before, and no trace', async () => {
    const before = await allPairs(office);
    const audited = await office.ask('audit.check', {});
    const told = office.events.length;
    const search = office.call('duplicates.search', { job: 'job-cancelled' });
    while (!office.events.slice(told).some((event) => event.type === 'progress'))
      await new Promise((done) => setImmediate(done));
    await office.ask('jobs.cancel', { job: 'job-cancelled' });
    expect(await search).toMatchObject({ ok: false });
    expect(await allPairs(office)).toEqual(before);
    expect(await office.ask('audit.check', {})).toEqual(audited);
  });
});

describe('suspected pairs', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await testOffice({ country: 'RU', now: '2026-11-23T10:00:00.000Z', password: ownersPassword });
  });
  afterEach(() => office.close());

  it('are shown and counted for those who may merge both; what a role hides is no reason for it', async () => {
    const boris = await addColleague(office, 'Boris', ['clients.see', 'clients.merge:own']);
    const own = { responsibleId: boris.id, reaches: [phone('+7 495 111-22-33')] };
    await addClient(office, { name: 'One of Boris', ...own });
    await addClient(office, { name: 'Other', ...own });
    await addClient(office, { name: 'Of Anna', responsibleId: 1, reaches: own.reaches });
    expect(await office.ask('duplicates.search', { job })).toMatchObject({ pairs: 3 });
    expect((await boris.ask('duplicates.state', {})).pairs).toBe(1);
    expect((await allPairs(boris)).map(told)).toEqual([['One of Boris', 'Other', ['phone']]]);
    const blind = await addPerson(office, 'Clara', {
      rights: { 'clients.see': 'all', 'clients.merge': 'all' },
      hidden: ['clients.reaches'],
    });
    expect((await blind.ask('duplicates.state', {})).pairs).toBe(0);
    expect(await allPairs(blind)).toEqual([]);
    const seller = await addColleague(office, 'Dora', ['clients.see', 'clients.change']);
    expect(await seller.call('duplicates.list', { after: null, limit: 10 })).toMatchObject({ code: 'forbidden' });
    const [pair] = await allPairs(office);
    const ids = { firstId: pair?.first.id ?? 0, secondId: pair?.second.id ?? 0 };
    expect(await seller.call('duplicates.dismiss', { ...ids, dismissed: true })).toMatchObject({ code: 'forbidden' });
    expect(await office.call('duplicates.dismiss', { firstId: 1, secondId: 1, dismissed: true })).toMatchObject({
      code: 'invalid',
    });
  });

  it('of which one was merged or deleted are neither shown nor counted; undoing brings them back', async () => {
    const shared = { taxNumbers: { inn: '7707083893' } };
    const ids = [
      await addClient(office, { name: 'First', ...shared }),
      await addClient(office, { name: 'Second', ...shared }),
      await addClient(office, { name: 'Third', ...shared }),
    ];
    await office.ask('duplicates.search', { job });
    expect((await office.ask('duplicates.state', {})).pairs).toBe(3);
    const { operationId } = await merged(office, ids.slice(0, 2));
    expect((await office.ask('duplicates.state', {})).pairs).toBe(1);
    expect(await allPairs(office)).toHaveLength(1);
    await office.ask('operations.undo', { id: operationId, job });
    expect((await office.ask('duplicates.state', {})).pairs).toBe(3);
    // What is in the bin is not found by a new search either.
    await office.ask('clients.remove', { id: ids[2] ?? 0, version: 1 });
    expect(await office.ask('duplicates.search', { job })).toMatchObject({ pairs: 1 });
  });

  it('are found where very many share a tax number, and not where very many share a phone', async () => {
    for (let at = 0; at < 15; at++)
      await addClient(office, {
        name: `Branch ${at}`,
        reaches: [phone('+7 495 111-22-33')],
        taxNumbers: { inn: '7707083893' },
      });
    await office.ask('duplicates.search', { job });
    const pairs = await allPairs(office);
    expect(pairs).toHaveLength(14);
    expect(pairs.every(({ first, reasons }) => first.name === 'Branch 0' && reasons.join() === 'tax-number')).toBe(
      true,
    );
  });
});

describe('likelihood', () => {
  const nobody = { city: '', taxNumber: '', kind: 'company' };
  const reasons = fc.subarray([...likenesses], { minLength: 1 });

  it('grows with each likeness, and stays between nothing and certain', () => {
    fc.assert(
      fc.property(reasons, fc.constantFrom(...likenesses), (some, more) => {
        const one = likelihoodOf(some, nobody, nobody);
        const other = likelihoodOf([...new Set([...some, more])], nobody, nobody);
        expect(other).toBeGreaterThanOrEqual(one);
        expect(one).toBeGreaterThan(0);
        expect(other).toBeLessThanOrEqual(1000);
      }),
    );
  });

  it('of a shared tax number is above any likeness of names, and different tax numbers speak against one', () => {
    const tula = { ...nobody, city: 'Тула' };
    expect(likelihoodOf(['tax-number'], nobody, nobody)).toBeGreaterThan(likelihoodOf(['name'], tula, tula));
    const [one, other] = [
      { ...nobody, taxNumber: '1' },
      { ...nobody, taxNumber: '2' },
    ];
    expect(likelihoodOf(['name'], one, other)).toBe(200);
    expect(likelihoodOf(['name'], nobody, nobody)).toBe(500);
    expect(likelihoodOf(['name'], tula, tula)).toBe(625);
    expect(likelihoodOf(['name'], nobody, { ...nobody, kind: 'person' })).toBe(350);
  });

  it('the distance of names is that of the plain definition', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    const plain = (one: string, other: string): number => {
      if (one === '' || other === '') return one.length + other.length;
      const [rest, last] = [one.slice(0, -1), one.at(-1)];
      const [restOf, lastOf] = [other.slice(0, -1), other.at(-1)];
      let least = Math.min(
        plain(rest, other) + 1,
        plain(one, restOf) + 1,
        plain(rest, restOf) + (last === lastOf ? 0 : 1),
      );
      if (one.length > 1 && other.length > 1 && last === restOf.at(-1) && rest.at(-1) === lastOf)
        least = Math.min(least, plain(rest.slice(0, -1), restOf.slice(0, -1)) + 1);
      return least;
    };
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(editDistance(one, other, 20)).toBe(plain(one, other));
        expect(editDistance(one, other, 2)).toBe(Math.min(plain(one, other), 3));
      }),
      { numRuns: 150 },
    );
  });

  it('a slip of the keyboard is a similar name; another number, a short name, the same name are not', () => {
    expect(areSimilarNames('ромашка', 'ромошка')).toBe(true);
    expect(areSimilarNames('ромашка', 'рмоашка')).toBe(true);
    expect(areSimilarNames('ромашка', 'рамошка')).toBe(false);
    expect(areSimilarNames('ромашка 12', 'ромашка 13')).toBe(false);
    expect(areSimilarNames('мир', 'мор')).toBe(false);
    expect(areSimilarNames('ромашка', 'ромашка')).toBe(false);
  });
});
