/** The countries that goods may come from, to choose from. */
import type { Output } from '../../../preload/contract/index.ts';
import type { Language } from '../../../preload/contract/values.ts';

/** By name in the language. */
export function originsIn(
  { originCountries }: Output<'reference.get'>,
  language: Language,
): { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return originCountries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, language));
}
