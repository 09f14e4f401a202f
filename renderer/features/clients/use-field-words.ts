/** Any field of a client as words: for the history and for questions about conflicts. */
import { useMemo } from 'react';
import { clientTexts } from '../../text/clients.ts';
import { partyTexts } from '../../text/parties.ts';
import { languageNames, useFormat, useText } from '../../ui/language.tsx';
import { useOwnWords } from '../fields/use-own-fields.ts';
import { usePriceListChoices } from '../prices/use-price-lists.ts';

export interface FieldWords {
  readonly label: (path: string) => string;
  readonly value: (path: string, value: unknown) => string;
}

/** Lists and addresses as their parts, one after the other; `kindWord` names what kind of contact a part is. */
function flat(value: unknown, kindWord: (kind: string) => string): string {
  if (value === null || value === undefined || value === '') return '';
  const words = (part: unknown) => flat(part, kindWord);
  if (Array.isArray(value)) return value.map(words).filter(Boolean).join('; ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, part]) => (name === 'kind' && typeof part === 'string' ? kindWord(part) : words(part)))
    .filter(Boolean)
    .join(', ');
}

const users = (known: readonly { readonly id: number; readonly name: string }[], id: unknown) =>
  known.find((user) => user.id === id)?.name;

/** `known`: the users of the office, for the responsible. */
export function useFieldWords(known: readonly { readonly id: number; readonly name: string }[]): FieldWords {
  const t = useText(clientTexts);
  const party = useText(partyTexts);
  const format = useFormat();
  const ownWords = useOwnWords('client');
  const priceLists = usePriceListChoices(null);
  return useMemo(() => {
    const own = clientTexts.en;
    const shared = partyTexts.en;
    const kindWord = (kind: string) => (Object.hasOwn(shared, kind) ? party(kind as keyof typeof shared) : kind);
    return {
      label: (path) => {
        const ownField = ownWords.label(path);
        if (ownField !== null) return ownField;
        const name = path.split('.')[0] ?? path;
        if (Object.hasOwn(own, name)) return t(name as keyof typeof own);
        return Object.hasOwn(shared, name) ? party(name as keyof typeof shared) : name;
      },
      value: (path, value) => {
        if (path.startsWith('own.')) return ownWords.value(path, value);
        if (path === 'priceListId')
          return priceLists.find((list) => list.value === String(value))?.label ?? flat(value, kindWord);
        const name = path.split('.')[0] ?? path;
        const key = `${name}_${String(value)}`;
        if (Object.hasOwn(own, key)) return t(key as keyof typeof own);
        if (name === 'discount' && typeof value === 'number') return format.percent(value);
        if (name === 'paymentDays' && typeof value === 'number') return t('days', { count: value });
        if (name === 'nextContact' && typeof value === 'string') return format.day(value);
        if (name === 'responsibleId') return users(known, value) ?? flat(value, kindWord);
        if (name === 'language' && typeof value === 'string' && Object.hasOwn(languageNames, value))
          return languageNames[value as keyof typeof languageNames];
        return flat(value, kindWord);
      },
    };
  }, [t, party, format, known, ownWords, priceLists]);
}
