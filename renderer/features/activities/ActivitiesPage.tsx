/** The list of all that is to be done and was done: tasks, calls, meetings, letters, events. */
import { Button } from '@mantine/core';
import { IconPlus, IconProgress, IconRepeat, IconSquareCheck, IconUserShare } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ActivityRow } from '../../../preload/contract/activities.ts';
import type { Input } from '../../../preload/contract/index.ts';
import type { Condition } from '../../../preload/contract/lists.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useTabState } from '../../app/page.tsx';
import { useMay, useReachesAll } from '../../app/session.ts';
import type { PageParams } from '../../app/tabs.ts';
import { activityTexts } from '../../text/activities.ts';
import { delegationTexts } from '../../text/delegation.ts';
import { repeatingTexts } from '../../text/repeating.ts';
import { StateWord } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { RecordList } from '../lists/RecordList.tsx';
import type { RecordChannels } from '../lists/record-channels.ts';
import type { ColumnLooks } from '../lists/use-list-columns.tsx';
import { ActivityPreview } from './ActivityPreview.tsx';
import { AskedWord } from './AskedWord.tsx';
import { openActivity, planActivity } from './asked-activities.ts';
import { When } from './When.tsx';

const channels: RecordChannels<ActivityRow> = {
  // The grid only sorts by the columns that the engine has named.
  list: (request) => call('activities.list', request as Input<'activities.list'>),
  remove: (request) => call('activities.remove', request),
  restore: (request) => call('activities.restore', request),
  changeRight: 'activities.change',
  removeRight: 'activities.delete',
  entities: ['activity', 'client', 'operation', 'user'],
};

const open: readonly Condition[] = [{ column: 'status', is: 'is', values: ['open'] }];
const anyOne = { filter: {}, sort: { column: 'day', descending: false }, after: null, limit: 1 } as const;
const answers = { asked: 'amber', accepted: 'green', declined: 'red' } as const;
const tints = { open: 'plain', done: 'green', cancelled: 'amber' } as const;

/** `params.clientId`, `params.client`: only those of this client. */
export function ActivitiesPage({ params }: { params: PageParams }) {
  const t = useText(activityTexts);
  const delegation = useText(delegationTexts);
  const repeating = useText(repeatingTexts);
  const format = useFormat();
  const may = useMay();
  const whole = useReachesAll()('activities.see');
  const clientId = typeof params.clientId === 'number' ? params.clientId : undefined;
  const clientName = typeof params.client === 'string' ? params.client : '';
  const title = clientId === undefined ? t('activities') : `${t('activities')}${format.colon} ${clientName}`;
  useTabState(clientId === undefined ? undefined : title);
  const looks = useMemo<ColumnLooks<ActivityRow>>(
    () => ({
      subject: {
        width: 240,
        grow: true,
        text: (row) => row.subject,
        show: (row) => (
          <span className="k-subject">
            <span>{row.subject}</span>
            {row.repeats ? <IconRepeat className="k-dim" size={13} aria-label={repeating('one_of')} /> : null}
            <AskedWord activity={row} />
          </span>
        ),
      },
      day: {
        width: 215,
        text: (row) => [format.day(row.day), row.time].filter(Boolean).join(', '),
        show: (row) => <When day={row.day} time={row.time} overdue={row.overdue} />,
      },
      kind: { width: 100 },
      client: { width: 160, text: (row) => row.client },
      responsible: { width: 155 },
      priority: {
        width: 95,
        show: (row) =>
          row.priority === 'high' ? (
            <StateWord text={t('priority_high')} state="red" />
          ) : (
            <span className="k-dim">{t(`priority_${row.priority}`)}</span>
          ),
      },
      askedBy: { width: 120 },
      acceptance: {
        width: 110,
        show: (row) =>
          row.acceptance === null ? null : (
            <StateWord text={t(`acceptance_${row.acceptance}`)} state={answers[row.acceptance]} />
          ),
      },
      status: { width: 110, show: (row) => <StateWord text={t(`status_${row.status}`)} state={tints[row.status]} /> },
    }),
    [t, repeating, format],
  );
  const { data: any } = useEngine('activities.list', anyOne, { enabled: clientId === undefined });
  const begin = () => planActivity(clientId === undefined ? {} : { client: { id: clientId, name: clientName } });
  const makeNew = may('activities.create') ? (
    <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={begin}>
      {t('newActivity')}
    </Button>
  ) : null;
  return (
    <RecordList<ActivityRow>
      list="activities"
      title={title}
      channels={channels}
      binWords={t}
      looks={looks}
      first="subject"
      clientId={clientId}
      // What is to be done, the most overdue first; of a client everything, the latest first.
      sort={{ column: 'day', descending: clientId !== undefined }}
      {...(clientId === undefined && { begin: open })}
      name={(row) => row.subject}
      open={(row) => openActivity(row.id)}
      preview={(row) => <ActivityPreview row={row} />}
      tools={(ask) => (
        <>
          <Button leftSection={<IconProgress size={15} />} onClick={() => open.forEach(ask)}>
            {t('openOnly')}
          </Button>
          <Button
            leftSection={<IconUserShare size={15} />}
            onClick={() => ask({ column: 'askedBy', is: 'mine', values: [] })}
          >
            {delegation('givenAway')}
          </Button>
        </>
      )}
      toolbar={makeNew}
      dimmed={(row) => row.status !== 'open'}
      isBare={any?.rows.length === 0}
      empty={
        <EmptyState
          icon={IconSquareCheck}
          text={t(whole ? 'noActivities' : 'noActivitiesSeen')}
          hint={t('noActivitiesHint')}
        >
          {makeNew}
        </EmptyState>
      }
    />
  );
}
