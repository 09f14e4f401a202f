/** Refusals of conditions and sorts: which column it is, and what is wrong with what is asked of it. */
import type { Condition, ConditionKind } from '../../../preload/contract/lists.ts';
import { Failure, type Said } from '../../engine/failure.ts';

/** Failure `invalid` for a column that the list does not have. */
export function noSuchColumn(name: string): Failure {
  return new Failure(
    'invalid',
    {
      en: `The list has no column “${name}”.`,
      ru: `В списке нет столбца «${name}».`,
      fr: `La liste n’a pas de colonne « ${name} ».`,
    },
    { fields: [{ path: name, message: name }] },
  );
}

/** Failure `forbidden` for a column that the user may not see. */
export function hiddenColumn(label: Said): Failure {
  return new Failure('forbidden', {
    en: `You may not see the column “${label.en}”, so the list cannot be filtered or sorted by it.`,
    ru: `Столбец «${label.ru}» вам не виден, поэтому по нему нельзя отбирать и сортировать.`,
    fr: `Vous n’avez pas accès à la colonne « ${label.fr} » : impossible de filtrer ou de trier par elle.`,
  });
}

/** Failure `invalid` for a column that cannot be sorted by. */
export function notSortable(label: Said): Failure {
  return new Failure('invalid', {
    en: `The list cannot be sorted by “${label.en}”.`,
    ru: `По столбцу «${label.ru}» список не сортируется.`,
    fr: `La liste ne peut pas être triée par « ${label.fr} ».`,
  });
}

/** Failure `invalid`: this cannot be asked of this column. */
export function wrongKind(label: Said, name: string): Failure {
  return about(name, {
    en: `“${label.en}” cannot be filtered in this way.`,
    ru: `По столбцу «${label.ru}» так отбирать нельзя.`,
    fr: `« ${label.fr} » ne peut pas être filtré de cette façon.`,
  });
}

/** Failure `invalid`: the values are too many, too few, or none of this column's. */
export function wrongValue(label: Said, name: string): Failure {
  return about(name, {
    en: `The filter of “${label.en}” has a value that does not fit it.`,
    ru: `В отборе по столбцу «${label.ru}» неподходящее значение.`,
    fr: `Le filtre sur « ${label.fr} » contient une valeur qui ne convient pas.`,
  });
}

/** Failure `invalid`: the row is too far down to be reached at once under this filter. */
export function tooFarDown(): Failure {
  return new Failure('invalid', {
    en: 'With this filter the list cannot jump so far at once. Scroll there, or filter more narrowly.',
    ru: 'С таким отбором список не может перейти так далеко сразу. Прокрутите до нужного места или сузьте отбор.',
    fr: 'Avec ce filtre, la liste ne peut pas sauter aussi loin d’un coup. Faites-la défiler ou affinez le filtre.',
  });
}

function about(name: string, said: Said): Failure {
  return new Failure('invalid', said, { fields: [{ path: `conditions.${name}`, message: said.en }] });
}

/** A condition on a column, with the column's name for refusals. */
export interface AskedColumn {
  readonly name: string;
  readonly label: Said;
  readonly condition: Condition;
}

/** How many values each kind of condition takes: at least, at most. */
export const valuesTaken: Readonly<Record<ConditionKind, readonly [number, number]>> = {
  is: [1, 1],
  'is-not': [1, 1],
  in: [1, 200],
  'not-in': [1, 200],
  contains: [1, 1],
  begins: [1, 1],
  empty: [0, 0],
  filled: [0, 0],
  more: [1, 1],
  less: [1, 1],
  between: [2, 2],
  'last-days': [1, 1],
  'next-days': [1, 1],
  mine: [0, 0],
};

/** The values, where each is as it should be. Failure `invalid` otherwise. */
export function valuesOf<Value>(
  asked: AskedColumn,
  parse: (value: string | number | boolean) => Value | null,
): Value[] {
  const { condition, label, name } = asked;
  const [least, most] = valuesTaken[condition.is];
  if (condition.values.length < least || condition.values.length > most) throw wrongValue(label, name);
  return condition.values.map((value) => {
    const parsed = parse(value);
    if (parsed === null) throw wrongValue(label, name);
    return parsed;
  });
}
