/** A product as the check of an import shows it: its values by the fields that columns go into. */
import type { ProductFields } from '../../../preload/contract/products.ts';
import { shownPercent, shownSum } from './reading/amounts.ts';
import type { ProductContext } from './reading/values.ts';
import { productKindWords } from './reading/words.ts';

/** The values in words; what is empty is ''. */
export function shownProduct(product: ProductFields, context: ProductContext): Record<string, string> {
  const { language, units, vatRates } = context;
  const rate = vatRates.find(({ id }) => id === product.vatRateId)?.rate;
  const truth = (is: boolean) =>
    (is ? { en: 'yes', ru: 'да', fr: 'oui' } : { en: 'no', ru: 'нет', fr: 'non' })[language];
  const sum = (minor: number | null) => (minor === null ? '' : shownSum(minor, product.currency)[language]);
  return {
    code: product.code,
    name: product.name,
    kind: productKindWords.find(product.kind)?.label[language] ?? '',
    group: product.group,
    unit: units.find(({ code }) => code === product.unit)?.names[0] ?? product.unit,
    price: sum(product.price),
    currency: product.currency,
    vatRate: rate === undefined ? '' : rate === null ? '—' : shownPercent(rate)[language],
    priceIncludesVat: truth(product.priceIncludesVat),
    purchasePrice: sum(product.purchasePrice),
    barcode: product.barcode,
    description: product.description,
    discontinued: truth(product.discontinued),
  };
}
