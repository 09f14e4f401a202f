/** The example office is the same every time, is valid, and nobody in it can be reached. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkDetails } from '../../main/features/clients/details.ts';
import { demoPlan } from '../../main/features/demo/plan.ts';
import { daysAfter, workingDays } from '../../main/features/demo/plan-days.ts';
import { randomFrom } from '../../main/features/demo/random.ts';
import { totals } from '../../main/features/documents/amounts.ts';
import { unitShort } from '../../main/features/reference/units.ts';
import { ratesOn, vatRates } from '../../main/features/reference/vat-rates.ts';
import { ClientFields, ContactFields } from '../../preload/contract/clients.ts';
import { CompanyFields } from '../../preload/contract/companies.ts';
import { DocumentLine, DraftFields } from '../../preload/contract/documents.ts';
import { ProductFields } from '../../preload/contract/products.ts';
import { languages } from '../../preload/contract/values.ts';

const today = '2026-11-23';
const plans = new Map(languages.map((language) => [language, demoPlan({ seed: 'kontor', language, today })]));
const planOf = (language: (typeof languages)[number]) => {
  const plan = plans.get(language);
  if (!plan) throw new Error(language);
  return plan;
};

describe.each(languages)('the example office in %s', (language) => {
  const plan = planOf(language);

  it('has 500 clients, 60 products and 2,000 invoices', () => {
    expect([plan.clients.length, plan.products.length, plan.documents.length]).toEqual([500, 60, 2000]);
  });
  it('is the same for the same seed, and another for another', () => {
    expect(demoPlan({ seed: 'kontor', language, today })).toEqual(plan);
    expect(demoPlan({ seed: 'other', language, today }).clients).not.toEqual(plan.clients);
  });
  it('is valid against the contract, and saving it changes nothing', () => {
    expect(CompanyFields.parse(plan.company)).toEqual(plan.company);
    const Client = ClientFields.extend({ contacts: z.array(ContactFields) });
    expect(z.array(Client).parse(plan.clients)).toEqual(plan.clients);
    const products = plan.products.map(({ vatKey: _, ...product }) => ({ ...product, vatRateId: null }));
    expect(z.array(ProductFields).parse(products)).toEqual(products);
    const drafts = plan.documents.map((document) => ({
      ...document,
      type: 'invoice',
      companyId: 1,
      clientId: document.clientIndex + 1,
      serviceDay: null,
      form: plan.company.country,
      template: null,
      exchangeRate: null,
      basedOnId: null,
      correctsId: null,
      contractId: null,
      details: {},
      bankAccount: null,
      responsibleId: null,
      own: {},
      lines: document.lines.map((line) => ({ ...line, productId: line.productIndex + 1, vatRateId: null })),
    }));
    expect(DraftFields.array().safeParse(drafts).error).toBeUndefined();
    for (const { lines } of drafts) expect(lines.length).toBeGreaterThan(0);
    expect(DocumentLine.safeParse(drafts[0]?.lines[0]).success).toBe(true);
  });
  it('has numbers whose check digits are right', () => {
    for (const party of [plan.company, ...plan.clients]) expect(checkDetails(party)).toEqual([]);
  });
  it('has no name and no code twice', () => {
    expect(new Set(plan.clients.map(({ name }) => name)).size).toBe(500);
    expect(new Set(plan.clients.map(({ code }) => code)).size).toBe(500);
    expect(new Set(plan.products.map(({ code }) => code)).size).toBe(60);
    expect(new Set(plan.products.map(({ name }) => name)).size).toBe(60);
  });
  it('reaches nobody: addresses end in .example, phones are of no one', () => {
    const reaches = plan.clients.flatMap((client) => [
      ...client.reaches,
      ...client.contacts.flatMap((contact) => contact.reaches),
    ]);
    const ofKind = (kind: string) => reaches.filter((reach) => reach.kind === kind).map(({ value }) => value);
    for (const email of ofKind('email')) expect(email).toMatch(/^[a-z0-9.-]+@[a-z0-9-]+\.example$/u);
    for (const site of ofKind('site')) expect(site).toMatch(/^https:\/\/[a-z0-9-]+\.example$/u);
    const fiction =
      /^(\+7 [348]\d{2,3} 0|\+33 (1 99 00|2 61 91|3 53 01|4 65 71|5 36 49|6 39 98) |\+44 (20 7946 0|1\d\d 496 0|29 2018 0|7700 900)\d{3}$)/u;
    for (const phone of ofKind('phone')) expect(phone).toMatch(fiction);
  });
  it('has most clients in its own country and some in each other', () => {
    const inside = plan.clients.filter(({ country }) => country === plan.company.country).length;
    expect(inside).toBeGreaterThan(250);
    expect(inside).toBeLessThan(350);
    expect(new Set(plan.clients.map(({ country }) => country)).size).toBe(3);
  });
  it('has invoices in order of their days, on working days of the two years up to today', () => {
    const days = plan.documents.map(({ day }) => day);
    expect(days).toEqual([...days].sort());
    expect(days[0] ?? '').toMatch(/^2024-1[12]/u);
    expect((days.at(-1) ?? '') <= today).toBe(true);
    for (const { day, dueDay } of plan.documents) expect(dueDay >= day).toBe(true);
  });
  it('uses the rates of VAT that applied on the day', () => {
    for (const { day, lines } of plan.documents) {
      const keys = ratesOn(plan.company.country, day).map(({ key }) => key);
      for (const { vatKey } of lines) expect(keys).toContain(vatKey);
    }
    const current = ratesOn(plan.company.country, today).map(({ key }) => key);
    for (const { vatKey } of plan.products) expect(current).toContain(vatKey);
  });
  it('has most invoices paid to the last unit, a few overdue, drafts only at the end', () => {
    const counts = { draft: 0, issued: 0, paid: 0, 'part-paid': 0, cancelled: 0 };
    for (const document of plan.documents) counts[document.outcome] += 1;
    expect(counts.paid).toBeGreaterThan(1600);
    expect(counts['part-paid']).toBeGreaterThan(10);
    expect(counts.cancelled).toBeGreaterThan(10);
    expect(counts.draft).toBe(8);
    expect(plan.documents.slice(-8).every(({ outcome }) => outcome === 'draft')).toBe(true);
    const overdue = plan.documents.filter(({ outcome, dueDay }) => outcome === 'issued' && dueDay < today);
    expect(overdue.length).toBeGreaterThan(10);
    expect(overdue.length).toBeLessThan(120);
  });
  it('has payments of no more than what is owed, and none after today', () => {
    const rates = new Map(vatRates().map(({ key, rate }) => [key, rate]));
    for (const document of plan.documents) {
      const { paid, outcome } = document;
      expect(paid !== null).toBe(outcome === 'paid' || outcome === 'part-paid');
      if (!paid) continue;
      const lines = document.lines.map((line) => ({
        ...line,
        vat: { id: null, rate: rates.get(line.vatKey) ?? null, label: line.vatKey },
      }));
      const { gross } = totals({ ...document, lines, rounding: plan.company.vatRounding });
      expect(paid.day >= document.day && paid.day <= today).toBe(true);
      if (outcome === 'paid') expect(paid.amount).toBe(gross);
      else expect(paid.amount > 0 && paid.amount < gross).toBe(true);
    }
  });
  it('uses units that the program knows', () => {
    for (const { unit } of plan.products) expect(unitShort(unit, language)).not.toBe(unit);
  });
});

describe('days', () => {
  it('count over months, leap days and changes of the clock', () => {
    expect(daysAfter('2024-02-28', 1)).toBe('2024-02-29');
    expect(daysAfter('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysAfter('2026-01-01', -1)).toBe('2025-12-31');
  });
  it('working days leave out Saturdays and Sundays', () => {
    const days = workingDays('2026-11-23');
    expect(days.slice(-3)).toEqual(['2026-11-19', '2026-11-20', '2026-11-23']);
    expect(days[0]).toBe('2024-11-25');
  });
});

describe('chance with a seed', () => {
  it('stays within its bounds and comes near all of them', () => {
    const random = randomFrom('seed');
    const seen = new Set(Array.from({ length: 500 }, () => random.whole(3, 9)));
    expect([...seen].sort()).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(random.digits(12)).toMatch(/^\d{12}$/u);
  });
});
