/** Check digits: true numbers of known companies pass, one wrong digit is noticed, nothing bars. */
import { describe, expect, it } from 'vitest';
import { checkDetails } from '../../main/features/clients/details.ts';
import {
  accountKeyHolds,
  formatsHold,
  ibanHolds,
  remainder,
  swiftHolds,
  vatNumberHolds,
} from '../../main/features/reference/check-digits.ts';
import { national } from '../../main/features/reference/national.ts';
import { taxNumberHolds } from '../../main/features/reference/tax-numbers.ts';

const holds = (country: string, kind: string) => (value: string) => taxNumberHolds(country, kind, value);
const innHolds = holds('RU', 'inn');
const kppHolds = holds('RU', 'kpp');
const ogrnHolds = holds('RU', 'ogrn');
const okpoHolds = holds('RU', 'okpo');
const sirenHolds = holds('FR', 'siren');
const siretHolds = holds('FR', 'siret');

function russianAccountHolds(bic: string, value: string, kind: 'account' | 'correspondent'): boolean {
  const bank = national().byCode.get('RU')?.bank.national;
  const key = kind === 'account' ? bank?.account.key : bank?.corrAccount?.key;
  return key !== undefined && accountKeyHolds(bic, value, key);
}

const account = { bank: '', bic: '', account: '', corrAccount: '', currency: '' };
const paths = (warnings: readonly { path: string }[]) => warnings.map(({ path }) => path);

describe('Russian numbers', () => {
  it('the INN of Sberbank passes: 2·7+4·7+10·0+3·7+5·0+9·8+4·3+6·8+8·9 = 267, 267 mod 11 = 3, the last digit is 3', () => {
    expect(innHolds('7707083893')).toBe(true);
    expect(innHolds('7707083894')).toBe(false);
    expect(innHolds('7707038893')).toBe(false);
  });
  it('an INN of twelve digits has two check digits', () => {
    // 500100732259: 7·5+2·0+4·0+10·1+3·0+5·0+9·7+4·3+6·2+8·2 = 148, mod 11 = 5;
    // 3·5+7·0+2·0+4·1+10·0+3·0+5·7+9·3+4·2+6·2+8·5 = 141, mod 11 = 9.
    expect(innHolds('500100732259')).toBe(true);
    expect(innHolds('500100732269')).toBe(false);
    expect(innHolds('500100732258')).toBe(false);
    expect(innHolds('50010073225')).toBe(false);
  });
  it('the OGRN of Sberbank passes: 102770013219 mod 11 = 5', () => {
    expect(ogrnHolds('1027700132195')).toBe(true);
    expect(ogrnHolds('1027700132196')).toBe(false);
  });
  it('an OGRNIP goes by 13: 30450011600015 mod 13 = 7', () => {
    expect(30450011600015 % 13).toBe(7);
    expect(ogrnHolds('304500116000157')).toBe(true);
    expect(ogrnHolds('304500116000158')).toBe(false);
  });
  it('the OKPO of Sberbank passes: 1·0+2·0+3·0+4·3+5·2+6·5+7·3 = 73, mod 11 = 7', () => {
    expect(okpoHolds('00032537')).toBe(true);
    expect(okpoHolds('00032538')).toBe(false);
  });
  it('a KPP may hold letters in the middle', () => {
    expect(kppHolds('773601001')).toBe(true);
    expect(kppHolds('7736AB001')).toBe(true);
    expect(kppHolds('77360100')).toBe(false);
  });
  it('the correspondent account of Sberbank belongs to its BIC, and no other does', () => {
    // The fifth and sixth digits of the BIC are 25: 025 + 30101810400000000225, weights 7, 1, 3, last digits of the products:
    // 0+2+5 | 1+0+3 | 0+1+4 | 7+0+2 | 0 | 0 | 0+0+6 | 4+5 = 7+4+5+9+6+9 = 40.
    expect(russianAccountHolds('044525225', '30101810400000000225', 'correspondent')).toBe(true);
    expect(russianAccountHolds('044525225', '30101810500000000225', 'correspondent')).toBe(false);
  });
  it('an account goes by the last three digits of the BIC', () => {
    // 225 + 40702810k00000000001: 4+2+5 | 8+0+1 | 0+2+4 | 7+0+3k | 0 … | 0+1 = 34 + 3k, a multiple of 10 for k = 2.
    expect(russianAccountHolds('044525225', '40702810200000000001', 'account')).toBe(true);
    expect(russianAccountHolds('044525225', '40702810300000000001', 'account')).toBe(false);
    expect(russianAccountHolds('044525974', '40702810200000000001', 'account')).toBe(false);
  });
});

