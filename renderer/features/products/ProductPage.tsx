/** The card of a product, edited in place. */
import type { OwnPlace } from '../../../preload/contract/fields.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { CardPage } from '../../app/CardPage.tsx';
import { useEngine } from '../../app/engine.ts';
import { useMay, useOffice } from '../../app/session.ts';
import type { PageParams } from '../../app/tabs.ts';
import { useBin } from '../../app/use-bin.tsx';
import { useFieldSaving } from '../../app/use-field-saving.tsx';
import { productTexts } from '../../text/products.ts';
import { Card, CardSection, StateWord } from '../../ui/Card.tsx';
import { InlineChoice, InlineMoney, InlineNote, InlineSuggest, InlineText } from '../../ui/inline-fields.tsx';
import { useFormat, useLanguage, useText } from '../../ui/language.tsx';
import { OwnFieldsSection } from '../fields/OwnFieldsSection.tsx';
import { Margin, ProductPrices } from '../prices/ProductPrices.tsx';
import { originsIn } from './origins-in.ts';
import { ProductHistory } from './ProductHistory.tsx';
import { useProductWords } from './use-product-words.ts';

interface ShownProps {
  readonly product: Output<'products.get'>;
  readonly reference: Output<'reference.get'>;
}

function Shown({ product, reference }: ShownProps) {
  const t = useText(productTexts);
  const format = useFormat();
  const may = useMay();
  const { state } = useOffice();
  const language = useLanguage();
  const words = useProductWords(reference, state.country, product.currency);
  const { id, name, currency } = product;
  const queryKey = ['products.get', { id }];
  const { save, dialog } = useFieldSaving({
    record: product,
    queryKey,
    change: (request: Input<'products.change'>) => call('products.change', request),
    words,
  });
  const bin = useBin({
    record: product,
    queryKey,
    right: 'products.delete',
    remove: (request) => call('products.remove', request),
    restore: (request) => call('products.restore', request),
    t,
  });
  const readOnly = bin.inBin || !may('products.change');
  const own = (place: OwnPlace) => (
    <OwnFieldsSection
      entity="product"
      place={place}
      values={product.own}
      ownClients={product.ownClients}
      readOnly={readOnly}
      save={(values) => save({ own: values })}
    />
  );
  const vatRate = reference.vatRates.find((rate) => rate.id === product.vatRateId)?.rate ?? null;
  const hidesPurchase = state.user?.hidden.includes('products.purchasePrice') ?? false;
  const groups = useEngine('products.groups', {}).data ?? [];
  const text = (field: 'code' | 'barcode' | 'customsDeclaration', maxLength: number) => (
    <InlineText
      label={t(field)}
      value={product[field] ?? ''}
      maxLength={maxLength}
      readOnly={readOnly}
      save={(value) => save({ [field]: value })}
    />
  );
  return (
    <>
      {dialog}
      <Card
        title={
          <InlineText
            bare
            label={t('name')}
            value={name}
            maxLength={300}
            readOnly={readOnly}
            save={async (value) => (value.trim() === '' ? t('nameMissing') : save({ name: value }))}
          />
        }
        subtitle={
          <>
            <StateWord
              text={product.discontinued ? t('notOffered') : t(`kind_${product.kind}`)}
              state={product.discontinued ? 'amber' : 'plain'}
            />
            {product.code ? <span>{product.code}</span> : null}
            <span>· {t('changedBy', { when: format.moment(product.updatedAt), who: product.updatedBy })}</span>
          </>
        }
        actions={bin.button}
        banner={bin.banner}
        left={
          <CardSection title={t('sale')}>
            <InlineMoney
              label={t('price')}
              currency={currency}
              value={product.price}
              readOnly={readOnly}
              save={async (price) => (price === null ? t('priceMissing') : save({ price }))}
            />
            <InlineChoice
              label={t('currency')}
              choices={reference.currencies.map((value) => ({ value, label: value }))}
              value={currency}
              readOnly={readOnly}
              save={async (value) => (value ? save({ currency: value }) : null)}
            />
            <InlineChoice
              label={t('priceIncludesVat')}
              choices={words.modes}
              value={product.priceIncludesVat ? 'included' : 'top'}
              readOnly={readOnly}
              save={async (value) => (value ? save({ priceIncludesVat: value === 'included' }) : null)}
            />
            <InlineChoice
              label={t('vatRateId')}
              choices={words.rates(product.vatRateId)}
              clearable
              value={product.vatRateId === null ? null : String(product.vatRateId)}
              readOnly={readOnly}
              save={(value) => save({ vatRateId: value === null ? null : Number(value) })}
            />
            <InlineChoice
              label={t('unit')}
              choices={words.units}
              value={product.unit}
              readOnly={readOnly}
              save={async (unit) => (unit ? save({ unit }) : null)}
            />
            {hidesPurchase ? null : (
              <InlineMoney
                label={t('purchasePrice')}
                currency={currency}
                value={product.purchasePrice}
                readOnly={readOnly}
                save={(purchasePrice) => save({ purchasePrice })}
              />
            )}
            <Margin product={product} price={product.price} includesVat={product.priceIncludesVat} vatRate={vatRate} />
            <InlineChoice
              label={t('discontinued')}
              choices={[
                { value: 'yes', label: t('offered') },
                { value: 'no', label: t('notOffered') },
              ]}
              value={product.discontinued ? 'no' : 'yes'}
              readOnly={readOnly}
              save={async (value) => (value ? save({ discontinued: value === 'no' }) : null)}
            />
            <div className="k-dim">{t('offeredHint')}</div>
            {own('sale')}
          </CardSection>
        }
        middle={
          <>
            <CardSection title={t('general')}>
              {text('code', 50)}
              <InlineChoice
                label={t('kind')}
                choices={words.kinds}
                value={product.kind}
                readOnly={readOnly}
                save={async (kind) => (kind ? save({ kind }) : null)}
              />
              <InlineSuggest
                label={t('group')}
                value={product.group}
                maxLength={150}
                proposals={groups}
                readOnly={readOnly}
                save={(value) => save({ group: value })}
              />
              {text('barcode', 50)}
              {product.kind === 'goods' ? (
                <>
                  <InlineChoice
                    label={t('originCountry')}
                    value={product.originCountry || null}
                    clearable
                    choices={originsIn(reference, language).map(({ code, name }) => ({ value: code, label: name }))}
                    readOnly={readOnly}
                    save={(value) => save({ originCountry: value ?? '' })}
                  />
                  {text('customsDeclaration', 100)}
                </>
              ) : null}
              <InlineNote
                label={t('description')}
                maxLength={2000}
                value={product.description}
                readOnly={readOnly}
                save={(description) => save({ description })}
              />
              {own('general')}
            </CardSection>
            {own('more')}
          </>
        }
        right={
          <>
            <ProductPrices product={product} vatRate={vatRate} readOnly={readOnly} />
            <ProductHistory id={id} words={words} />
          </>
        }
      />
    </>
  );
}

/** `params.id`: which product. */
export function ProductPage({ params }: { params: PageParams }) {
  const t = useText(productTexts);
  const query = useEngine('products.get', { id: Number(params.id) });
  return (
    <CardPage query={query} gone={t('gone')}>
      {(product, reference) => <Shown product={product} reference={reference} />}
    </CardPage>
  );
}
