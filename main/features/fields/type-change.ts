/** What a value of an own field becomes when the field gets another type. */
import { fold } from '../../../db/folding.ts';
import type { OwnFieldType, OwnValue } from '../../../preload/contract/own-values.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { OwnFieldDefinition } from './own-fields.ts';
import { amountFromNumber, amountFromText, dayFromText, numberFromText, yesOrNoFromText } from './typed-values.ts';
import { majorUnits } from './value-text.ts';

/** What a field is, as far as its values depend on it. */
export interface ValueKind {
  readonly type: OwnFieldType;
  readonly classifierId: number | null;
  readonly currency: string | null;
}

/** What the change looks up beside the value itself. */
export interface Lookups {
  /** The value as text, as it was written under the old type. */
  text(value: OwnValue): string;
  /** The choice of this name in the new classifier; null where there is none and none is to be added. */
  choice(name: string): number | null;
  client(name: string): number | null;
  user(name: string): number | null;
}

/** The value under the new type, or null where nothing of it can be kept. Never half of a value. */
export function convertedValue(
  from: ValueKind,
  to: ValueKind,
  value: OwnValue,
  lookups: Lookups,
  language: Language,
): OwnValue | null {
  if (from.type === to.type && from.classifierId === to.classifierId && from.currency === to.currency) return value;
  const ownCurrency = to.currency ?? '';
  const isSameClassifier = from.classifierId !== null && from.classifierId === to.classifierId;
  switch (`${from.type} ${to.type}` as const) {
    case 'choice choices':
      if (isSameClassifier) return [Number(value)];
      break;
    case 'choices choice':
      if (!Array.isArray(value) || value.length !== 1) return null;
      if (isSameClassifier) return value[0] ?? null;
      break;
    case 'yes-no number':
      return value === true ? '1' : '0';
    case 'number money':
      return amountFromNumber(String(value), ownCurrency);
    case 'money number':
      return numberFromText(majorUnits(Number(value), from.currency ?? ''), 'fr');
    case 'money money':
      return amountFromText(majorUnits(Number(value), from.currency ?? ''), ownCurrency, 'fr');
    case 'number day':
    case 'money day':
      return null;
  }
  return fromText(to, lookups.text(value), lookups, language);
}

function fromText(to: ValueKind, text: string, lookups: Lookups, language: Language): OwnValue | null {
  if (text.trim() === '') return null;
  switch (to.type) {
    case 'text':
      return text.length <= 2000 ? text.trim() : null;
    case 'number':
      return numberFromText(text, language);
    case 'money':
      return amountFromText(text, to.currency ?? '', language);
    case 'day':
      return dayFromText(text);
    case 'yes-no':
      return yesOrNoFromText(text);
    case 'choice':
      return lookups.choice(text);
    case 'choices':
      return choicesFromText(text, lookups);
    case 'client':
      return lookups.client(text);
    case 'user':
      return lookups.user(text);
  }
}

/** One name, or several with commas, semicolons or line ends between them: all of them are there, or none is taken. */
function choicesFromText(text: string, lookups: Lookups): number[] | null {
  const names = text
    .split(/[,;\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0 || names.length > 100) return null;
  const ids = names.map((name) => lookups.choice(name));
  const known = ids.filter((id) => id !== null);
  return known.length === ids.length ? [...new Set(known)] : null;
}

/** Finds choices by name in any case and spelling of accents; `add` makes those that are missing, up to 500 of them. */
export function choiceFinder(
  choices: OwnFieldDefinition['choices'],
  add: ((name: string) => number) | null,
): (name: string) => number | null {
  const known = new Map(choices.map(({ id, name }) => [fold(name), id]));
  let room = 500;
  return (name) => {
    const bare = name.replace(/\s+/gu, ' ').trim();
    const found = known.get(fold(bare));
    if (found !== undefined) return found;
    if (add === null || room === 0 || bare === '' || bare.length > 100) return null;
    room -= 1;
    const id = add(bare);
    known.set(fold(bare), id);
    return id;
  };
}