describe('French and European numbers', () => {
  it('a SIREN is checked by Luhn: 732829320', () => {
    // From the right: 0, 2·2=4, 3, 9·2=18→9, 2, 8·2=16→7, 2, 3·2=6, 7 = 40.
    expect(sirenHolds('732829320')).toBe(true);
    expect(sirenHolds('732829321')).toBe(false);
  });
  it('a SIRET holds a SIREN and is checked by Luhn', () => {
    expect(siretHolds('73282932000074')).toBe(true);
    expect(siretHolds('73282932000075')).toBe(false);
  });
  it('an office of La Poste goes by the sum of its digits', () => {
    // 3+5+6 = 14, 0+1+4+5+1 → 14 + 11 = 25, a multiple of 5, though Luhn does not hold.
    expect(siretHolds('35600000001451')).toBe(true);
    expect(siretHolds('35600000001452')).toBe(false);
    // The head office: Luhn holds.
    expect(siretHolds('35600000000048')).toBe(true);
  });
  it('the key of a French VAT number comes from the SIREN: 404833048 mod 97 = 56, 12 + 3·56 = 180, mod 97 = 83', () => {
    expect(remainder('40483304812', 97)).toBe(83);
    expect(vatNumberHolds('FR83404833048')).toBe(true);
    expect(vatNumberHolds('FR84404833048')).toBe(false);
    expect(vatNumberHolds('FRK7399859412')).toBe(true);
  });
  it('other VAT numbers are checked by their format only', () => {
    expect(vatNumberHolds('DE136695976')).toBe(true);
    expect(vatNumberHolds('DE13669597')).toBe(false);
    expect(vatNumberHolds('GB980780684')).toBe(true);
    expect(vatNumberHolds('404833048')).toBe(false);
  });
  it('an IBAN leaves 1 when divided by 97, and has the length of its country', () => {
    expect(ibanHolds('FR1420041010050500013M02606')).toBe(true);
    expect(ibanHolds('GB29NWBK60161331926819')).toBe(true);
    expect(ibanHolds('DE89370400440532013000')).toBe(true);
    expect(ibanHolds('FR1420041010050500013M02607')).toBe(false);
    expect(ibanHolds('DE8937040044053201300')).toBe(false);
  });
  it('a BIC has eight or eleven characters', () => {
    expect(swiftHolds('BNPAFRPP')).toBe(true);
    expect(swiftHolds('BNPAFRPPXXX')).toBe(true);
    expect(swiftHolds('BNPAFRP')).toBe(false);
  });
});

describe('algorithms that a further country may name', () => {
  it('a weighted sum may be what lacks to the modulus: 501964843 of Portugal', () => {
    // 9·5+8·0+7·1+6·9+5·6+4·4+3·8+2·4 = 184, mod 11 = 8, 11 − 8 = 3.
    const formats = [
      {
        digits: 9,
        checks: [
          {
            by: 'weighted-sum' as const,
            weights: [9, 8, 7, 6, 5, 4, 3, 2],
            modulus: 11,
            complement: true,
            thenModulus: 10,
          },
        ],
      },
    ];
    expect(formatsHold('501964843', formats)).toBe(true);
    expect(formatsHold('501964844', formats)).toBe(false);
    expect(formatsHold('50196484A', formats)).toBe(false);
  });
  it('a remainder may count off a letter: 12345678 mod 23 = 14, the fifteenth letter is Z (Spain)', () => {
    const check = { by: 'remainder' as const, modulus: 23, signs: 'TRWAGMYFPDXBNJZSQVHLCKE' };
    const formats = [{ pattern: /^\d{8}[A-Z]$/u, checks: [check] }];
    expect(formatsHold('12345678Z', formats)).toBe(true);
    expect(formatsHold('12345678A', formats)).toBe(false);
  });
  it('ISO 7064 mod 11,10 closes 136695976', () => {
    // 1: 10+1=11→1·2=2; 3: 5·2=10; 6: 16→6·2=12→1; 6: 7·2=14→3; 9: 12→2·2=4; 5: 9·2=18→7; 9: 16→6·2=12→1; 7: 8·2=16→5; 11−5 = 6.
    const formats = [{ digits: 9, checks: [{ by: 'mod-11-10' as const }] }];
    expect(formatsHold('136695976', formats)).toBe(true);
    expect(formatsHold('136695977', formats)).toBe(false);
    expect(formatsHold('136695967', formats)).toBe(false);
  });
});

