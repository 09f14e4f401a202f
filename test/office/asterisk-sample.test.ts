/** The sample for Asterisk, as it is handed out, between a manager interface on loopback and a real office. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type PageServer, servePages } from '../../main/office/page-server.ts';
import { addClient } from '../support/documents.ts';
import { projectRoot, type TestOffice, testOffice, token } from '../support/office.ts';

let office: TestOffice;
let pages: PageServer;
let exchange: Server;
let sample: ChildProcess;
let line: Socket;
let login = '';

beforeAll(async () => {
  office = await testOffice({ country: 'INT', language: 'en' });
  await addClient(office, { name: 'Alpha', reaches: [{ kind: 'phone', value: '+44 20 7946 0018', label: '' }] });
  await office.ask('calls.extend', { userId: 1, extensions: ['101'] });
  pages = await servePages({ engine: office.engine, page: projectRoot, key: token, port: 0, log: () => undefined });
  exchange = createServer().listen(0, '127.0.0.1');
  await once(exchange, 'listening');
  // What a server listens at on a port is an AddressInfo.
  const { port } = exchange.address() as AddressInfo;
  sample = spawn(process.execPath, [join(projectRoot, 'docs/samples/asterisk.mjs')], {
    env: {
      ...process.env,
      AMI_PORT: String(port),
      AMI_SECRET: 'secret',
      KONTOR_URL: `http://127.0.0.1:${pages.port}`,
      KONTOR_KEY: token,
    },
    stdio: 'ignore',
  });
  [line] = (await once(exchange, 'connection')) as [Socket];
  line.setEncoding('utf8');
  while (!login.endsWith('\r\n\r\n')) login += String((await once(line, 'data'))[0]);
  line.write('Asterisk Call Manager/9.0.0\r\nResponse: Success\r\nMessage: Authentication accepted\r\n\r\n');
});
afterAll(async () => {
  sample.kill();
  line.destroy();
  exchange.close();
  await pages.close();
  await office.close();
});

function tell(event: Readonly<Record<string, string>>): void {
  line.write(
    `${Object.entries(event)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\r\n')}\r\n\r\n`,
  );
}

const incoming = {
  Channel: 'PJSIP/provider-00000011',
  CallerIDNum: '442079460018',
  Exten: '101',
  Linkedid: '1796031269.11',
  DestChannel: 'PJSIP/101-00000012',
  DestUniqueid: '1796031269.12',
};
const outgoing = {
  Channel: 'PJSIP/101-00000021',
  CallerIDNum: '101',
  Exten: '02079460018',
  Linkedid: '1796031270.21',
  DestChannel: 'PJSIP/provider-00000022',
};
const all = async () => (await office.ask('calls.list', { which: 'all', after: null, limit: 10 })).rows;

test('a call that rings at an extension is announced, missed, and called back by its number; calls between extensions are not', async () => {
  expect(login).toContain('Action: Login\r\nUsername: kontor\r\nSecret: secret');
  tell({ Event: 'DialBegin', ...incoming, Channel: 'PJSIP/102-00000001', CallerIDNum: '102', Linkedid: 'inside' });
  tell({ Event: 'DialBegin', ...incoming });
  await vi.waitFor(async () => expect(await all()).toMatchObject([{ state: 'ringing' }]), { timeout: 20_000 });
  expect(await all()).toMatchObject([
    { direction: 'in', number: '442079460018', extension: '101', responsibleId: 1, client: 'Alpha' },
  ]);
  tell({ Event: 'DialEnd', ...incoming, DialStatus: 'NOANSWER' });
  tell({
    Event: 'Hangup',
    Channel: incoming.DestChannel,
    Uniqueid: incoming.DestUniqueid,
    Linkedid: incoming.Linkedid,
  });
  tell({ Event: 'Hangup', Channel: incoming.Channel, Uniqueid: incoming.Linkedid, Linkedid: incoming.Linkedid });
  await vi.waitFor(async () => expect(await all()).toMatchObject([{ state: 'missed' }]), { timeout: 20_000 });

  tell({ Event: 'DialBegin', ...outgoing, Exten: '442079460018' });
  tell({ Event: 'DialEnd', ...outgoing, DialStatus: 'ANSWER' });
  tell({ Event: 'Hangup', Channel: outgoing.Channel, Uniqueid: outgoing.Linkedid, Linkedid: outgoing.Linkedid });
  await vi.waitFor(async () => expect((await all())[0]).toMatchObject({ direction: 'out', state: 'ended' }), {
    timeout: 20_000,
  });
  expect((await all())[1]).toMatchObject({ state: 'missed', backBy: 'Anna' });
});
