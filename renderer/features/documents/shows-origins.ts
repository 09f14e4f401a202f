/** Which documents say where imported goods come from. */

interface OriginsOf {
  readonly type: string;
  readonly form: string;
  readonly lines: readonly {
    readonly originCountry?: string | undefined;
    readonly customsDeclaration?: string | undefined;
  }[];
}

/** Tax invoices have columns for it (columns 10 to 11); any document shows what its lines have of it. */
export function showsOrigins({ type, form, lines }: OriginsOf): boolean {
  const asks = form === 'RU' && (type === 'tax-invoice' || type === 'upd');
  return asks || lines.some(({ originCountry, customsDeclaration }) => originCountry || customsDeclaration);
}