describe('checkDetails', () => {
  it('has nothing to say about right, empty or spaced numbers', () => {
    expect(
      checkDetails({
        country: 'RU',
        taxNumbers: { inn: '7707083893', kpp: '773601001', ogrn: '1027700132195', okpo: '' },
        bankAccounts: [
          { ...account, bic: '044525225', account: '40702 810 2 0000 0000001', corrAccount: '30101810400000000225' },
          account,
        ],
      }),
    ).toEqual([]);
    expect(
      checkDetails({
        country: 'FR',
        taxNumbers: { siren: '732 829 320', siret: '732 829 320 00074', vat: 'FR 44 732 829 320' },
        bankAccounts: [{ ...account, bic: 'PSSTFRPPPAR', account: 'FR14 2004 1010 0505 0001 3M02 606' }],
      }),
    ).toEqual([]);
  });
  it('names the field of each doubt', () => {
    const warnings = checkDetails({
      country: 'RU',
      taxNumbers: { inn: '7707083894', kpp: '12', ogrn: '123' },
      bankAccounts: [
        account,
        { ...account, bic: '044525225', account: '40702810300000000001', corrAccount: '3010181' },
        { ...account, bic: '04452522' },
      ],
    });
    expect(paths(warnings)).toEqual([
      'taxNumbers.inn',
      'taxNumbers.kpp',
      'taxNumbers.ogrn',
      'bankAccounts.1.account',
      'bankAccounts.1.corrAccount',
      'bankAccounts.2.bic',
    ]);
    expect(warnings[0]?.said.ru).toBe('ИНН: не сходится контрольная цифра. Возможно, опечатка.');
    expect(warnings[2]?.said.en).toBe('OGRN: 13 or 15 digits are expected.');
  });
  it('notices numbers that belong to different companies', () => {
    const taxNumbers = { siren: '404833048', siret: '73282932000074', vat: 'FR44732829320' };
    expect(paths(checkDetails({ country: 'FR', taxNumbers, bankAccounts: [] }))).toEqual([
      'taxNumbers.siret',
      'taxNumbers.vat',
    ]);
    expect(
      paths(checkDetails({ country: 'RU', taxNumbers: { inn: '500100732259', kpp: '773601001' }, bankAccounts: [] })),
    ).toEqual(['taxNumbers.kpp']);
  });
  it('reads a foreign account of a Russian client and a Russian one of a foreign client', () => {
    const german = { ...account, bic: 'DEUTDEFF', account: 'DE89370400440532013000' };
    const russian = { ...account, bic: '044525225', account: '40702810200000000001' };
    expect(checkDetails({ country: 'RU', taxNumbers: {}, bankAccounts: [german] })).toEqual([]);
    expect(checkDetails({ country: 'INT', taxNumbers: {}, bankAccounts: [russian] })).toEqual([]);
    expect(
      paths(checkDetails({ country: 'INT', taxNumbers: {}, bankAccounts: [{ ...account, account: '123456' }] })),
    ).toEqual([]);
    expect(
      paths(checkDetails({ country: 'FR', taxNumbers: {}, bankAccounts: [{ ...account, account: '123456' }] })),
    ).toEqual(['bankAccounts.0.account']);
  });
});
