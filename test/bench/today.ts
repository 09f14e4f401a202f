/** The page of the day, everybody's and one's own: all that it asks for, one after the other. */
import type { Condition } from '../../preload/contract/lists.ts';
import { drafts, invoicesSoon, mine, overdueInvoices, toContact } from '../../renderer/features/today/today-lists.ts';
import { bigOffice } from './big-office.ts';
import { type Bench, type Figure, milliseconds, p95OfRounds, timed } from './measuring.ts';
import { type OpenOffice, openOffice } from './open-office.ts';

const rounds = 3;
const times = 20;
/** A day of the made offices on which very much is due. */
const day = '2026-06-15';

export async function today({ clients, size }: Bench): Promise<Figure[]> {
  const office = await openOffice(await bigOffice(clients));
  const figures: Figure[] = [];
  for (const [whose, narrowed] of [
    ['everybody’s', (conditions: readonly Condition[]) => conditions],
    ['one’s own', mine],
  ] as const) {
    const taken: number[][] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const opened: number[] = [];
      for (let n = 0; n < times; n += 1) opened.push(await timed(() => openToday(office, narrowed)));
      if (round > 0) taken.push(opened);
    }
    const figure = p95OfRounds(taken);
    figures.push({
      work: `open Today, ${whose}: whom to contact, invoices overdue and soon due, drafts, each with its count, p95`,
      size,
      figure: milliseconds(figure),
      limit: '200 ms',
      ratio: figure / 200,
    });
  }
  await office.close();
  return figures;
}

async function openToday(
  office: OpenOffice,
  narrowed: (conditions: readonly Condition[]) => readonly Condition[],
): Promise<void> {
  await office.call('clients.count', {});
  const contacts = { conditions: [...narrowed(toContact(day))] };
  const soonest = { column: 'nextContact', descending: false } as const;
  await office.call('clients.list', { filter: contacts, sort: soonest, after: null, limit: 25 });
  await office.call('clients.count', contacts);
  for (const [conditions, column] of [
    [overdueInvoices(day), 'dueDay'],
    [invoicesSoon(day), 'dueDay'],
    [drafts, 'day'],
  ] as const) {
    const filter = { conditions: [...narrowed(conditions)] };
    const sort = { column, descending: column === 'day' };
    await office.call('documents.list', { filter, sort, after: null, limit: 8, withDue: true });
    await office.call('documents.count', filter);
  }
}
