/** Fields of several clients as words. */
import { useMemo } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { useFormat } from '../../ui/language.tsx';
import { useFieldWords } from '../clients/use-field-words.ts';
import type { Path, Preview } from './merge-rows.ts';

type Client = Preview['clients'][number];

export interface MergedWords {
  readonly label: (path: Path) => string;
  readonly value: (path: Path, value: unknown, of: Client | null) => string;
}

/** `clients` holds one at least. */
export function useMergedWords(clients: readonly Client[], reference: Output<'reference.get'>): MergedWords {
  const format = useFormat();
  const [first] = clients;
  if (first === undefined) throw new Error('There is a client at least.');
  const all = useMemo(
    () => ({ ...first, ownClients: Object.assign({}, ...clients.map(({ ownClients }) => ownClients)) }),
    [first, clients],
  );
  const words = useFieldWords(all, reference);
  return useMemo(
    () => ({
      label: words.label,
      value: (path, value, of) => {
        // Each client's limit is in the currency of that client.
        if (path === 'creditLimit' && typeof value === 'number' && of !== null) {
          const profile = reference.countries.find(({ code }) => code === of.country);
          return format.money(value, of.currency ?? profile?.currency ?? 'EUR');
        }
        return words.value(path, value);
      },
    }),
    [words, format, reference],
  );
}
