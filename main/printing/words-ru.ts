/** Whole numbers in Russian words, with genders and the three forms that nouns take after a number. */

export type Gender = 'masculine' | 'feminine';

/** What a noun looks like after 1, after 2 to 4, and after 5 and more: рубль, рубля, рублей. */
export type Forms = readonly [one: string, few: string, many: string];

const small = [
  'ноль',
  'один',
  'два',
  'три',
  'четыре',
  'пять',
  'шесть',
  'семь',
  'восемь',
  'девять',
  'десять',
  'одиннадцать',
  'двенадцать',
  'тринадцать',
  'четырнадцать',
  'пятнадцать',
  'шестнадцать',
  'семнадцать',
  'восемнадцать',
  'девятнадцать',
];
const tens = [
  '',
  '',
  'двадцать',
  'тридцать',
  'сорок',
  'пятьдесят',
  'шестьдесят',
  'семьдесят',
  'восемьдесят',
  'девяносто',
];
const hundreds = [
  '',
  'сто',
  'двести',
  'триста',
  'четыреста',
  'пятьсот',
  'шестьсот',
  'семьсот',
  'восемьсот',
  'девятьсот',
];
const scales: readonly { size: number; forms: Forms; gender: Gender }[] = [
  { size: 1e12, forms: ['триллион', 'триллиона', 'триллионов'], gender: 'masculine' },
  { size: 1e9, forms: ['миллиард', 'миллиарда', 'миллиардов'], gender: 'masculine' },
  { size: 1e6, forms: ['миллион', 'миллиона', 'миллионов'], gender: 'masculine' },
  { size: 1e3, forms: ['тысяча', 'тысячи', 'тысяч'], gender: 'feminine' },
];

/** The form of a noun after `count`: 1 рубль, 2 рубля, 5 рублей, 11 рублей, 21 рубль. */
export function afterNumber(count: number, [one, few, many]: Forms): string {
  const lastTwo = count % 100;
  if (lastTwo >= 11 && lastTwo <= 14) return many;
  const last = count % 10;
  if (last === 1) return one;
  return last >= 2 && last <= 4 ? few : many;
}

function belowThousand(count: number, gender: Gender): string[] {
  const words = [hundreds[Math.floor(count / 100)] ?? ''];
  const rest = count % 100;
  const ending = rest < 20 ? rest : rest % 10;
  if (rest >= 20) words.push(tens[Math.floor(rest / 10)] ?? '');
  if (gender === 'feminine' && ending === 1) words.push('одна');
  else if (gender === 'feminine' && ending === 2) words.push('две');
  else if (ending > 0) words.push(small[ending] ?? '');
  return words.filter((word) => word !== '');
}

/** A whole number from 0 to 999 trillion in words; `gender` is that of the noun that follows. */
export function russianNumber(count: number, gender: Gender): string {
  if (count === 0) return 'ноль';
  const words: string[] = [];
  let rest = count;
  for (const scale of scales) {
    const units = Math.floor(rest / scale.size);
    rest %= scale.size;
    if (units > 0) words.push(...belowThousand(units, scale.gender), afterNumber(units, scale.forms));
  }
  return [...words, ...belowThousand(rest, gender)].join(' ');
}
