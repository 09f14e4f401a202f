/** The filters of the list of documents: period, client, status, currency, sum. */
import { Button, NativeSelect, Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import type { Dispatch, SetStateAction } from 'react';
import type { DocumentFilter } from '../../../preload/contract/documents.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { documentTexts } from '../../text/documents.ts';
import { DayField } from '../../ui/DayField.tsx';
import type { FilterChip } from '../../ui/ListPage.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { MoneyField } from '../../ui/NumberField.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { daysOf, type Period, periods } from './periods.ts';

/** What is filtered by, as it is chosen; a period stays one when the month changes. */
export interface Filters {
  readonly text?: string;
  readonly status?: DocumentFilter['status'];
  readonly period?: Period;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly client?: { readonly id: number; readonly name: string } | null;
  readonly currency?: string;
  readonly minGross?: number | null;
  readonly maxGross?: number | null;
}

const statuses = ['draft', 'issued', 'overdue', 'part-paid', 'paid', 'cancelled'] as const;

/** What the engine is asked for. What is not filtered by is left out, so that equal filters are equal. */
export function filterOf({
  text,
  status,
  period,
  from,
  to,
  client,
  currency,
  minGross,
  maxGross,
}: Filters): DocumentFilter {
  const days = period ? daysOf(period) : { from, to };
  return {
    ...(text && { text }),
    ...(status && { status }),
    ...(days.from && { from: days.from }),
    ...(days.to && { to: days.to }),
    ...(client && { clientId: client.id }),
    ...(currency && { currency }),
    ...(minGross != null && { minGross }),
    ...(maxGross != null && { maxGross }),
  };
}

interface FiltersProps {
  readonly filters: Filters;
  readonly setFilters: Dispatch<SetStateAction<Filters>>;
  /** Offers the choice of a client. */
  readonly client: boolean;
}

export function DocumentFilters({ filters, setFilters, client }: FiltersProps) {
  const t = useText(documentTexts);
  const { data: reference } = useEngine('reference.get', {});
  const { data: companies } = useEngine('companies.list', {});
  const currencies = reference?.currencies ?? [];
  const usual = filters.currency ?? companies?.[0]?.currency ?? 'EUR';
  const set = (changes: Filters) => setFilters((before) => ({ ...before, ...changes }));
  const custom = !filters.period && (filters.from || filters.to);
  const search = async (text: string) => {
    const reply = await call('clients.find', { text, limit: 8 });
    return reply.ok ? reply.value.map(({ id, name, city }) => ({ id, title: name, detail: city })) : [];
  };
  return (
    <>
      <NativeSelect
        aria-label={t('day')}
        data={[
          { value: '', label: t('anyPeriod') },
          ...periods.map((value) => ({ value, label: t(`period_${value}`) })),
          ...(custom ? [{ value: 'custom', label: t('period_custom') }] : []),
        ]}
        value={filters.period ?? (custom ? 'custom' : '')}
        onChange={({ currentTarget: { value } }) =>
          setFilters(({ period: _, from: __, to: ___, ...rest }) => {
            const period = periods.find((known) => known === value);
            return { ...rest, ...(period && { period }) };
          })
        }
      />
      <NativeSelect
        aria-label={t('status')}
        data={[
          { value: '', label: t('anyStatus') },
          ...statuses.map((value) => ({ value, label: t(`status_${value}`) })),
        ]}
        value={filters.status ?? ''}
        onChange={({ currentTarget: { value } }) =>
          setFilters(({ status: _, ...rest }) => {
            const status = statuses.find((known) => known === value);
            return { ...rest, ...(status && { status }) };
          })
        }
      />
      <Popover position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <Button variant="subtle" color="gray" leftSection={<IconAdjustmentsHorizontal size={15} />}>
            {t('more')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <div className="k-two" style={{ width: 360 }}>
            {client ? (
              <SearchField
                className="k-wide"
                label={t('client')}
                placeholder={t('anyClient')}
                shown={filters.client?.name ?? ''}
                search={search}
                choose={(option) => set({ client: option && { id: option.id, name: option.title } })}
              />
            ) : null}
            <DayField
              label={t('from')}
              value={filters.period ? daysOf(filters.period).from : (filters.from ?? null)}
              onChange={(from) =>
                setFilters(({ period, ...rest }) => ({ ...(period && daysOf(period)), ...rest, from }))
              }
            />
            <DayField
              label={t('to')}
              value={filters.period ? daysOf(filters.period).to : (filters.to ?? null)}
              onChange={(to) => setFilters(({ period, ...rest }) => ({ ...(period && daysOf(period)), ...rest, to }))}
            />
            <MoneyField
              label={t('sumFrom')}
              currency={usual}
              value={filters.minGross ?? null}
              onChange={(minGross) => set({ minGross })}
            />
            <MoneyField
              label={t('sumTo')}
              currency={usual}
              value={filters.maxGross ?? null}
              onChange={(maxGross) => set({ maxGross })}
            />
            <NativeSelect
              label={t('currency')}
              data={[{ value: '', label: t('anyCurrency') }, ...currencies]}
              value={filters.currency ?? ''}
              onChange={({ currentTarget: { value } }) =>
                setFilters(({ currency: _, ...rest }) => ({ ...rest, ...(value && { currency: value }) }))
              }
            />
          </div>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

/** What is filtered by, as sentences that can be taken away. */
export function useFilterChips(filters: Filters, setFilters: Dispatch<SetStateAction<Filters>>): readonly FilterChip[] {
  const t = useText(documentTexts);
  const format = useFormat();
  const { status, period, from, to, client, currency, minGross, maxGross } = filters;
  const chip = (label: string, ...names: readonly (keyof Filters)[]): FilterChip => ({
    key: names.join(),
    label,
    remove: () =>
      setFilters((before) =>
        Object.fromEntries(Object.entries(before).filter(([name]) => !names.some((n) => n === name))),
      ),
  });
  const sum = (amount: number) =>
    format
      .money(amount, currency ?? 'EUR')
      .replace(/[^\d.,\s\u00a0\u202f]/gu, '')
      .trim();
  return [
    ...(period ? [chip(t('periodIs', { value: t(`period_${period}`) }), 'period', 'from', 'to')] : []),
    ...(!period && from ? [chip(t('dayFrom', { day: format.day(from) }), 'from')] : []),
    ...(!period && to ? [chip(t('dayTo', { day: format.day(to) }), 'to')] : []),
    ...(status ? [chip(t('statusIs', { value: t(`status_${status}`) }), 'status')] : []),
    ...(client ? [chip(t('clientIs', { value: client.name }), 'client')] : []),
    ...(currency ? [chip(t('currencyIs', { value: currency }), 'currency')] : []),
    ...(minGross != null ? [chip(t('totalFrom', { value: sum(minGross) }), 'minGross')] : []),
    ...(maxGross != null ? [chip(t('totalTo', { value: sum(maxGross) }), 'maxGross')] : []),
  ];
}
