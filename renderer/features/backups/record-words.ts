/** Fields of a client or product out of a backup, as words. */
import type { ComparedRecord } from '../../../preload/contract/backup-looks.ts';
import { clientTexts } from '../../text/clients.ts';
import { partyTexts } from '../../text/parties.ts';
import { productTexts } from '../../text/products.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { useEntryWords } from '../log/entry-words.ts';

type Field = ComparedRecord['fields'][number];

/** Fields in minor units. */
const amounts: ReadonlySet<string> = new Set(['price', 'purchasePrice', 'creditLimit']);

/** `label` of a field, and either of its values as it would stand on the card. */
export function useRecordWords({ entity, fields }: Pick<ComparedRecord, 'entity' | 'fields'>) {
  const client = useText(clientTexts);
  const party = useText(partyTexts);
  const product = useText(productTexts);
  const format = useFormat();
  const words = useEntryWords();
  const currency = fields.find(({ field }) => field === 'currency')?.was;
  /** The word for a code, where the texts have one. */
  const coded = (name: string): string | null => {
    if (entity === 'product' && Object.hasOwn(productTexts.en, name))
      return product(name as keyof typeof productTexts.en);
    if (Object.hasOwn(clientTexts.en, name)) return client(name as keyof typeof clientTexts.en);
    return Object.hasOwn(partyTexts.en, name) ? party(name as keyof typeof partyTexts.en) : null;
  };
  const flat = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return '';
    if (Array.isArray(value)) return value.map(flat).filter(Boolean).join('; ');
    if (typeof value !== 'object') return String(value);
    return Object.entries(value)
      .map(([name, part]) => (name === 'kind' && typeof part === 'string' ? (coded(part) ?? part) : flat(part)))
      .filter(Boolean)
      .join(', ');
  };
  const shown = ({ field, label }: Field, value: Field['was']): string => {
    if (label !== null) return flat(value);
    if (typeof value === 'number' && amounts.has(field))
      return typeof currency === 'string' ? format.money(value, currency) : format.decimal(value, 2);
    if (field === 'consent' && typeof value === 'object' && value !== null && 'state' in value)
      return [coded(`consent_${String(value.state)}`), flat({ ...value, state: null })].filter(Boolean).join(', ');
    if (typeof value === 'string' && value !== '') return coded(`${field}_${value}`) ?? words.value('', value);
    return typeof value === 'object' ? flat(value) : words.value(field, value);
  };
  return {
    label: ({ field, label }: Field) => label ?? words.label(entity, field),
    was: (field: Field) => shown(field, field.was),
    now: (field: Field) => shown(field, field.now),
  };
}
