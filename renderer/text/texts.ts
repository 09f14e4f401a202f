/** The form of all texts of the page: the same keys in every language, checked by the compiler. */
import type { Language } from '../../preload/contract/values.ts';

export type Texts<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/**
 * Declares the texts of one part of the page. A key that a language lacks, or has alone, does not compile. Texts are ICU
 * messages: `{count, plural, one {# client} other {# clients}}`.
 */
export function texts<Key extends string>(all: {
  readonly en: Readonly<Record<Key, string>>;
  readonly ru: Readonly<Record<NoInfer<Key>, string>>;
  readonly fr: Readonly<Record<NoInfer<Key>, string>>;
}): Texts<Key> {
  return all;
}
