/** A real mail server on loopback, with TLS and sign-in, that can be told to be slow, to refuse, or to cut the line: for tests. */
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Input, Output } from '../../preload/contract/index.ts';
import { projectRoot, type TestOffice } from './office.ts';
import { until } from './pages/screen.ts';

const folder = join(projectRoot, 'test', 'fixtures', 'mail');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** The certificate of who vouches for the server: a process trusts it by `NODE_EXTRA_CA_CERTS`. */
export const authorityPath = join(folder, 'ca.pem');

/** This process trusts the tests' authority from now on, as if the system's administrator had put it in. */
export function trustAuthority(): void {
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), read('ca.pem')]);
}

export const mailUser = 'office@romashka.example';
export const mailPassword = 'тайна & "secret" \\ 42';

/** An answer of the server with its code, as `550 No such user`. */
export class Answer extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, text: string) {
    super(text);
    this.responseCode = responseCode;
  }
}

export interface Behaviour {
  /** Milliseconds before each answer. */
  delay: number;
  sender: Answer | null;
  recipient: (address: string) => Answer | null;
  /** What becomes of a letter: `cut-inside` at its first bytes, `cut-behind` after its last one, `silent`: no answer. */
  letter: 'take' | 'cut-inside' | 'cut-behind' | 'silent' | Answer;
}

export interface ReceivedLetter {
  readonly from: string;
  /** Whom the server was told, `Bcc` among them. */
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly mail: ParsedMail;
}

export interface MailServer {
  readonly port: number;
  readonly behaviour: Behaviour;
  /** What the server has confirmed, or (`cut-behind`) has whole. */
  readonly letters: ReceivedLetter[];
  /** How often somebody has connected. */
  connections: number;
  close(): Promise<void>;
}

export interface MailServerOptions {
  readonly security?: 'tls' | 'starttls' | 'none';
  /** The one that a server had which was closed. */
  readonly port?: number;
}

