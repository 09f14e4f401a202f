/** Which types of documents an office makes: those that there are forms of in the countries of its own companies. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Output } from '../../../preload/contract/index.ts';

/** Types that are made on the basis of another document only. */
const onlyBased: readonly DocumentType[] = ['credit-note', 'correction', 'deposit-invoice'];

interface Office {
  readonly forms: Output<'forms.list'>;
  readonly companies: Pick<Output<'companies.list'>[number], 'country'>[];
  readonly countries: Pick<Output<'reference.get'>['countries'][number], 'code' | 'printForm'>[];
}

/** The most usual first, as the country of the first company has them; then those that only other companies make. */
export function typesMade({ forms, companies, countries }: Office): DocumentType[] {
  const formOf = (country: string) => countries.find(({ code }) => code === country)?.printForm ?? 'INT';
  const homes = companies.length === 0 ? ['INT'] : companies.map(({ country }) => formOf(country));
  const made = homes.flatMap((home) =>
    forms.flatMap(({ country, type }) => (country === home && type !== 'letter' ? [type] : [])),
  );
  return [...new Set(made)].filter((type) => !onlyBased.includes(type));
}
