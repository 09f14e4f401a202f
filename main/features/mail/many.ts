/** A letter for each document of a selection: looked at beforehand, then put into the outbox one after the other. */
import { createHash } from 'node:crypto';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import { selectedAtMost } from '../../../preload/contract/lists.ts';
import { mayTouch } from '../../engine/access.ts';
import { type Context, JobCancelled, type TaskContext } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { selectedDocuments } from '../bulk/selecting.ts';
import { documentIfSeen, type ReachedDocument } from '../documents/reached.ts';
import { TellingDocuments } from '../documents/told.ts';
import { usableAccount } from './accounts.ts';
import { addressesOfClient, whyNoAddress } from './addresses.ts';
import { letterFor, notToGo } from './drafting.ts';
import { lastLetterId } from './earlier-letter-queries.ts';
import { earlierLetter } from './earlier-letters.ts';
import { withSignature } from './letters.ts';
import { letterByKey } from './outbox-queries.ts';
import { queueLetter } from './sending.ts';
import { notYours } from './words.ts';

/** How many letters would be written; nothing is written. */
export async function previewMany(
  task: TaskContext,
  { selection, again, job: name }: Parsed<'mail.manyPreview'>,
): Promise<Output<'mail.manyPreview'>> {
  const job = task.job(name);
  // Before it is looked at what there is: a letter that joins meanwhile was not seen.
  const lastLetter = lastLetterId(task.db) ?? null;
  const leftOut = new TellingDocuments();
  let [count, ready, already] = [0, 0, 0];
  for (const ids of selectedDocuments(task, selection)) {
    const asking = { db: task.db, user: task.user };
    for (const id of ids) {
      count += 1;
      const found = addressed(asking, id);
      const earlier = 'said' in found ? null : earlierLetter(task.db, id);
      if (earlier !== null) already += 1;
      const said = 'said' in found ? found.said : again ? null : earlier;
      if (said === null) ready += 1;
      else leftOut.add(asking, id, said[task.language]);
    }
    job.progress('checking', count, null);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { count, ready, already, lastLetter, leftOut: leftOut.told };
}

/** Each document is printed and put into the outbox in a transaction of its own: what is there stays there when it is cancelled. */
export async function sendMany(
  task: TaskContext,
  { key, selection, accountId, againUpTo, job: name }: Parsed<'mail.sendMany'>,
): Promise<Output<'mail.sendMany'>> {
  const job = task.job(name);
  usableAccount(task, accountId);
  const ids = allIds(task, selection);
  const run = new Letters(task, { key, accountId, upTo: againUpTo ?? 0 });
  const step = () => job.progress('printing', run.done, ids.length);
  try {
    for (const id of ids) {
      step();
      await run.send(id, step);
    }
    step();
  } catch (error) {
    if (!(error instanceof JobCancelled)) throw error;
  }
  return { count: ids.length, ...run.result, cancelled: job.cancelled };
}

interface HowToSend {
  /** Of the run. */
  readonly key: string;
  readonly accountId: number;
  /** Documents whose latest letter is not behind this one go again. */
  readonly upTo: number;
}

/** One going through documents: what is in the outbox, and what is not and why. */
class Letters {
  readonly #task: TaskContext;
  readonly #how: HowToSend;
  readonly #leftOut = new TellingDocuments();
  readonly #failedIds: number[] = [];
  readonly #stoodIn = new TellingDocuments();
  #queued = 0;

  constructor(task: TaskContext, how: HowToSend) {
    this.#task = task;
    this.#how = how;
  }

  get done(): number {
    return this.#queued + this.#leftOut.count;
  }

  /** Puts the letter with the document into the outbox, or lists why there is none. `step` throws when it was cancelled. */
  async send(id: number, step: () => void): Promise<void> {
    const key = keyFor(this.#how.key, id);
    const found = addressed(this.#task, id);
    // Where it is there from when the same was asked before, the answer is the same, too.
    if (letterByKey(this.#task.db, key) !== undefined) this.#queued += 1;
    else if ('said' in found) this.#leaveOut(id, found.said[this.#task.language]);
    else
      try {
        const problems = await this.#queue(key, found, step);
        this.#queued += 1;
        for (const problem of problems) this.#stoodIn.add(this.#task, id, problem[this.#task.language]);
      } catch (error) {
        this.#leaveOut(id, reasonOf(error, this.#task));
      }
  }

  /** Failure `conflict` where the document went by e-mail before and is not to go again; that is asked before its pages are made and behind it. */
  async #queue(key: string, { record, address }: Addressed, step: () => void): Promise<readonly Said[]> {
    const { accountId, upTo } = this.#how;
    const { id, version } = record;
    const onlyOnce = ({ db }: Pick<Context, 'db'>) => {
      const earlier = earlierLetter(db, id, upTo);
      if (earlier !== null) throw new Failure('conflict', earlier);
    };
    onlyOnce(this.#task);
    const { subject, text } = letterFor(this.#task, record);
    const whole = withSignature(text, usableAccount(this.#task, accountId).signature);
    const to = { to: [address], cc: [], bcc: [] };
    const letter = { key, accountId, documents: [{ id, version }], ...to, subject, text: whole };
    const { problems } = await queueLetter(this.#task, letter, step, onlyOnce);
    return problems;
  }

  #leaveOut(id: number, reason: string): void {
    this.#leftOut.add(this.#task, id, reason);
    const hasLetter = earlierLetter(this.#task.db, id, this.#how.upTo) !== null;
    if (!hasLetter && this.#failedIds.length < selectedAtMost) this.#failedIds.push(id);
  }

  get result(): Pick<Output<'mail.sendMany'>, 'queued' | 'leftOut' | 'failedIds' | 'stoodIn'> {
    return {
      queued: this.#queued,
      leftOut: this.#leftOut.told,
      failedIds: this.#failedIds,
      stoodIn: this.#stoodIn.told,
    };
  }
}

/** All of them before the first is sent: new documents do not join in. */
function allIds(task: TaskContext, selection: Parsed<'mail.sendMany'>['selection']): number[] {
  const ids: number[] = [];
  for (const page of selectedDocuments(task, selection)) ids.push(...page);
  return ids;
}

interface Addressed {
  readonly record: ReachedDocument;
  readonly address: string;
}

/** The document with the address that its letter goes to, or why there is no letter. */
function addressed({ db, user }: Pick<Context, 'db' | 'user'>, id: number): Addressed | { readonly said: Said } {
  const record = documentIfSeen({ db, user }, id);
  if (record === null || !mayTouch(user, 'documents.print', record)) return { said: notYours };
  const said = notToGo(record);
  if (said !== null) return { said };
  const [first] = addressesOfClient(db, user, record.clientId);
  return first === undefined ? { said: whyNoAddress(db, user, record.clientId) } : { record, address: first.address };
}

/** One document fails alone: the others go. What is a bug, or a database that cannot be written, stops all of them. */
function reasonOf(error: unknown, { language }: Pick<Context, 'language'>): string {
  if (error instanceof JobCancelled) throw error;
  if (error instanceof Failure) return error.said[language];
  throw error;
}

/** The same for the same document of the same run, as a UUID (RFC 9562, 5.8), so that a run which is repeated sends nothing twice. */
function keyFor(key: string, documentId: number): string {
  const hash = createHash('sha256').update(`${key} ${documentId}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
