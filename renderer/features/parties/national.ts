/** What a country's profile means for a client or a company. */
import type { TaxNumbers } from '../../../preload/contract/parties.ts';
import type { CountryProfile } from '../../../preload/contract/reference.ts';

/** The profile of a country; the general one for a country that there is none of. */
export function profileOf(countries: readonly CountryProfile[], country: string): CountryProfile | undefined {
  return countries.find(({ code }) => code === country) ?? countries.find(({ code }) => code === 'INT');
}

/** The tax numbers that are asked for from a company, a sole trader or a person. */
export function taxFieldsOf(
  profile: CountryProfile | undefined,
  kind: 'company' | 'sole-trader' | 'person',
): CountryProfile['companyTaxNumbers'] {
  if (!profile) return [];
  if (kind === 'company') return profile.companyTaxNumbers;
  return kind === 'person' ? profile.personTaxNumbers : profile.soleTraderTaxNumbers;
}

/** The kinds of the numbers that are there and are not among `asked`, by what a country calls them, that of `profile` first. */
export function otherTaxFields(
  countries: readonly CountryProfile[],
  profile: CountryProfile | undefined,
  asked: CountryProfile['companyTaxNumbers'],
  numbers: TaxNumbers,
): CountryProfile['companyTaxNumbers'] {
  const known = [...(profile ? [profile] : []), ...countries].flatMap((each) => [
    ...each.companyTaxNumbers,
    ...each.soleTraderTaxNumbers,
    ...each.personTaxNumbers,
  ]);
  return Object.keys(numbers)
    .filter((kind) => numbers[kind] && !asked.some((field) => field.kind === kind))
    .map((kind) => ({ kind, label: known.find((field) => field.kind === kind)?.label ?? kind.toUpperCase() }));
}
