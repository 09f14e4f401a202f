/** The scale of money: what one minor unit of a currency is. The same for page, engine and print. */

/** ISO 4217 (list one, 2025): currencies whose minor unit is not a hundredth. */
const unusualDigits: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/**
 * How many decimals an amount of the currency has: 2, of some currencies 0 or 3. Never asked of Intl, which follows usage
 * (no decimals for the forint), differs between versions, and would make page and engine disagree about an amount.
 */
export function minorDigits(currency: string): number {
  return Object.hasOwn(unusualDigits, currency) ? (unusualDigits[currency] ?? 2) : 2;
}
