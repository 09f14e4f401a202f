/** Merging by the calls that the page makes, and all that an office has of clients, to be compared: for tests. */
import type { Client } from '../../preload/contract/clients.ts';
import type { Output } from '../../preload/contract/index.ts';
import type { TestOffice } from '../support/office.ts';

type Asking = Pick<TestOffice, 'ask'>;

/** Merges as it is proposed; the first stays. */
export async function merged(office: Asking, ids: readonly number[]): Promise<Output<'duplicates.merge'>> {
  return mergeProposed(office, await office.ask('duplicates.preview', { ids: [...ids] }));
}

/** Merges by a preview, in which a test may have chosen otherwise. */
export function mergeProposed(
  office: Asking,
  { clients, proposal }: Pick<Output<'duplicates.preview'>, 'clients' | 'proposal'>,
): Promise<Output<'duplicates.merge'>> {
  return office.ask('duplicates.merge', {
    clients: clients.map(({ id, version }) => ({ id, version })),
    fields: proposal,
  });
}

/** A card without what every writing of it changes. */
export function cardAsItWas({ version: _, updatedAt: __, updatedBy: ___, contacts, ...card }: Client) {
  return { ...card, contacts: contacts.map(({ version: ____, ...contact }) => contact) };
}

/** Every table that knows of clients, without versions and moments of writing: what undoing must give back. */
export async function everythingOf({ db }: TestOffice) {
  const all = (sql: string): unknown[] => db.prepare(sql).all();
  const without = (table: string, ...left: readonly string[]): unknown[] =>
    all(`SELECT * FROM ${table}`)
      .map((row) =>
        Object.entries(row as Record<string, unknown>).filter(
          ([name]) => !['version', 'updated_at', 'updated_by', ...left].includes(name),
        ),
      )
      .map((entries) => JSON.stringify(entries))
      .sort();
  return {
    clients: without('client'),
    contacts: without('contact'),
    reaches: without('reach', 'id'),
    addresses: without('address', 'id'),
    accounts: without('bank_account', 'id'),
    tags: without('client_tag'),
    keys: without('client_key'),
    own: without('own_value'),
    links: without('client_link'),
    notes: without('note'),
    attachments: without('attachment'),
    documents: without('document'),
    deals: without('deal'),
    calls: without('phone_call'),
    search: all('SELECT rowid, text FROM client_search ORDER BY rowid'),
    documentSearch: all('SELECT rowid, text FROM document_search ORDER BY rowid'),
  };
}
