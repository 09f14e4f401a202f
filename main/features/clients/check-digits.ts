/** Check digits of tax numbers and bank accounts, each with its source. Spaces are for the caller to take out. */

const digitsOf = (text: string): number[] => [...text].map(Number);

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

/** Luhn, ISO/IEC 7812-1 annex B: every second digit from the right counts double, its digits added. */
export function luhnHolds(text: string): boolean {
  const sum = digitsOf(text)
    .reverse()
    .reduce((total, digit, index) => {
      const value = index % 2 === 1 ? digit * 2 : digit;
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

const innWeights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/** ИНН: 10 digits (companies) or 12 (people). Приказ ФНС России от 29.06.2012 № ММВ-7-6/435@; weights mod 11 mod 10. */
export function innHolds(inn: string): boolean {
  const digits = digitsOf(inn);
  const key = (weights: readonly number[]) => (weighted(digits, weights) % 11) % 10;
  if (/^\d{10}$/u.test(inn)) return key(innWeights.slice(2)) === digits[9];
  if (/^\d{12}$/u.test(inn)) return key(innWeights.slice(1)) === digits[10] && key(innWeights) === digits[11];
  return false;
}

/** КПП has no check digit: four digits of the tax office, two digits or letters of the reason, three of a serial number. */
export function kppHolds(kpp: string): boolean {
  return /^\d{4}[0-9A-Z]{2}\d{3}$/u.test(kpp);
}

/** ОГРН (13 digits, mod 11) and ОГРНИП (15 digits, mod 13): Приказ Минфина России от 30.10.2017 № 165н, п. 7 and 8. */
export function ogrnHolds(ogrn: string): boolean {
  if (!/^(\d{13}|\d{15})$/u.test(ogrn)) return false;
  const divisor = ogrn.length === 13 ? 11 : 13;
  return (Number(ogrn.slice(0, -1)) % divisor) % 10 === Number(ogrn.slice(-1));
}

/** ОКПО: 8 digits (companies) or 10 (sole traders). ПР 50.1.024-2005, annex: weights 1, 2 … mod 11; if that is 10, weights 3, 4 …; if again, 0. */
export function okpoHolds(okpo: string): boolean {
  if (!/^(\d{8}|\d{10})$/u.test(okpo)) return false;
  const digits = digitsOf(okpo);
  const rest = (shift: number) =>
    weighted(
      digits,
      digits.slice(0, -1).map((_, index) => ((index + shift) % 10) + 1),
    ) % 11;
  const first = rest(0);
  const key = first === 10 ? rest(2) % 11 : first;
  return key % 10 === digits.at(-1);
}

/**
 * A Russian account (20 digits) belongs to the bank of a BIC (9 digits): Банк России, 08.09.1997 № 515, weights 7, 1, 3. Accounts with the
 * central bank's own offices (last digits of the BIC 000 to 002) and correspondent accounts go by the region, all others by the bank.
 * Accounts with the Treasury (BIC from 01 on) have another key and pass.
 */
export function russianAccountHolds(bic: string, account: string, kind: 'account' | 'correspondent'): boolean {
  if (!/^\d{9}$/u.test(bic) || !/^\d{20}$/u.test(account)) return false;
  if (bic.startsWith('01')) return true;
  const byRegion = kind === 'correspondent' || /00[012]$/u.test(bic);
  const digits = digitsOf((byRegion ? `0${bic.slice(4, 6)}` : bic.slice(6)) + account);
  const sum = digits.reduce((total, digit, index) => total + ((digit * ([7, 1, 3][index % 3] ?? 0)) % 10), 0);
  return sum % 10 === 0;
}

/** SIREN: 9 digits, Luhn. Code de commerce, art. R. 123-221; INSEE. */
export function sirenHolds(siren: string): boolean {
  return /^\d{9}$/u.test(siren) && luhnHolds(siren);
}

const laPoste = '356000000';

/** SIRET: 14 digits, SIREN + NIC, Luhn; the offices of La Poste: sum of all digits a multiple of 5 (INSEE, répertoire Sirene). */
export function siretHolds(siret: string): boolean {
  if (!/^\d{14}$/u.test(siret)) return false;
  if (luhnHolds(siret)) return sirenHolds(siret.slice(0, 9));
  return siret.startsWith(laPoste) && digitsOf(siret).reduce((sum, digit) => sum + digit, 0) % 5 === 0;
}

/** The two digits between FR and the SIREN: (12 + 3 × (SIREN mod 97)) mod 97. BOI-TVA-DECLA-20-10-20. */
export function frenchVatKey(siren: string): string {
  return String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0');
}

/** What stands after the country's two letters: VIES, "VAT number formats"; XI is Northern Ireland, GB, CH and NO beside it. */
const vatFormats: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/u,
  BE: /^[01]\d{9}$/u,
  BG: /^\d{9,10}$/u,
  CY: /^\d{8}[A-Z]$/u,
  CZ: /^\d{8,10}$/u,
  DE: /^\d{9}$/u,
  DK: /^\d{8}$/u,
  EE: /^\d{9}$/u,
  EL: /^\d{9}$/u,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/u,
  FI: /^\d{8}$/u,
  FR: /^[0-9A-HJ-NP-Z]{2}\d{9}$/u,
  HR: /^\d{11}$/u,
  HU: /^\d{8}$/u,
  IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/u,
  IT: /^\d{11}$/u,
  LT: /^(\d{9}|\d{12})$/u,
  LU: /^\d{8}$/u,
  LV: /^\d{11}$/u,
  MT: /^\d{8}$/u,
  NL: /^[A-Z0-9+*]{10}\d{2}$/u,
  PL: /^\d{10}$/u,
  PT: /^\d{9}$/u,
  RO: /^\d{2,10}$/u,
  SE: /^\d{12}$/u,
  SI: /^\d{8}$/u,
  SK: /^\d{10}$/u,
  XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/u,
  GB: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/u,
  CH: /^E\d{9}(MWST|TVA|IVA)?$/u,
  NO: /^\d{9}(MVA)?$/u,
};

/** `false` where a VAT number does not look like one of its country; a country that is not in the table passes. */
export function vatNumberHolds(vat: string): boolean {
  const format = vatFormats[vat.slice(0, 2)];
  if (!/^[A-Z]{2}/u.test(vat)) return false;
  if (!format) return true;
  const rest = vat.slice(2);
  if (!format.test(rest)) return false;
  if (!vat.startsWith('FR')) return true;
  const siren = rest.slice(2);
  if (!sirenHolds(siren)) return siren.startsWith('000');
  return !/^\d\d$/u.test(rest.slice(0, 2)) || rest.slice(0, 2) === frenchVatKey(siren);
}

/** Lengths by country: SWIFT, IBAN Registry. */
const ibanLengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 ' +
    'GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ' +
    'ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 ' +
    'TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** The remainder by 97 of an account with letters as numbers (A = 10 … Z = 35), ISO 7064. */
export function mod97(text: string): number {
  let rest = 0;
  for (const sign of text) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** IBAN: ISO 13616, length of its country, remainder 1. */
export function ibanHolds(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]{10,30}$/u.test(iban)) return false;
  const length = ibanLengths[iban.slice(0, 2)];
  return (length === undefined || length === iban.length) && mod97(iban.slice(4) + iban.slice(0, 4)) === 1;
}

/** BIC by ISO 9362: four letters or digits of the bank, two of the country, two of the place, three of the branch or none. */
export function swiftHolds(bic: string): boolean {
  return /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/u.test(bic);
}
