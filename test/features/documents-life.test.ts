/** The life of an invoice: a draft that can be changed, a number, then the same for ever. */
import { afterEach, expect, test } from 'vitest';
import { addClient, addDraft, addIssued, line, vatRateId } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

test('a draft is saved, changed, issued, frozen and cancelled, and keeps its number', async () => {
  office = await testOffice({ country: 'RU', language: 'en', now: '2026-11-23T09:00:00.000Z' });
  const clientId = await addClient(office, {
    name: 'ООО «Лютик»',
    legalName: 'ООО «Лютик»',
    taxNumbers: { inn: '7736207543' },
  });
  const vat22 = await vatRateId(office, 'RU', 2200);
  const draft = await addDraft(office, clientId, {
    lines: [line({ quantity: 2500, price: 10_000, vatRateId: vat22 })],
  });
  // 2.5 × 100.00 = 250.00; 22 % on top = 55.00.
  expect(draft).toMatchObject({
    status: 'draft',
    number: null,
    parties: null,
    day: '2026-11-23',
    dueDay: '2026-12-07',
    language: 'ru',
    form: 'RU',
    currency: 'RUB',
    clientName: 'ООО «Лютик»',
    companyName: 'ООО «Ромашка»',
    createdBy: 'Anna',
    totals: { net: 25_000, vat: 5_500, gross: 30_500, discount: 0 },
  });
  const { id } = draft;
  const { lines: _, ...fields } = draft;
  const changed = await office.ask('documents.change', {
    id,
    version: draft.version,
    draft: {
      ...fields,
      comment: 'By Friday',
      lines: [line({ vatRateId: vat22 }), line({ name: 'Delivery', price: 5000 })],
    },
  });
  expect(changed).toMatchObject({
    version: 2,
    comment: 'By Friday',
    totals: { net: 15_000, vat: 2_200, gross: 17_200 },
  });

  const { document: issued, warnings } = await office.ask('documents.issue', { id, version: 2 });
  expect(warnings).toEqual([]);
  expect(issued).toMatchObject({
    status: 'issued',
    number: '1',
    version: 3,
    issuedAt: '2026-11-23T09:00:00.000Z',
    issuedBy: 'Anna',
    parties: {
      seller: { name: 'ООО «Ромашка»', taxNumbers: { inn: '7707083893' } },
      buyer: { name: 'ООО «Лютик»', taxNumbers: { inn: '7736207543' } },
    },
  });
  const refused = await office.call('documents.change', { id, version: 3, draft: { ...fields, lines: [line()] } });
  expect(refused).toMatchObject({ ok: false, code: 'read-only' });
  expect(await office.call('documents.remove', { id, version: 3 })).toMatchObject({ ok: false, code: 'read-only' });
  expect(await office.call('documents.issue', { id, version: 3 })).toMatchObject({ ok: false, code: 'read-only' });

  const cancelled = await office.ask('documents.cancel', { id, version: 3, reason: 'Ordered twice' });
  expect(cancelled).toMatchObject({ status: 'cancelled', number: '1', cancelReason: 'Ordered twice', version: 4 });
  expect(await office.call('documents.cancel', { id, version: 4, reason: 'By mistake' })).toMatchObject({
    code: 'read-only',
  });
  expect((await addIssued(office, clientId)).number).toBe('2');

  const history = await office.ask('audit.of', { entity: 'document', id, before: null, limit: 10 });
  expect(history.map(({ channel }) => channel)).toEqual([
    'documents.cancel',
    'documents.issue',
    'documents.change',
    'documents.create',
  ]);
  expect(history[2]?.changes).toMatchObject({ comment: { old: '', new: 'By Friday' } });
});

test('an issued document keeps both parties and its rate, whatever changes later', async () => {
  office = await testOffice({ country: 'RU', language: 'ru' });
  const clientId = await addClient(office, { name: 'Старое имя', legalName: '' });
  const issued = await addIssued(office, clientId, {
    lines: [line({ vatRateId: await vatRateId(office, 'RU', 1000) })],
  });
  const client = await office.ask('clients.get', { id: clientId });
  await office.ask('clients.change', {
    id: clientId,
    version: client.version,
    changes: { name: 'Новое имя' },
    was: { name: 'Старое имя' },
  });
  const [company] = await office.ask('companies.list', {});
  if (company === undefined) throw new Error('There is one.');
  await office.ask('companies.change', {
    id: company.id,
    version: company.version,
    changes: { name: 'ООО «Новая»', vatPayer: false },
    was: { name: company.name, vatPayer: true },
  });
  expect(await office.ask('documents.get', { id: issued.id })).toEqual(issued);
  const { html } = await office.ask('documents.html', { id: issued.id });
  expect(html).toContain('Старое имя');
  expect(html).not.toContain('Новое имя');
});

