/** The list of products. */
import { Button, NativeSelect } from '@mantine/core';
import { IconPackage, IconPlus, IconTrash, IconTrashOff } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { ProductFilter, ProductRow, productColumns } from '../../../preload/contract/products.ts';
import { call } from '../../app/border.ts';
import { useChanged, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { listMemory } from '../../app/list-memory.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { productTexts } from '../../text/products.ts';
import { StateWord } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { ListColumn, ReadRows } from '../../ui/ListGrid.tsx';
import { ListPage } from '../../ui/ListPage.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { ImportButton, ImportDrop } from '../imports/ImportEntry.tsx';

type SortColumn = (typeof productColumns)[number];

const memory = listMemory('products');
const kinds = ['goods', 'service'] as const;

export function ProductsPage() {
  const t = useText(productTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const may = useMay();
  const { tell } = useFailures();
  const { data: reference } = useEngine('reference.get', {});
  const [filter, setFilter] = useState<ProductFilter>({});
  const [refresh, setRefresh] = useState(0);
  useChanged(['product', 'import'], () => setRefresh((times) => times + 1));
  const count = useEngine('products.count', filter, { keep: true });
  const { kind, deleted = false } = filter;

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
  const read = useCallback<ReadRows<ProductRow>>(
    async (after, limit, sort) => {
      // The grid only sorts by the columns named above, which are the engine's.
      const by = { column: sort.column as SortColumn, descending: sort.descending };
      const reply = await call('products.list', { filter, sort: by, after, limit });
      return reply.ok ? reply.value : null;
    },
    [filter],
  );
  const restore = async (ids: readonly number[]) => {
    for (const id of ids) {
      const reply = await call('products.restore', { id });
      if (!reply.ok) return tell(reply);
    }
  };
  const remove = async (rows: readonly ProductRow[]) => {
    const gone: number[] = [];
    for (const { id, version } of rows) {
      const reply = await call('products.remove', { id, version });
      if (reply.ok) gone.push(id);
      else tell(reply);
    }
    if (gone.length === 0) return;
    notify({
      kind: 'done',
      text: t('removedMany', { count: gone.length }),
      action: { label: controls('undo'), run: () => void restore(gone) },
    });
  };
  const set = (changes: { [Name in keyof ProductFilter]?: ProductFilter[Name] | undefined }) =>
    setFilter((before) => {
      // What is not filtered by is left out, so that equal filters are equal.
      const next = Object.entries({ ...before, ...changes }).filter(([, value]) => value);
      return Object.fromEntries(next) as ProductFilter;
    });
  const amount = count.data;
  const many = amount && format.count(amount.count);
  const shown = amount && many ? (amount.exact ? many : controls('moreThan', { count: many })) : undefined;
  return (
    <ImportDrop entity="products">
      <ListPage<ProductRow>
        title={t('products')}
        count={shown}
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
          ...(deleted ? [{ key: 'bin', label: t('inBin'), remove: () => set({ deleted: false }) }] : []),
        ]}
        clearFilter={() => setFilter({})}
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
            {deleted ? null : (
              <Button
                variant="subtle"
                color="gray"
                leftSection={<IconTrash size={15} />}
                onClick={() => set({ deleted: true })}
              >
                {t('bin')}
              </Button>
            )}
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
        bulk={(rows, done) =>
          !may('products.delete') ? null : (
            <Button
              leftSection={deleted ? <IconTrashOff size={15} /> : <IconTrash size={15} />}
              onClick={async () => {
                await (deleted ? restore(rows.map(({ id }) => id)) : remove(rows));
                done();
              }}
            >
              {deleted ? t('restore') : t('removeMany', { count: rows.length })}
            </Button>
          )
        }
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
