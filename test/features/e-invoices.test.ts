/** Electronic invoices of an office: what stands in them, what is refused, what is noted. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '../../main/engine/host.ts';
import { findBrowser } from '../../main/office/browser.ts';
import { openPrinter, type PdfPrinter } from '../../main/office/pdf-printer.ts';
import type { ClientFields } from '../../preload/contract/clients.ts';
import { addClient, addDraft, addIssued, line, vatRateId } from '../support/documents.ts';
import { termsOf } from '../support/e-invoice-terms.ts';
import { brokenGermanRules, brokenRules } from '../support/en16931-rules.ts';
import { handedOver } from '../support/made-files.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';
import { paragraph, wordFile } from '../support/word-files.ts';

let office: TestOffice;
let printer: PdfPrinter;
let folder: string;

beforeAll(() => {
  const found = findBrowser();
  if (!found) throw new Error('No Chromium, Chrome or Edge is installed; these tests print with one.');
  printer = openPrinter(found);
  folder = mkdtempSync(join(tmpdir(), 'e-invoice-'));
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  await office.close();
});

async function bytesOf(file: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let offset = 0; ; ) {
    const { data, last } = await office.ask('files.read', { file, offset });
    const part = Buffer.from(data, 'base64');
    parts.push(part);
    offset += part.length;
    if (last) return Buffer.concat(parts);
  }
}

const noAddress = { street: '', postcode: '', city: '', region: '', country: '' };
const frenchClient: Partial<ClientFields> = {
  name: 'Maison Lefèvre',
  legalName: 'Maison Lefèvre & Fils SAS',
  country: 'FR',
  taxNumbers: { siren: '552100554', vat: 'FR27552100554' },
  address: { street: '8 avenue du Général', postcode: '75014', city: 'Paris', region: '', country: 'France' },
};
const germanClient: Partial<ClientFields> = {
  name: 'Nordwind GmbH',
  legalName: '',
  country: 'INT',
  taxNumbers: { vat: 'DE136695976' },
  address: { ...noAddress, street: 'Torstraße 49', postcode: '10119', city: 'Berlin', country: 'Germany' },
};

/**
 * 2 × 12.50 at 20 % = 25.00. 3 × 4.49 = 13.47 at 5.5 %, less 10 % = 12.12. Less 2 % on the whole: 24.50 and 13.47 × 0.9 × 0.98 =
 * 11.88. VAT: 4.90, and 11.88 × 5.5 % = 0.6534 → 0.65.
 */
async function frenchInvoice() {
  const [twenty, reduced] = [await vatRateId(office, 'FR', 2000), await vatRateId(office, 'FR', 550)];
  return addIssued(office, await addClient(office, frenchClient), {
    discount: 200,
    lines: [
      line({ name: 'Étagère', quantity: 2000, price: 1250, vatRateId: twenty }),
      line({ name: 'Farine <T55>', unit: 'KGM', quantity: 3000, price: 449, discount: 1000, vatRateId: reduced }),
    ],
  });
}

