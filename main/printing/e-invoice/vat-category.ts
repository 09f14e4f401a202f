/** Why VAT is charged, or why not, in the codes of EN 16931 (UNTDID 5305) and of its list of reasons (VATEX). */
import type { Language } from '../../../preload/contract/values.ts';
import { type PrintedDocument, printedLanguage } from '../printed-document.ts';
import { vatExemptionText } from '../vat-exemption.ts';
import { isInUnion, unionCountryOf, vatTerritory } from './country-code.ts';
import type { EVat, EVatRow } from './e-invoice.ts';

type Reasoned = EVat & Pick<EVatRow, 'reasonCode' | 'reason'>;

/** What the category depends on, beside the rate. Countries are ISO codes. */
export interface Trade {
  readonly printed: PrintedDocument;
  readonly sellerCountry: string;
  readonly buyerCountry: string;
  /** Where goods go. */
  readonly deliveryCountry: string;
  readonly buyerVatNumber: string;
}

/**
 * Of a rate in basis points; null: without VAT. What is sold at a rate of 0 tells why there is no VAT: null where goods would have another
 * reason than services, and it is not known which of them are sold, or both are.
 */
export function vatCategory(rate: number | null, trade: Trade): Reasoned | null {
  const { printed } = trade;
  const language = printedLanguage(printed.form, printed.language);
  if (rate === null) return withoutVat(printed, language);
  if (rate > 0) return { category: 'S', rate, reasonCode: '', reason: '' };
  const [goods, services] = [goodsAtZero(trade, language), servicesAtZero(trade, language)];
  if (printed.operations === 'goods') return goods;
  if (printed.operations === 'services') return services;
  return goods.category === services.category ? goods : null;
}

/**
 * Goods are where they go: to another member state within the Union, if the buyer has a VAT number of another one than they leave, to
 * elsewhere an export, else the zero rate. Northern Ireland is of the Union for goods (protocol to the agreement on the withdrawal
 * of the United Kingdom, article 8); its businesses are known by their number alone.
 */
function goodsAtZero({ sellerCountry, deliveryCountry, buyerVatNumber }: Trade, language: Language): Reasoned {
  const [from, to] = [vatTerritory(sellerCountry), vatTerritory(deliveryCountry)];
  const buyerIsOf = unionCountryOf(buyerVatNumber);
  if (!isInUnion(from) || to === from) return zero('Z', '', '');
  if (!isInUnion(to) && !(to === 'GB' && buyerIsOf === 'XI')) return zero('G', 'VATEX-EU-G', exported[language]);
  const isExempt = buyerIsOf !== null && buyerIsOf !== from;
  return isExempt ? zero('K', 'VATEX-EU-IC', withinUnion[language]) : zero('Z', '', '');
}

/** Services are where the buyer is: a business of another member state owes the tax itself; outside of the Union there is none. */
function servicesAtZero({ sellerCountry, buyerCountry, buyerVatNumber }: Trade, language: Language): Reasoned {
  const [from, to] = [vatTerritory(sellerCountry), vatTerritory(buyerCountry)];
  if (!isInUnion(from) || to === from) return zero('Z', '', '');
  if (!isInUnion(to)) return zero('E', '', serviceAbroad[language]);
  return buyerVatNumber === '' ? zero('Z', '', '') : zero('AE', 'VATEX-EU-AE', reverseCharge[language]);
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
