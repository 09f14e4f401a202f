/** What a letter asks its client to pay: the same sum that the invoice shows and the office waits for. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { languages } from '../../preload/contract/values.ts';
import { addClient, draftOf, issueDraft, line } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';

let clock: ReturnType<typeof testClock>;
let office: TestOffice;
beforeEach(async () => {
  clock = testClock('2026-05-04T10:00:00.000Z');
  office = await testOffice({ country: 'INT', clock });
});
afterEach(() => office.close());

const textOf = async (id: number) =>
  (await office.ask('mail.draft', { documentIds: [id] })).text.replaceAll(/[\u00a0\u202f]/gu, ' ');

/** An order of 1,000.00 in this language, issued. */
async function order(language: (typeof languages)[number]) {
  const client = await addClient(office, { language });
  return issueDraft(office, await draftOf(office, 'order', client, [line({ price: 100_000 })]));
}

async function pay(documentId: number, amount: number) {
  await office.ask('payments.record', {
    documentId,
    day: '2026-05-04',
    amount,
    method: 'bank',
    reference: '7',
    purpose: '',
  });
}

/** The final invoice of 1,000.00, to be paid in 14 days, after a deposit of 30 % that was paid. */
async function invoiceAfterDeposit(language: (typeof languages)[number]) {
  const { id } = await order(language);
  const deposit = await issueDraft(
    office,
    await office.ask('documents.base', { id, type: 'deposit-invoice', share: 3000 }),
  );
  expect(await textOf(deposit.id)).toMatch(language === 'en' ? /Please pay €300\.00 by / : /300,00/u);
  await pay(deposit.id, 30_000);
  return issueDraft(office, await office.ask('documents.base', { id, type: 'invoice' }));
}

const asked = {
  en: 'Please pay €1,000.00 by 18 May 2026.',
  ru: 'Просим оплатить 1 000,00 € не позднее 18 мая 2026 г.',
  fr: 'Nous vous remercions de bien vouloir régler 1 000,00 € au plus tard le 18 mai 2026.',
};

test.each([
  ['en', 'Please pay €700.00 by 18 May 2026.'],
  ['ru', 'Просим оплатить 700,00 € не позднее 18 мая 2026 г.'],
  ['fr', 'Nous vous remercions de bien vouloir régler 700,00 € au plus tard le 18 mai 2026.'],
] as const)('the letter of an invoice asks for what is left after deposits, in %s', async (language, sentence) => {
  const invoice = await invoiceAfterDeposit(language);
  expect((await office.ask('payments.of', { id: invoice.id })).due).toBe(70_000);
  expect(await textOf(invoice.id)).toContain(sentence);
});

test('what was credited and paid is asked for no more, and where nothing is left there are thanks', async () => {
  const { id } = await invoiceAfterDeposit('en');
  await pay(id, 10_000);
  expect(await textOf(id)).toContain('Please pay €600.00 by 18 May 2026.');
  const credit = await office.ask('documents.base', { id, type: 'credit-note' });
  const { lines, ...head } = credit;
  const part = { ...head, lines: lines.slice(0, 1).map((one) => ({ ...one, price: 25_000 })) };
  await issueDraft(
    office,
    await office.ask('documents.change', { id: credit.id, version: credit.version, draft: part }),
  );
  expect(await textOf(id)).toContain('Please pay €350.00 by 18 May 2026.');
  await pay(id, 35_000);
  expect((await office.ask('payments.of', { id })).due).toBe(0);
  expect(await textOf(id)).toMatch(
    /^Hello,\n\nPlease find attached our invoice INV-2026-\d{4} of 4 May 2026 for €1,000\.00\.\n\nThis invoice is paid, thank you\.\n\nBest regards,/u,
  );
});

test('an invoice that is a draft still asks for what will be left', async () => {
  const { id } = await order('en');
  const deposit = await issueDraft(
    office,
    await office.ask('documents.base', { id, type: 'deposit-invoice', share: 3000 }),
  );
  await pay(deposit.id, 30_000);
  const { id: draft } = await office.ask('documents.base', { id, type: 'invoice' });
  expect(await textOf(draft)).toContain('Please pay €700.00 by ');
  expect((await office.ask('mail.draft', { documentIds: [draft] })).documents).toMatchObject([
    { warning: 'It is a draft: issue it first.' },
  ]);
});

test.each([
  ['en', '€1,000.00 was due on 18 May 2026 and has not been paid yet. Please pay it as soon as possible.'],
  ['ru', 'Срок оплаты истёк 18 мая 2026 г., осталось оплатить 1 000,00 €. Просим произвести оплату.'],
  [
    'fr',
    'L’échéance était fixée au 18 mai 2026 et 1 000,00 € restent dus à ce jour. Nous vous remercions de bien vouloir procéder au règlement.',
  ],
] as const)('a letter of an invoice that is overdue says since when, in %s', async (language, sentence) => {
  const { id } = await office.ask('documents.base', { id: (await order(language)).id, type: 'invoice' });
  const invoice = await issueDraft(office, await office.ask('documents.get', { id }));
  clock.set('2026-05-18T10:00:00.000Z');
  expect(await textOf(invoice.id)).toContain(asked[language]);
  clock.set('2026-05-19T10:00:00.000Z');
  expect(await textOf(invoice.id)).toContain(sentence);
});

test('for an invoice that was credited as a whole nobody is thanked, and for a cancelled one nothing is asked', async () => {
  const { id } = await office.ask('documents.base', { id: (await order('en')).id, type: 'invoice' });
  const invoice = await issueDraft(office, await office.ask('documents.get', { id }));
  await issueDraft(office, await office.ask('documents.base', { id: invoice.id, type: 'credit-note' }));
  expect(await textOf(invoice.id)).toMatch(/for €1,000\.00\.\n\nBest regards,/u);
  const { id: draft } = await office.ask('documents.base', { id: (await order('en')).id, type: 'invoice' });
  const other = await issueDraft(office, await office.ask('documents.get', { id: draft }));
  await office.ask('documents.cancel', { id: other.id, version: other.version, reason: 'A slip' });
  expect(await textOf(other.id)).toMatch(/for €1,000\.00\.\n\nBest regards,/u);
  expect((await office.ask('mail.draft', { documentIds: [other.id] })).documents).toMatchObject([
    { warning: 'It is cancelled.' },
  ]);
});
