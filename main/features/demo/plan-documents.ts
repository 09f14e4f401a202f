/** The invoices of the example office: two years of them, and what became of each. */
import type { CompanyFields } from '../../../preload/contract/companies.ts';
import type { DocumentLine, DraftFields } from '../../../preload/contract/documents.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { totals } from '../documents/amounts.ts';
import { vatRates } from '../reference/vat-rates.ts';
import { demoProducts } from './content-products.ts';
import type { PlannedClient } from './plan-clients.ts';
import { daysAfter, workingDays } from './plan-days.ts';
import { homeOf, type PlannedProduct, vatKeyOf } from './plan-office.ts';
import { type Random, randomFrom } from './random.ts';

/** A line as the contract has it; `productIndex` and `vatKey` are for the caller to turn into ids. */
export type PlannedLine = Omit<DocumentLine, 'productId' | 'vatRateId'> & {
  readonly productIndex: number;
  readonly vatKey: string;
};

/** An invoice and what becomes of it. */
export interface PlannedDocument
  extends Pick<DraftFields, 'day' | 'currency' | 'pricesIncludeVat' | 'discount' | 'language' | 'comment'> {
  readonly clientIndex: number;
  readonly dueDay: string;
  readonly lines: readonly PlannedLine[];
  readonly outcome: 'draft' | 'issued' | 'paid' | 'part-paid' | 'cancelled';
  /** Whether it was made of an order, and whether what goes with it (acts, waybills, tax invoices) was made with it. */
  readonly chain: { readonly ordered: boolean; readonly delivered: boolean };
  /** When and how much, in minor units, where the outcome is `paid` (all of it) or `part-paid`. */
  readonly paid: { readonly day: string; readonly amount: number } | null;
}

const rateByKey = (key: string) => vatRates().find((rate) => rate.key === key);

/** In thousandths, as people order such a unit. */
function quantityOf(random: Random, unit: string): number {
  switch (unit) {
    case 'HUR':
      return random.whole(1, 24) * 500;
    case 'KGM':
      return random.whole(2, 40) * 250;
    case 'MTR':
      return random.whole(10, 1500) * 100;
    case 'MTK':
      return random.whole(80, 900) * 125;
    case 'KMT':
      return random.whole(15, 220) * 1000;
    case 'XPK':
    case 'XBX':
    case 'LTR':
      return random.pick([1, 2, 3, 5, 5, 10, 10, 20]) * 1000;
    case 'H87':
      return random.pick([1, 1, 1, 2, 2, 3, 4, 5, 10]) * 1000;
    default:
      return random.pick([1, 1, 1, 2, 3]) * 1000;
  }
}

interface Setting {
  readonly random: Random;
  readonly language: Language;
  readonly today: string;
  readonly company: CompanyFields;
  readonly clients: readonly PlannedClient[];
  readonly products: readonly PlannedProduct[];
}

function linesOf({ random, language, clients, products }: Setting, clientIndex: number, day: string): PlannedLine[] {
  const home = homeOf(language);
  const abroad = clients[clientIndex]?.country !== home;
  const chosen = new Set<number>();
  for (let count = random.pick([1, 1, 2, 2, 3, 3, 4, 5, 7]); count > 0; count -= 1)
    chosen.add(random.whole(0, products.length - 1));
  return [...chosen].flatMap((productIndex) => {
    const product = products[productIndex];
    const source = demoProducts[productIndex];
    if (!product || !source) return [];
    const { code, name, unit, price } = product;
    const discount = random.chance(0.08) ? random.pick([300, 500, 1000]) : 0;
    const quantity = quantityOf(random, unit);
    return [{ productIndex, code, name, unit, quantity, price, discount, vatKey: vatKeyOf(source, home, abroad, day) }];
  });
}

type Draft = Omit<PlannedDocument, 'outcome' | 'paid' | 'chain'>;

function grossOf(draft: Draft, company: CompanyFields): number {
  const lines = draft.lines.map((line) => {
    const rate = rateByKey(line.vatKey)?.rate ?? null;
    return { ...line, vat: { id: null, rate, label: line.vatKey } };
  });
  const { discount, pricesIncludeVat } = draft;
  return totals({ lines, discount, pricesIncludeVat, rounding: company.vatRounding }).gross;
}

/** `term`: days to pay. Most people pay around the due day, some late, a few never; nothing happens after today. */
function outcomeOf(
  draft: Draft,
  term: number,
  { random, today, company }: Setting,
): Pick<PlannedDocument, 'outcome' | 'paid'> {
  const fate = random.next();
  const amount = grossOf(draft, company);
  const day = daysAfter(draft.day, Math.max(0, term + random.whole(-4, 12)));
  if (fate < 0.02) return { outcome: 'cancelled', paid: null };
  if (fate < 0.045 || day > today || amount < 2) return { outcome: 'issued', paid: null };
  if (fate < 0.065) return { outcome: 'part-paid', paid: { day, amount: Math.floor(amount / 2) } };
  return { outcome: 'paid', paid: { day, amount } };
}

/** The first customers of the list buy most. */
function buyerOf(random: Random, buyers: readonly number[]): number {
  return buyers[Math.floor(buyers.length * random.next() ** 1.8)] ?? 0;
}

const drafts = 8;
/** The last so many have what came before and after them; of the others only the invoices were taken over. */
const chained = 300;

/** `fromEnd`: how many invoices are made after this one. */
function chainOf(random: Random, fromEnd: number, outcome: PlannedDocument['outcome']): PlannedDocument['chain'] {
  const [ordered, delivered] = [random.chance(0.3), random.chance(0.6)];
  const isPart = fromEnd < chained && outcome !== 'draft';
  return { ordered: isPart && ordered, delivered: isPart && delivered && outcome !== 'cancelled' };
}

/** So many invoices in the order of their days, the last few still drafts. */
export function plannedDocuments(seed: string, office: Omit<Setting, 'random'>, count: number): PlannedDocument[] {
  const random = randomFrom(`${seed} ${office.language} documents`);
  const chances = randomFrom(`${seed} ${office.language} chains`);
  const setting = { ...office, random };
  const { clients, company } = office;
  const buyers = clients.flatMap(({ type }, index) => (type === 'customer' || type === 'partner' ? [index] : []));
  const workdays = workingDays(office.today);
  const days = Array.from(
    { length: count },
    () => workdays[Math.floor(workdays.length * random.next() ** 0.85)] ?? office.today,
  );
  return days.sort().map((day, index) => {
    const clientIndex = buyerOf(random, buyers);
    const client = clients[clientIndex];
    const term = client?.paymentDays ?? company.paymentDays;
    const draft: Draft = {
      clientIndex,
      day,
      dueDay: daysAfter(day, term),
      currency: company.currency,
      pricesIncludeVat: company.pricesIncludeVat,
      discount: client?.discount ?? 0,
      language: client?.language ?? office.language,
      comment: '',
      lines: linesOf(setting, clientIndex, day),
    };
    const unfinished = index >= count - drafts;
    const { outcome, paid } = unfinished ? { outcome: 'draft' as const, paid: null } : outcomeOf(draft, term, setting);
    return { ...draft, outcome, paid, chain: chainOf(chances, count - 1 - index, outcome) };
  });
}
