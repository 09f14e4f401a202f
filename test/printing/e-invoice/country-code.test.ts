/** Countries as people write them become the codes that electronic documents want. */
import { expect, test } from 'vitest';
import { countryNamed } from '../../../main/printing/e-invoice/country-code.ts';

test.each([
  ['France', 'FR'],
  ['Allemagne', 'DE'],
  ['Germany', 'DE'],
  ['Германия', 'DE'],
  ['Deutschland', 'DE'],
  ['deutschland ', 'DE'],
  ['Royaume-Uni', 'GB'],
  ['UK', 'GB'],
  ['Vietnam', 'VN'],
  ['Zimbabwe', 'ZW'],
  ['Россия', 'RU'],
  ['Российская Федерация', 'RU'],
  ['Белоруссия', 'BY'],
  ['Pays-Bas', 'NL'],
  ['Czech Republic', 'CZ'],
  ['Côte d’Ivoire', 'CI'],
  ["Cote d'Ivoire", 'CI'],
  ['IE', 'IE'],
  ['Lyon', null],
  ['EU', null],
  ['', null],
])('%s is %s', (written, code) => {
  expect(countryNamed(written)).toBe(code);
});
