/** What becomes of documents when others are issued, refused, cancelled or brought back. */
import { afterEach, expect, test } from 'vitest';
import { addProduct, line, vatRateId } from '../support/documents.ts';
import { openPapers, type Papers, today } from '../support/papers.ts';

let papers: Papers;
afterEach(() => papers.office.close());

const setStatus = async (id: number, status: 'done' | 'refused' | 'signed') =>
  papers.ask('documents.setStatus', { id, version: (await papers.get(id)).version, status });

test('an order that somebody set to done stays done, whatever is issued on its basis', async () => {
  papers = await openPapers('INT');
  const { issued, issue, based, changeLines, get, cancel } = papers;
  const order = await issued('order', [line({ quantity: 10_000 })]);
  const waybill = await issue(await changeLines(await based(order.id, 'waybill'), { quantity: 4000 }));
  expect((await get(order.id)).status).toBe('part-delivered');
  await setStatus(order.id, 'done');
  await issue(await based(order.id, 'invoice'));
  expect((await get(order.id)).status).toBe('done');
  await issue(await changeLines(await based(order.id, 'waybill'), { quantity: 1000 }));
  expect((await get(order.id)).status).toBe('done');
  // What was delivered was not delivered after all: that is looked at anew.
  expect((await cancel(waybill.id)).ok).toBe(true);
  expect((await get(order.id)).status).toBe('part-delivered');
});

test('a final invoice that its deposits cover can be cancelled; one with a payment cannot', async () => {
  papers = await openPapers('INT');
  const { issued, issue, based, cancel, get, pay } = papers;
  const order = await issued('order', [line({ price: 100_000 })]);
  const deposit = await issue(await based(order.id, 'deposit-invoice', { share: 10_000 }));
  const final = await issue(await based(order.id, 'invoice'));
  expect((await get(final.id)).status).toBe('paid');
  expect((await cancel(final.id)).ok).toBe(true);
  // The deposit is free again.
  expect((await based(order.id, 'invoice')).details.deposits).toMatchObject([{ documentId: deposit.id }]);
  const plain = await issued('invoice', [line()]);
  await pay(plain.id, 10_000);
  expect(await cancel(plain.id)).toMatchObject({ ok: false, code: 'read-only' });
});

test('an act that the client refused is no debt of his, until he signs it', async () => {
  papers = await openPapers('RU');
  const { ask, client, issued } = papers;
  const [company] = await ask('companies.list', {});
  const about = { companyId: company?.id ?? 0, clientId: client, currency: 'RUB', form: 'RU' } as const;
  const closing = async () =>
    (await ask('documents.statement', { ...about, from: '2026-01-01', until: '2026-12-31' })).closing;
  const act = await issued('act', [line()]);
  expect(await closing()).toBe(10_000);
  await setStatus(act.id, 'refused');
  expect(await closing()).toBe(0);
  await setStatus(act.id, 'signed');
  expect(await closing()).toBe(10_000);
});

test('the log of a draft that is brought back tells when it had gone', async () => {
  papers = await openPapers('INT');
  const { ask, office, clock, draft } = papers;
  const { id, version } = await draft('invoice', [line()]);
  await ask('documents.remove', { id, version });
  clock.set('2026-11-30T10:00:00.000Z');
  await ask('bin.restore', { entity: 'document', id });
  const changes: unknown = office.db.sql
    .prepare("SELECT changes FROM audit WHERE entity = 'document' AND entity_id = ? ORDER BY id DESC LIMIT 1")
    .pluck()
    .get(id);
  expect(JSON.parse(String(changes))).toEqual({ deletedAt: { old: `${today}T10:00:00.000Z`, new: null } });
});

test('the printed register is called after its series, whatever it begins with', async () => {
  papers = await openPapers('RU');
  const { ask, office, issued } = papers;
  const vatRate = await vatRateId(office, 'RU', 2200);
  const productId = await addProduct(office, 'Стол', 'goods', vatRate);
  await issued('upd', [line({ productId, vatRateId: vatRate })]);
  const seriesOf = async (type: string) => (await ask('series.list', {})).find((one) => one.type === type)?.id ?? 0;
  const nameOf = async (type: string) =>
    (await ask('journal.print', { seriesId: await seriesOf(type), from: '2026-01-01', to: '2026-12-31' })).name;
  expect(await nameOf('tax-invoice')).toMatch(/^Register of documents.*Tax invoice/u);
  // Nothing in it.
  expect(await nameOf('invoice')).toMatch(/^Register of documents.*Invoice/u);
});

test('a correction has its number from the series of what it corrects, whatever its draft says', async () => {
  papers = await openPapers('RU');
  const { office, issued, issue, based, change } = papers;
  const upd = await issued('upd', [line()], { details: { transferStatus: '2' } });
  const draft = await based(upd.id, 'correction');
  const lines = draft.lines.map((one) => ({ ...one, quantity: 500 }));
  const correction = await issue(await change(draft, { lines, details: { reason: 'Half of it' } }));
  const series = office.db.sql
    .prepare('SELECT DISTINCT s.type FROM document d JOIN number_series s ON s.id = d.series_id WHERE d.id IN (?, ?)')
    .pluck()
    .all(upd.id, correction.id);
  expect(series).toEqual(['waybill']);
});
