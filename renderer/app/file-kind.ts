/** As what a document was saved, as people write it. */

const written: Readonly<Record<string, string>> = { 'factur-x': 'Factur-X', xrechnung: 'XRechnung', upd: 'XML 5.03' };

/** `PDF` of `pdf`; names of formats that are not all capitals as they are: `Factur-X`. */
export function fileKind(kind: string): string {
  return written[kind.toLowerCase()] ?? kind.toUpperCase();
}
