/** Deals as a list: sorted by what its heads say, read further as it scrolls. */
import { useState } from 'react';
import type { DealColumn, DealFilter, DealRow, Pipeline } from '../../../preload/contract/deals.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { openPage } from '../../app/tabs.ts';
import { dealTexts } from '../../text/deals.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { WhenNear } from '../../ui/WhenNear.tsx';
import { DealState, DealTrouble, sumsText } from './DealWords.tsx';
import '../../ui/table.css';

interface ListProps {
  readonly filter: DealFilter;
  readonly pipelines: readonly Pipeline[];
}

interface Sort {
  readonly column: DealColumn;
  readonly descending: boolean;
}

const rowsAtOnce = 100;

export function DealList({ filter, pipelines }: ListProps) {
  const t = useText(dealTexts);
  const format = useFormat();
  const [sort, setSort] = useState<Sort>({ column: 'expectedClose', descending: false });
  const { data: counted } = useEngine('deals.count', filter, { keep: true });
  const { data } = useEngine('deals.list', { filter, sort, after: null, limit: rowsAtOnce }, { keep: true });
  const stages = new Map(pipelines.flatMap((pipeline) => pipeline.stages.map(({ id, name }) => [id, name])));
  if (!data) return <Waiting />;
  if (data.rows.length === 0) return <EmptyState text={t('nothingFound')} />;
  const head = (column: DealColumn, className = '') => {
    const isSorted = sort.column === column;
    return (
      <th className={className} aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
        <button
          type="button"
          className="k-link k-deal-sort"
          onClick={() => setSort({ column, descending: isSorted && !sort.descending })}
        >
          {t(column)}
          {isSorted ? (sort.descending ? ' ↓' : ' ↑') : ''}
        </button>
      </th>
    );
  };
  return (
    <>
      {counted ? (
        <div className="k-dim">
          {t('count', { count: counted.count })}
          {counted.sums.length > 0 ? ` · ${sumsText(counted.sums, format)}` : ''}
        </div>
      ) : null}
      <div className="k-table-box k-deal-list">
        <table className="k-table">
          <thead>
            <tr>
              {head('name')}
              <th aria-label={t('attention')} />
              <th>{t('clientId')}</th>
              <th>{t('stage')}</th>
              {head('amount', 'k-number')}
              <th className="k-number">{t('probability')}</th>
              {head('expectedClose')}
              <th>{t('responsibleId')}</th>
              <th>{t('campaignId')}</th>
            </tr>
          </thead>
          <tbody>
            <Rows rows={data.rows} next={data.next} filter={filter} sort={sort} stages={stages} />
          </tbody>
        </table>
      </div>
    </>
  );
}

interface RowsProps {
  readonly rows: readonly DealRow[];
  readonly next: string | null;
  readonly filter: DealFilter;
  readonly sort: Sort;
  readonly stages: ReadonlyMap<number, string>;
}

function Rows({ rows, next, ...list }: RowsProps) {
  return (
    <>
      {rows.map((deal) => (
        <Row key={deal.id} deal={deal} stage={list.stages.get(deal.stageId) ?? ''} />
      ))}
      {next === null ? null : <MoreRows key={next} after={next} {...list} />}
    </>
  );
}

function Row({ deal, stage }: { deal: DealRow; stage: string }) {
  const format = useFormat();
  const { id, name, client, amount, currency, probability, expectedClose, responsible, campaign, state } = deal;
  return (
    <tr>
      <td title={name}>
        <button type="button" className="k-link" onClick={() => openPage(cards.deal, { id }, name)}>
          {name}
        </button>
      </td>
      <td className="k-nowrap">
        <DealTrouble deal={deal} isShort />
      </td>
      <td title={client}>{client}</td>
      <td className="k-nowrap">{state === 'open' ? stage : <DealState state={state} />}</td>
      <td className="k-number k-nowrap">{format.money(amount, currency)}</td>
      <td className="k-number">{format.percent(probability)}</td>
      <td className="k-nowrap">{expectedClose ? format.day(expectedClose) : ''}</td>
      <td title={responsible}>{responsible}</td>
      <td title={campaign}>{campaign}</td>
    </tr>
  );
}

function MoreRows({ after, ...list }: Omit<RowsProps, 'rows' | 'next'> & { readonly after: string }) {
  const t = useText(dealTexts);
  const [isNear, setNear] = useState(false);
  const { filter, sort } = list;
  const { data } = useEngine('deals.list', { filter, sort, after, limit: rowsAtOnce }, { enabled: isNear });
  if (data) return <Rows rows={data.rows} next={data.next} {...list} />;
  return (
    <tr>
      <td colSpan={9} className="k-dim">
        <WhenNear run={() => setNear(true)}>{t('more')}</WhenNear>
      </td>
    </tr>
  );
}
