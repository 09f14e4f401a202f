/** What is worth a second look is asked before the number is given, and nothing of the draft or of the numbers is touched by the question. */
import { afterEach, expect, test } from 'vitest';
import type { Document } from '../../preload/contract/documents.ts';
import {
  addClient,
  addDraft,
  addIssued,
  addProduct,
  draftOf,
  issueDraft,
  line,
  vatRateId,
} from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

const issue = ({ id, version }: Document, accepted?: string[]) =>
  office.call('documents.issue', { id, version, ...(accepted && { accepted }) });

const earlier =
  'The day 03/05/2026 is earlier than that of the document with the number before (04/05/2026): numbers and days are no longer in the same order.';

test('a remark is asked about before the number is given: neither a number nor the draft is used up', async () => {
  office = await testOffice({ country: 'INT', language: 'en', now: '2026-05-04T10:00:00.000Z' });
  const client = await addClient(office, { country: 'INT' });
  await addIssued(office, client);
  const draft = await addDraft(office, client, { day: '2026-05-03' });
  expect(await issue(draft, [])).toMatchObject({ ok: false, code: 'conflict', details: { remarks: [earlier] } });
  expect(await office.ask('documents.get', { id: draft.id })).toMatchObject({
    status: 'draft',
    number: null,
    version: draft.version,
  });
  // Another remark than the one that was accepted is asked about too.
  expect(await issue(draft, ['Something else.'])).toMatchObject({ details: { remarks: [earlier] } });
  const other = await addDraft(office, client);
  expect(await issue(other, [])).toMatchObject({ ok: true, value: { document: { number: 'INV-2026-0002' } } });
  expect(await issue(draft, [earlier])).toMatchObject({
    ok: true,
    value: { document: { number: 'INV-2026-0003' }, warnings: [earlier] },
  });
});

test('a package asks once for all of its documents, and makes none of them before', async () => {
  office = await testOffice({ country: 'INT', language: 'en', now: '2026-05-04T10:00:00.000Z' });
  const client = await addClient(office, { country: 'INT' });
  const productId = await addProduct(office, 'Lamp', 'goods', null);
  await addIssued(office, client);
  const { id, version } = await addDraft(office, client, { day: '2026-05-03', lines: [line({ productId })] });
  const issuePackage = (accepted: string[]) =>
    office.call('documents.package', { id, version, types: ['waybill'], accepted });
  expect(await issuePackage([])).toMatchObject({ details: { remarks: [earlier] } });
  expect(await office.ask('documents.count', {})).toMatchObject({ count: 2 });
  expect(await issuePackage([earlier])).toMatchObject({ ok: true });
});

test('what tax invoices hold whole is no longer offered for another one', async () => {
  office = await testOffice({ country: 'RU', language: 'en', now: '2026-11-29T10:00:00.000Z' });
  const address = { street: 'Невский пр., 1', postcode: '191025', city: 'СПб', region: '', country: 'Россия' };
  const client = await addClient(office, { country: 'RU', address, taxNumbers: { inn: '7812014560' } });
  const lines = [line({ quantity: 2000, vatRateId: await vatRateId(office, 'RU', 2200) })];
  const invoice = await issueDraft(office, await draftOf(office, 'invoice', client, lines));
  const isDone = async () =>
    (await office.ask('documents.nextSteps', { id: invoice.id })).steps.find(({ type }) => type === 'tax-invoice')
      ?.isDone;
  const upd = async (quantity: number, transferStatus: '1' | '2') => {
    const lineId = (await office.ask('documents.left', { id: invoice.id }))[0]?.lineId ?? 0;
    const made = await office.ask('documents.base', {
      id: invoice.id,
      type: 'upd',
      quantities: [{ lineId, quantity }],
    });
    const { id, version, ...fields } = made;
    const details = { ...fields.details, transferStatus };
    return issueDraft(office, await office.ask('documents.change', { id, version, draft: { ...fields, details } }));
  };
  await upd(1000, '2');
  expect(await isDone()).toBe(false);
  const second = await upd(1000, '1');
  // One of two stands on a tax invoice, the other on a primary document alone.
  expect(await isDone()).toBe(false);
  await office.ask('documents.cancel', { id: second.id, version: second.version, reason: 'Anew' });
  await upd(2000, '1');
  expect(await isDone()).toBe(true);
});
