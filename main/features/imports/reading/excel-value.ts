/** What a number in an Excel cell looks like to the user, as text: digits, leading zeros, percents and dates. */
import Big from 'big.js';

/** How cells of one style show numbers. */
export type NumberLook =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  | { readonly kind: 'percent' }
  /** A format such as `00000` or `000-000`: a placeholder is a digit, anything else stands as it is. */
  | { readonly kind: 'digits'; readonly pattern: readonly { readonly text: string; readonly placeholder: boolean }[] };

const plain: NumberLook = { kind: 'plain' };

/** Formats that Excel knows by number only (ECMA-376 part 1, 18.8.30): dates 14–22 and 45–47, percents 9 and 10; East Asian dates 27–36, 50–58. */
export function builtInLook(id: number): NumberLook {
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58))
    return { kind: 'date' };
  return id === 9 || id === 10 ? { kind: 'percent' } : plain;
}

/** The look of a format code as it stands in the file, such as `dd.mm.yyyy` or `00000`. */
export function formatLook(code: string): NumberLook {
  const section = code.split(';')[0] ?? '';
  const bare = section.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '');
  if (/[ymdhs]/iu.test(bare) || /\[[hms]+\]/iu.test(section)) return { kind: 'date' };
  if (bare.includes('%')) return { kind: 'percent' };
  if (section.includes('[') || /[.,/?E@]/u.test(bare)) return plain;
  const pattern = [...section.matchAll(/"([^"]*)"|\\(.)|_.|\*.|([0#])|(.)/gu)].map(
    ([, quoted, escaped, digit, other]) => ({
      text: digit ?? quoted ?? escaped ?? other ?? '',
      placeholder: digit !== undefined,
    }),
  );
  const first = pattern.findIndex((part) => part.placeholder);
  const last = pattern.findLastIndex((part) => part.placeholder);
  const divided = pattern.slice(first, last).some((part) => !part.placeholder && part.text !== '');
  const padded = pattern.filter((part) => part.text === '0' && part.placeholder).length > 1;
  return first >= 0 && (divided || padded) ? { kind: 'digits', pattern } : plain;
}

/**
 * The text of a number: `1.9E+18` is written out, `0.30000000000000004` is rounded to the 15 digits that Excel shows, dates are
 * `YYYY-MM-DD` with `HH:MM` where there is a time of day. Text that is no number comes back as it is.
 */
export function shownNumber(raw: string, look: NumberLook, from1904: boolean): string {
  if (look.kind === 'plain' && /^-?(0|[1-9]\d{0,14})$/u.test(raw)) return raw;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/iu.test(raw)) return raw;
  const value = new Big(raw);
  if (look.kind === 'date') return shownDate(value, from1904) ?? written(value);
  if (look.kind === 'percent') return `${written(value.times(100))}%`;
  if (look.kind === 'digits') return filled(value, look.pattern);
  return written(value);
}

function written(value: Big): string {
  return value.eq(0) ? '0' : value.prec(15).toFixed();
}

function filled(value: Big, pattern: Extract<NumberLook, { kind: 'digits' }>['pattern']): string {
  if (value.lt(0)) return written(value);
  const digits = [...value.round(0).toFixed()];
  const places = pattern.filter((part) => part.placeholder).length;
  const extra = digits.splice(0, Math.max(0, digits.length - places)).join('');
  let missing = places - digits.length;
  let begun = extra !== '';
  let text = '';
  let started = false;
  for (const part of pattern) {
    if (!part.placeholder) {
      text += part.text;
      continue;
    }
    if (!started) text += extra;
    started = true;
    if (missing > 0) {
      missing--;
      if (part.text === '0' || begun) {
        text += '0';
        begun = true;
      }
      continue;
    }
    text += digits.shift() ?? '';
  }
  return text;
}

/** Serial days since 1899-12-30 or 1904-01-01; day 60 of the first is 29 February 1900, which never was. */
function shownDate(serial: Big, from1904: boolean): string | null {
  if (serial.lt(0) || serial.gte(2_958_466)) return null;
  const minutes = Number(serial.times(1440).round(0).toFixed());
  const days = Math.floor(minutes / 1440);
  const time = new Date((minutes % 1440) * 60_000).toISOString().slice(11, 16);
  if (days === 0 && !from1904) return time;
  const shift = from1904 ? 24_107 : days < 60 ? 25_568 : 25_569;
  const day = new Date((days - shift) * 86_400_000).toISOString().slice(0, 10);
  return time === '00:00' ? day : `${day} ${time}`;
}
