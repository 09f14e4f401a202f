/** Conditions of lists as the page asks and says them. */
import type { Condition, ConditionKind } from '../../../preload/contract/lists.ts';
import type { listTexts } from '../../text/lists.ts';
import type { TextOf } from '../../ui/language.tsx';
import { type CellWords, type ColumnAbout, choiceLabel, digitsOf, valueText } from './cell-values.ts';

type ListText = TextOf<keyof (typeof listTexts)['en']>;

/** What a condition asks for: nothing, one or several values, two ends, a number of days. */
export type Asked = 'nothing' | 'one' | 'several' | 'two' | 'days';

const askedBy: Readonly<Record<ConditionKind, Asked>> = {
  is: 'one',
  'is-not': 'one',
  in: 'several',
  'not-in': 'several',
  contains: 'one',
  begins: 'one',
  empty: 'nothing',
  filled: 'nothing',
  more: 'one',
  less: 'one',
  between: 'two',
  'last-days': 'days',
  'next-days': 'days',
  mine: 'nothing',
};

/** What a kind of condition is to be given. */
export function asked(kind: ConditionKind): Asked {
  return askedBy[kind];
}

const numbers: readonly ColumnAbout['type'][] = ['number', 'percent', 'money'];

/** Whether values of the column are picked from a list rather than typed. */
export function isPicked({ type }: Pick<ColumnAbout, 'type'>): boolean {
  return ['choice', 'choices', 'user', 'team', 'client', 'tags'].includes(type);
}

/** The kinds that are offered, the usual one first: of what is picked "one of" serves for "is", too; of numbers nobody lists several, a filter by several that is there stays. */
export function offeredKinds(about: ColumnAbout): readonly ConditionKind[] {
  const isNumber = numbers.includes(about.type);
  const picked: readonly ConditionKind[] = isPicked(about) && about.conditions.includes('in') ? ['is', 'is-not'] : [];
  const doubled: readonly ConditionKind[] = isNumber ? ['in', 'not-in'] : picked;
  const first: readonly ConditionKind[] =
    about.type === 'text'
      ? ['contains']
      : about.type === 'day' || about.type === 'moment'
        ? ['between', 'last-days']
        : isNumber
          ? ['more', 'less', 'between']
          : ['in'];
  const kinds = about.conditions.filter((kind) => !doubled.includes(kind));
  const place = (kind: ConditionKind) => (first.includes(kind) ? first.indexOf(kind) : first.length);
  return [...kinds].sort((one, other) => place(one) - place(other));
}

/** The words of a kind in a list of choices. */
export function kindWords(t: ListText, about: ColumnAbout, kind: ConditionKind): string {
  const isDay = about.type === 'day' || about.type === 'moment';
  if (isDay && kind === 'more') return t('day_more');
  if (isDay && kind === 'less') return t('day_less');
  return t(`kind_${kind}`);
}

/** Whether the values are such as the kind asks for. */
export function isComplete({ is, values }: Pick<Condition, 'is' | 'values'>): boolean {
  const filled = values.filter((value) => value !== '');
  switch (asked(is)) {
    case 'nothing':
      return true;
    case 'several':
      return filled.length > 0;
    case 'two':
      return values.length === 2 && filled.length === 2;
    default:
      return filled.length === 1;
  }
}

/** One value in words; of clients their names are known from elsewhere. */
function wordOf(
  about: ColumnAbout,
  value: Condition['values'][number],
  words: CellWords,
  clientName: (id: number) => string,
): string {
  if (about.type === 'client' && typeof value === 'number') return clientName(value);
  if (about.type === 'moment') return words.format.day(String(value));
  if (about.type === 'percent') return words.format.percent(Number(value));
  if (about.type === 'number')
    return typeof value === 'number' && about.ownField !== null
      ? words.format.decimal(Math.round(value * 1e6), digitsOf(about, words.currency))
      : valueText(about, value, words, words.currency);
  if (about.choices.length > 0) return choiceLabel(about, value);
  if (about.type === 'text' || about.type === 'tags') return quoted(words, String(value));
  return valueText(about, value, words, about.currency ?? words.currency);
}

function quoted({ language }: CellWords, text: string): string {
  if (language === 'en') return text;
  return language === 'ru' ? `«${text}»` : `«\u00a0${text}\u00a0»`;
}

const joining = new Map<string, Intl.ListFormat>();

/** The condition as a sentence: "City contains Lyon". */
export function sentenceOf(
  t: ListText,
  about: ColumnAbout,
  { is, values }: Condition,
  words: CellWords,
  clientName: (id: number) => string,
): string {
  const column = about.label;
  if (is === 'mine' && about.name === 'askedBy') return t('say_givenByMe');
  const isDay = about.type === 'day' || about.type === 'moment';
  if (asked(is) === 'days') return t(`say_${is}`, { column, count: Number(values[0] ?? 0) });
  const said = values.map((value) => wordOf(about, value, words, clientName));
  if (is === 'between') return t('say_between', { column, from: said[0] ?? '', to: said[1] ?? '' });
  const list = joining.get(words.language) ?? new Intl.ListFormat(words.language, { type: 'disjunction' });
  joining.set(words.language, list);
  const value = list.format(said.length > 3 ? [...said.slice(0, 3), `+${said.length - 3}`] : said);
  if (isDay && (is === 'more' || is === 'less')) return t(`sayDay_${is}`, { column, value });
  return t(`say_${is}`, { column, value });
}

/** The condition put in the place of the one on the same column and kind of bound, or behind all others. */
export function withCondition(
  conditions: readonly Condition[],
  place: number | null,
  condition: Condition | null,
): readonly Condition[] {
  if (place === null) return condition === null ? conditions : [...conditions, condition];
  return conditions.flatMap((one, at) => (at === place ? (condition ?? []) : one));
}
