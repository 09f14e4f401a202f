/** What is told of many documents that were printed, saved or sent: what failed, to be asked for again, and whose form stood in. */
import { afterEach, expect, test } from 'vitest';
import type { PrintChoice } from '../../preload/contract/outputs.ts';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { handedOver } from '../support/made-files.ts';
import { addAccount } from '../support/mail-server.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';
import { paragraph, wordFile } from '../support/word-files.ts';

let office: TestOffice;
afterEach(() => office.close());

const choice: PrintChoice = { printer: 'Laser', copies: 2, pages: null, duplex: 'simplex', colour: null };
const email = (value: string) => [{ kind: 'email' as const, value, label: '' }];
const nothing = { count: 0, named: [] };

async function begin(printOn: () => Promise<void> = async () => undefined): Promise<void> {
  office = await testOffice({ country: 'RU', language: 'en', host: { ...testHost, printing: true, printOn } });
}

test('those that failed alone are printed when it is asked for them again', async () => {
  let sheets = 0;
  let isJammed = true;
  await begin(async () => {
    sheets += 1;
    if (isJammed && sheets > 1 && sheets < 4) throw new Error('Paper jam');
  });
  const client = await addClient(office);
  const ids: number[] = [];
  for (let count = 0; count < 4; count += 1) ids.push((await addIssued(office, client)).id);
  const first = await office.ask('outputs.printMany', { selection: { filter: {}, except: [] }, choice });
  expect(first).toMatchObject({ documents: 2, failed: { count: 2 }, failedIds: ids.slice(1, 3) });
  isJammed = false;
  const again = await office.ask('outputs.printMany', { selection: { ids: first.failedIds }, choice });
  expect(again).toEqual({ documents: 2, failed: nothing, failedIds: [], stoodIn: nothing, cancelled: false });
  const noted = office.db.prepare("SELECT document_id FROM document_output WHERE kind = 'print' ORDER BY document_id");
  expect(noted.pluck().all()).toEqual(ids);
});

test('where an office’s own form has failed, saving, printing and sending many say of which documents and why', async () => {
  await begin();
  const { id: own } = await office.ask('forms.copy', { id: 'invoice-ru' });
  await office.ask('forms.save', { id: own, version: 1, body: '<p>{{number}}</p>' });
  await office.ask('forms.setUsual', { id: own });
  const client = await addClient(office, { name: 'Alfa', language: 'en', reaches: email('alfa@b.example') });
  const good = await addIssued(office, client);
  office.db.prepare("UPDATE office_form SET body = '<p>{{wasRenamed}}</p>'").run();
  const draft = await addDraft(office, client);
  const issued = await addIssued(office, client);
  const act = await addIssued(office, client, { type: 'act' });
  const reason =
    'The print form “Invoice for payment (own)” failed on line 1: There is no field “wasRenamed” here. The program’s own form was used instead.';
  const told = (number: string | null) => ({ document: { type: 'invoice', number, client: 'Alfa' }, reason });
  const both = { count: 2, named: [told(null), told(issued.number)] };
  const selection = { ids: [good.id, draft.id, issued.id, act.id] };
  const save = { selection, format: 'zip', as: 'pdf' } as const;
  expect(await office.ask('outputs.saveMany', save)).toMatchObject({ documents: 4, failed: nothing, stoodIn: both });
  expect(await office.ask('outputs.printMany', { selection, choice })).toMatchObject({ documents: 4, stoodIn: both });
  const account = await addAccount(office, 9, { security: 'none', userName: '' });
  const key = crypto.randomUUID();
  const sent = await office.ask('mail.sendMany', { key, selection, accountId: account.id, job: 'job-00000001' });
  expect(sent).toMatchObject({ queued: 3, stoodIn: { count: 1, named: [told(issued.number)] } });
  // Mended, it is of use to the draft; what was issued stays as it is, and that is said of it alone as well.
  office.db.prepare("UPDATE office_form SET body = '<p>{{number}}</p>'").run();
  expect((await office.ask('outputs.saveMany', save)).stoodIn).toMatchObject({
    count: 1,
    named: [told(issued.number)],
  });
  expect((await office.ask('documents.pdf', { id: issued.id })).warnings).toEqual([reason]);
  expect((await office.ask('documents.pdf', { id: good.id })).warnings).toEqual([]);
});

test('of a Word form whose file was lost after a document was issued with it, each print says so', async () => {
  await begin();
  const file = await handedOver(office, 'Наш счёт.docx', await wordFile(paragraph('Счёт {number}')));
  const { id: template } = await office.ask('forms.addWord', { file, type: 'invoice', country: 'RU' });
  const { id } = await addIssued(office, await addClient(office), { template });
  // A file that this process has never read: the one that it has read is in its memory.
  const lost = 'f'.repeat(64);
  office.db.prepare('DROP TRIGGER form_version_is_never_changed').run();
  office.db
    .prepare('INSERT INTO stored_file SELECT ?, size, media_type, name, created_at, created_by FROM stored_file')
    .run(lost);
  office.db.prepare('UPDATE form_version SET word = @lost, content = replace(content, word, @lost)').run({ lost });
  for (const _ of ['the first print', 'a reprint'])
    expect((await office.ask('outputs.printMany', { selection: { ids: [id] }, choice })).stoodIn).toMatchObject({
      count: 1,
      named: [{ id, reason: expect.stringContaining('“Наш счёт” failed: Its Word file is missing or damaged') }],
    });
});
