/** The bundled font as style rules that need no file: only the subsets that a text has letters of. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Subset {
  readonly name: string;
  readonly unicodeRange: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

interface Fonts {
  readonly subsets: readonly Subset[];
  readonly rules: Map<string, string>;
}

const weights = [400, 700];
const loaded = new Map<string, Fonts>();

function parseRange(range: string): [number, number] {
  const [from = '', to = from] = range.trim().replace(/^U\+/iu, '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

/** `folder` is laid out as the package @fontsource/noto-sans: `unicode.json` and `files/`. */
function fontsIn(folder: string): Fonts {
  const known = loaded.get(folder);
  if (known) return known;
  const parsed: unknown = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'));
  const subsets = Object.entries(parsed ?? {}).map(([name, range]) => {
    const unicodeRange = String(range);
    return { name, unicodeRange, ranges: unicodeRange.split(',').map(parseRange) };
  });
  const fonts = { subsets, rules: new Map<string, string>() };
  loaded.set(folder, fonts);
  return fonts;
}

function rule(folder: string, fonts: Fonts, { name, unicodeRange }: Subset, weight: number): string {
  const key = `${name}-${weight}`;
  let text = fonts.rules.get(key);
  if (text === undefined) {
    const file = readFileSync(join(folder, 'files', `noto-sans-${key}-normal.woff2`)).toString('base64');
    text = `@font-face{font-family:"Noto Sans";font-weight:${weight};font-style:normal;unicode-range:${unicodeRange};src:url(data:font/woff2;base64,${file}) format("woff2")}`;
    fonts.rules.set(key, text);
  }
  return text;
}

/** `@font-face` rules, in regular and bold, for every letter of the text that Noto Sans has. Files are read once. */
export function fontFaces(text: string, folder: string): string {
  const fonts = fontsIn(folder);
  const letters = new Set<number>();
  for (const sign of text) letters.add(sign.codePointAt(0) ?? 0);
  return fonts.subsets
    .filter(({ ranges }) => [...letters].some((letter) => ranges.some(([from, to]) => letter >= from && letter <= to)))
    .flatMap((subset) => weights.map((weight) => rule(folder, fonts, subset, weight)))
    .join('\n');
}
