/** The search for duplicates over the whole base, and how long others wait for their answers meanwhile. */
import { officeCopy } from './big-office.ts';
import { type Bench, type Figure, milliseconds, p95, timed } from './measuring.ts';
import { openOffice } from './open-office.ts';

/** Between two calls of the one who works meanwhile. */
const pause = 5;
/** The longest that somebody at a screen does not notice. */
const limit = 100;

export async function duplicates({ clients, size }: Bench): Promise<Figure[]> {
  const copy = await officeCopy(clients);
  const office = await openOffice(copy.base);
  const waits: number[] = [];
  let isRunning = true;
  let pairs = 0;
  const others = async () => {
    for (let at = 1; isRunning; at++) {
      waits.push(await timed(() => office.call('clients.get', { id: 1 + ((at * 7919) % clients) })));
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  const search = async () => {
    ({ pairs } = await office.call('duplicates.search', { job: 'bench-duplicates' }));
    isRunning = false;
  };
  const [taken] = await Promise.all([timed(search), others()]);
  await office.close();
  copy.remove();
  const longest = Math.max(...waits);
  return [
    {
      work: `the longest wait for a card while duplicates are searched (p95 ${milliseconds(p95(waits))}; the search takes ${(taken / 1000).toFixed(1)} s and keeps ${pairs.toLocaleString('en')} pairs)`,
      size,
      figure: milliseconds(longest),
      limit: milliseconds(limit),
      ratio: longest / limit,
    },
  ];
}
