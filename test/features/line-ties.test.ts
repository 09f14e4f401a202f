/** A line that was removed and entered again in a document on the basis of another one still delivers and bills what it did. */
import { afterEach, expect, test } from 'vitest';
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { Document, DocumentLine } from '../../preload/contract/documents.ts';
import { addClient, addProduct, draftOf, issueDraft, line } from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

async function order(lines: readonly DocumentLine[]): Promise<Document> {
  const client = await addClient(office, { country: 'INT' });
  return issueDraft(office, await draftOf(office, 'order', client, [...lines]));
}

const begin = async () => {
  office = await testOffice({ country: 'INT', language: 'en', now: '2026-11-29T10:00:00.000Z' });
};

/** Makes the document, with these lines in the place of its own, and issues it. */
async function made({ id }: Document, type: DocumentType, change: (lines: DocumentLine[]) => DocumentLine[]) {
  const { id: draft, version, ...fields } = await office.ask('documents.base', { id, type });
  const lines = change(fields.lines);
  return issueDraft(office, await office.ask('documents.change', { id: draft, version, draft: { ...fields, lines } }));
}

const untied = ({ basedOnLineId: _, ...rest }: DocumentLine): DocumentLine => rest;
const left = async ({ id }: Document) =>
  (await office.ask('documents.left', { id })).map(({ toDeliver, toBill }) => [toDeliver, toBill]);

test('a product that is entered again, and a text, are billed and delivered once', async () => {
  await begin();
  const lamp = await addProduct(office, 'Lamp', 'goods', null);
  const lines = [line({ productId: lamp, name: 'Lamp' }), line({ name: 'Advice', unit: 'HUR', quantity: 2000 })];
  const confirmed = await order(lines);
  const invoice = await made(confirmed, 'invoice', ([first, second]) =>
    first && second ? [untied(second), { ...untied(first), name: 'Lamp, white' }] : [],
  );
  // The order of the lines is another one: each is tied to its own.
  const of = confirmed.lines.map(() => expect.any(Number));
  expect(invoice.lines.map(({ basedOnLineId }) => basedOnLineId)).toEqual(of);
  expect(await left(confirmed)).toEqual([
    [1000, 0],
    [2000, 0],
  ]);
  await made(invoice, 'waybill', (all) => all.map(untied));
  expect(await left(confirmed)).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect((await office.ask('documents.get', { id: confirmed.id })).status).toBe('done');
});

test('two lines of one product are tied each to its own, and what is new or has nothing left to none', async () => {
  await begin();
  const lamp = await addProduct(office, 'Lamp', 'goods', null);
  const one = line({ productId: lamp, name: 'Lamp' });
  const confirmed = await order([one, one]);
  // The first stays tied: the line that is entered again is the second, a third has nothing left, and a text in another unit is another one.
  const invoice = await made(confirmed, 'invoice', ([first]) =>
    first ? [first, one, one, line({ name: 'Lamp', unit: 'HUR' })] : [],
  );
  const ties = invoice.lines.map(({ basedOnLineId }) => basedOnLineId ?? null);
  expect(new Set(ties.slice(0, 2)).size).toBe(2);
  expect(ties).toEqual([expect.any(Number), expect.any(Number), null, null]);
  expect(await left(confirmed)).toEqual([
    [1000, 0],
    [1000, 0],
  ]);
});
