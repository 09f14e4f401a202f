/** The list of deals, with all that lists have. */
import { Button } from '@mantine/core';
import { IconCalendarOff, IconProgress } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { DealRow } from '../../../preload/contract/deals.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { openPage } from '../../app/tabs.ts';
import { dealTexts } from '../../text/deals.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { RecordList } from '../lists/RecordList.tsx';
import type { RecordChannels } from '../lists/record-channels.ts';
import type { ColumnLooks } from '../lists/use-list-columns.tsx';
import { DealPreview } from './DealPreview.tsx';
import { DealState, DealTroubles, openDeals, unplannedDeals } from './DealWords.tsx';

const channels: RecordChannels<DealRow> = {
  // The grid only sorts by the columns that the engine has named.
  list: (request) => call('deals.list', request as Input<'deals.list'>),
  remove: (request) => call('deals.remove', request),
  restore: (request) => call('deals.restore', request),
  changeRight: 'deals.change',
  removeRight: 'deals.delete',
  entities: ['deal', 'activity', 'client', 'pipeline', 'campaign', 'operation', 'user'],
};

interface DealListProps {
  readonly empty: ReactNode;
  /** There is no deal at all. */
  readonly isBare: boolean;
}

/** Stands below the title of the page of deals. */
export function DealList({ empty, isBare }: DealListProps) {
  const t = useText(dealTexts);
  const format = useFormat();
  const looks = useMemo<ColumnLooks<DealRow>>(
    () => ({
      name: { width: 200, grow: true, text: (row) => row.name },
      client: { width: 160, text: (row) => row.client },
      stage: {
        width: 130,
        text: (row) => row.stage,
        show: (row) => (row.state === 'open' ? row.stage : <DealState state={row.state} />),
      },
      attention: { width: 104, show: (row) => <DealTroubles troubles={row.attention} isShort /> },
      amount: { width: 120 },
      probability: { width: 118 },
      expectedClose: {
        width: 158,
        text: (row) => (row.expectedClose ? format.day(row.expectedClose) : ''),
        show: (row) =>
          row.expectedClose ? (
            <span className={row.attention.includes('late') ? 'k-red' : ''}>{format.day(row.expectedClose)}</span>
          ) : null,
      },
      responsible: { width: 150 },
      state: { width: 110, show: (row) => <DealState state={row.state} /> },
      pipeline: { text: (row) => row.pipeline },
      campaign: { width: 150, text: (row) => row.campaign },
      stageSince: { text: (row) => format.dayHere(row.stageSince) },
      closedAt: { text: (row) => (row.closedAt ? format.dayHere(row.closedAt) : '') },
    }),
    [format],
  );
  return (
    <RecordList<DealRow>
      list="deals"
      title={t('deals')}
      counted={(count) => t('count', { count })}
      channels={channels}
      more={({ sums = [] }) => sums.map((sum) => format.money(sum.amount, sum.currency))}
      binWords={t}
      looks={looks}
      first="name"
      // What is to be closed first.
      sort={{ column: 'expectedClose', descending: false }}
      begin={openDeals}
      name={(row) => row.name}
      open={(row) => openPage(cards.deal, { id: row.id }, row.name)}
      preview={(row) => <DealPreview row={row} />}
      tools={(ask) => (
        <>
          <Button leftSection={<IconProgress size={15} />} onClick={() => openDeals.forEach(ask)}>
            {t('openOnly')}
          </Button>
          <Button leftSection={<IconCalendarOff size={15} />} onClick={() => unplannedDeals.forEach(ask)}>
            {t('onlyUnplanned')}
          </Button>
        </>
      )}
      toolbar={null}
      dimmed={(row) => row.state !== 'open'}
      isBare={isBare}
      empty={empty}
    />
  );
}
