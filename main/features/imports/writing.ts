/** What an import that runs keeps of each record that it writes. */
import type { Entity } from '../../../preload/contract/events.ts';
import type { ImportEntity } from '../../../preload/contract/imports.ts';
import type { ImportedBy } from '../clients/importing.ts';

export interface Writing {
  /** When and by whom the records are written. */
  readonly stamp: { readonly at: string; readonly by: number };
  /** Of clients: where goes by what they are found, so that it is written in order. */
  readonly indexes?: ImportedBy['indexes'];
  /** Of a record that was there or that the import itself has made; `before` is what the record was, as plain JSON values; `version` is the one it has now, one more than before. */
  saved(id: number, version: number, before: object): void;
}

/** What pages have to read again after an import, or after it was undone. */
export function touchedBy(entity: ImportEntity): readonly Entity[] {
  return entity === 'clients' ? ['client'] : ['product', 'price-list'];
}
