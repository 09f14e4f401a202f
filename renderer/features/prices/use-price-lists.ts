/** The price lists of the office. */
import { useMemo } from 'react';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import type { Choice } from '../../ui/inline-fields.tsx';

/** Lists to choose from, by id; the present one also where it is in the bin. */
export function usePriceListChoices(present: number | null): readonly Choice<string>[] {
  const may = useMay();
  const { data } = useEngine('prices.lists', { removed: true }, { enabled: may('products.see') });
  return useMemo(
    () =>
      (data ?? [])
        .filter(({ id, deletedAt }) => deletedAt === null || id === present)
        .map(({ id, name, currency }) => ({ value: String(id), label: `${name} (${currency})` })),
    [data, present],
  );
}
