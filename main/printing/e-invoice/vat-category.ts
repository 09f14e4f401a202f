/** Why VAT is charged, or why not, in the codes of EN 16931 (UNTDID 5305) and of its list of reasons (VATEX). */
import type { Language } from '../../../preload/contract/values.ts';
import { type PrintedDocument, printedLanguage } from '../printed-document.ts';
import { vatExemptionText } from '../vat-exemption.ts';
import { isInUnion } from './country-code.ts';
import type { EVat, EVatRow } from './e-invoice.ts';

type Reasoned = EVat & Pick<EVatRow, 'reasonCode' | 'reason'>;

/** What the category depends on, beside the rate. Countries are ISO codes. */
export interface Trade {
  readonly printed: PrintedDocument;
  readonly sellerCountry: string;
  readonly buyerCountry: string;
  readonly buyerVatNumber: string;
}

/**
 * Of a rate in basis points; null: without VAT. A rate of 0 is, between members of the Union, a delivery within it or a service whose
 * buyer owes the tax; to other countries an export or a service rendered abroad; at home the zero rate. Null where it
 * cannot be told: goods and services together, or lines of free text, to a business in another member state.
 */
export function vatCategory(rate: number | null, trade: Trade): Reasoned | null {
  const { printed, sellerCountry, buyerCountry, buyerVatNumber } = trade;
  const language = printedLanguage(printed.form, printed.language);
  if (rate === null) return withoutVat(printed, language);
  if (rate > 0) return { category: 'S', rate, reasonCode: '', reason: '' };
  if (!isInUnion(sellerCountry) || buyerCountry === sellerCountry) return zero('Z', '', '');
  const kind = printed.operations;
  if (isInUnion(buyerCountry)) {
    if (buyerVatNumber === '') return zero('Z', '', '');
    if (kind === 'services') return zero('AE', 'VATEX-EU-AE', reverseCharge[language]);
    return kind === 'goods' ? zero('K', 'VATEX-EU-IC', withinUnion[language]) : null;
  }
  return kind === 'services' ? zero('E', '', serviceAbroad[language]) : zero('G', 'VATEX-EU-G', exported[language]);
}

const zero = (category: Reasoned['category'], reasonCode: string, reason: string): Reasoned => ({
  category,
  rate: 0,
  reasonCode,
  reason,
});

function withoutVat(printed: PrintedDocument, language: Language): Reasoned {
  const franchise = vatExemptionText(printed);
  return printed.form === 'FR' && franchise !== ''
    ? zero('E', 'VATEX-FR-FRANCHISE', franchise)
    : zero('E', '', notApplicable[language]);
}

type Said = Readonly<Record<Language, string>>;

/** Directive 2006/112/EC, article 226 (11a) asks for these words. */
const reverseCharge: Said = { en: 'Reverse charge', ru: 'Обратное начисление НДС', fr: 'Autoliquidation' };
const withinUnion: Said = {
  en: 'Intra-Community supply, directive 2006/112/EC, article 138',
  ru: 'Поставка внутри ЕС, директива 2006/112/EC, статья 138',
  fr: 'Livraison intracommunautaire, directive 2006/112/CE, article 138',
};
const exported: Said = {
  en: 'Export, directive 2006/112/EC, article 146',
  ru: 'Экспорт, директива 2006/112/EC, статья 146',
  fr: 'Exportation, directive 2006/112/CE, article 146',
};
const serviceAbroad: Said = {
  en: 'Not subject to VAT here: service rendered abroad, directive 2006/112/EC, article 44',
  ru: 'Не облагается НДС: место оказания услуги за границей, директива 2006/112/EC, статья 44',
  fr: 'Non soumis à la TVA : service rendu hors de l’Union, directive 2006/112/CE, article 44',
};
const notApplicable: Said = { en: 'VAT not applicable', ru: 'НДС не облагается', fr: 'TVA non applicable' };
