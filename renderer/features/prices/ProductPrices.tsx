/** What a product costs in each price list, set in place; and the margin for who may see the purchase price. */
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { priceTexts } from '../../text/prices.ts';
import { CardSection } from '../../ui/Card.tsx';
import { InlineMoney } from '../../ui/inline-fields.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { marginOf } from './margin.ts';
import { daysOf } from './PriceListHead.tsx';

interface ProductPricesProps {
  readonly product: Output<'products.get'>;
  /** Basis points of the product's VAT rate; null: without VAT. */
  readonly vatRate: number | null;
  readonly readOnly: boolean;
}

export function ProductPrices({ product, vatRate, readOnly }: ProductPricesProps) {
  const t = useText(priceTexts);
  const format = useFormat();
  const { textOf } = useFailures();
  const lists = useEngine('prices.lists', { removed: false }).data ?? [];
  const prices = useEngine('prices.of', { productId: product.id }).data ?? [];
  const change = async (priceListId: number, price: number | null) => {
    const reply = await call('prices.change', { priceListId, items: [{ productId: product.id, price }] });
    return reply.ok ? null : (fieldProblems(reply)['items.0.price'] ?? textOf(reply));
  };
  return (
    <CardSection
      title={t('pricesOfProduct')}
      action={
        <button type="button" className="k-link" onClick={() => openPage('price-lists')}>
          {t('openLists')}
        </button>
      }
    >
      {lists.length === 0 ? <div className="k-dim">{t('noListsHere')}</div> : null}
      {lists.map((list) => {
        const price = prices.find(({ priceListId }) => priceListId === list.id)?.price ?? null;
        const comparable = list.currency === product.currency;
        return (
          <div key={list.id}>
            <InlineMoney
              label={list.name}
              currency={list.currency}
              value={price}
              readOnly={readOnly}
              save={(next) => change(list.id, next)}
            />
            <div className="k-dim k-product-price-note">
              {[
                price === null && comparable ? t('noPriceHere') : '',
                list.validFrom === null && list.validTo === null ? '' : daysOf(list, t, format),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
            {price !== null && comparable ? (
              <Margin product={product} price={price} includesVat={list.pricesIncludeVat} vatRate={vatRate} />
            ) : null}
          </div>
        );
      })}
    </CardSection>
  );
}

interface MarginProps {
  readonly product: Output<'products.get'>;
  /** Minor units of the product's currency. */
  readonly price: number;
  readonly includesVat: boolean;
  readonly vatRate: number | null;
}

/** Nothing where there is no purchase price, or it is not for this user. */
export function Margin({ product: { purchasePrice, currency }, price, includesVat, vatRate }: MarginProps) {
  const t = useText(priceTexts);
  const format = useFormat();
  if (purchasePrice === null) return null;
  const { amount, share } = marginOf(price, purchasePrice, includesVat ? vatRate : null);
  return (
    <div className={amount < 0 ? 'k-red k-product-price-note' : 'k-dim k-product-price-note'} title={t('marginHint')}>
      {`${t('margin')}${format.colon} ${t('marginText', { amount: format.money(amount, currency), share: format.percent(share) })}`}
      {amount < 0 ? `, ${t('loss')}` : ''}
    </div>
  );
}
