/** Documents that left the program: each time is noted with the hash of the very bytes, and stands on the client's timeline. */

import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { TimelineEntry } from '../../../preload/contract/timeline.ts';
import { accessBy, isHidden } from '../../engine/access.ts';
import type { CommandContext, Context, Recorded, TaskContext } from '../../engine/context.ts';
import { sha256Of } from '../files/stored-files.ts';
import {
  insertOutput,
  type NewOutput,
  type OutputKind,
  outputsOfClient,
  outputsOfDocument,
  ownerOfDocument,
} from './outputs-queries.ts';
import { type DocumentRecord, documentRecord } from './queries.ts';

/** Bytes on their way out, known by their hash, and the document that they were made of. */
export interface Leaving {
  readonly id: number;
  readonly version: number;
  /** SHA-256, hex. */
  readonly sha256: string;
  readonly size: number;
}

/** What is noted of the bytes when they have left. */
export function leaving({ id, version }: Pick<DocumentRecord, 'id' | 'version'>, bytes: Uint8Array): Leaving {
  return { id, version, sha256: sha256Of(bytes), size: bytes.length };
}

/** Notes that the bytes were handed out, with an audit record; `target`: the printer or the like, empty where that is not known. */
export function recordOutput(
  command: CommandContext,
  record: Pick<DocumentRecord, 'id' | 'version'>,
  kind: Exclude<OutputKind, 'mail'>,
  bytes: Uint8Array,
  target = '',
): void {
  recordLeaving(command, leaving(record, bytes), kind, target);
}

/** The same of what left before. A document that was put into the bin meanwhile left all the same; of one that is gone for good the audit alone tells. */
export function recordLeaving(
  { db, now, user, record: note }: CommandContext,
  { id, version: asMade, sha256, size }: Leaving,
  kind: Exclude<OutputKind, 'mail'>,
  target = '',
): void {
  const present = ownerOfDocument(db, id);
  if (present !== undefined)
    insertOutput(db, {
      documentId: id,
      clientId: present.clientId,
      at: now,
      userId: user.id,
      kind,
      sha256,
      size,
      target,
    });
  const version = present?.version ?? asMade;
  const changes = {
    ...(kind === 'print' ? { printed: { old: null, new: now } } : { saved: { old: null, new: kind.toUpperCase() } }),
    ...(target === '' ? {} : { printer: { old: null, new: target } }),
    sha256: { old: null, new: sha256 },
  };
  note({ entity: 'document', id, version, changes });
}

/**
 * A program that calls has the bytes with the answer: that they left is noted now. Of what a page shows nothing has left before its user prints or
 * saves it. Answers what was made.
 */
export async function notedOfProgram<Made extends Pick<Leaving, 'sha256' | 'size'>>(
  task: TaskContext,
  { id, version }: Pick<DocumentRecord, 'id' | 'version'>,
  kind: Exclude<OutputKind, 'mail'>,
  made: Made,
): Promise<Made> {
  const { sha256, size } = made;
  if (task.origin === 'program')
    await task.write((command) => recordLeaving(command, { id, version, sha256, size }, kind));
  return made;
}

/** Notes that a mail server has taken a letter with the document; answers what the audit is to be told. Null where the document is gone. */
export function noteMailed(db: Db, mailed: Omit<NewOutput, 'kind' | 'clientId'>): Recorded | null {
  const record = documentRecord(db, mailed.documentId);
  if (record === undefined) return null;
  const { id, clientId, version } = record;
  insertOutput(db, { ...mailed, clientId, kind: 'mail' });
  const changes = { mailed: { old: null, new: mailed.target }, sha256: { old: null, new: mailed.sha256 } };
  return { entity: 'document', id, version, changes };
}

type HandedOut = Extract<TimelineEntry, { kind: 'document' }>;

/**
 * What was handed out of a client's documents, before a moment and an id, the latest first; nothing for whoever sees no documents. Where letters
 * went is left out for whoever may not see the clients' e-mails.
 */
export function outputEntries(
  { db, user }: Pick<Context, 'db' | 'user'>,
  clientId: number,
  before: { readonly at: string; readonly id: number },
  limit: number,
): { readonly at: string; readonly id: number; readonly entry: HandedOut }[] {
  if (!user.rights.has('documents.see')) return [];
  const hidesAddresses = isHidden(user, 'clients.reaches');
  return outputsOfClient(db, accessBy(user, 'documents.see'), clientId, before, limit).map(
    ({ outputId, at, by, kind, sha256, target, type, ...document }) => ({
      at,
      id: outputId,
      entry: {
        kind: 'document',
        key: `output:${outputId}`,
        at,
        by,
        event: kind === 'print' ? 'printed' : kind === 'mail' ? 'mailed' : 'saved',
        document: { ...document, type: DocumentType.parse(type) },
        output: { kind, sha256, target: kind === 'mail' && hidesAddresses ? '' : target },
      },
    }),
  );
}

/** Where a document has gone, the latest first; without the addresses that the user's role hides. */
export function outputsFor(
  { db, user }: Pick<Context, 'db' | 'user'>,
  documentId: number,
): Output<'documents.outputs'> {
  const hidesAddresses = isHidden(user, 'clients.reaches');
  return outputsOfDocument(db, documentId, 50).map(({ target, ...output }) => ({
    ...output,
    target: output.kind === 'mail' && hidesAddresses ? '' : target,
  }));
}
