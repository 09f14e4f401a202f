/** What imports did to one record, from what they kept of it. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../../db/database.ts';
import type { ImportEntity } from '../../../preload/contract/imports.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { getClient } from '../clients/service.ts';
import { fieldsOf, getProduct } from '../products/service.ts';
import { newClient } from './client-merge.ts';
import { itemsOf } from './queries.ts';

type Changes = Record<string, { readonly old: unknown; readonly new: unknown }>;

/** A record as an import sees it: its fields by name, and of a client its contact persons. */
export interface ImportedRecord {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly contacts: readonly Readonly<Record<string, unknown>>[];
}

/** One import that wrote the record; `before` is null where the import made it. */
export interface ImportOfRecord {
  readonly importId: number;
  readonly before: ImportedRecord | null;
}

/** The imports that wrote the record, the latest first. */
export function importsOf(db: Db, entity: ImportEntity, id: number): ImportOfRecord[] {
  return itemsOf(db, entity, id).map(({ importId, before }) => ({
    importId,
    before: before === null ? null : kept(entity, JSON.parse(before)),
  }));
}

/** The record as it is at present. */
export function presentRecord(db: Db, entity: ImportEntity, id: number): ImportedRecord {
  if (entity === 'products') return { fields: { ...fieldsOf(getProduct(db, id)) }, contacts: [] };
  const client = getClient(db, id);
  const names = Object.keys(newClient({}, '', client.country).fields);
  const fields = Object.fromEntries(Object.entries(client).filter(([name]) => names.includes(name)));
  return { fields, contacts: client.contacts.map(contactOf) };
}

/** Old and new value of each field that differs; of a new record those that are filled in. */
export function importChanges(before: ImportedRecord | null, after: ImportedRecord): Changes {
  const changes: Changes = fieldChanges(before?.fields ?? null, after.fields);
  if (before === null)
    for (const [name, { new: value }] of Object.entries(changes)) if (isEmpty(value)) delete changes[name];
  const missingIn = (others: readonly unknown[]) => (one: unknown) =>
    !others.some((other) => isDeepStrictEqual(one, other));
  const old = (before?.contacts ?? []).filter(missingIn(after.contacts));
  const made = after.contacts.filter(missingIn(before?.contacts ?? []));
  if (old.length + made.length > 0) changes.contacts = { old, new: made };
  return changes;
}

/** Written by the import alone, from what `Records.load` answers. */
function kept(entity: ImportEntity, before: unknown): ImportedRecord {
  if (entity === 'products') {
    const { version: _, ...fields } = before as ImportedRecord['fields'];
    return { fields, contacts: [] };
  }
  const { fields, contacts } = before as ImportedRecord;
  return { fields, contacts: contacts.map(contactOf) };
}

function contactOf({ name, position, note, reaches, birthday = null, own = {} }: Readonly<Record<string, unknown>>) {
  return { name, position, note, reaches, birthday, own };
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '' || value === 0 || value === false) return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}
