/** The paper of a page, as its `@page` rules say. */

/** Pixels of 1/96 inch. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  /** Where the first page begins lower: for paper with a head of its own. */
  readonly firstTop: number;
}

const pixels: Readonly<Record<string, number>> = { mm: 96 / 25.4, cm: 96 / 2.54, in: 96, pt: 96 / 72, px: 1 };
/** ISO 216 and North American sizes, upright, in millimetres. */
const sizes: Readonly<Record<string, readonly [number, number]>> = {
  a3: [297, 420],
  a4: [210, 297],
  a5: [148, 210],
  a6: [105, 148],
  letter: [215.9, 279.4],
  legal: [215.9, 355.6],
};

function lengths(text: string): number[] {
  return [...text.matchAll(/([\d.]+)(mm|cm|in|pt|px)?/gu)].map(
    ([, value, unit]) => Number(value) * (pixels[unit ?? 'px'] ?? 1),
  );
}

/** The rules of `@page`, without the boxes in its margins, in the order of the page; `name` is `:first`, a name, or empty. */
function pageRules(html: string): { readonly name: string; readonly body: string }[] {
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/gu)].map(([, css]) => css ?? '').join('\n');
  const plain = styles.replace(/\/\*[\s\S]*?\*\//gu, '');
  return [...plain.matchAll(/@page\s*([\w:-]*)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/gu)].map(([, name = '', body = '']) => ({
    name,
    body: body.replace(/@[\w-]+\s*\{[^{}]*\}/gu, ''),
  }));
}

const declared = (body: string, property: string) =>
  new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([^;]+)`, 'u').exec(body)?.[1]?.trim().toLowerCase();

/** What a later rule says counts. A4 with Chromium's margins of 1 cm where nothing is said. */
export function paperOf(html: string): Paper {
  let [width, height] = [210 * (96 / 25.4), 297 * (96 / 25.4)];
  let sides = [37.8, 37.8, 37.8, 37.8];
  let firstTop: number | null = null;
  for (const { name, body } of pageRules(html)) {
    if (name === ':first') firstTop = lengths(declared(body, 'margin-top') ?? '')[0] ?? firstTop;
    if (name !== '') continue;
    const size = declared(body, 'size');
    if (size !== undefined) {
      const named = Object.entries(sizes).find(([paper]) => size.split(/\s+/u).includes(paper))?.[1];
      const [across, down = across] = named?.map((length) => length * (96 / 25.4)) ?? lengths(size);
      if (across !== undefined && down !== undefined)
        [width, height] = size.includes('landscape') && across < down ? [down, across] : [across, down];
    }
    const [top, right = top, bottom = top, left = right] = lengths(declared(body, 'margin') ?? '');
    if (top !== undefined && right !== undefined && bottom !== undefined && left !== undefined)
      sides = [top, right, bottom, left];
  }
  const [top = 0, right = 0, bottom = 0, left = 0] = sides;
  return { width, height, top, right, bottom, left, firstTop: firstTop ?? top };
}
