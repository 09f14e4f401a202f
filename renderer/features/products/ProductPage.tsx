/** The card of a product, edited in place. */
import { Button } from '@mantine/core';
import { IconTrash, IconTrashOff } from '@tabler/icons-react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { queryClient, ReplyError, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useTab, useTabState } from '../../app/page.tsx';
import { useMay, useOffice } from '../../app/session.ts';
import { closePage, type PageParams } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { productTexts } from '../../text/products.ts';
import { Card, CardSection, StateWord } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { InlineChoice, InlineMoney, InlineNote, InlineText } from '../../ui/inline-fields.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { ProductHistory } from './ProductHistory.tsx';
import { useProductSaving } from './use-product-saving.tsx';
import { useProductWords } from './use-product-words.ts';

interface ShownProps {
  readonly product: Output<'products.get'>;
  readonly reference: Output<'reference.get'>;
}

function Shown({ product, reference }: ShownProps) {
  const t = useText(productTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const may = useMay();
  const { key } = useTab();
  const { state } = useOffice();
  const { tell } = useFailures();
  const words = useProductWords(reference, state.country, product.currency);
  const { save, dialog } = useProductSaving(product, words);
  const inBin = product.deletedAt !== null;
  const readOnly = inBin || !may('products.change');
  const { id, version, name, currency } = product;

  const restore = async () => {
    const reply = await call('products.restore', { id });
    if (!reply.ok) return tell(reply);
    queryClient.setQueryData(['products.get', { id }], reply.value);
    notify({ kind: 'done', text: t('restored', { name }) });
  };
  const remove = async () => {
    const reply = await call('products.remove', { id, version });
    if (!reply.ok) return tell(reply);
    closePage(key);
    notify({
      kind: 'done',
      text: t('removed', { name }),
      action: { label: controls('undo'), run: () => void restore() },
    });
  };
  const text = (field: 'code' | 'group' | 'barcode', maxLength: number) => (
    <InlineText
      label={t(field)}
      value={product[field]}
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
        actions={
          may('products.delete') ? (
            inBin ? (
              <Button variant="filled" leftSection={<IconTrashOff size={15} />} onClick={() => void restore()}>
                {t('restore')}
              </Button>
            ) : (
              <Button leftSection={<IconTrash size={15} />} onClick={() => void remove()}>
                {t('removeOne')}
              </Button>
            )
          ) : null
        }
        banner={
          product.deletedAt ? (
            <div className="k-banner">{t('binBanner', { when: format.moment(product.deletedAt) })}</div>
          ) : null
        }
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
            <InlineMoney
              label={t('purchasePrice')}
              currency={currency}
              value={product.purchasePrice}
              readOnly={readOnly}
              save={(purchasePrice) => save({ purchasePrice })}
            />
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
          </CardSection>
        }
        middle={
          <CardSection title={t('general')}>
            {text('code', 50)}
            <InlineChoice
              label={t('kind')}
              choices={words.kinds}
              value={product.kind}
              readOnly={readOnly}
              save={async (kind) => (kind ? save({ kind }) : null)}
            />
            {text('group', 150)}
            {text('barcode', 50)}
            <InlineNote
              label={t('description')}
              maxLength={2000}
              value={product.description}
              readOnly={readOnly}
              save={(description) => save({ description })}
            />
          </CardSection>
        }
        right={<ProductHistory id={id} words={words} />}
      />
    </>
  );
}

/** `params.id`: which product. */
export function ProductPage({ params }: { params: PageParams }) {
  const t = useText(productTexts);
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const product = useEngine('products.get', { id: Number(params.id) });
  const { data: reference } = useEngine('reference.get', {});
  useTabState(product.data?.name);
  useKeys([{ press: 'f5', label: controls('refresh'), run: () => void queryClient.invalidateQueries() }]);
  if (product.error && !product.data) {
    const gone = product.error instanceof ReplyError && product.error.code === 'not-found';
    return (
      <EmptyState text={gone ? t('gone') : textOf(product.error)}>
        {gone ? null : <Button onClick={() => void product.refetch()}>{controls('retry')}</Button>}
      </EmptyState>
    );
  }
  return product.data && reference ? <Shown product={product.data} reference={reference} /> : <Waiting />;
}
