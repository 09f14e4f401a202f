/** The list of products. */
import { Button } from '@mantine/core';
import { IconPackage, IconPlus, IconTags } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Input } from '../../../preload/contract/index.ts';
import type { ProductRow } from '../../../preload/contract/products.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { priceTexts } from '../../text/prices.ts';
import { productTexts } from '../../text/products.ts';
import { StateWord } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/language.tsx';
import { ImportButton, ImportDrop } from '../imports/ImportEntry.tsx';
import { RecordList } from '../lists/RecordList.tsx';
import type { RecordChannels } from '../lists/record-channels.ts';
import type { ColumnLooks } from '../lists/use-list-columns.tsx';
import { GroupsMenu } from '../prices/GroupsMenu.tsx';

const channels: RecordChannels<ProductRow> = {
  // The grid only sorts by the columns that the engine has named.
  list: (request) => call('products.list', request as Input<'products.list'>),
  remove: (request) => call('products.remove', request),
  restore: (request) => call('products.restore', request),
  changeRight: 'products.change',
  removeRight: 'products.delete',
  entities: ['product', 'import', 'operation', 'field', 'classifier'],
};

export function ProductsPage() {
  const t = useText(productTexts);
  const prices = useText(priceTexts);
  const may = useMay();
  const { data: reference } = useEngine('reference.get', {});
  const looks = useMemo<ColumnLooks<ProductRow>>(
    () => ({
      name: { width: 270 },
      discontinued: {
        width: 150,
        show: (row) => (row.discontinued ? <StateWord text={t('notOffered')} state="amber" /> : null),
      },
      code: { width: 120 },
      group: { grow: true },
      kind: { width: 110, text: (row) => t(`kind_${row.kind}`) },
      unit: {
        width: 90,
        text: (row) => reference?.units.find(({ code }) => code === row.unit)?.short ?? row.unit,
      },
      vat: { text: (row) => reference?.vatRates.find(({ id }) => id === row.vatRateId)?.label ?? t('noRate') },
    }),
    [t, reference],
  );
  return (
    <ImportDrop entity="products">
      <RecordList<ProductRow>
        list="products"
        title={t('products')}
        channels={channels}
        binWords={t}
        looks={looks}
        first="name"
        sort={{ column: 'name', descending: false }}
        name={(row) => row.name}
        open={(row) => openPage('product', { id: row.id }, row.name)}
        tools={(ask) => (
          <GroupsMenu choose={(groups) => ask({ column: 'group', is: 'in', values: groups.slice(0, 200) })} />
        )}
        toolbar={
          <>
            <Button leftSection={<IconTags size={15} />} onClick={() => openPage('price-lists')}>
              {prices('priceLists')}
            </Button>
            <ImportButton entity="products" />
            {may('products.create') ? (
              <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={() => openPage('new-product')}>
                {t('newProduct')}
              </Button>
            ) : null}
          </>
        }
        dimmed={(row) => row.discontinued}
        empty={
          <EmptyState icon={IconPackage} text={t('noProducts')} hint={t('noProductsHint')}>
            {may('products.create') ? (
              <Button variant="filled" onClick={() => openPage('new-product')}>
                {t('newProduct')}
              </Button>
            ) : null}
          </EmptyState>
        }
      />
    </ImportDrop>
  );
}
