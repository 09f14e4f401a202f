/**
 * Handing a letter to a mail server (SMTP, RFC 5321), so that it is known afterwards whether it went: taken, refused, not handed over, or
 * handed over without an answer.
 */
import { Readable } from 'node:stream';
import tls from 'node:tls';
import { domainToASCII } from 'node:url';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { ProblemCode } from './problem-words.ts';
import { ownError, problemOf, type RefusedRecipient, refusedOf, told } from './smtp-errors.ts';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  /** Empty: without signing in. */
  readonly userName: string;
  readonly password: string | null;
}

/** Milliseconds to wait at most, however busy a server keeps the line. */
export interface Patience {
  /** For a connection and the greeting. */
  readonly connect: number;
  /** Until it is signed in, from the beginning. */
  readonly signIn: number;
  /** For each answer. */
  readonly answer: number;
  /** For all that one letter takes. */
  readonly letter: number;
}

/** A server may think for long about a whole letter before it confirms it, and a line may be slow. */
const usualPatience: Patience = { connect: 15_000, signIn: 60_000, answer: 120_000, letter: 30 * 60_000 };

/** What became of a letter. */
export type Handed =
  | { readonly kind: 'taken'; readonly words: string; readonly refused: readonly RefusedRecipient[] }
  | {
      readonly kind: 'not-taken';
      readonly code: ProblemCode;
      readonly words: string;
      readonly forGood: boolean;
      readonly refused: readonly RefusedRecipient[];
    }
  /** All of it was handed over, and nothing was heard then. */
  | { readonly kind: 'unanswered'; readonly words: string };

export interface Connection {
  /** What the server said last: to the sign-in, or in its greeting. */
  readonly words: string;
  /** Hands over a whole letter; never rejects. After anything but `taken` the connection is of no more use. */
  hand(letter: { readonly from: string; readonly to: readonly string[]; readonly raw: Buffer }): Promise<Handed>;
  /** Ends it; a letter on its way is answered as what is known of it. */
  close(): void;
}

interface Connecting {
  readonly patience?: Patience | undefined;
  /** Ends the attempt; a connection that is made already is closed by its own `close`. */
  readonly signal?: AbortSignal;
}

/** Connects and signs in. Rejects with SmtpProblem. Certificates are verified by what the system and this Node trust. */
export async function connectTo(
  server: MailServer,
  { patience = usualPatience, signal }: Connecting = {},
): Promise<Connection> {
  const { host, port, security, userName, password } = server;
  const connection = new SMTPConnection({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    dnsTimeout: patience.connect,
    socketTimeout: patience.answer,
    // The name of this computer is nobody else's business.
    name: 'localhost',
    tls: { minVersion: 'TLSv1.2', ...trusted() },
  });
  let broken: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    broken = reject;
  });
  // An error that comes when nobody waits any more has been told to the letter that was on its way.
  failed.catch(() => undefined);
  connection.on('error', (error: Error) => broken(error));
  connection.on('end', () => broken(ownError('ECONNECTION', 'The server closed the connection.')));
  /** So many milliseconds from now it is over with the connection; answers how to have that not happen. */
  const endIn = (milliseconds: number) => {
    const late = setTimeout(() => {
      broken(ownError('ETIMEDOUT', 'The server has taken too long.'));
      connection.close();
    }, milliseconds);
    return () => clearTimeout(late);
  };
  const isDone = endIn(patience.signIn);
  const giveUp = () => connection.close();
  signal?.addEventListener('abort', giveUp);
  try {
    signal?.throwIfAborted();
    await Promise.race([failed, settled((done) => connection.connect((error) => done(error ?? null)))]);
    if (userName !== '') {
      const credentials = { user: userName, pass: password ?? '' };
      await Promise.race([failed, settled((done) => connection.login({ ...credentials, credentials }, done))]);
    }
  } catch (error) {
    connection.close();
    throw problemOf(error);
  } finally {
    isDone();
    signal?.removeEventListener('abort', giveUp);
  }
  return {
    words: String(connection.lastServerResponse || ''),
    hand: (letter) => handOver(connection, failed, letter).finally(endIn(patience.letter)),
    close: () => connection.close(),
  };
}

async function handOver(
  connection: SMTPConnection,
  failed: Promise<never>,
  { from, to, raw }: { readonly from: string; readonly to: readonly string[]; readonly raw: Buffer },
): Promise<Handed> {
  // Behind its last byte comes the dot that ends it: from then on it may have arrived.
  let isWhole = false;
  const pieces = Readable.from(piecesOf(raw), { objectMode: false });
  pieces.once('end', () => {
    isWhole = true;
  });
  const asWritten = new Map(to.map((address) => [onTheLine(address), address]));
  const named = (errors: unknown) =>
    refusedOf(errors).map((one) => ({ ...one, address: asWritten.get(one.address) ?? one.address }));
  try {
    const sent = settled<{ response: string; rejectedErrors?: unknown }>((done) =>
      connection.send({ from: onTheLine(from), to: [...asWritten.keys()], size: raw.length }, pieces, (error, info) =>
        done(error, info && { response: info.response, rejectedErrors: info.rejectedErrors }),
      ),
    );
    const { response, rejectedErrors } = await Promise.race([failed, sent]);
    return { kind: 'taken', words: response, refused: named(rejectedErrors) };
  } catch (error) {
    const { words, status, code, rejectedErrors } = told(error);
    if (status !== null) {
      const forGood = status >= 500;
      return { kind: 'not-taken', code: forGood ? 'refused' : 'later', words, forGood, refused: named(rejectedErrors) };
    }
    if (isWhole) return { kind: 'unanswered', words };
    // Larger than the server takes, or an address that it cannot be told.
    const forGood = code === 'EMESSAGE' || code === 'EENVELOPE';
    return { kind: 'not-taken', code: forGood ? 'refused' : 'cut', words, forGood, refused: [] };
  } finally {
    pieces.destroy();
  }
}

/** A domain in letters of any script is told to servers in ASCII (RFC 5891). */
function onTheLine(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return domain === '' ? address : `${address.slice(0, at + 1)}${domain}`;
}

const pieceLength = 16 * 1024;

function* piecesOf(raw: Buffer): Generator<Buffer> {
  for (let from = 0; from < raw.length; from += pieceLength) yield raw.subarray(from, from + pieceLength);
}

function settled<Value>(work: (done: (error: Error | null, value?: Value) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    work((error, value) => {
      if (error) reject(error);
      // Whoever is called back without an error is given the value, where there is one.
      else resolve(value as Value);
    });
  });
}

/** The roots of this Node and of the system: of a mail server inside of a company the system often knows alone. */
function trusted(): { ca?: string[] } {
  // Electron's Node may be older than these.
  if (typeof tls.getCACertificates !== 'function') return {};
  try {
    return { ca: [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])] };
  } catch {
    return {};
  }
}