test('a draft shows its client and its sums as they are now', async () => {
  office = await testOffice({ country: 'RU', language: 'ru' });
  const clientId = await addClient(office, { name: 'Старое имя' });
  const draft = await addDraft(office, clientId, { lines: [line({ vatRateId: await vatRateId(office, 'RU', 1000) })] });
  expect(draft.totals.gross).toBe(11_000);
  await office.ask('clients.change', { id: clientId, version: 1, changes: { name: 'Новое имя' }, was: {} });
  const [company] = await office.ask('companies.list', {});
  await office.ask('companies.change', { id: company?.id ?? 0, version: 1, changes: { vatPayer: false }, was: {} });
  expect(await office.ask('documents.get', { id: draft.id })).toMatchObject({
    clientName: 'Новое имя',
    totals: { gross: 10_000, vat: 0, vatTable: [{ label: 'без НДС', rate: null, gross: 10_000 }] },
  });
  const { document } = await office.ask('documents.issue', { id: draft.id, version: 1 });
  expect(document).toMatchObject({
    clientName: 'Новое имя',
    totals: { lines: [{ net: 10_000, vat: 0, gross: 10_000 }] },
  });
});

test('not even SQL changes or deletes what is issued, nor its lines', async () => {
  office = await testOffice({ country: 'FR', language: 'fr' });
  const { id } = await addIssued(office, await addClient(office));
  const run = (sql: string) => () => office.db.sql.prepare(sql).run(id);
  expect(run('UPDATE document SET gross = gross + 1 WHERE id = ?')).toThrow('frozen');
  expect(run(`UPDATE document SET number = 'X' WHERE id = ?`)).toThrow('frozen');
  expect(run(`UPDATE document SET deleted_at = 'now' WHERE id = ?`)).toThrow('frozen');
  expect(run(`UPDATE document SET frozen = '{}' WHERE id = ?`)).toThrow('frozen');
  expect(run('DELETE FROM document WHERE id = ?')).toThrow('never deleted');
  expect(run('UPDATE document_line SET price = 1 WHERE document_id = ?')).toThrow('frozen');
  expect(run('DELETE FROM document_line WHERE document_id = ?')).toThrow('frozen');
});

test('two people change the same draft: the second is told, with the present version, and nothing is lost', async () => {
  office = await testOffice({ country: 'INT', language: 'en' });
  const draft = await addDraft(office, await addClient(office));
  const { id } = draft;
  await office.ask('documents.change', { id, version: 1, draft: { ...draft, comment: 'mine' } });
  const reply = await office.call('documents.change', { id, version: 1, draft: { ...draft, comment: 'theirs' } });
  expect(reply).toMatchObject({ ok: false, code: 'conflict', details: { version: 2 } });
  expect(await office.call('documents.issue', { id, version: 1 })).toMatchObject({ code: 'conflict' });
  expect(await office.ask('documents.get', { id })).toMatchObject({ comment: 'mine', version: 2 });
});

test('a draft that is saved as it was stays as it was', async () => {
  office = await testOffice({ country: 'INT' });
  const draft = await addDraft(office, await addClient(office));
  expect(await office.ask('documents.change', { id: draft.id, version: 1, draft })).toMatchObject({ version: 1 });
});

test('a copy is deep: of today, without a number, and what becomes of the one changes nothing in the other', async () => {
  const clock = testClock('2026-01-30T10:00:00.000Z');
  office = await testOffice({ country: 'INT', clock });
  const original = await addIssued(office, await addClient(office), { lines: [line(), line({ name: 'Two' })] });
  clock.set('2026-02-20T10:00:00.000Z');
  const copy = await office.ask('documents.copy', { id: original.id });
  expect(copy).toMatchObject({
    status: 'draft',
    number: null,
    parties: null,
    basedOnId: null,
    day: '2026-02-20',
    dueDay: '2026-03-06',
    lines: original.lines,
  });
  await office.ask('documents.change', {
    id: copy.id,
    version: 1,
    draft: { ...copy, lines: [line({ name: 'Other' })] },
  });
  expect(await office.ask('documents.get', { id: original.id })).toEqual({ ...original, overdue: true });
});

