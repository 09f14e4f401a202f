/** The history of one record together with what imports did to it, of which the audit has one record for all that they wrote. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../../db/database.ts';
import type { AuditEntry } from '../../../preload/contract/audit.ts';
import type { ImportEntity } from '../../../preload/contract/imports.ts';
import { clientsMergedInto } from '../clients/merged-clients.ts';
import {
  type ImportedRecord,
  type ImportOfRecord,
  importChanges,
  importsOf,
  presentRecord,
} from '../imports/history.ts';
import { historyOf } from './service.ts';

const imported: Readonly<Record<string, ImportEntity>> = { client: 'clients', product: 'products' };
const block = 200;

/**
 * The latest first, below the number `before`. An import's entry bears the number of the import's own audit record; the values that it left
 * are those at present with all that came later taken back. A client's history is also that of those who were merged into it.
 */
export function wholeHistory(db: Db, entity: string, id: number, before: number | null, limit: number): AuditEntry[] {
  const merged = entity === 'client' ? clientsMergedInto(db, id) : [];
  if (merged.length === 0) return historyOfOne(db, entity, id, before, limit);
  const all = [id, ...merged]
    .flatMap((one) => historyOfOne(db, entity, one, before, limit + 1))
    .sort((one, other) => other.id - one.id || other.entityId - one.entityId);
  // One import may have written several of them under one number: the next page begins below it.
  const last = all[limit - 1];
  if (last === undefined || all[limit]?.id !== last.id) return all.slice(0, limit);
  const whole = all.slice(0, limit).filter((entry) => entry.id !== last.id);
  return whole.length > 0 ? whole : all.filter((entry) => entry.id === last.id);
}

function historyOfOne(db: Db, entity: string, id: number, before: number | null, limit: number): AuditEntry[] {
  const kind = imported[entity];
  const imports = kind === undefined ? [] : importsOf(db, kind, id);
  if (kind === undefined || imports.length === 0) return historyOf(db, entity, id, before, limit);
  const found: AuditEntry[] = [];
  let after = presentRecord(db, kind, id);
  for (const { entry, run } of merged(db, entity, id, imports)) {
    const isShown = before === null || entry.id < before;
    if (run === null) {
      if (isShown) found.push(entry);
      after = without(entry, after);
    } else {
      // What the audit says of an import is plain JSON, and so are the values that it kept.
      const changes = importChanges(run.before, after) as AuditEntry['changes'];
      if (isShown) found.push({ ...entry, entity, entityId: id, changes });
      after = run.before ?? after;
    }
    if (found.length === limit) break;
  }
  return found;
}

interface Step {
  readonly entry: AuditEntry;
  /** Null: an entry of the record itself. */
  readonly run: ImportOfRecord | null;
}

function* merged(db: Db, entity: string, id: number, imports: readonly ImportOfRecord[]): Generator<Step> {
  const runs = imports.flatMap((run) =>
    // The first of them: that of its undoing comes later, and each record tells of that itself.
    historyOf(db, 'import', run.importId, null, block)
      .slice(-1)
      .map((entry) => ({ entry, run })),
  );
  let last: number | null = null;
  for (;;) {
    const own = historyOf(db, entity, id, last, block);
    for (const entry of own) {
      while (runs[0] !== undefined && runs[0].entry.id > entry.id) yield* runs.splice(0, 1);
      yield { entry, run: null };
      last = entry.id;
    }
    if (own.length < block) break;
  }
  yield* runs;
}

/** The record as it was before the entry. */
function without({ changes }: AuditEntry, { fields, contacts }: ImportedRecord): ImportedRecord {
  const { contacts: contact, ...others } = changes;
  const olds = Object.entries(others).map(([name, { old }]) => [name, old] as const);
  const known = olds.filter(([name]) => name in fields);
  return {
    fields: { ...fields, ...Object.fromEntries(known) },
    contacts: contact === undefined ? contacts : withoutContact(contacts, contact),
  };
}

/** Of one contact person `old` is null where it was added, `new` where it was removed; an undone import tells of several at once. */
function withoutContact(
  contacts: ImportedRecord['contacts'],
  change: AuditEntry['changes'][string],
): ImportedRecord['contacts'] {
  const [old, now] = [change.old, change.new].map((value) =>
    Array.isArray(value) ? value : value === null ? [] : [value],
  );
  const rest = contacts.filter((one) => !now?.some((added: unknown) => isDeepStrictEqual(one, added)));
  // A contact person stands in the audit as its fields.
  return [...rest, ...((old ?? []) as ImportedRecord['contacts'])];
}
