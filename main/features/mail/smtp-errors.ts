/** What an error of the connection to a mail server means. */
import type { ProblemCode } from './problem-words.ts';

/** Why no letter can be handed over now. `words`: the server's own, or those of the system. */
export class SmtpProblem extends Error {
  readonly code: ProblemCode;
  readonly words: string;
  constructor(code: ProblemCode, words: string) {
    super(words);
    this.code = code;
    this.words = words;
  }
}

export interface RefusedRecipient {
  readonly address: string;
  readonly words: string;
  /** False: the server asks to try later. */
  readonly forGood: boolean;
}

/** Who said it: replies of servers begin with their code (RFC 5321, 4.2), all else comes from this computer. */
export function saidBy(words: string): { readonly serverWords: string; readonly systemWords: string } {
  return /^\d{3}(?:[ -]|$)/u.test(words)
    ? { serverWords: words, systemWords: '' }
    : { serverWords: '', systemWords: words };
}

/** An error of our own with a code as the library's have them. */
export function ownError(code: 'ETIMEDOUT' | 'ECONNECTION', message: string): Error {
  return Object.assign(new Error(message), { code });
}

interface Told {
  readonly words: string;
  /** Of the server's answer; null where it gave none. */
  readonly status: number | null;
  readonly code: string;
  /** It was connected and did not greet. */
  readonly noGreeting: boolean;
  readonly rejectedErrors: unknown;
}

/** What the library knows of an error. */
export function told(error: unknown): Told {
  const unknown = { words: String(error), status: null, code: '', noGreeting: false, rejectedErrors: undefined };
  if (!(error instanceof Error)) return unknown;
  const { response, responseCode, code, originalCode, timeoutType, rejectedErrors }: Readonly<Record<string, unknown>> =
    { ...error };
  return {
    words: typeof response === 'string' && response !== '' ? response : error.message,
    status: typeof responseCode === 'number' ? responseCode : null,
    code: typeof originalCode === 'string' ? originalCode : typeof code === 'string' ? code : '',
    noGreeting: timeoutType === 'GREETING_TIMEOUT',
    rejectedErrors,
  };
}

/** The recipients whom the server refused. */
export function refusedOf(errors: unknown): RefusedRecipient[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    const { words, status } = told(error);
    const address = error instanceof Error && 'recipient' in error ? error.recipient : undefined;
    return typeof address === 'string' ? [{ address, words, forGood: status !== null && status >= 500 }] : [];
  });
}

/** Codes of this Node and of the library, by what they mean where no server has answered. */
const meanings: Readonly<Record<string, ProblemCode>> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  EDNS: 'unknown-host',
  ECONNREFUSED: 'closed-port',
  ECONNECTION: 'hung-up',
  ECONNRESET: 'hung-up',
  ETIMEDOUT: 'slow',
};

/** Why a connection could not be made, or nobody could sign in. */
export function problemOf(error: unknown): SmtpProblem {
  const { words, status, code, noGreeting } = told(error);
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/u.test(code))
    return new SmtpProblem('certificate', words);
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return new SmtpProblem(status !== null && status < 500 ? 'later' : 'sign-in', words);
  if (/^(?:ETLS|EPROTO)$|SSL|WRONG_VERSION/u.test(code)) return new SmtpProblem('encryption', words);
  if (status !== null) return new SmtpProblem('later', words);
  return new SmtpProblem(noGreeting ? 'no-greeting' : (meanings[code] ?? 'unreachable'), words);
}
