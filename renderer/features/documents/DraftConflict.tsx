/** Asks about the fields of a draft that two people changed. */
import type { DraftFields } from '../../../preload/contract/documents.ts';
import { documentTexts } from '../../text/documents.ts';
import { ConflictDialog } from '../../ui/Dialogs.tsx';
import { languageNames, useFormat, useText } from '../../ui/language.tsx';
import type { Asked } from './use-draft-saving.ts';

/** `clientNames`: what is known of the names of clients, by id. */
export function DraftConflict({ asked, clientNames }: { asked: Asked; clientNames: ReadonlyMap<number, string> }) {
  const t = useText(documentTexts);
  const format = useFormat();
  const words = (fields: DraftFields, name: keyof DraftFields): string => {
    const value = fields[name];
    if (name === 'lines') {
      const names = fields.lines.slice(0, 3).map((line) => line.name);
      return `${t('linesCount', { count: fields.lines.length })}${format.colon} ${names.join(', ')}${fields.lines.length > 3 ? ' …' : ''}`;
    }
    if (name === 'clientId') return fields.clientId === null ? '' : (clientNames.get(fields.clientId) ?? '');
    if (name === 'day' || name === 'dueDay' || name === 'serviceDay') {
      const day = fields[name];
      return day === null ? '' : format.day(day);
    }
    if (name === 'discount') return format.percent(fields.discount);
    if (name === 'language') return languageNames[fields.language];
    if (name === 'pricesIncludeVat') return t(fields.pricesIncludeVat ? 'vatIncluded' : 'vatOnTop');
    return value === null || value === undefined ? '' : String(value);
  };
  const labelOf = (name: keyof DraftFields): string => {
    const own = documentTexts.en;
    return Object.hasOwn(own, name) ? t(name as keyof typeof own) : name;
  };
  return (
    <ConflictDialog
      rows={asked.names.map((name) => ({
        path: name,
        label: labelOf(name),
        mine: words(asked.mine, name),
        theirs: words(asked.theirs, name),
        original: words(asked.original, name),
      }))}
      choose={asked.answer}
      cancel={() => asked.answer(null)}
    />
  );
}
