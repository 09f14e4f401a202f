/** The list of products. */
import { Button, NativeSelect } from '@mantine/core';
import { IconPackage, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ProductFilter, ProductRow, productColumns } from '../../../preload/contract/products.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { listMemory } from '../../app/list-memory.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { type ListChannels, useCountText, useRecordList } from '../../app/use-record-list.tsx';
import { productTexts } from '../../text/products.ts';
import { StateWord } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { ListColumn } from '../../ui/ListGrid.tsx';
import { ListPage } from '../../ui/ListPage.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { ImportButton, ImportDrop } from '../imports/ImportEntry.tsx';

const memory = listMemory('products');
const none: ProductFilter = {};
const channels: ListChannels<ProductRow, ProductFilter, (typeof productColumns)[number]> = {
  list: (request) => call('products.list', request),
  remove: (request) => call('products.remove', request),
  restore: (request) => call('products.restore', request),
  right: 'products.delete',
  entities: ['product', 'import'],
};
const kinds = ['goods', 'service'] as const;

export function ProductsPage() {
  const t = useText(productTexts);
  const format = useFormat();
  const may = useMay();
  const { data: reference } = useEngine('reference.get', {});
  const { filter, set, clear, read, refresh, binChips, binButton, bulk } = useRecordList(channels, none, t);
  const countText = useCountText();
  const { data: count } = useEngine('products.count', filter, { keep: true });
  const { kind } = filter;

  const columns = useMemo<ListColumn<ProductRow>[]>(
    () => [
      { name: 'name', title: t('name'), width: 300, text: (row) => row.name },
      { name: 'code', title: t('code'), width: 120, text: (row) => row.code },
      { name: 'group', title: t('group'), width: 150, grow: true, text: (row) => row.group },
      {
        name: 'kind',
        title: t('kind'),
        width: 150,
        text: (row) => t(`kind_${row.kind}`),
        show: (row) => (row.discontinued ? <StateWord text={t('notOffered')} state="amber" /> : t(`kind_${row.kind}`)),
      },
      {
        name: 'unit',
        title: t('unit'),
        width: 90,
        sortable: false,
        text: (row) => reference?.units.find(({ code }) => code === row.unit)?.short ?? row.unit,
      },
      {
        name: 'price',
        title: t('price'),
        width: 140,
        number: true,
        text: (row) => format.money(row.price, row.currency),
      },
      {
        name: 'vat',
        title: t('vatRateId'),
        width: 120,
        sortable: false,
        text: (row) => reference?.vatRates.find(({ id }) => id === row.vatRateId)?.label ?? t('noRate'),
      },
      {
        name: 'updatedAt',
        title: t('updatedAt'),
        width: 130,
        hidden: true,
        text: (row) => format.shortMoment(row.updatedAt),
      },
    ],
    [t, format, reference],
  );
  return (
    <ImportDrop entity="products">
      <ListPage<ProductRow>
        title={t('products')}
        count={count && countText(count)}
        columns={columns}
        sort={{ column: 'name', descending: false }}
        read={read}
        refresh={refresh}
        open={(row) => openPage('product', { id: row.id }, row.name)}
        text={filter.text ?? ''}
        setText={(text) => set({ text })}
        chips={[
          ...(kind
            ? [
                {
                  key: 'kind',
                  label: t('kindIs', { value: t(`kind_${kind}`) }),
                  remove: () => set({ kind: undefined }),
                },
              ]
            : []),
          ...binChips,
        ]}
        clearFilter={clear}
        filters={
          <>
            <NativeSelect
              aria-label={t('kind')}
              data={[
                { value: '', label: t('anyKind') },
                ...kinds.map((value) => ({ value, label: t(`kind_${value}`) })),
              ]}
              value={kind ?? ''}
              onChange={(event) => set({ kind: kinds.find((value) => value === event.currentTarget.value) })}
            />
            {binButton}
          </>
        }
        toolbar={
          <>
            <ImportButton entity="products" />
            {may('products.change') ? (
              <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={() => openPage('new-product')}>
                {t('newProduct')}
              </Button>
            ) : null}
          </>
        }
        bulk={bulk}
        dimmed={(row) => row.discontinued}
        empty={
          <EmptyState icon={IconPackage} text={t('noProducts')} hint={t('noProductsHint')}>
            {may('products.change') ? (
              <Button variant="filled" onClick={() => openPage('new-product')}>
                {t('newProduct')}
              </Button>
            ) : null}
          </EmptyState>
        }
        memory={memory}
      />
    </ImportDrop>
  );
}
