/** The first page: what is to be done today, and what should have been done before, as its user has arranged it. */
import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useEngine } from '../../app/engine.ts';
import { recall, remember } from '../../app/memory.ts';
import { useHidden, useMay, useOffice, useReachesAll } from '../../app/session.ts';
import { activityTexts } from '../../text/activities.ts';
import { birthdayTexts } from '../../text/birthdays.ts';
import { callTexts } from '../../text/calls.ts';
import { delegationTexts } from '../../text/delegation.ts';
import { todayTexts } from '../../text/today.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { NoClients } from '../clients/NoClients.tsx';
import { ActivitiesOfDay } from './ActivitiesOfDay.tsx';
import { ArrangeToday } from './ArrangeToday.tsx';
import { BirthdaysOfDay } from './BirthdaysOfDay.tsx';
import { ContactsOfDay } from './ContactsOfDay.tsx';
import { DealsOfDay } from './DealsOfDay.tsx';
import { DeclinedOfDay } from './DeclinedOfDay.tsx';
import { DocumentsOfDay } from './DocumentsOfDay.tsx';
import { GivenToMe } from './GivenToMe.tsx';
import { MissedOfDay } from './MissedOfDay.tsx';
import { RemindersOfDay } from './RemindersOfDay.tsx';
import { TakingPart } from './TakingPart.tsx';
import { layoutOf, type TodayLayout, type TodayList } from './today-layout.ts';
import { awaitingSignature, drafts, invoicesSoon, mine, overdueInvoices } from './today-lists.ts';
import { useDay } from './use-day.ts';
import './today.css';

const shown = ['activities.see', 'clients.see', 'deals.see', 'documents.see'] as const;

/** What a list shows, somebody has to be allowed to see. */
const rightOf = {
  given: 'activities.see',
  declined: 'activities.see',
  missed: 'activities.see',
  activities: 'activities.see',
  taking: 'activities.see',
  reminders: 'activities.see',
  contacts: 'clients.see',
  birthdays: 'clients.see',
  unplannedDeals: 'deals.see',
  deals: 'deals.see',
  overdue: 'documents.see',
  soon: 'documents.see',
  signature: 'documents.see',
  drafts: 'documents.see',
} as const satisfies Record<TodayList, (typeof shown)[number]>;

/** Whether there is one: a million are not counted for that. */
const anyClient = { filter: {}, sort: { column: 'name', descending: false }, after: null, limit: 1 } as const;

export function TodayPage() {
  const t = useText(todayTexts);
  const words = useText(activityTexts);
  const callWords = useText(callTexts);
  const birthdayWords = useText(birthdayTexts);
  const delegation = useText(delegationTexts);
  const format = useFormat();
  const may = useMay();
  const reachesAll = useReachesAll();
  const { state } = useOffice();
  const day = useDay();
  const [isMine, setMine] = useState(() => recall('today.mine') === true);
  const [kept, setKept] = useState(() => recall('today.layout'));
  const { data: clients } = useEngine('clients.list', anyClient, { enabled: may('clients.see') });
  const isBare = reachesAll('clients.see') && clients?.rows.length === 0;
  const { data: documented } = useEngine(
    'documents.count',
    { conditions: [] },
    { enabled: isBare && may('documents.see') },
  );
  const bare = { enabled: isBare && may('activities.see') };
  const { data: planned } = useEngine('activities.count', { conditions: [] }, bare);
  const { data: missed } = useEngine('calls.count', {}, bare);
  const isEmpty = isBare && [documented, planned, missed].every((found) => !found?.count);
  const seesAll = shown.every(reachesAll);
  const seesOwnOnly = shown.every((right) => !may(right) || state.user?.reaches[right] === 'own');
  const isOwn = isMine || seesOwnOnly;
  const ofWhom = isOwn ? mine : (conditions: ReturnType<typeof mine>) => conditions;
  const hides = useHidden();
  const layout = layoutOf(kept, (name) => may(rightOf[name]) && !(name === 'birthdays' && hides('clients.birthdays')));
  const arrange = (next: TodayLayout | null) => {
    const { left, right, hidden } = next ?? { left: [], right: [], hidden: [] };
    const now = { left: [...left], right: [...right], hidden: [...hidden] };
    setKept(now);
    remember('today.layout', now);
  };
  const titles: Record<TodayList, string> = {
    given: delegation('givenToMe'),
    declined: delegation('declinedByOthers'),
    missed: callWords('missed'),
    activities: words('today'),
    taking: t('taking'),
    reminders: words('reminders'),
    contacts: t('toContact'),
    birthdays: birthdayWords('title'),
    unplannedDeals: t('unplannedDeals'),
    deals: t('deals'),
    overdue: t('overdue'),
    soon: t('soon'),
    signature: t('signature'),
    drafts: t('drafts'),
  };
  const documents = (name: 'overdue' | 'soon' | 'signature' | 'drafts', conditions: ReturnType<typeof mine>) => (
    <DocumentsOfDay
      title={titles[name]}
      none={t(`${name}None`)}
      conditions={ofWhom(conditions)}
      sort={name === 'overdue' || name === 'soon' ? 'dueDay' : 'day'}
      day={day}
    />
  );
  const lists: Record<TodayList, () => ReactNode> = {
    given: () => <GivenToMe day={day} />,
    declined: () => <DeclinedOfDay day={day} />,
    missed: () => <MissedOfDay isMine={isOwn} />,
    activities: () => <ActivitiesOfDay day={day} isMine={isOwn} />,
    // Among everybody’s they stand anyway.
    taking: () => (isOwn ? <TakingPart day={day} /> : null),
    reminders: () => <RemindersOfDay />,
    contacts: () => <ContactsOfDay day={day} isMine={isOwn} />,
    birthdays: () => <BirthdaysOfDay day={day} isMine={isOwn} />,
    unplannedDeals: () => <DealsOfDay day={day} isMine={isOwn} unplanned />,
    deals: () => <DealsOfDay day={day} isMine={isOwn} unplanned={false} />,
    overdue: () => documents('overdue', overdueInvoices(day)),
    soon: () => documents('soon', invoicesSoon(day)),
    signature: () => documents('signature', awaitingSignature),
    drafts: () => documents('drafts', drafts),
  };
  return (
    <div className="k-today">
      <header className="k-row">
        <div className="k-grow">
          <h1>{t('today')}</h1>
          <div className="k-dim">{format.longDay(day)}</div>
        </div>
        {seesOwnOnly ? null : (
          <SegmentedControl
            aria-label={t('whose')}
            value={isMine ? 'mine' : 'all'}
            onChange={(value) => {
              setMine(value === 'mine');
              remember('today.mine', value === 'mine');
            }}
            data={[
              { value: 'mine', label: t('mine') },
              { value: 'all', label: t(seesAll ? 'everybody' : 'seen') },
            ]}
          />
        )}
        <ArrangeToday layout={layout} titleOf={(name) => titles[name]} changed={arrange} />
      </header>
      {isBare ? <NoClients /> : null}
      {isEmpty ? null : (
        <div className="k-today-columns">
          {(['left', 'right'] as const).map((side) => {
            const names = layout[side].filter((name) => !layout.hidden.includes(name));
            return names.length === 0 ? null : (
              <div key={side} className="k-stack">
                {names.map((name) => (
                  <div key={name}>{lists[name]()}</div>
                ))}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}
