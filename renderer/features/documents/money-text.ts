/** Prices as people write them in sheets and letters, with the currency beside the number. */

/** What stands beside an amount, in small letters and without its point, by currency. The code of a currency is known anyway. */
const written: Readonly<Record<string, readonly string[]>> = {
  RUB: ['₽', 'р', 'руб', 'рубль', 'рубля', 'рублей', 'rur'],
  EUR: ['€', 'euro', 'euros', 'евро'],
  USD: ['$', 'us$', 'долл', 'доллар', 'доллара', 'долларов'],
  GBP: ['£'],
  KZT: ['₸', 'тг', 'тенге'],
  UAH: ['₴', 'грн'],
  CHF: ['fr', 'sfr'],
};

/**
 * The number alone: `1 234,56 р.` is `1 234,56`. Null where what stands beside it is no word for this currency: an amount in
 * another one must not be taken for it.
 */
export function withoutCurrency(text: string, currency: string): string | null {
  const found = /^([\p{L}\p{Sc}]*)\.?\s*([-\u2212]?[\d\s'’.,]*\d)\s*([.,]|[\p{L}\p{Sc}]*\.?)$/u.exec(text.trim());
  if (!found) return null;
  const [, before = '', number = '', after = ''] = found;
  const words = [before, after.replace(/[.,]$/, '')].map((word) => word.toLowerCase()).filter(Boolean);
  const own = [currency.toLowerCase(), ...(written[currency] ?? [])];
  return words.every((word) => own.includes(word)) ? number : null;
}
