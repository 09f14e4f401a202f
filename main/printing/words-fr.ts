/** Whole numbers in French words, in the spelling that invoices use (hyphens below a hundred, none around « et »). */

const small = [
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
  'dix-sept',
  'dix-huit',
  'dix-neuf',
];
const tens = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante'];

/** `closes`: nothing numeral follows, so that « vingt » and « cent » take their plural. */
function belowHundred(count: number, closes: boolean): string {
  if (count < 20) return small[count] ?? '';
  if (count === 80) return closes ? 'quatre-vingts' : 'quatre-vingt';
  if (count > 80) return `quatre-vingt-${small[count - 80] ?? ''}`;
  const ten = count >= 60 ? 6 : Math.floor(count / 10);
  const rest = count - ten * 10;
  const word = tens[ten] ?? '';
  if (rest === 0) return word;
  return rest === 1 || rest === 11 ? `${word} et ${small[rest] ?? ''}` : `${word}-${small[rest] ?? ''}`;
}

function belowThousand(count: number, closes: boolean): string {
  const hundreds = Math.floor(count / 100);
  const rest = count % 100;
  if (hundreds === 0) return belowHundred(rest, closes);
  const cent = hundreds === 1 ? 'cent' : `${small[hundreds] ?? ''} cent${rest === 0 && closes ? 's' : ''}`;
  return rest === 0 ? cent : `${cent} ${belowHundred(rest, closes)}`;
}

/** « million » and above are nouns: they take an s, and the number before them keeps its own. */
const nouns = [
  { size: 1e12, name: 'billion' },
  { size: 1e9, name: 'milliard' },
  { size: 1e6, name: 'million' },
];

/** A whole number from 0 to 999 billions (10¹²) in words; `feminine` when the noun that follows is. */
export function frenchNumber(count: number, feminine: boolean): string {
  if (count === 0) return 'zéro';
  const words: string[] = [];
  let rest = count;
  for (const { size, name } of nouns) {
    const units = Math.floor(rest / size);
    rest %= size;
    if (units > 0) words.push(`${belowThousand(units, true)} ${name}${units > 1 ? 's' : ''}`);
  }
  const thousands = Math.floor(rest / 1000);
  rest %= 1000;
  if (thousands > 0) words.push(thousands === 1 ? 'mille' : `${belowThousand(thousands, false)} mille`);
  if (rest > 0) words.push(belowThousand(rest, true));
  const said = words.join(' ');
  return feminine && rest % 10 === 1 && said.endsWith('un') ? `${said}e` : said;
}
