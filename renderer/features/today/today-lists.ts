/** What the lists of the day ask for: the same conditions that the lists of clients and documents are opened with. */
import type { ActivityRow } from '../../../preload/contract/activities.ts';
import type { Condition } from '../../../preload/contract/lists.ts';
import { plusDays } from '../../ui/days.ts';

/** So many days are looked ahead. */
const ahead = 7;

const condition = (column: string, is: Condition['is'], ...values: Condition['values']): Condition => ({
  column,
  is,
  values,
});

const unpaid = [condition('type', 'is', 'invoice'), condition('status', 'in', 'issued', 'part-paid')];

/** Clients whose day has come, or is past. */
export const toContact = (day: string): readonly Condition[] => [condition('nextContact', 'less', day)];

/** What is open and whose day has come, or is past; what its responsible person has declined waits for somebody else to decide. */
export const toDo = (day: string): readonly Condition[] => [
  condition('status', 'is', 'open'),
  condition('day', 'less', day),
  condition('acceptance', 'is-not', 'declined'),
];

/** What others have given to the user, and wait for his answer. */
export const givenToMe: readonly Condition[] = [
  condition('responsible', 'mine'),
  condition('acceptance', 'is', 'asked'),
  condition('status', 'is', 'open'),
];

/** What the user gave to others who do not take it. */
export const declined: readonly Condition[] = [
  condition('askedBy', 'mine'),
  condition('acceptance', 'is', 'declined'),
  condition('status', 'is', 'open'),
];

type Declined = Pick<ActivityRow, 'seriesId' | 'responsibleId' | 'declinedBecause'>;

/** Of a series that was declined in one word only the first: it is decided about as one. */
export function firstOfEach<Row extends Declined>(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<string>();
  return rows.filter(({ seriesId, responsibleId, declinedBecause }) => {
    const key = JSON.stringify([seriesId, responsibleId, declinedBecause]);
    const isNew = seriesId === null || !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Invoices whose day of payment is past. */
export const overdueInvoices = (day: string): readonly Condition[] => [
  ...unpaid,
  condition('dueDay', 'less', plusDays(day, -1)),
];

/** Invoices that are to be paid from this day on, within a week. */
export const invoicesSoon = (day: string): readonly Condition[] => [
  ...unpaid,
  condition('dueDay', 'between', day, plusDays(day, ahead)),
];

/** What was given to the other party and is to come back signed. */
export const awaitingSignature: readonly Condition[] = [
  condition('type', 'in', 'contract', 'act', 'upd', 'statement'),
  condition('status', 'in', 'on-approval', 'issued', 'sent'),
];

export const drafts: readonly Condition[] = [condition('status', 'is', 'draft')];

/** Of these the ones that somebody is responsible for himself. */
export const mine = (conditions: readonly Condition[]): readonly Condition[] => [
  ...conditions,
  condition('responsible', 'mine'),
];
