/** A letter for each document of a selection: looked at beforehand, then put into the outbox one after the other. */
import { createHash } from 'node:crypto';
import type { DocumentFilter } from '../../../preload/contract/documents.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import { namedLeftOut } from '../../../preload/contract/mail.ts';
import { mayTouch } from '../../engine/access.ts';
import { type Context, JobCancelled, type TaskContext } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { selectedDocuments } from '../bulk/selecting.ts';
import { documentIfSeen, type ReachedDocument } from '../documents/reached.ts';
import { usableAccount } from './accounts.ts';
import { addressesOfClient, whyNoAddress } from './addresses.ts';
import { letterFor, notToGo } from './drafting.ts';
import { earlierLetter } from './earlier-letters.ts';
import { withSignature } from './letters.ts';
import { letterByKey } from './outbox-queries.ts';
import { queueLetter } from './sending.ts';
import { notYours } from './words.ts';

type LeftOut = Output<'mail.manyPreview'>['leftOut'][number];

/** Those that were left out; of many the first are named. */
class LeftOutList {
  readonly named: LeftOut[] = [];
  count = 0;

  add(id: number, record: ReachedDocument | null, message: string): void {
    this.count += 1;
    if (this.named.length < namedLeftOut)
      this.named.push({ id, number: record?.number ?? null, client: record?.clientName ?? '', message });
  }
}

/** How many letters would be written; nothing is written. */
export async function previewMany(
  task: TaskContext,
  { selection, again, job: name }: Parsed<'mail.manyPreview'>,
): Promise<Output<'mail.manyPreview'>> {
  const job = task.job(name);
  const leftOut = new LeftOutList();
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
      else leftOut.add(id, found.record, said[task.language]);
    }
    job.progress('checking', count, null);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { count, ready, already, leftOutCount: leftOut.count, leftOut: leftOut.named };
}

/** Each document is printed and put into the outbox in a transaction of its own: what is there stays there when it is cancelled. */
export async function sendMany(
  task: TaskContext,
  { key, selection, accountId, again, job: name }: Parsed<'mail.sendMany'>,
): Promise<Output<'mail.sendMany'>> {
  const job = task.job(name);
  usableAccount(task, accountId);
  const ids = allIds(task, selection);
  const leftOut = new LeftOutList();
  let [done, queued] = [0, 0];
  const step = () => job.progress('printing', done, ids.length);
  try {
    for (const id of ids) {
      step();
      done += 1;
      const letterKey = keyFor(key, id);
      // It is there from when the same was asked before: the answer is the same, too.
      if (letterByKey(task.db, letterKey) !== undefined) {
        queued += 1;
        continue;
      }
      const found = addressed(task, id);
      if ('said' in found) {
        leftOut.add(id, found.record, found.said[task.language]);
        continue;
      }
      try {
        await sendOne(task, { ...found, key: letterKey, accountId, again }, step);
        queued += 1;
      } catch (error) {
        leftOut.add(id, found.record, reasonOf(error, task));
      }
    }
    step();
  } catch (error) {
    if (!(error instanceof JobCancelled)) throw error;
  }
  return { count: ids.length, queued, leftOutCount: leftOut.count, leftOut: leftOut.named, cancelled: job.cancelled };
}

interface OneOfMany extends Addressed {
  readonly key: string;
  readonly accountId: number;
  readonly again: boolean;
}

/** Failure `conflict` where the document went by e-mail before and is not to go again; that is asked before its pages are made and behind it. */
async function sendOne(task: TaskContext, one: OneOfMany, step: () => void): Promise<void> {
  const { record, address, key, accountId, again } = one;
  const { id, version } = record;
  const onlyOnce = ({ db }: Pick<Context, 'db'>) => {
    const earlier = again ? null : earlierLetter(db, id);
    if (earlier !== null) throw new Failure('conflict', earlier);
  };
  onlyOnce(task);
  const { subject, text } = letterFor(task, record);
  const whole = withSignature(text, usableAccount(task, accountId).signature);
  const letter = { key, accountId, documents: [{ id, version }], to: [address], cc: [], bcc: [], subject, text: whole };
  await queueLetter(task, letter, step, onlyOnce);
}

/** All of them before the first is sent: new documents do not join in. */
function allIds(
  task: TaskContext,
  selection: { readonly ids: number[] } | { readonly filter: DocumentFilter; readonly except: number[] },
): number[] {
  const ids: number[] = [];
  for (const page of selectedDocuments(task, selection)) ids.push(...page);
  return ids;
}

interface Addressed {
  readonly record: ReachedDocument;
  readonly address: string;
}

/** The document with the address that its letter goes to, or why there is no letter. */
function addressed(
  { db, user }: Pick<Context, 'db' | 'user'>,
  id: number,
): Addressed | { readonly record: ReachedDocument | null; readonly said: Said } {
  const record = documentIfSeen({ db, user }, id);
  if (record === null || !mayTouch(user, 'documents.print', record)) return { record: null, said: notYours };
  const said = notToGo(record);
  if (said !== null) return { record, said };
  const [first] = addressesOfClient(db, user, record.clientId);
  return first === undefined
    ? { record, said: whyNoAddress(db, user, record.clientId) }
    : { record, address: first.address };
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