test('Factur-X: a French invoice as PDF/A-3 with its XML, in the terms of the standard, to the cent', async () => {
  const host = { ...testHost, printToPdf: (html: string) => printer.print(html) };
  office = await testOffice({ country: 'FR', language: 'fr', host, now: '2026-11-23T09:30:00.000Z' });
  const { id, number, clientId } = await frenchInvoice();
  const made = await office.ask('documents.eInvoice', { id, format: 'factur-x' });
  expect(made.name).toBe(`Facture ${number} Maison Lefèvre (Factur-X).pdf`);
  const pdf = await bytesOf(made.file);
  expect([pdf.length, createHash('sha256').update(pdf).digest('hex')]).toEqual([made.size, made.sha256]);
  const [path, out] = [join(folder, 'made.pdf'), join(folder, 'factur-x.xml')];
  writeFileSync(path, pdf);
  execFileSync('pdfdetach', ['-save', '1', '-o', out, path]);
  const terms = termsOf(readFileSync(out, 'utf8'));
  expect(terms).toMatchObject({
    specification: 'urn:cen.eu:en16931:2017',
    process: 'M1',
    number,
    day: '2026-11-23',
    type: '380',
    currency: 'EUR',
    dueDay: '2026-12-07',
    seller: { name: 'Café Élégance SARL', registration: '732829320', vatNumber: 'FR44732829320', country: 'FR' },
    buyer: { name: 'Maison Lefèvre & Fils SAS', electronicAddress: '552100554', electronicScheme: '0225' },
    payment: { means: '58', account: 'FR1420041010050500013M02606' },
    allowances: [
      { amount: '0.50', reason: 'Remise', category: 'S', rate: '20' },
      { amount: '0.24', reason: 'Remise', category: 'S', rate: '5.5' },
    ],
    vatRows: [
      { category: 'S', rate: '20', net: '24.50', vat: '4.90' },
      { category: 'S', rate: '5.5', net: '11.88', vat: '0.65' },
    ],
    sums: { lines: '37.12', allowances: '0.74', net: '36.38', vat: '5.55', gross: '41.93', due: '41.93' },
    lines: [
      { id: '1', name: 'Étagère', quantity: '2', unit: 'H87', price: '12.50', net: '25.00', allowance: undefined },
      { id: '2', name: 'Farine <T55>', quantity: '3', unit: 'KGM', price: '4.49', net: '12.12', allowance: '1.35' },
    ],
  });
  expect(terms.notes).toEqual([
    'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €',
    'Pénalités exigibles dès le lendemain de l’échéance, au taux annuel de 12,15 %'.replace(' %', '\u00a0%'),
    'Pas d’escompte pour paiement anticipé',
  ]);
  expect(brokenRules(terms)).toEqual([]);
  // The same document gives the same file, and each time is noted with its hash.
  const again = await office.ask('documents.eInvoice', { id, format: 'factur-x' });
  expect(again.sha256).toBe(made.sha256);
  for (const { file } of [made, again]) await office.ask('documents.handedOut', { id, as: 'factur-x', file });
  const [entry] = await office.ask('audit.of', { entity: 'document', id, before: null, limit: 1 });
  expect(entry?.changes).toEqual({
    saved: { old: null, new: 'FACTUR-X' },
    sha256: { old: null, new: made.sha256 },
  });
  const { entries } = await office.ask('timeline.of', { entity: 'client', id: clientId ?? 0, before: null, limit: 10 });
  expect(entries.filter((one) => one.kind === 'document' && one.output?.kind === 'factur-x')).toHaveLength(2);
});

test('Factur-X of a document whose form is made in Word shows the program’s own form, and needs no LibreOffice', async () => {
  const printed: string[] = [];
  const host: Host = {
    ...testHost,
    printToPdf: (html) => {
      printed.push(html);
      return printer.print(html);
    },
    printsWord: async () => false,
  };
  office = await testOffice({ country: 'FR', language: 'fr', host, now: '2026-11-23T09:30:00.000Z' });
  const file = await handedOver(office, 'facture.docx', await wordFile(paragraph('{number} {gross}')));
  const form = await office.ask('forms.addWord', { file, type: 'invoice', country: 'FR' });
  await office.ask('forms.setUsual', { id: form.id });
  const { id, number } = await frenchInvoice();
  expect(await office.call('documents.pdf', { id })).toMatchObject({ ok: false, code: 'unavailable' });
  const pdf = await bytesOf((await office.ask('documents.eInvoice', { id, format: 'factur-x' })).file);
  expect(printed).toHaveLength(1);
  expect(printed[0]).toContain(number);
  const [path, out] = [join(folder, 'word.pdf'), join(folder, 'word.xml')];
  writeFileSync(path, pdf);
  execFileSync('pdfdetach', ['-save', '1', '-o', out, path]);
  expect(termsOf(readFileSync(out, 'utf8'))).toMatchObject({ number, sums: { gross: '41.93' } });
});

test('UBL: prices that include VAT keep the sums of the document, where the standard’s own differ by a cent', async () => {
  office = await testOffice({ country: 'FR', now: '2026-11-23T09:30:00.000Z' });
  const rate = await vatRateId(office, 'FR', 2000);
  // 3 × 3.33 = 9.99; of that 20/120 = 1.665 → 1.67, net 8.32; the standard's 8.32 × 20 % would be 1.66. Handed out: 0.56, 0.56, 0.55.
  const { id } = await addIssued(office, await addClient(office, frenchClient), {
    pricesIncludeVat: true,
    lines: [1, 2, 3].map((at) => line({ name: `Pièce ${at}`, price: 333, vatRateId: rate })),
  });
  const { file, name } = await office.ask('documents.eInvoice', { id, format: 'ubl' });
  expect(name).toMatch(/ \(UBL\)\.xml$/u);
  const terms = termsOf((await bytesOf(file)).toString());
  expect(terms.lines.map(({ price, net }) => [price, net])).toEqual([
    ['2.77', '2.77'],
    ['2.77', '2.77'],
    ['2.78', '2.78'],
  ]);
  expect(terms.sums).toMatchObject({ lines: '8.32', net: '8.32', vat: '1.67', gross: '9.99', due: '9.99' });
  expect([brokenRules(terms, 1), brokenRules(terms, 0)]).toEqual([[], ['BR-CO-17']]);
});

