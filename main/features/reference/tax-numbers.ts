/** Kinds of tax numbers: their order, which of them identify a client, and doubts about their values. */
import type { TaxNumbers } from '../../../preload/contract/parties.ts';
import type { Country, Language } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';
import { formatsHold, hasForm } from './check-digits.ts';
import { countryData } from './countries.ts';
import { national } from './national.ts';
import type { Agreement, TaxNumber } from './national-schema.ts';

/** The kind and value of each number that is filled in, in the order of the national data, unknown kinds last. */
export function filledTaxNumbers(numbers: TaxNumbers): [kind: string, value: string][] {
  const filled = Object.entries(numbers).filter(([, value]) => value);
  if (filled.length < 2) return filled;
  const kinds = [...national().kinds.keys()];
  const place = ([kind]: [string, string]) => (kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length);
  return filled.sort((one, other) => place(one) - place(other));
}

/** Whether no two clients have the same number of this kind; true for a kind that no file knows. */
export function identifiesClient(kind: string): boolean {
  return national().kinds.get(kind)?.identifies ?? true;
}

/** The kinds that belong to a place: clients that differ in them are branches of one. */
export function placeKinds(): string[] {
  return [...national().kinds.values()].filter(({ identifies }) => !identifies).map(({ key }) => key);
}

/** A kind of tax number as columns of files may hold it. */
export interface ImportedKind {
  readonly key: string;
  readonly label: Said;
  readonly columns: readonly string[];
}

/** All kinds of all countries, named as the general profile names them where it does, with what columns are called in any country. */
export function importedKinds(): ImportedKind[] {
  const { kinds, general, countries } = national();
  const files = [general, ...countries.filter((file) => file !== general)];
  return [...kinds.keys()].map((kind) => {
    const all = files.flatMap(({ taxNumbers }) => taxNumbers.filter(({ key }) => key === kind));
    const label = all[0]?.label ?? { en: kind, ru: kind, fr: kind };
    return { key: kind, label, columns: [...new Set(all.flatMap(({ columns }) => columns))] };
  });
}

/** What a number is called that the international form prints beside those it knows; null where it prints none of the kind. */
export function printedLabel(country: Country, kind: string, language: Language): string | null {
  const found = kindOf(country, kind);
  return found?.printed ? found.label[language] : null;
}

/** The kind as the country has it, else as the first country that has it. */
function kindOf(country: Country, kind: string): TaxNumber | undefined {
  return countryData(country).taxNumbers.find(({ key }) => key === kind) ?? national().kinds.get(kind);
}

/** Whether a number of this kind has a right form and check digits; it is bare, in capital letters. */
export function taxNumberHolds(country: Country, kind: string, value: string): boolean {
  const formats = kindOf(country, kind)?.formats ?? [];
  return formats.length === 0 || formatsHold(value, formats);
}

/** Doubts about the numbers (bare, in capital letters) of a client or company of this country, in the order of the national data. */
export function taxNumberDoubts(
  country: Country,
  numbers: ReadonlyMap<string, string>,
): { kind: string; said: Said }[] {
  return [...national().kinds.keys()].flatMap((kind) => {
    const value = numbers.get(kind);
    const number = kindOf(country, kind);
    if (!value || number === undefined) return [];
    const said = formDoubt(number, value) ?? agreementDoubt(kind, value, numbers);
    return said === null ? [] : [{ kind, said }];
  });
}

/** Says whether it is the count of digits or the check digit that is wrong. */
function formDoubt({ label, formats, wrongForm }: TaxNumber, value: string): Said | null {
  if (formats.length === 0 || formatsHold(value, formats)) return null;
  if (wrongForm) return wrongForm;
  if (formats.some((format) => hasForm(value, format))) return checkDigitDoubt(label);
  const counts = [...new Set(formats.flatMap(({ digits }) => (digits === undefined ? [] : [digits])))];
  return counts.length === 0 ? formUnknown(label) : digitsExpected(label, counts);
}

function agreementDoubt(kind: string, value: string, numbers: ReadonlyMap<string, string>): Said | null {
  const broken = national()
    .countries.flatMap(({ agreements }) => agreements)
    .find((agreement) => agreement.kind === kind && isBroken(agreement, value, numbers.get(agreement.with) ?? ''));
  return broken?.said ?? null;
}

function isBroken({ when, whenWith, rule }: Agreement, value: string, other: string): boolean {
  if (other === '' || (when && !when.test(value)) || (whenWith && !whenWith.test(other))) return false;
  if (rule === 'absent') return true;
  return rule === 'starts-with' ? !value.startsWith(other) : !value.endsWith(other);
}

/** The words for a number that has not as many digits as it should. */
export const digitsExpected = (name: Said, counts: readonly number[]): Said => ({
  en: `${name.en}: ${listed(counts, 'or')} digits are expected.`,
  ru: `${name.ru}: должно быть ${listed(counts, 'или')} цифр.`,
  fr: `${name.fr} : ${listed(counts, 'ou')} chiffres attendus.`,
});

/** `10`, `10 or 12`, `10, 11 or 13`. */
function listed(counts: readonly number[], or: string): string {
  const last = counts.at(-1) ?? '';
  return counts.length < 2 ? String(last) : `${counts.slice(0, -1).join(', ')} ${or} ${last}`;
}

const checkDigitDoubt = (name: Said): Said => ({
  en: `${name.en}: the check digit does not match. Is there a typing error?`,
  ru: `${name.ru}: не сходится контрольная цифра. Возможно, опечатка.`,
  fr: `${name.fr} : la clé de contrôle ne correspond pas. Vérifiez la saisie.`,
});

const formUnknown = (name: Said): Said => ({
  en: `${name.en}: it does not look like one. Is there a typing error?`,
  ru: `${name.ru}: номер не похож на настоящий. Возможно, опечатка.`,
  fr: `${name.fr} : le format n’est pas celui attendu. Vérifiez la saisie.`,
});
