/** Clients and invoices as tests need them, made by the calls that the page makes. */
import type { ClientFields } from '../../preload/contract/clients.ts';
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { Document, DocumentLine, DraftFields } from '../../preload/contract/documents.ts';
import type { TestOffice } from './office.ts';

/** A client's id. */
export async function addClient(office: Pick<TestOffice, 'ask'>, fields: Partial<ClientFields> = {}): Promise<number> {
  const noAddress = { street: '', postcode: '', city: '', region: '', country: '' };
  const { id } = await office.ask('clients.create', {
    code: '',
    kind: 'company',
    name: 'Café Ünal',
    legalName: 'Café Ünal Ltd',
    type: 'customer',
    state: 'active',
    category: null,
    source: '',
    industry: '',
    responsibleId: null,
    country: 'RU',
    taxNumbers: {},
    address: { ...noAddress, street: '1 Quay', city: 'Cork' },
    postalAddress: null,
    deliveryAddress: null,
    reaches: [],
    bankAccounts: [],
    director: '',
    directorPost: '',
    actingOn: '',
    discount: 0,
    currency: null,
    paymentDays: null,
    creditLimit: null,
    language: null,
    nextContact: null,
    note: '',
    ...fields,
  });
  return id;
}

/** A line of free text: one piece of 100.00 without VAT, unless said otherwise. */
export function line(fields: Partial<DocumentLine> = {}): DocumentLine {
  return {
    productId: null,
    code: '',
    name: 'Advice',
    unit: 'H87',
    quantity: 1000,
    price: 10_000,
    discount: 0,
    vatRateId: null,
    ...fields,
  };
}

/** A draft of an invoice, with one line unless said otherwise. */
export async function addDraft(
  office: Pick<TestOffice, 'ask'>,
  clientId: number | null,
  fields: Partial<DraftFields> = {},
): Promise<Document> {
  const draft = await office.ask('documents.new', { type: 'invoice', companyId: null, clientId });
  // A rate that counts only where the currency is not the own company's.
  return office.ask('documents.create', { ...draft, exchangeRate: 90_000_000, lines: [line()], ...fields });
}

/** An issued invoice. */
export async function addIssued(
  office: Pick<TestOffice, 'ask'>,
  clientId: number | null,
  fields: Partial<DraftFields> = {},
): Promise<Document> {
  const { id, version } = await addDraft(office, clientId, fields);
  return (await office.ask('documents.issue', { id, version })).document;
}

/** A draft of any type, as a new one of the type begins. */
export async function draftOf(
  office: Pick<TestOffice, 'ask'>,
  type: DocumentType,
  clientId: number,
  lines: DocumentLine[],
  more: Partial<DraftFields> = {},
): Promise<Document> {
  const begun = await office.ask('documents.new', { type, companyId: null, clientId });
  return office.ask('documents.create', { ...begun, lines, ...more });
}

/** The draft, issued. */
export async function issueDraft(
  office: Pick<TestOffice, 'ask'>,
  { id, version }: Pick<Document, 'id' | 'version'>,
): Promise<Document> {
  return (await office.ask('documents.issue', { id, version })).document;
}

/** The id of a product of 100.00 roubles. */
export async function addProduct(
  office: Pick<TestOffice, 'ask'>,
  name: string,
  kind: 'goods' | 'service',
  vatRateId: number | null,
): Promise<number> {
  const price = { price: 10_000, currency: 'RUB', priceIncludesVat: false, vatRateId, purchasePrice: null };
  const words = { code: name, name, group: '', barcode: '', description: '' };
  const { id } = await office.ask('products.create', {
    ...words,
    ...price,
    kind,
    unit: 'H87',
    discontinued: false,
    own: {},
  });
  return id;
}

/** The id of the rate with these basis points that applies in the country on the day. */
export async function vatRateId(
  office: Pick<TestOffice, 'ask'>,
  country: string,
  rate: number | null,
): Promise<number> {
  const { vatRates } = await office.ask('reference.get', {});
  const found = vatRates.find((one) => one.country === country && one.rate === rate);
  if (found === undefined) throw new Error(`No VAT rate of ${rate} in ${country}.`);
  return found.id;
}

/** Saves the document as a page does, and notes that it left; answers the SHA-256 of what did. */
export async function handOut(
  { ask }: Pick<TestOffice, 'ask'>,
  id: number,
  as: 'docx' | 'xlsx' | 'html',
): Promise<string> {
  const { file, sha256 } = await ask('documents.saveAs', { id, as });
  await ask('documents.handedOut', { id, as, file });
  return sha256;
}