test('a seller that has a tax number alone is known by it; one that has none is asked for it', async () => {
  office = await testOffice({ country: 'INT', now: '2026-11-23T09:30:00.000Z' });
  const rate = await vatRateId(office, 'INT', 2000);
  const { id } = await addIssued(office, await addClient(office, germanClient), { lines: [line({ vatRateId: rate })] });
  const terms = termsOf(
    (await bytesOf((await office.ask('documents.eInvoice', { id, format: 'ubl' })).file)).toString(),
  );
  expect(terms.seller).toMatchObject({ country: 'IE', identifier: 'GB123456789', taxNumber: 'GB123456789' });
  expect(brokenRules(terms)).toEqual([]);
  const [company] = await office.ask('companies.list', {});
  if (company === undefined) throw new Error('There is no own company.');
  const { taxNumbers: was, version } = company;
  await office.ask('companies.change', {
    id: company.id,
    version,
    changes: { taxNumbers: {} },
    was: { taxNumbers: was },
  });
  const other = await addIssued(office, await addClient(office, germanClient), { lines: [line({ vatRateId: rate })] });
  expect(await office.call('documents.eInvoice', { id: other.id, format: 'ubl' })).toMatchObject({
    ok: false,
    code: 'invalid',
    details: { fields: [{ path: 'company.taxNumbers' }] },
  });
});

test('deposits that are taken off are paid already; a credit note names what it credits', async () => {
  office = await testOffice({ country: 'FR', now: '2026-11-23T09:30:00.000Z' });
  const client = await addClient(office, frenchClient);
  const rate = await vatRateId(office, 'FR', 2000);
  const lines = [line({ price: 100_000, vatRateId: rate })];
  // 30 % of 1,200.00 are 360.00.
  const order = await addIssued(office, client, { type: 'order', lines });
  const issue = async (draft: { readonly id: number; readonly version: number }) =>
    (await office.ask('documents.issue', { id: draft.id, version: draft.version })).document;
  const deposit = await issue(
    await office.ask('documents.base', { id: order.id, type: 'deposit-invoice', share: 3000 }),
  );
  const { id, number } = await issue(await office.ask('documents.base', { id: order.id, type: 'invoice' }));
  const advance = await office.ask('documents.eInvoice', { id: deposit.id, format: 'ubl' });
  expect(termsOf((await bytesOf(advance.file)).toString())).toMatchObject({ type: '386', process: 'M1' });
  const final = termsOf(
    (await bytesOf((await office.ask('documents.eInvoice', { id, format: 'ubl' })).file)).toString(),
  );
  expect(final).toMatchObject({ process: 'M4', preceding: [{ number: deposit.number, day: '2026-11-23' }] });
  expect(final.sums).toMatchObject({ gross: '1200.00', prepaid: '360.00', due: '840.00' });

  const draft = await office.ask('documents.new', { type: 'credit-note', companyId: null, clientId: client });
  const created = await office.ask('documents.create', { ...draft, lines, correctsId: id });
  const { document } = await office.ask('documents.issue', created);
  const { file } = await office.ask('documents.eInvoice', { id: document.id, format: 'ubl' });
  const xml = (await bytesOf(file)).toString();
  expect(xml).toContain('<CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"');
  const credit = termsOf(xml);
  // What the invoice asked for: 1,200.00 less the deposit of 360.00.
  expect(credit).toMatchObject({ type: '381', preceding: [{ number, day: '2026-11-23' }], sums: { due: '840.00' } });
  expect([...brokenRules(final), ...brokenRules(credit)]).toEqual([]);
});