export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { security = 'tls', port = 0 } = options;
  const behaviour: Behaviour = { delay: 0, sender: null, recipient: () => null, letter: 'take' };
  const letters: ReceivedLetter[] = [];
  const sockets = new Set<Socket>();
  const state = { connections: 0 };
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const slowly = (work: () => void) => {
    if (behaviour.delay === 0) work();
    else setTimeout(work, behaviour.delay);
  };
  const server = new SMTPServer({
    secure: security === 'tls',
    key: read('server.key'),
    cert: read('server.pem'),
    disabledCommands: security === 'none' ? ['STARTTLS'] : [],
    allowInsecureAuth: security === 'none',
    authOptional: security === 'none',
    authMethods: ['PLAIN', 'LOGIN'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect: (_, done) => {
      state.connections += 1;
      slowly(() => done());
    },
    onAuth: ({ username, password }, _, done) => {
      slowly(() => {
        if (username === mailUser && password === mailPassword) done(null, { user: username });
        else done(new Answer(535, '5.7.8 Wrong password, dear user'));
      });
    },
    onMailFrom: (_, __, done) => slowly(() => done(behaviour.sender)),
    onRcptTo: ({ address }, _, done) => slowly(() => done(behaviour.recipient(address))),
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      const wanted = behaviour.letter;
      stream.on('data', (piece: Buffer) => {
        if (wanted === 'cut-inside') cut();
        pieces.push(piece);
      });
      stream.on('end', async () => {
        if (wanted === 'cut-inside') return;
        if (wanted instanceof Answer) return slowly(() => done(wanted));
        const raw = Buffer.concat(pieces);
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        letters.push({ from, to: rcptTo.map(({ address }) => address), raw, mail: await simpleParser(raw) });
        if (wanted === 'cut-behind') cut();
        else if (wanted === 'take') slowly(() => done(null, 'Taken with thanks'));
      });
    },
  });
  // A line that was cut.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  // A server that listens on a port says so by an address.
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    port: taken,
    behaviour,
    letters,
    get connections() {
      return state.connections;
    },
    close: async () => {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** A server for whose certificate nobody vouches. `heard`: what it was told after the handshake. */
export async function startUntrusted(): Promise<{ port: number; heard: () => string; close: () => void }> {
  let heard = '';
  const server = tls.createServer({ key: read('self-signed.key'), cert: read('self-signed.pem') }, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => {
      heard += piece.toString('latin1');
    });
    socket.write('220 trust me\r\n');
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port says so by an address.
  const { port } = server.address() as AddressInfo;
  return { port, heard: () => heard, close: () => server.close() };
}

/**
 * A server that never comes to the end of its answer to one command, `.` being the end of a letter: `silent`: nothing is heard, `dripping`: line after
 * line, each with the promise of another one.
 */
export async function startStalling(
  command: 'EHLO' | 'AUTH' | '.',
  how: 'silent' | 'dripping',
): Promise<{ port: number; close: () => void }> {
  const answers: Readonly<Record<string, string>> = {
    EHLO: '250-localhost\r\n250 AUTH PLAIN\r\n',
    AUTH: '235 Welcome\r\n',
    DATA: '354 Go on\r\n',
  };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let drip: NodeJS.Timeout | undefined;
    socket.on('error', () => undefined);
    socket.once('close', () => clearInterval(drip));
    socket.write('220 Hello\r\n');
    let heard = '';
    socket.on('data', (piece) => {
      heard += piece.toString('latin1');
      const isLetter = heard.startsWith('DATA\r\n') && heard !== 'DATA\r\n';
      if (isLetter && !heard.endsWith('\r\n.\r\n')) return;
      const said = isLetter ? '.' : (/^[A-Z]+/u.exec(heard)?.[0] ?? '');
      if (said !== 'DATA') heard = '';
      if (said !== command) socket.write(answers[said] ?? '250 Fine\r\n');
      else if (how === 'dripping') drip = setInterval(() => socket.write('250-wait\r\n'), 50);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port says so by an address.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** A server that has no time: it says so in its greeting, and hangs up. */
export async function startBusy(): Promise<{ port: number; close: () => void }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end('421 Too many of you\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port says so by an address.
  const { port } = server.address() as AddressInfo;
  return { port, close: () => server.close() };
}

type Account = Input<'mail.saveAccount'>['account'];

export function accountAt(port: number, fields: Partial<Account> = {}): Account {
  return {
    forEverybody: true,
    address: mailUser,
    senderName: 'ООО «Ромашка», отдел продаж',
    host: 'localhost',
    port,
    security: 'tls',
    userName: mailUser,
    signature: '',
    isDefault: true,
    ...fields,
  };
}

/** Adds an account of everybody at the server. */
export function addAccount(
  office: Pick<TestOffice, 'ask'>,
  port: number,
  fields: Partial<Account> = {},
): Promise<Output<'mail.saveAccount'>> {
  const password = fields.userName === '' ? null : mailPassword;
  return office.ask('mail.saveAccount', { id: null, version: null, account: accountAt(port, fields), password });
}

type Letter = Output<'mail.outbox'>['rows'][number];

/** Waits until the letter is in one of these states. */
export function letterIs(
  office: Pick<TestOffice, 'ask'>,
  id: number,
  ...states: readonly Letter['state'][]
): Promise<Letter> {
  return until(`letter ${id} ${states.join(' or ')}`, async () => {
    const { rows } = await office.ask('mail.outbox', { after: null, limit: 500 });
    const letter = rows.find((row) => row.id === id);
    return letter !== undefined && states.includes(letter.state) ? letter : undefined;
  });
}

/** Sends the documents as the compose dialog does, to this address; answers the letter's id. */
export async function sendDocuments(
  office: Pick<TestOffice, 'ask'>,
  accountId: number,
  documentIds: readonly number[],
  more: Partial<Input<'mail.send'>> = {},
): Promise<number> {
  const draft = await office.ask('mail.draft', { documentIds: [...documentIds] });
  const { id } = await office.ask('mail.send', {
    key: crypto.randomUUID(),
    accountId,
    documents: draft.documents.map(({ id: one, version }) => ({ id: one, version })),
    to: draft.to,
    cc: [],
    bcc: [],
    subject: draft.subject,
    text: draft.text,
    ...more,
  });
  return id;
}
