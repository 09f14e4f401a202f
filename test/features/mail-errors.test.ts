/** What is said when a mail server cannot be had: in the user's language, and quoting the server only where it has said something. */
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { rawLetter } from '../../main/features/mail/raw-letter.ts';
import { connectTo } from '../../main/features/mail/smtp.ts';
import { problemOf, saidBy } from '../../main/features/mail/smtp-errors.ts';
import { accountAt, mailPassword, startBusy, startMailServer, trustAuthority } from '../support/mail-server.ts';

const server = (port: number, fields: Partial<ReturnType<typeof accountAt>> = {}) => ({
  ...accountAt(port, { host: '127.0.0.1', userName: '', ...fields }),
  password: mailPassword,
});
const patience = { connect: 2000, signIn: 3000, answer: 3000, letter: 1000 };
const problem = (which: ReturnType<typeof server>) => connectTo(which, { patience }).then(Promise.reject, problemIn);
const problemIn = ({ code, words }: { code: string; words: string }) => ({ code, ...saidBy(words) });

beforeAll(trustAuthority);

/** A server that does this with each connection; answers its port. */
async function startServer(connected: (socket: Socket) => void): Promise<number> {
  const made = createServer(connected);
  opened.push(made);
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const address = made.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
const opened: Server[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

test('nobody listens, the name is unknown, the line is cut: no word of it is the server’s', async () => {
  expect(await problem(server(9, { security: 'none' }))).toMatchObject({
    code: 'closed-port',
    serverWords: '',
    systemWords: expect.stringContaining('ECONNREFUSED'),
  });
  expect(problemIn(problemOf(Object.assign(new Error('getaddrinfo ENOTFOUND x'), { code: 'EDNS' })))).toEqual({
    code: 'unknown-host',
    serverWords: '',
    systemWords: 'getaddrinfo ENOTFOUND x',
  });
  const cutting = await startServer((socket) => socket.end());
  expect(await problem(server(cutting, { security: 'none' }))).toMatchObject({ code: 'hung-up', serverWords: '' });
});

test('a server that waits to be greeted in TLS is told apart from one that cannot be reached', async () => {
  const silent = await startServer((socket) => socket.on('error', () => undefined));
  expect(await problem(server(silent, { security: 'starttls' }))).toMatchObject({
    code: 'no-greeting',
    serverWords: '',
  });
});

test('TLS at a port for STARTTLS is a wrong encryption', async () => {
  const open = await startMailServer({ security: 'starttls' });
  expect(await problem(server(open.port, { security: 'tls' }))).toMatchObject({ code: 'encryption', serverWords: '' });
  await open.close();
});

test('what a server says is quoted as it is', async () => {
  const busy = await startBusy();
  expect(await problem(server(busy.port, { security: 'none' }))).toMatchObject({
    serverWords: expect.stringContaining('421 Too many of you'),
    systemWords: '',
  });
  busy.close();
});

test('lines of the text end by CRLF inside of base64 too', async () => {
  const raw = await rawLetter({
    messageId: '<1@b.example>',
    date: '2026-05-04T10:00:00.000Z',
    fromAddress: 'a@b.example',
    fromName: '',
    to: ['c@d.example'],
    cc: [],
    subject: 'Счёт',
    text: 'Здравствуйте!\n\nСчёт во вложении.\r\nСпасибо',
    attachments: [],
  });
  const [, body = ''] = raw.toString('latin1').split('\r\n\r\n');
  expect(Buffer.from(body, 'base64').toString()).toBe('Здравствуйте!\r\n\r\nСчёт во вложении.\r\nСпасибо');
});
