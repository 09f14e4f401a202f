/** The rows of a price list as one scrolls, read again when prices or products change without losing the place. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PricedProduct } from '../../../preload/contract/prices.ts';
import { call } from '../../app/border.ts';
import { useChanged } from '../../app/engine.ts';

/** What is shown of a list. */
export interface PriceFilter {
  readonly text: string;
  readonly group: string | null;
  readonly priced: boolean;
}

export interface PriceRows {
  /** null: not read yet. */
  readonly rows: readonly PricedProduct[] | null;
  readonly hasMore: boolean;
  readonly readMore: () => void;
}

const blockSize = 100;
/** More than the engine answers at once is read again in parts. */
const most = 500;

export function usePriceRows(priceListId: number, { text, group, priced }: PriceFilter): PriceRows {
  const [rows, setRows] = useState<readonly PricedProduct[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const turn = useRef(0);
  const count = useRef(0);
  const reading = useRef(false);
  const page = useCallback(
    async (after: string | null, limit: number) => {
      const reply = await call('prices.page', { priceListId, text, group, priced, after, limit });
      return reply.ok ? reply.value : { rows: [], next: null };
    },
    [priceListId, text, group, priced],
  );
  const readAgain = useCallback(
    async (wanted: number) => {
      turn.current += 1;
      const mine = turn.current;
      const all: PricedProduct[] = [];
      let after: string | null = null;
      do {
        const part: Awaited<ReturnType<typeof page>> = await page(
          after,
          Math.min(most, Math.max(wanted - all.length, 1)),
        );
        all.push(...part.rows);
        after = part.next;
      } while (after !== null && all.length < wanted);
      if (turn.current !== mine) return;
      count.current = all.length;
      setRows(all);
      setNext(after);
    },
    [page],
  );
  useEffect(() => {
    const timer = setTimeout(() => void readAgain(blockSize), 60);
    return () => clearTimeout(timer);
  }, [readAgain]);
  useChanged(['price-list', 'product', 'import'], () => void readAgain(Math.max(blockSize, count.current)));
  const readMore = useCallback(async () => {
    if (next === null || reading.current) return;
    reading.current = true;
    const mine = turn.current;
    const part = await page(next, blockSize);
    reading.current = false;
    if (turn.current !== mine) return;
    setRows((before) => {
      const all = [...(before ?? []), ...part.rows];
      count.current = all.length;
      return all;
    });
    setNext(part.next);
  }, [next, page]);
  return { rows, hasMore: next !== null, readMore: () => void readMore() };
}
