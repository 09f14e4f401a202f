/** The words of the page as its reader sees them: what the page objects look for. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../../preload/contract/values.ts';
import type { Texts } from '../../../renderer/text/texts.ts';

export type WordValues = Readonly<Record<string, string | number>>;

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU', fr: 'fr-FR' };

/** One text of the page in a language, with its values put in. */
export function wordsOf<Key extends string>(
  texts: Texts<Key>,
  language: Language,
  key: Key,
  values: WordValues = {},
): string {
  const format = new IntlMessageFormat(texts[language][key], locales[language], undefined, { ignoreTag: true });
  return String(format.format({ ...values }));
}

/** Text as it is compared: every kind of space is one space, every apostrophe the plain one. */
export function plain(text: string): string {
  return text
    .replace(/[\s\u00a0\u202f\u2009]+/gu, ' ')
    .replace(/[\u2019\u02bc]/gu, "'")
    .trim();
}
