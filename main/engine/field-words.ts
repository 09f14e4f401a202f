/** What is wrong with a field that the contract refuses: short sentences that may stand beside the field. */
import type { z } from 'zod';
import type { Language } from '../../preload/contract/values.ts';
import type { Said } from './failure.ts';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

export const unfitting: Said = {
  en: 'This value is not right.',
  ru: 'Такое значение не подходит.',
  fr: 'Cette valeur ne convient pas.',
};
const missing: Said = {
  en: 'Fill this in.',
  ru: 'Заполните это поле.',
  fr: 'Ce champ est à remplir.',
};
const notKnown: Said = {
  en: 'This value is not allowed here.',
  ru: 'Такого значения здесь быть не может.',
  fr: 'Cette valeur n’est pas parmi celles qui sont admises ici.',
};
const badForm: Said = {
  en: 'This is not written as it should be.',
  ru: 'Это записано не так, как нужно.',
  fr: 'Ceci n’est pas écrit comme il faut.',
};
const notWhole: Said = {
  en: 'This must be a whole number.',
  ru: 'Здесь должно быть целое число.',
  fr: 'Ce doit être un nombre entier.',
};
const tooSmall: Said = {
  en: 'This number is too small.',
  ru: 'Число слишком маленькое.',
  fr: 'Ce nombre est trop petit.',
};
const tooLarge: Said = {
  en: 'This number is too large.',
  ru: 'Число слишком большое.',
  fr: 'Ce nombre est trop grand.',
};
const atLeast = (limit: string): Said => ({
  en: `Must not be less than ${limit}.`,
  ru: `Не меньше ${limit}.`,
  fr: `Au moins ${limit}.`,
});
const charactersAtLeast = (limit: string): Said => ({
  en: `Must have ${limit} characters or more.`,
  ru: `Количество знаков — не меньше ${limit}.`,
  fr: `Il faut au moins ${limit} caractères.`,
});
const charactersAtMost = (limit: string): Said => ({
  en: `Must have ${limit} characters or fewer.`,
  ru: `Количество знаков — не больше ${limit}.`,
  fr: `Il faut au plus ${limit} caractères.`,
});
const entriesAtLeast = (limit: string): Said => ({
  en: `There must be ${limit} or more of these.`,
  ru: `Их должно быть не меньше ${limit}.`,
  fr: `Il en faut au moins ${limit}.`,
});
const entriesAtMost = (limit: string): Said => ({
  en: `There must be ${limit} or fewer of these.`,
  ru: `Их должно быть не больше ${limit}.`,
  fr: `Il en faut au plus ${limit}.`,
});

/** A limit of a number is said where it is the same in every unit: the contract counts in cents and thousandths, the screen does not. */
function sizeWords(issue: RawIssue & { code: 'too_small' | 'too_big' }): Said {
  const limit = String(issue.code === 'too_small' ? issue.minimum : issue.maximum);
  if (issue.origin === 'string') {
    if (issue.code === 'too_big') return charactersAtMost(limit);
    return limit === '1' ? missing : charactersAtLeast(limit);
  }
  if (issue.origin === 'number' || issue.origin === 'int' || issue.origin === 'bigint') {
    if (issue.code === 'too_big') return tooLarge;
    return limit === '0' && issue.inclusive ? atLeast(limit) : tooSmall;
  }
  return issue.code === 'too_small' ? entriesAtLeast(limit) : entriesAtMost(limit);
}

function wordsOf(issue: RawIssue): Said {
  switch (issue.code) {
    case 'too_small':
    case 'too_big':
      return sizeWords(issue);
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return missing;
      return issue.expected === 'int' ? notWhole : unfitting;
    case 'invalid_value':
      return notKnown;
    case 'invalid_format':
      return badForm;
    case 'not_multiple_of':
      return notWhole;
    default:
      return unfitting;
  }
}

/** The sentence about an issue of the contract, in the language of the session. */
export function fieldWords(language: Language): z.core.$ZodErrorMap {
  return (issue) => wordsOf(issue)[language];
}
