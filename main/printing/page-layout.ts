/** A page as a browser has laid it out: what stands where, in which type, with which lines. Hosts ask Chromium for it (CDP, DOMSnapshot). */

/** The properties of style that are asked for, in this order. */
export const layoutStyles = [
  'display',
  'position',
  'visibility',
  'float',
  'text-align',
  'vertical-align',
  'align-items',
  'font-family',
  'font-weight',
  'font-style',
  'font-size',
  'line-height',
  'color',
  'background-color',
  'white-space-collapse',
  'text-wrap-mode',
  'text-decoration-line',
  'writing-mode',
  'break-before',
  'break-after',
  'break-inside',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'border-top-width',
  'border-right-width',
  'border-bottom-width',
  'border-left-width',
  'border-top-style',
  'border-right-style',
  'border-bottom-style',
  'border-left-style',
  'border-top-color',
  'border-right-color',
  'border-bottom-color',
  'border-left-color',
] as const;
export type LayoutStyle = (typeof layoutStyles)[number];

/** What is used of the answer of `DOMSnapshot.captureSnapshot`; numbers in lists of names are places in `strings`. */
export interface LayoutSnapshot {
  readonly documents: readonly {
    readonly nodes: {
      readonly parentIndex?: readonly number[];
      readonly nodeType?: readonly number[];
      readonly nodeName?: readonly number[];
      readonly attributes?: readonly (readonly number[])[];
    };
    readonly layout: {
      readonly nodeIndex: readonly number[];
      readonly styles: readonly (readonly number[])[];
      readonly bounds: readonly (readonly number[])[];
      readonly text: readonly number[];
    };
  }[];
  readonly strings: readonly string[];
}

/** Pixels of 1/96 inch from the upper left corner of the page. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An element that is shown, or a text (`name` is `#text`). */
export interface LaidOut extends Bounds {
  /** In small letters. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly LaidOut[];
  style(name: LayoutStyle): string;
  /** Of a style that is a length: pixels; 0 where it is none. */
  length(name: LayoutStyle): number;
}

/** The tree of what is shown, from the body on. What the style hides is not in it. */
export function laidOutBody({ documents, strings }: LayoutSnapshot): LaidOut {
  const [page] = documents;
  if (page === undefined) throw new Error('The browser laid out no page.');
  const { nodes, layout } = page;
  const word = (at: number | undefined) => strings[at ?? -1] ?? '';
  const names = nodes.nodeName ?? [];
  const children = new Map<number, LaidOut[]>();
  const own = new Map<number, number>();
  for (const [at, node] of layout.nodeIndex.entries()) if (!own.has(node)) own.set(node, at);
  const made = (node: number, below: readonly LaidOut[], at: number): LaidOut => {
    const [x = 0, y = 0, width = 0, height = 0] = layout.bounds[at] ?? [];
    const styles = layout.styles[at] ?? [];
    const list = nodes.attributes?.[node] ?? [];
    const attributes: Record<string, string> = {};
    for (let place = 0; place + 1 < list.length; place += 2) attributes[word(list[place])] = word(list[place + 1]);
    const style = (name: LayoutStyle) => word(styles[layoutStyles.indexOf(name)]);
    return {
      name: word(names[node]).toLowerCase(),
      attributes,
      text: word(layout.text[at]),
      children: below,
      x,
      y,
      width,
      height,
      style,
      length: (name) => Number.parseFloat(style(name)) || 0,
    };
  };
  // Children come after their parents, so going backwards each node finds its own ready.
  for (let node = names.length - 1; node >= 0; node -= 1) {
    const below = (children.get(node) ?? []).reverse();
    children.delete(node);
    const at = own.get(node);
    const shown = at === undefined ? below : [made(node, below, at)];
    if (at !== undefined && word(names[node]) === 'BODY') {
      const [body] = shown;
      if (body) return body;
    }
    const parent = nodes.parentIndex?.[node] ?? -1;
    // Of the text of a node the style of its parent holds: a snapshot has none for it.
    children.set(parent, [...(children.get(parent) ?? []), ...[...shown].reverse()]);
  }
  throw new Error('The page has no body.');
}
