/** What happens in the example office, in the order of time: clients come, invoices are made, paid, cancelled, deals go from stage to stage. */
import type { DemoPlan } from './plan.ts';
import { daysAfter, workingDays } from './plan-days.ts';

/** Something that happens on a day. Indexes point into the lists of the plan. */
export type DemoEvent =
  | { readonly kind: 'client'; readonly day: string; readonly index: number }
  | { readonly kind: 'document' | 'payment' | 'cancelling' | 'deal'; readonly day: string; readonly index: number }
  | { readonly kind: 'move'; readonly day: string; readonly index: number; readonly step: number };

/** An event with its moment, UTC ISO 8601 with milliseconds. */
export type TimedEvent = DemoEvent & { readonly at: string };

/** Of things that happen on one day. */
const order = { client: 0, payment: 1, cancelling: 2, document: 3, deal: 5, move: 6 } as const;

/**
 * Every event of the plan, each later than the one before it or at the same moment, none after `at`. Invoices keep the order of the plan
 * within a day, so that their numbers follow it. A client comes on the day of its first invoice, or on any of the two years.
 */
export function timeline(plan: DemoPlan, today: string, at: string): TimedEvent[] {
  const events: DemoEvent[] = clientDays(plan, today).map((day, index) => ({ kind: 'client', day, index }));
  plan.documents.forEach(({ day, outcome, paid }, index) => {
    events.push({ kind: 'document', day, index });
    if (paid !== null) events.push({ kind: 'payment', day: paid.day, index });
    if (outcome === 'cancelled') {
      const next = daysAfter(day, 1 + (index % 5));
      events.push({ kind: 'cancelling', day: next < today ? next : today, index });
    }
  });
  plan.deals.forEach(({ day, moves }, index) => {
    events.push({ kind: 'deal', day, index });
    moves.forEach((move, step) => {
      events.push({ kind: 'move', day: move.day, index, step });
    });
  });
  // A payment of the very day of its invoice, and a cancelling, must come after the invoice.
  const rank = (event: DemoEvent) => {
    const follows = event.kind === 'payment' || event.kind === 'cancelling';
    return follows && event.day === plan.documents[event.index]?.day ? 4 : order[event.kind];
  };
  events.sort((a, b) => compare(a.day, b.day) || rank(a) - rank(b) || a.index - b.index);
  return timed(events, at);
}

function clientDays({ clients, documents }: DemoPlan, today: string): string[] {
  const first = new Map<number, string>();
  for (const { clientIndex, day } of documents) if (!first.has(clientIndex)) first.set(clientIndex, day);
  const workdays = workingDays(today);
  return clients.map((_, index) => {
    // A step that shares no factor with the number of clients walks over all of the two years.
    const place = Math.floor((((index * 211) % clients.length) / clients.length) * workdays.length);
    return first.get(index) ?? workdays[place] ?? today;
  });
}

/** From seven in the morning, UTC, some minutes after each other. */
function timed(events: readonly DemoEvent[], at: string): TimedEvent[] {
  const latest = Date.parse(at);
  let day = '';
  let count = 0;
  return events.map((event) => {
    count = event.day === day ? count + 1 : 0;
    day = event.day;
    const moment = Date.parse(`${day}T07:00:00.000Z`) + (count * 7 + 3) * 60_000;
    return { ...event, at: new Date(Math.min(moment, latest)).toISOString() };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
