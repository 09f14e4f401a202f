/** Which country an address is in, as ISO 3166-1 has it, from what people write on letters. */
import type { Party } from '../../../preload/contract/documents.ts';
import type { PrintedDocument } from '../printed-document.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** How people write countries beside their names of CLDR. */
const usual: Readonly<Record<string, string>> = {
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  greatbritain: 'GB',
  usa: 'US',
  holland: 'NL',
  россия: 'RU',
  российскаяфедерация: 'RU',
  беларусь: 'BY',
  белоруссия: 'BY',
  czechrepublic: 'CZ',
};

let byName: ReadonlyMap<string, string> | undefined;

/** Names in the languages of the program and some neighbours, the usual ones, and the codes themselves. */
function namesOfCountries(): ReadonlyMap<string, string> {
  if (byName !== undefined) return byName;
  const names = new Map<string, string>(Object.entries(usual).map(([name, code]) => [folded(name), code]));
  const languages = ['en', 'fr', 'ru', 'de', 'es', 'it', 'nl'].map(
    (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  );
  for (const first of letters)
    for (const second of letters) {
      const code = first + second;
      // Withdrawn codes stand for those that came after them (DD for DE); others are groupings, or left to users by ISO.
      if (new Intl.Locale(`und-${code}`).region !== code) continue;
      if (['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'XK', 'ZZ'].includes(code)) continue;
      const found = languages.flatMap((language) => language.of(code) ?? []);
      for (const name of found) if (!names.has(folded(name))) names.set(folded(name), code);
      if (found.length > 0) names.set(folded(code), code);
    }
  byName = names;
  return names;
}

/** The code of a country that is written as a name or a code; null for what is neither. */
export function countryNamed(written: string): string | null {
  return written.trim() === '' ? null : (namesOfCountries().get(folded(written)) ?? null);
}

/** VAT numbers of Greece and Northern Ireland begin with letters of their own. */
const ofVatPrefix: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' };

/** The country of a party: as its address says, else its national profile, else its VAT number; null where none of them does. */
export function countryOf({ country, address, taxNumbers }: Party): string | null {
  const named = countryNamed(address.country);
  if (named !== null) return named;
  if (/^[A-Z]{2}$/u.test(country)) return country;
  const prefix = /^[A-Z]{2}/u.exec(taxNumbers.vat ?? '')?.[0];
  return prefix === undefined ? null : (ofVatPrefix[prefix] ?? countryNamed(prefix));
}

/** The country that the goods of a document go to: as its delivery address says, else the buyer's; null where what is written there is no country. */
export function deliveryCountry({ deliveryAddress, buyer }: PrintedDocument): string | null {
  const written = deliveryAddress?.country ?? '';
  if (written.trim() !== '') return countryNamed(written);
  return buyer === null ? null : countryOf(buyer);
}

/** The members of the European Union (treaty on European Union, as of 2026). */
const members = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/** Whether the country is a member state: its territory is that of VAT but for Monaco, see `vatTerritory` (directive 2006/112/EC, article 5). */
export function isInUnion(country: string): boolean {
  return members.has(country);
}

/** The country that another one counts as for VAT: Monaco as France (directive 2006/112/EC, article 7). */
export function vatTerritory(country: string): string {
  return country === 'MC' ? 'FR' : country;
}

/** The letters that VAT numbers of a country begin with. */
export function vatPrefix(country: string): string {
  return country === 'GR' ? 'EL' : vatTerritory(country);
}

/** The country of the Union that gave a VAT number, for goods also `XI`, Northern Ireland; null: none did. */
export function unionCountryOf(vatNumber: string): string | null {
  const prefix = vatNumber.slice(0, 2);
  const country = prefix === 'EL' ? 'GR' : prefix;
  return country === 'XI' || isInUnion(country) ? country : null;
}