test('XRechnung names everything that is missing, each with its field; filled in on the cards, it is there', async () => {
  office = await testOffice({ country: 'FR', language: 'fr', now: '2026-11-23T09:30:00.000Z' });
  const client = await addClient(office, germanClient);
  const rate = await vatRateId(office, 'FR', 2000);
  const plain = await addIssued(office, client, { lines: [line({ vatRateId: rate })] });
  const refused = await office.call('documents.eInvoice', { id: plain.id, format: 'xrechnung' });
  expect(refused).toMatchObject({
    ok: false,
    code: 'invalid',
    details: {
      fields: [
        { path: 'details.buyerReference', message: expect.stringContaining('Leitweg-ID') },
        { path: 'client.email', message: 'Client : l’adresse e-mail à laquelle la facture est adressée manque.' },
      ],
    },
  });
  const { id } = await addIssued(office, client, {
    lines: [line({ vatRateId: rate })],
    details: { buyerReference: '04011000-12345-34' },
  });
  const { version, reaches: was } = await office.ask('clients.get', { id: client });
  const reaches = [{ kind: 'email' as const, value: 'rechnung@nordwind.example', label: '' }];
  await office.ask('clients.change', { id: client, version, changes: { reaches }, was: { reaches: was } });
  const { file, name } = await office.ask('documents.eInvoice', { id, format: 'xrechnung' });
  expect(name).toMatch(/ \(XRechnung\)\.xml$/u);
  const terms = termsOf((await bytesOf(file)).toString());
  expect(terms).toMatchObject({
    specification: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
    buyerReference: '04011000-12345-34',
    buyer: { electronicAddress: 'rechnung@nordwind.example', electronicScheme: 'EM' },
    // A French seller's form and address are those of France, wherever the client is.
    seller: { electronicAddress: '732829320', electronicScheme: '0225' },
  });
  expect([...brokenRules(terms), ...brokenGermanRules(terms)]).toEqual([]);
});

describe('0 % and without VAT', () => {
  const sold = async (client: Partial<ClientFields>, kind: 'goods' | 'service' | null) => {
    const zero = await vatRateId(office, 'FR', 0);
    const productId = kind && (await addProduct(kind));
    const { id } = await addIssued(office, await addClient(office, client), {
      lines: [line({ vatRateId: zero, productId })],
    });
    return office.call('documents.eInvoice', { id, format: 'ubl' });
  };
  const addProduct = async (kind: 'goods' | 'service') => {
    const { vatRates } = await office.ask('reference.get', {});
    const { id } = await office.ask('products.create', {
      code: '',
      name: 'Advice',
      description: '',
      kind,
      unit: 'H87',
      price: 10_000,
      priceIncludesVat: false,
      currency: 'EUR',
      vatRateId: vatRates[0]?.id ?? null,
      group: '',
      purchasePrice: null,
      barcode: '',
      discontinued: false,
    });
    return id;
  };
  const rowOf = async (reply: Awaited<ReturnType<typeof sold>>) => {
    if (!reply.ok) throw new Error(reply.message);
    const terms = termsOf((await bytesOf(reply.value.file)).toString());
    expect(brokenRules(terms)).toEqual([]);
    return terms.vatRows[0];
  };

  test('goods within the Union, a service whose buyer owes the tax, an export, and the zero rate at home', async () => {
    office = await testOffice({ country: 'FR', now: '2026-11-23T09:30:00.000Z' });
    const swiss = { ...germanClient, taxNumbers: {}, address: { ...noAddress, city: 'Bern', country: 'Suisse' } };
    expect(await rowOf(await sold(germanClient, 'goods'))).toMatchObject({ category: 'K', reasonCode: 'VATEX-EU-IC' });
    expect(await rowOf(await sold(germanClient, 'service'))).toMatchObject({
      category: 'AE',
      reasonCode: 'VATEX-EU-AE',
    });
    expect(await rowOf(await sold(swiss, 'goods'))).toMatchObject({ category: 'G', reasonCode: 'VATEX-EU-G' });
    expect(await rowOf(await sold(frenchClient, null))).toMatchObject({ category: 'Z', reasonCode: undefined });
  });

  test('lines of free text to a business in another member state are refused: the reason is not known', async () => {
    office = await testOffice({ country: 'FR', now: '2026-11-23T09:30:00.000Z' });
    expect(await sold(germanClient, null)).toMatchObject({
      ok: false,
      code: 'invalid',
      details: { fields: [{ path: 'lines' }] },
    });
  });

  test('a country that is not known by its name is asked for', async () => {
    office = await testOffice({ country: 'FR', now: '2026-11-23T09:30:00.000Z' });
    const nowhere = { ...germanClient, taxNumbers: {}, address: { ...noAddress, city: 'X', country: 'Atlantide' } };
    expect(await sold(nowhere, 'goods')).toMatchObject({
      ok: false,
      details: { fields: [{ path: 'client.address.country' }] },
    });
    const { id } = await addIssued(office, await addClient(office, nowhere));
    const reply = await office.call('documents.eInvoice', { id, format: 'xrechnung' });
    const missing = reply.ok ? [] : (reply.details?.fields ?? []).map(({ path }) => path);
    expect(missing).toEqual([
      'client.address.country',
      'details.buyerReference',
      'client.address.city',
      'client.email',
    ]);
  });
});

