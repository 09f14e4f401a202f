/** An office with one own company and one client, and what is done with its documents, in few words: for tests of what documents do to each other. */
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { Document, DocumentLine, DraftFields } from '../../preload/contract/documents.ts';
import { addClient, draftOf, issueDraft } from './documents.ts';
import { type TestCountry, type TestOffice, testClock, testOffice } from './office.ts';
import { ownersPassword } from './people.ts';

/** The day of the office's clock when it is opened. */
export const today = '2026-11-29';

/** A full address: what Russian forms ask for. */
export const fullAddress = {
  street: 'Невский пр., 1',
  postcode: '191025',
  city: 'Санкт-Петербург',
  region: '',
  country: 'Россия',
};

/** The office, its client, and the calls. */
export type Papers = Awaited<ReturnType<typeof openPapers>>;

/** Opens one at ten in the morning UTC of `today`; `more`: of the client. */
export async function openPapers(country: TestCountry, more: Parameters<typeof addClient>[1] = {}) {
  const clock = testClock(`${today}T10:00:00.000Z`);
  const office = await testOffice({ country, language: 'en', clock, password: ownersPassword });
  const taxNumbers = country === 'RU' ? { inn: '7812014560' } : {};
  const client = await addClient(office, { country, address: fullAddress, taxNumbers, ...more });
  return { office, clock, client, ...callsOf(office, client) };
}

function callsOf(office: TestOffice, client: number) {
  const { ask, call } = office;
  const draft = (type: DocumentType, lines: DocumentLine[], fields?: Partial<DraftFields>) =>
    draftOf(office, type, client, lines, fields);
  const get = (id: number) => ask('documents.get', { id });
  const change = ({ id, version, ...fields }: Document, changes: Partial<DraftFields>) =>
    ask('documents.change', { id, version, draft: { ...fields, ...changes } });
  return {
    ask,
    call,
    draft,
    get,
    change,
    issue: (one: Pick<Document, 'id' | 'version'>) => issueDraft(office, one),
    issued: async (type: DocumentType, lines: DocumentLine[], fields?: Partial<DraftFields>) =>
      issueDraft(office, await draft(type, lines, fields)),
    tryIssue: ({ id, version }: Document) => call('documents.issue', { id, version }),
    based: (id: number, type: DocumentType, more: { share?: number } = {}) =>
      ask('documents.base', { id, type, ...more }),
    /** Its lines with this in each of them. */
    changeLines: (one: Document, changes: Partial<DocumentLine>) =>
      change(one, { lines: one.lines.map((each) => ({ ...each, ...changes })) }),
    cancel: async (id: number) =>
      call('documents.cancel', { id, version: (await get(id)).version, reason: 'By mistake' }),
    pay: (documentId: number, amount: number, day = today) =>
      ask('payments.record', { documentId, day, amount, method: 'bank', reference: '7', purpose: '' }),
    dueOf: async (id: number) => (await ask('payments.of', { id })).due,
    owed: async (id = client) => (await ask('clients.get', { id })).owed,
  };
}
