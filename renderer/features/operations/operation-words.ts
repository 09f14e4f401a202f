/** What an operation did, in words: «Changed clients: State, Tags». */
import type { Output } from '../../../preload/contract/index.ts';
import { operationTexts } from '../../text/operations.ts';
import { useText } from '../../ui/language.tsx';
import { useEntryWords } from '../log/entry-words.ts';

type Operation = Output<'operations.list'>[number];

const tagFields: ReadonlySet<string> = new Set(['addTags', 'removeTags']);

export function useOperationWords(): (operation: Operation) => string {
  const t = useText(operationTexts);
  const { label } = useEntryWords();
  return ({ kind, details }) => {
    const { entity, change, from, to, name, merged } = details;
    const known = entity === 'client' || entity === 'product' || entity === 'document' ? entity : null;
    const done = t(`kind_${kind}`);
    const title = known ? t('doneTo', { done, records: t(`of_${known}`) }) : done;
    if (known && typeof change === 'object' && change !== null) {
      const fields = Object.keys(change).map((field) => label(known, tagFields.has(field) ? 'tags' : field));
      return `${title} (${[...new Set(fields)].join(', ')})`;
    }
    if (typeof from === 'string' && typeof to === 'string') return `${title} ${t('fromTo', { from, to })}`;
    if (typeof name === 'string' && entity === 'price-list') return t('doneTo', { done, records: name });
    if (typeof name === 'string' && Array.isArray(merged))
      return t('doneTo', { done, records: t('into', { merged: merged.map(String).join(', '), name }) });
    return title;
  };
}