test('only what is issued and not cancelled, and of the kind, is made into one', async () => {
  office = await testOffice({ country: 'FR', now: '2026-11-23T09:30:00.000Z' });
  const client = await addClient(office, frenchClient);
  const draft = await addDraft(office, client);
  const refused = async (id: number, format: 'ubl' | 'upd') =>
    office.call('documents.eInvoice', { id, format }).then((reply) => (reply.ok ? 'made' : reply.message));
  expect(await refused(draft.id, 'ubl')).toBe(
    'UBL: only what is issued and not cancelled becomes an electronic invoice.',
  );
  const { document } = await office.ask('documents.issue', draft);
  expect(await refused(document.id, 'upd')).toBe(
    'This document cannot be made into XML of the УПД: that is for Russian tax invoices and УПД.',
  );
  await office.ask('documents.cancel', { id: document.id, version: document.version, reason: 'By mistake' });
  expect(await refused(document.id, 'ubl')).toMatch(/^UBL: only what is issued/u);
});

test('whoever makes it, it is the same file; where the client’s e-mail address stands in it, whoever may not see that is told so', async () => {
  office = await testOffice({ country: 'FR', password: ownersPassword, now: '2026-11-23T09:30:00.000Z' });
  const rate = await vatRateId(office, 'FR', 2000);
  const issue = async (client: Partial<ClientFields>) => {
    const reaches = [
      { kind: 'email' as const, value: 'rechnung@nordwind.example', label: '' },
      { kind: 'phone' as const, value: '+49 30 1234567', label: '' },
    ];
    const { id } = await addIssued(office, await addClient(office, { ...client, reaches }), {
      lines: [line({ vatRateId: rate })],
      details: { buyerReference: '04011000-12345-34' },
    });
    return id;
  };
  const [french, german] = [await issue(frenchClient), await issue(germanClient)];
  const seeing = { 'clients.see': 'all', 'documents.see': 'all' } as const;
  const boris = await addPerson(office, 'boris', {
    rights: { ...seeing, 'documents.print': 'all' },
    hidden: ['clients.reaches', 'clients.bankAccounts'],
  });
  const [mine, his] = [
    await office.ask('documents.eInvoice', { id: french, format: 'ubl' }),
    await boris.ask('documents.eInvoice', { id: french, format: 'ubl' }),
  ];
  expect(his.sha256).toBe(mine.sha256);
  expect((await bytesOf(mine.file)).toString()).not.toMatch(/nordwind\.example|1234567</u);
  for (const format of ['ubl', 'xrechnung'] as const) {
    const { file } = await office.ask('documents.eInvoice', { id: german, format });
    expect(termsOf((await bytesOf(file)).toString()).buyer.electronicAddress).toBe('rechnung@nordwind.example');
    expect(await boris.call('documents.eInvoice', { id: german, format })).toMatchObject({
      ok: false,
      code: 'forbidden',
      message: expect.stringContaining('e-mail address, which your role hides'),
    });
  }
  const carla = await addPerson(office, 'carla', { rights: seeing });
  expect(await carla.call('documents.eInvoice', { id: german, format: 'ubl' })).toMatchObject({
    ok: false,
    code: 'forbidden',
  });
});

test('what had everything when it was issued gives the same bytes for ever, whatever the cards say by then', async () => {
  office = await testOffice({ country: 'FR', now: '2026-11-23T09:30:00.000Z' });
  const reach = async (changes: { readonly phone: string; readonly email: string }) => {
    const [company] = await office.ask('companies.list', {});
    if (company === undefined) throw new Error('There is no own company.');
    const { id, version, phone, email } = company;
    await office.ask('companies.change', { id, version, changes, was: { phone, email } });
  };
  await reach({ phone: '', email: '' });
  const { id, clientId } = await frenchInvoice();
  const made = async () => (await office.ask('documents.eInvoice', { id, format: 'ubl' })).sha256;
  const first = await made();
  await reach({ phone: '+33 4 72 00 00 00', email: 'compta@elegance.example' });
  const { version } = await office.ask('clients.get', { id: clientId ?? 0 });
  const reaches = [{ kind: 'email' as const, value: 'compta@lefevre.example', label: '' }];
  await office.ask('clients.change', { id: clientId ?? 0, version, changes: { reaches }, was: { reaches: [] } });
  expect(await made()).toBe(first);
});
