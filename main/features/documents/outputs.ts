/** Documents that left the program: each time is noted with the hash of the very bytes, and stands on the client's timeline. */

import type { Db } from '../../../db/database.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { TimelineEntry } from '../../../preload/contract/timeline.ts';
import { accessBy } from '../../engine/access.ts';
import type { CommandContext, Context, Recorded } from '../../engine/context.ts';
import { sha256Of } from '../files/stored-files.ts';
import { insertOutput, type NewOutput, type OutputKind, outputsOfClient } from './outputs-queries.ts';
import { type DocumentRecord, documentRecord } from './queries.ts';

/** Notes that the bytes were handed out, with an audit record; `target`: the printer or the like, empty where that is not known. */
export function recordOutput(
  command: CommandContext,
  record: DocumentRecord,
  kind: Exclude<OutputKind, 'mail'>,
  bytes: Uint8Array,
  target = '',
): void {
  recordLeaving(command, record, kind, { sha256: sha256Of(bytes), size: bytes.length }, target);
}

/** The same of bytes that are known by their hash. */
export function recordLeaving(
  { db, now, user, record: note }: CommandContext,
  { id, clientId, version }: DocumentRecord,
  kind: OutputKind,
  { sha256, size }: { readonly sha256: string; readonly size: number },
  target: string,
): void {
  insertOutput(db, { documentId: id, clientId, at: now, userId: user.id, kind, sha256, size, target });
  const changes = {
    ...(kind === 'print' ? { printed: { old: null, new: now } } : { saved: { old: null, new: kind.toUpperCase() } }),
    ...(target === '' ? {} : { printer: { old: null, new: target } }),
    sha256: { old: null, new: sha256 },
  };
  note({ entity: 'document', id, version, changes });
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

/** What was handed out of a client's documents, before a moment and an id, the latest first; nothing for whoever sees no documents. */
export function outputEntries(
  { db, user }: Pick<Context, 'db' | 'user'>,
  clientId: number,
  before: { readonly at: string; readonly id: number },
  limit: number,
): { readonly at: string; readonly id: number; readonly entry: HandedOut }[] {
  if (!user.rights.has('documents.see')) return [];
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
        output: { kind, sha256, target },
      },
    }),
  );
}
