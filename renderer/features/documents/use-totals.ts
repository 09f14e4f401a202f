/** The sums of a draft as the engine works them out, a moment after the last key; nothing is added up here. */
import { useEffect, useRef, useState } from 'react';
import type { LineSums, Totals } from '../../../preload/contract/documents.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { call, useConnection } from '../../app/border.ts';
import { type Draft, isEmpty } from './draft.ts';

export interface DraftTotals {
  readonly totals: Totals | null;
  /** By the key of the line. */
  readonly lines: ReadonlyMap<number, LineSums>;
  /** The engine could not be asked since. */
  readonly stale: boolean;
}

const none: DraftTotals = { totals: null, lines: new Map(), stale: false };

/** Lines that are not complete yet count for nothing. The last answer wins. */
export function useTotals(draft: Draft): DraftTotals {
  const [shown, setShown] = useState(none);
  const connection = useConnection(({ state }) => state);
  const asked = useRef(0);
  const lines = draft.lines.flatMap(({ key, quantity, price, discount, vatRateId, ...line }) =>
    quantity === null || price === null || isEmpty({ ...line, key, quantity, price, discount, vatRateId })
      ? []
      : [{ key, sent: { quantity, price, discount: discount ?? 0, vatRateId } }],
  );
  const input: Input<'documents.totals'> | null =
    draft.day === null
      ? null
      : {
          companyId: draft.companyId,
          day: draft.day,
          pricesIncludeVat: draft.pricesIncludeVat,
          discount: draft.discount ?? 0,
          correctsId: draft.correctsId,
          lines: lines.map(({ sent }) => sent),
        };
  const keys = lines.map(({ key }) => key).join(' ');
  const text = input && JSON.stringify(input);
  useEffect(() => {
    if (text === null || connection === 'lost') return;
    asked.current += 1;
    const mine = asked.current;
    const timer = setTimeout(async () => {
      // It was made from the same type above.
      const reply = await call('documents.totals', JSON.parse(text) as Input<'documents.totals'>);
      if (mine !== asked.current) return;
      if (!reply.ok) return setShown((before) => ({ ...before, stale: true }));
      const byKey = keys.split(' ').flatMap((key, place) => {
        const sums = reply.value.lines[place];
        return sums ? [[Number(key), sums] as const] : [];
      });
      setShown({ totals: reply.value, lines: new Map(byKey), stale: false });
    }, 80);
    return () => clearTimeout(timer);
  }, [text, keys, connection]);
  return connection === 'lost' ? { ...shown, stale: true } : shown;
}
