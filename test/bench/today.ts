/** The page of the day, everybody's and one's own: all that it asks for, one after the other. */
import { birthdaysAhead } from '../../preload/contract/birthdays.ts';
import type { Condition } from '../../preload/contract/lists.ts';
import {
  awaitingSignature,
  declined,
  drafts,
  givenToMe,
  invoicesSoon,
  mine,
  overdueInvoices,
  toContact,
  toDo,
} from '../../renderer/features/today/today-lists.ts';
import { plusDays } from '../../renderer/ui/days.ts';
import { activitiesEach, dayOpened as day, dayOffice, dealsOfDay } from './day-office.ts';
import { type Bench, counted, type Figure, milliseconds, p95OfRounds, timed } from './measuring.ts';
import { type OpenOffice, openOffice } from './open-office.ts';

const rounds = 3;
const times = 20;

export async function today({ clients, size }: Bench): Promise<Figure[]> {
  const office = await openOffice(await dayOffice(clients));
  const figures: Figure[] = [];
  for (const isMine of [false, true]) {
    const taken: number[][] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const opened: number[] = [];
      for (let n = 0; n < times; n += 1) opened.push(await timed(() => openToday(office, isMine)));
      if (round > 0) taken.push(opened);
    }
    const figure = p95OfRounds(taken);
    const whose = isMine ? 'one’s own' : 'everybody’s';
    figures.push({
      work: `open Today, ${whose}: all its lists, each with its count, p95`,
      size: `${size}, ${counted(clients * activitiesEach, 'activities')}, ${counted(dealsOfDay, 'deals')}`,
      figure: milliseconds(figure),
      limit: '200 ms',
      ratio: figure / 200,
    });
  }
  await office.close();
  return figures;
}

async function openToday(office: OpenOffice, isMine: boolean): Promise<void> {
  const narrowed = (conditions: readonly Condition[]) => ({
    conditions: [...(isMine ? mine(conditions) : conditions)],
  });
  const any = { filter: {}, sort: { column: 'name', descending: false }, after: null, limit: 1 } as const;
  await office.call('clients.list', any);
  await office.call('calls.list', { which: 'waiting', mine: isMine, after: null, limit: 8 });
  await office.call('calls.count', { mine: isMine });
  await office.call('reminders.due', {});
  const first = { column: 'day', descending: false } as const;
  for (const filter of [narrowed(toDo(day)), { conditions: [...givenToMe] }, { conditions: [...declined] }]) {
    await office.call('activities.list', { filter, sort: first, after: null, limit: 25 });
    await office.call('activities.count', filter);
  }
  // What one takes part in.
  await office.call('activities.between', { from: day, to: day, mine: true });
  const birthdays = { from: day, to: plusDays(day, birthdaysAhead), mine: isMine, limit: 100 };
  await office.call('birthdays.between', birthdays);
  const contacts = narrowed(toContact(day));
  const soonest = { column: 'nextContact', descending: false } as const;
  await office.call('clients.list', { filter: contacts, sort: soonest, after: null, limit: 25 });
  await office.call('clients.count', contacts);
  for (const which of [{ unplanned: true }, { state: 'open' }] as const) {
    const filter = { ...which, ...(isMine && { responsibleId: 1 }) };
    const sort = { column: 'expectedClose', descending: false } as const;
    await office.call('deals.list', { filter, sort, after: null, limit: 8 });
    await office.call('deals.count', filter);
  }
  for (const [conditions, column] of [
    [overdueInvoices(day), 'dueDay'],
    [invoicesSoon(day), 'dueDay'],
    [awaitingSignature, 'day'],
    [drafts, 'day'],
  ] as const) {
    const filter = narrowed(conditions);
    const sort = { column, descending: column === 'day' };
    await office.call('documents.list', { filter, sort, after: null, limit: 8, withDue: true });
    await office.call('documents.count', filter);
  }
}