test('what is missing is named field by field, and no number is taken', async () => {
  office = await testOffice({ country: 'FR', language: 'fr', now: '2026-05-04T10:00:00.000Z' });
  const clientId = await addClient(office);
  const bare = await addDraft(office, null, { lines: [] });
  expect(await office.call('documents.issue', { id: bare.id, version: 1 })).toMatchObject({
    code: 'invalid',
    message: 'Choisissez le client.',
    details: { fields: [{ path: 'clientId' }, { path: 'lines', message: 'Ajoutez au moins une ligne.' }] },
  });
  await office.ask('documents.remove', { id: bare.id, version: 1 });
  expect(await office.call('documents.get', { id: bare.id })).toMatchObject({ code: 'not-found' });
  const wrong = await office.call('documents.create', {
    ...bare,
    clientId: 99,
    bankAccount: 7,
    lines: [line({ productId: 5, vatRateId: 9999 })],
  });
  expect(wrong).toMatchObject({
    code: 'invalid',
    details: {
      fields: [
        { path: 'bankAccount' },
        { path: 'clientId' },
        { path: 'lines.0.productId' },
        { path: 'lines.0.vatRateId' },
      ],
    },
  });
  expect((await addIssued(office, clientId)).number).toBe('FA-2026-0001');
});

test('warnings: an earlier day, details that a French invoice usually names', async () => {
  office = await testOffice({ country: 'FR', language: 'fr', now: '2026-05-04T10:00:00.000Z' });
  const clientId = await addClient(office, { country: 'FR' });
  await addIssued(office, clientId, { serviceDay: '2026-05-04' });
  const [company] = await office.ask('companies.list', {});
  await office.ask('companies.change', { id: company?.id ?? 0, version: 1, changes: { register: '' }, was: {} });
  const draft = await addDraft(office, clientId, { day: '2026-05-03' });
  const { document, warnings } = await office.ask('documents.issue', { id: draft.id, version: 1 });
  expect(document.number).toBe('FA-2026-0002');
  expect(warnings).toEqual([
    'La date du 03/05/2026 précède celle du document portant le numéro précédent (04/05/2026) : la numérotation n’est plus chronologique.',
    'La date de livraison ou de prestation manque : la facture doit la mentionner si elle diffère de sa propre date.',
    'La nature de l’opération (biens ou services), mention obligatoire, ne figurera pas sur la facture : une ligne en texte libre ne l’indique pas. Choisissez des produits dans les lignes.',
    'Mentions obligatoires manquantes : l’adresse complète du client (rue, code postal, ville), la mention RCS ou RM.',
  ]);
});

test('what a new draft begins with follows the client, then the company', async () => {
  office = await testOffice({ country: 'FR', language: 'en', now: '2026-05-04T10:00:00.000Z' });
  const fresh = (clientId: number | null) =>
    office.ask('documents.new', { type: 'invoice', companyId: null, clientId });
  expect(await fresh(null)).toMatchObject({
    language: 'fr',
    form: 'FR',
    currency: 'EUR',
    dueDay: '2026-05-18',
    discount: 0,
  });
  const abroad = await addClient(office, { country: 'INT', currency: 'USD', paymentDays: 30, discount: 500 });
  expect(await fresh(abroad)).toMatchObject({
    language: 'en',
    form: 'FR',
    currency: 'USD',
    dueDay: '2026-06-03',
    discount: 500,
  });
  const belgian = await addClient(office, { country: 'INT', language: 'fr' });
  expect(await fresh(belgian)).toMatchObject({ language: 'fr', form: 'FR', currency: 'EUR' });
  const russian = await addClient(office, { country: 'RU' });
  expect(await fresh(russian)).toMatchObject({ language: 'ru', form: 'FR' });
});

test('an invoice is cancelled for a reason only, and one that is paid says that it is paid', async () => {
  office = await testOffice({ country: 'RU', language: 'en', now: '2026-11-23T09:00:00.000Z' });
  const clientId = await addClient(office, { name: 'ООО «Лютик»', taxNumbers: { inn: '7736207543' } });
  const issued = await addIssued(office, clientId);
  const { id } = issued;
  const empty = await office.call('documents.cancel', { id, version: issued.version, reason: '  ' });
  expect(empty).toMatchObject({ ok: false, code: 'invalid' });
  expect((await office.ask('documents.get', { id })).status).toBe('issued');

  await office.ask('payments.record', {
    documentId: id,
    day: '2026-11-23',
    amount: issued.totals.gross,
    method: 'bank',
    reference: '',
    purpose: '',
  });
  const { version, status } = await office.ask('documents.get', { id });
  expect(status).toBe('paid');
  const paid = await office.call('documents.cancel', { id, version, reason: 'Ordered twice' });
  expect(paid).toMatchObject({
    ok: false,
    code: 'read-only',
    message:
      'It is paid, or paid in part: take the payment back first, then cancel. What was paid rightly is given back by a credit note.',
  });
});
