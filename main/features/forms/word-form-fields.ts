/** The fields of documents as they are put into a Word file, with what they are. */

import type { Language } from '../../../preload/contract/values.ts';
import type { WordField } from '../../../preload/contract/word-forms.ts';
import { fieldWords } from '../../printing/field-words.ts';
import { formFields } from '../../printing/form-fields.ts';
import type { FieldShape } from '../../printing/word-form/word-fields.ts';
import type { WordSubject } from './word-subjects.ts';

/** Of no use to whoever writes in Word: parts of the table for the breaking of pages, and what only the program asks. */
const leftOut = /^(?:leadingLines|lastLines|template|form|language|inEnglish|inRussian|inFrench)\b/u;

function tagOf(path: string, kind: WordField['kind']): string {
  if (kind === 'flag') return `{#${path}}…{/${path}}`;
  return kind === 'list' ? `{#${path}}…{/${path}}` : `{${path}}`;
}

/** The usual ones first, a list with its fields behind it. */
export function wordFormFields({ fields, examples: views }: WordSubject, language: Language): WordField[] {
  const examples = new Map(formFields(views, language).map(({ path, example }) => [path, example]));
  const found: WordField[] = [];
  const take = (shape: FieldShape, prefix: string, list: string | null): void => {
    for (const [name, field] of shape.fields) {
      const path = prefix + name;
      const whole = list === null ? path : `${list}.${path}`;
      const { kind } = field;
      if (list === null && leftOut.test(path)) continue;
      if (kind === 'group') take(field, `${path}.`, list);
      else if (kind !== 'picture')
        found.push({
          path,
          tag: tagOf(path, kind),
          kind,
          list,
          about: fieldWords(whole, language),
          example: examples.get(whole) ?? '',
        });
      if (kind === 'list') take(field, '', path);
    }
  };
  take(fields, '', null);
  return found.sort((a, b) => rank(a) - rank(b));
}

/** What a letter or a contract names first. */
const usual = [
  'number',
  'fullTitle',
  'title',
  'day',
  'longDay',
  'buyer',
  'seller',
  'subject',
  'lines',
  'hasAnyDiscount',
];
const usualSums = [
  'hasDiscount',
  'discountRate',
  'discountSum',
  'net',
  'vat',
  'gross',
  'grossWithCurrency',
  'inWords',
  'vatPayer',
];
const first: readonly string[] = [
  ...usual,
  ...usualSums,
  'vatRows',
  'dueDay',
  'serviceDay',
  'validUntil',
  'signatoryName',
];

/** The usual ones first; fixed words of the page, which Word files have of their own, at the end; else as the shape has them. */
function rank({ path, list, about }: WordField): number {
  const [head = ''] = (list ?? path).split('.');
  const at = first.indexOf(head);
  if (at >= 0) return at;
  if (head === 'labels' || head === 'words') return 1002;
  return about === '' ? 1001 : 1000;
}
