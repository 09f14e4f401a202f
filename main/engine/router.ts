/**
 * Every call passes here, whoever sent it: channel known → input valid → session known → right held → edition and
 * licence allow it → run → reply. Nothing is thrown across the border.
 */
import type { z } from 'zod';
import { DatabaseProblem } from '../../db/database-problem.ts';
import type { Channel } from '../../preload/contract/channel.ts';
import { type ChannelName, channelNamed } from '../../preload/contract/index.ts';
import type { FailureCode, FailureDetails, Reply } from '../../preload/contract/reply.ts';
import type { Language } from '../../preload/contract/values.ts';
import { slowCall } from './call-figures.ts';
import { JobCancelled, type SignedInUser } from './context.ts';
import { Failure, type Said } from './failure.ts';
import { fieldWords, unfitting } from './field-words.ts';
import { barredFromNetwork, networkOrigin, oneOfFew } from './from-network.ts';
import { problemWords } from './problem-words.ts';
import {
  cancelledByUser,
  noRight,
  noSession,
  notOverAll,
  notSignedIn,
  passwordFirst,
  programError,
  sessionIsLocked,
  unknownChannel,
  wrongInput,
} from './router-words.ts';
import type { SessionState } from './sessions.ts';

/** Says why the office's edition or licence does not allow the call, or null when it does. */
export type Permits = (name: string, channel: Channel) => Said | null;

export interface RouterPorts {
  session(token: string): SessionState | undefined;
  /** The user that the session belongs to now, or null. */
  userOf(session: SessionState): SignedInUser | null;
  permits: Permits;
  /** Whether the session waits for its user's password, perhaps because nobody has touched it for long. */
  isLocked(session: SessionState): boolean;
  /** The same of a session whose user another computer keeps, as that has said last. */
  isLockedThere(session: SessionState): boolean;
  /** Somebody does something in this session. */
  touched(session: SessionState): void;
  /** Runs the handler of a call that has passed every question. */
  run(name: string, channel: Channel, session: SessionState, input: unknown): unknown;
  /** Whatever went wrong passes here first; answers what it is to be taken for. */
  understood(error: unknown): unknown;
  /** Milliseconds, for telling slow calls. */
  stopwatch(): number;
  /** A call took so many milliseconds; null of a task, which takes as long as the dialog or the printer that it waits for. */
  took(name: string, milliseconds: number | null): void;
  log(line: string): void;
}

/** They need no right, since the handle is one, or whose they are is known: but not in the hands of whoever finds a locked page. */
const notWhileLocked: ReadonlySet<string> = new Set<ChannelName>(['files.read', 'files.save', 'drafts.list']);

export async function routed(ports: RouterPorts, token: string, name: unknown, request: unknown): Promise<Reply> {
  const session = ports.session(token);
  const language = session?.language ?? 'en';
  const channel = channelNamed(name);
  if (channel === undefined || typeof name !== 'string') return refusal('not-found', unknownChannel, language);
  try {
    const input = parsed(channel, request, language);
    if (!input.success) return invalid(input.error, language);
    if (session === undefined) return refusal('unauthorised', noSession, language);
    if (session.origin === networkOrigin) {
      const bar = barredFromNetwork(name, ports.userOf(session) !== null);
      if (bar !== null) return refusal(bar === notSignedIn ? 'unauthorised' : 'forbidden', bar, language);
    }
    if (channel.right !== null) {
      const user = ports.userOf(session);
      if (user === null) return refusal('unauthorised', notSignedIn, language);
      if (ports.isLocked(session)) return refusal('unauthorised', sessionIsLocked, language);
      if (user.mustChangePassword && name !== 'sessions.setPassword')
        return refusal('forbidden', passwordFirst, language);
      if (channel.right !== 'signed-in' && !user.rights.has(channel.right))
        return refusal('forbidden', noRight, language);
      if (channel.overAll && channel.right !== 'signed-in' && user.reaches.has(channel.right))
        return refusal('forbidden', notOverAll, language);
      const bar = ports.permits(name, channel);
      if (bar !== null) return refusal('licence', bar, language);
      if (channel.kind === 'command') ports.touched(session);
    }
    // What it had been handed before would be no secret either.
    if (notWhileLocked.has(name) && (ports.isLocked(session) || ports.isLockedThere(session)))
      return refusal('unauthorised', sessionIsLocked, language);
    const begun = ports.stopwatch();
    try {
      const run = () => ports.run(name, channel, session, input.data);
      const isAttempt = name === 'sessions.signIn' && session.address !== null;
      const value = await (isAttempt ? oneOfFew(session.address, run) : run());
      const taken = ports.stopwatch() - begun;
      if (channel.kind === 'query' && taken > slowCall) ports.log(`slow: ${name} took ${Math.round(taken)} ms`);
      return { ok: true, value };
    } finally {
      ports.took(name, channel.kind === 'task' ? null : ports.stopwatch() - begun);
    }
  } catch (error) {
    return replyTo(ports.understood(error), name, session?.language ?? language, ports.log);
  }
}

/** What the schema makes of the request. One that is nested deeper than zod can follow is as wrong as any other. */
function parsed(channel: Channel, request: unknown, language: Language): z.ZodSafeParseResult<unknown> {
  try {
    return channel.input.safeParse(request, { error: fieldWords(language) });
  } catch (error) {
    if (error instanceof RangeError) throw new Failure('invalid', wrongInput);
    throw error;
  }
}

function replyTo(error: unknown, name: string, language: Language, log: (line: string) => void): Reply {
  if (error instanceof Failure) return refusal(error.code, error.said, language, error.details);
  if (error instanceof JobCancelled) return refusal('unavailable', cancelledByUser, language, { cancelled: true });
  if (error instanceof DatabaseProblem) {
    log(`${name}: ${error.message}`);
    const isUndecided = error.problem === 'not-kept' || error.problem === 'away';
    const code = error.problem === 'in-use' ? 'busy' : 'unavailable';
    return refusal(code, problemWords(error), language, isUndecided ? { undecided: true } : undefined);
  }
  log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return refusal('internal', programError, language);
}

function refusal(code: FailureCode, said: Said, language: Language, details?: FailureDetails): Reply {
  return { ok: false, code, message: said[language], ...(details === undefined ? {} : { details }) };
}

/** The first few wrong fields, each with its path (`lines.2.quantity`). */
function invalid(error: z.ZodError, language: Language): Reply {
  const fields = error.issues.slice(0, 50).map(({ code, path, message }) => ({
    path: path.map(String).join('.'),
    // What the contract says of its own rules is for its readers.
    message: code === 'custom' ? unfitting[language] : message,
  }));
  return refusal('invalid', wrongInput, language, { fields });
}
