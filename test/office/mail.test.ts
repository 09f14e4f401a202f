/** Letters of a real office process that is killed while they are on their way: none goes twice, none is lost. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addClient, addIssued } from '../support/documents.ts';
import {
  addAccount,
  authorityPath,
  letterIs,
  type MailServer,
  mailPassword,
  sendDocuments,
  startMailServer,
} from '../support/mail-server.ts';
import { companyOf } from '../support/office.ts';
import { type OfficeProcess, startOffice } from '../support/office-process.ts';
import { until } from '../support/pages/screen.ts';

let base: string;
let office: OfficeProcess;
let server: MailServer;
const start = () => startOffice(join(base, 'office'), [], { NODE_EXTRA_CA_CERTS: authorityPath });
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'kontor-mail-'));
  server = await startMailServer();
  office = await start();
  await office.ask('office.create', {
    language: 'en',
    country: 'INT',
    company: companyOf.INT,
    logo: null,
    administrator: { name: 'Anna', password: null },
    folder: null,
  });
});
afterEach(async () => {
  await office.kill();
  await server.close();
  rmSync(base, { recursive: true, force: true });
});

async function invoice(): Promise<number> {
  const reaches = [{ kind: 'email' as const, value: 'a@b.example', label: '' }];
  return (await addIssued(office, await addClient(office, { reaches }))).id;
}

test('killed behind the last dot, or in the middle of the talk with the server: somebody is asked, nothing goes by itself', async () => {
  const account = await addAccount(office, server.port);
  const id = await invoice();
  server.behaviour.letter = 'silent';
  const first = await sendDocuments(office, account.id, [id]);
  await until('the letter', async () => server.letters.length === 1);
  await office.kill();
  office = await start();
  expect((await letterIs(office, first, 'uncertain')).problem).toContain('may have arrived');

  server.behaviour.letter = 'take';
  server.behaviour.delay = 1000;
  const second = await sendDocuments(office, account.id, [id]);
  await letterIs(office, second, 'sending');
  await office.kill();
  server.behaviour.delay = 0;
  office = await start();
  const uncertain = await letterIs(office, second, 'uncertain');

  // The password is there after a restart, and the letter is still the same one.
  await office.ask('mail.retry', { id: second, version: uncertain.version });
  expect(await letterIs(office, second, 'sent')).toMatchObject({ messageId: uncertain.messageId });
  expect(await office.ask('mail.state', {})).toEqual({ waiting: 0, failed: 0, uncertain: 1 });
  expect(server.letters.map(({ mail }) => mail.messageId)).toEqual([
    (await letterIs(office, first, 'uncertain')).messageId,
    uncertain.messageId,
  ]);
});

test('killed while the letter waits: it goes after the next start; the key lies outside of the office folder', async () => {
  const { port } = server;
  const account = await addAccount(office, port);
  await server.close();
  const letter = await sendDocuments(office, account.id, [await invoice()]);
  const waiting = await until('an attempt', async () => {
    const row = await letterIs(office, letter, 'waiting');
    return row.attempts > 0 ? row : undefined;
  });
  await office.kill();
  server = await startMailServer({ port });
  office = await start();
  await office.ask('mail.retry', { id: letter, version: waiting.version });
  await letterIs(office, letter, 'sent');
  expect(server.letters).toHaveLength(1);

  const state = join(base, 'office-state');
  expect(statSync(join(state, 'secret.key')).mode & 0o777).toBe(0o600);
  const key = readFileSync(join(state, 'secret.key'));
  for (const name of readdirSync(join(base, 'office'), { recursive: true, encoding: 'utf8' })) {
    const path = join(base, 'office', name);
    if (!statSync(path).isFile()) continue;
    const bytes = readFileSync(path);
    expect([name, bytes.includes(key), bytes.includes(mailPassword)]).toEqual([name, false, false]);
  }
});

test('an office that was carried to another computer asks for the password again', async () => {
  const account = await addAccount(office, server.port);
  await office.stop();
  rmSync(join(base, 'office-state'), { recursive: true });
  office = await start();
  const letter = await sendDocuments(office, account.id, [await invoice()]);
  expect((await letterIs(office, letter, 'failed')).problem).toContain('Enter it again');
  const { id, version } = account;
  const { host, port, security, userName, address, senderName, signature, isDefault, forEverybody } = account;
  const fields = { host, port, security, userName, address, senderName, signature, isDefault, forEverybody };
  await office.ask('mail.saveAccount', { id, version, account: fields, password: mailPassword });
  await letterIs(office, letter, 'sent');
  expect(server.letters).toHaveLength(1);
});
