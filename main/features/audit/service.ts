/** Who changed what: records that nobody changes afterwards without being noticed. */
import { createHash } from 'node:crypto';
import type { Db } from '../../../db/database.ts';
import type { AuditEntry } from '../../../preload/contract/audit.ts';
import type { TaskContext } from '../../engine/context.ts';
import { type AuditRow, insertRecord, lastRecord, recordsAfter, recordsOf } from './queries.ts';

/** Who did it, from where, through which channel, when (UTC ISO 8601). */
export interface Author {
  readonly at: string;
  readonly userId: number | null;
  readonly userName: string;
  readonly origin: string;
  readonly channel: string;
}

export interface AuditedChange {
  readonly entity: string;
  readonly id: number;
  readonly version: number;
  readonly changes: Readonly<Record<string, { readonly old: unknown; readonly new: unknown }>>;
}

/** Adds a record to the chain, in the transaction of the change that it tells of. */
export function recordChange(db: Db, author: Author, { entity, id, version, changes }: AuditedChange): void {
  const last = lastRecord(db);
  const row: Omit<AuditRow, 'hash'> = {
    ...author,
    id: last.id + 1,
    entity,
    entityId: id,
    entityVersion: version,
    changes: JSON.stringify(changes),
  };
  insertRecord(db, { ...row, hash: chained(last.hash, row) });
}

/** The history of one record, the latest first. */
export function historyOf(db: Db, entity: string, id: number, before: number | null, limit: number): AuditEntry[] {
  return recordsOf(db, entity, id, before ?? Number.MAX_SAFE_INTEGER, limit).map(entryOf);
}

/** A record as the contract has it. */
export function entryOf(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: row.at,
    user: row.userName,
    origin: row.origin,
    channel: row.channel,
    entity: row.entity,
    entityId: row.entityId,
    // The column is written by `recordChange` alone, and the output is checked against the contract in tests.
    changes: JSON.parse(row.changes) as AuditEntry['changes'],
  };
}

/** Follows the chain from its beginning; a record that was changed, taken out or put in breaks it there. */
export async function checkChain(
  task: Pick<TaskContext, 'db'>,
): Promise<{ records: number; firstBroken: number | null }> {
  let hash = '';
  let last = 0;
  for (;;) {
    // Others have their turn between two blocks.
    await new Promise((resolve) => setImmediate(resolve));
    const rows = recordsAfter(task.db, last, 1000);
    if (rows.length === 0) return { records: last, firstBroken: null };
    for (const row of rows) {
      if (row.id !== last + 1 || row.hash !== chained(hash, row)) return { records: last, firstBroken: row.id };
      hash = row.hash;
      last = row.id;
    }
  }
}

function chained(previous: string, row: Omit<AuditRow, 'hash'>): string {
  const told = [
    previous,
    row.id,
    row.at,
    row.userId,
    row.userName,
    row.origin,
    row.channel,
    row.entity,
    row.entityId,
    row.entityVersion,
    row.changes,
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}
