/** Accounts that euros are paid to by a SEPA credit transfer. */

/**
 * Countries of the SEPA schemes (European Payments Council, EPC409-09, as of 2026), by the letters that their IBANs begin with: those of
 * France's overseas departments are French, those of Jersey, Guernsey and Man British.
 */
const countries = new Set(
  'AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA'.split(
    ' ',
  ),
);

/** Whether it is an IBAN (capitals, no spaces) of a SEPA country whose check digits are right: the remainder is 1 by 97 (ISO 13616). */
export function isSepaAccount(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u.test(iban) || !countries.has(iban.slice(0, 2))) return false;
  // Letters count as 10 to 35, and the first four signs stand at the end.
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/gu, (letter) => String(Number.parseInt(letter, 36)));
  return BigInt(digits) % 97n === 1n;
}
