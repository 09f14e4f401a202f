/** Whole numbers in English words, the British way: one hundred and five. */

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const scales = [
  { size: 1e12, name: 'trillion' },
  { size: 1e9, name: 'billion' },
  { size: 1e6, name: 'million' },
  { size: 1e3, name: 'thousand' },
];

function belowHundred(count: number): string {
  if (count < 20) return small[count] ?? '';
  const ten = tens[Math.floor(count / 10)] ?? '';
  return count % 10 === 0 ? ten : `${ten}-${small[count % 10] ?? ''}`;
}

function belowThousand(count: number): string {
  if (count < 100) return belowHundred(count);
  const hundred = `${small[Math.floor(count / 100)] ?? ''} hundred`;
  return count % 100 === 0 ? hundred : `${hundred} and ${belowHundred(count % 100)}`;
}

/** A whole number from 0 to 999 trillion in words. */
export function englishNumber(count: number): string {
  if (count === 0) return 'zero';
  const words: string[] = [];
  let rest = count;
  for (const { size, name } of scales) {
    const units = Math.floor(rest / size);
    rest %= size;
    if (units > 0) words.push(`${belowThousand(units)} ${name}`);
  }
  if (rest > 0) words.push(words.length > 0 && rest < 100 ? `and ${belowHundred(rest)}` : belowThousand(rest));
  return words.join(' ');
}
