/** What came out of a printer is noted: at once, in the name of who sent it there, whatever happened to the document meanwhile. */
import { afterEach, expect, test } from 'vitest';
import type { PrintChoice } from '../../preload/contract/outputs.ts';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword, peoplesPassword } from '../support/people.ts';

let office: TestOffice;
afterEach(() => office.close());

const choice: PrintChoice = { printer: 'Laser', copies: 1, pages: null, duplex: null, colour: null };
const job = 'job-00000001';
const rights = { 'clients.see': 'all', 'documents.see': 'all', 'documents.print': 'all' } as const;

/** Called with each print that has come out, counted from 1. */
let onPaper = async (_count: number) => {};
let sheets = 0;
let pages = 0;

async function begin(): Promise<void> {
  onPaper = async () => {};
  sheets = 0;
  pages = 0;
  office = await testOffice({
    country: 'INT',
    password: ownersPassword,
    host: {
      ...testHost,
      printing: true,
      printToPdf: async (html) => {
        pages += 1;
        return testHost.printToPdf(html);
      },
      printOn: async () => {
        sheets += 1;
        await onPaper(sheets);
      },
    },
  });
}

const noted = () =>
  office.db
    .prepare(
      `SELECT o.document_id AS id, u.name AS by FROM document_output o JOIN user u ON u.id = o.user_id
       WHERE o.kind = 'print' AND o.target = 'Laser' ORDER BY o.id`,
    )
    .all();

async function drafts(count: number): Promise<{ id: number; version: number }[]> {
  const client = await addClient(office);
  const made: { id: number; version: number }[] = [];
  for (let at = 0; at < count; at += 1) made.push(await addDraft(office, client));
  return made;
}
/** What is told where so many came out and none failed. */
const allOf = (documents: number) => {
  const none = { count: 0, named: [] };
  return { documents, failed: none, failedIds: [], stoodIn: none };
};
const idsOf = (documents: readonly { readonly id: number }[]) => documents.map(({ id }) => id);

test('each print is noted before the next one goes to the printer, so that a power cut loses none', async () => {
  await begin();
  const ids = idsOf(await drafts(3));
  const before: number[] = [];
  onPaper = async () => void before.push(noted().length);
  await office.ask('outputs.printMany', { selection: { ids }, choice });
  expect(before).toEqual([0, 1, 2]);
  expect(noted()).toEqual(ids.map((id) => ({ id, by: 'Anna' })));
});

test('a draft that is removed while it is printed is noted from the bin, and the rest goes on', async () => {
  await begin();
  const client = await addClient(office);
  const [one, two, three] = [
    await addIssued(office, client),
    await addDraft(office, client),
    await addIssued(office, client),
  ];
  onPaper = async (count) => {
    if (count === 2) await office.ask('documents.remove', { id: two.id, version: two.version });
  };
  const reply = await office.ask('outputs.print', {
    documents: [one, two, three].map(({ id }) => ({ ...choice, id })),
  });
  expect(reply).toEqual({ ...allOf(3), cancelled: false });
  expect(noted()).toEqual([one, two, three].map(({ id }) => ({ id, by: 'Anna' })));
  const audited = office.db
    .prepare("SELECT count(*) FROM audit WHERE channel = 'outputs.print' AND entity_id = ?")
    .pluck();
  expect(audited.get(two.id)).toBe(1);
});

test('who signs in meanwhile is not said to have printed; the rest of what another began is not printed for him', async () => {
  await begin();
  const ids = idsOf(await drafts(8));
  await addPerson(office, 'Boris', { rights });
  const vera = await addPerson(office, 'Vera', { rights });
  onPaper = async (count) => {
    if (count === 2) await vera.ask('sessions.signIn', { login: 'Boris', password: peoplesPassword });
  };
  // Nobody watches it under a name: it ends all the same.
  const reply = await vera.ask('outputs.printMany', { selection: { ids }, choice });
  expect(reply).toEqual({ ...allOf(2), cancelled: true });
  expect(sheets).toBe(2);
  expect(noted()).toEqual(ids.slice(0, 2).map((id) => ({ id, by: 'Vera' })));
});

test('who signs out meanwhile is said to have printed what came out', async () => {
  await begin();
  const ids = idsOf(await drafts(8));
  const vera = await addPerson(office, 'Vera', { rights });
  onPaper = async () => void (await vera.ask('sessions.signOut', {}));
  const reply = await vera.ask('outputs.printMany', { selection: { ids }, choice, job });
  expect(reply).toMatchObject({ documents: 1, cancelled: true });
  expect(sheets).toBe(1);
  expect(noted()).toEqual([{ id: ids[0], by: 'Vera' }]);
});

test('cancelled, it answers what has come out', async () => {
  await begin();
  const ids = idsOf(await drafts(8));
  onPaper = async (count) => void (count === 3 && (await office.ask('jobs.cancel', { job })));
  const reply = await office.ask('outputs.printMany', { selection: { ids }, choice, job });
  expect(reply).toEqual({ ...allOf(3), cancelled: true });
  expect(noted()).toHaveLength(3);
});

test('a printer that is not there is tried three times and not thirty, and its words are told once', async () => {
  await begin();
  const ids = idsOf(await drafts(30));
  onPaper = async () => {
    throw new Error('There is no such printer on this computer.');
  };
  expect(await office.call('outputs.printMany', { selection: { ids }, choice })).toEqual({
    ok: false,
    code: 'unavailable',
    message: '“Laser” did not print: There is no such printer on this computer.',
  });
  expect(sheets).toBe(3);
  expect(pages).toBeLessThan(10);
});

test('a printer that dies meanwhile ends the printing: what came out is told, the rest is listed as not tried', async () => {
  await begin();
  const documents = await drafts(10);
  onPaper = async (count) => {
    if (count > 4) throw new Error('Out of paper');
  };
  const reply = await office.ask('outputs.printMany', { selection: { ids: idsOf(documents) }, choice });
  expect(reply).toMatchObject({ documents: 4, failed: { count: 6 }, cancelled: false });
  const refused = '“Laser” did not print: Out of paper.';
  const untried = 'Not tried: those before it failed again and again.';
  expect(reply.failed.named.map(({ reason }) => reason)).toEqual([
    refused,
    refused,
    refused,
    untried,
    untried,
    untried,
  ]);
  expect(sheets).toBe(7);
  expect(noted()).toHaveLength(4);
});
