/** Where imported goods come from: which documents ask for it, and the countries to choose from. */
import type { Output } from '../../../preload/contract/index.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { LineContext } from './line-context.ts';

interface OriginsOf {
  readonly type: string;
  readonly form: string;
  readonly lines: readonly {
    readonly originCountry?: string | undefined;
    readonly customsDeclaration?: string | undefined;
  }[];
}

/** Tax invoices have columns for it (columns 10 to 11); any document shows what its lines have of it. */
export function showsOrigins({ type, form, lines }: OriginsOf): boolean {
  const asks = form === 'RU' && (type === 'tax-invoice' || type === 'upd');
  return asks || lines.some(({ originCountry, customsDeclaration }) => originCountry || customsDeclaration);
}

/** The countries by name. */
export function originsIn(
  { originCountries }: Output<'reference.get'>,
  language: Language,
): NonNullable<LineContext['origins']> {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return originCountries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, language));
}
