/** The words of the condition that asks for what one import wrote. */
import type { Condition } from '../../../preload/contract/lists.ts';
import { useEngine } from '../../app/engine.ts';
import { listTexts } from '../../text/lists.ts';
import { useText } from '../../ui/language.tsx';
import { importedBy } from './asked-list.ts';

const isAboutImport = ({ column }: Condition) => column === importedBy(0).column;

/** Says of a condition, where it is about an import, from which file its records are; null of any other. */
export function useImportWords(conditions: readonly Condition[] = []): (condition: Condition) => string | null {
  const t = useText(listTexts);
  const { data = [] } = useEngine('imports.list', {}, { enabled: conditions.some(isAboutImport) });
  return (condition) => {
    if (!isAboutImport(condition)) return null;
    const name = data.find(({ id }) => id === condition.values[0])?.fileName;
    return name === undefined ? t('ofImport') : t('importedFrom', { name });
  };
}
