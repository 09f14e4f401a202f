/** Colours of CSS as Word writes them. */

/** `rgb(10, 20, 30)` as `0A141E`; null for what is not seen. */
export function colourOf(css: string): string | null {
  const [red, green, blue, alpha = 1] = [...css.matchAll(/[\d.]+/gu)].map(([number]) => Number(number));
  if (red === undefined || green === undefined || blue === undefined || alpha === 0) return null;
  return [red, green, blue]
    .map((part) => Math.round(part).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
