/** As what a document was saved, as people write it. */
const formats: Readonly<Record<string, string>> = { 'factur-x': 'Factur-X', xrechnung: 'XRechnung', upd: 'XML 5.03' };

/** The format of a file that was handed out, as it is written: `PDF`, `Factur-X`. */
export const writtenAs = (kind: string): string => formats[kind] ?? kind.toUpperCase();
