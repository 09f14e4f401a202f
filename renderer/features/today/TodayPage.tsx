/** The first page: what is to be done today, and what should have been done before. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useEngine } from '../../app/engine.ts';
import { recall, remember } from '../../app/memory.ts';
import { useMay, useOffice, useReachesAll } from '../../app/session.ts';
import { todayTexts } from '../../text/today.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { NoClients } from '../clients/NoClients.tsx';
import { ActivitiesOfDay } from './ActivitiesOfDay.tsx';
import { ContactsOfDay } from './ContactsOfDay.tsx';
import { DealsOfDay } from './DealsOfDay.tsx';
import { DocumentsOfDay } from './DocumentsOfDay.tsx';
import { MissedOfDay } from './MissedOfDay.tsx';
import { drafts, invoicesSoon, mine, overdueInvoices } from './today-lists.ts';
import { useDay } from './use-day.ts';
import './today.css';

const shown = ['activities.see', 'clients.see', 'deals.see', 'documents.see'] as const;

export function TodayPage() {
  const t = useText(todayTexts);
  const format = useFormat();
  const may = useMay();
  const reachesAll = useReachesAll();
  const { state } = useOffice();
  const day = useDay();
  const [isMine, setMine] = useState(() => recall('today.mine') === true);
  const { data: clients } = useEngine('clients.count', {}, { enabled: may('clients.see') });
  const seesAll = shown.every(reachesAll);
  const seesOwnOnly = shown.every((right) => !may(right) || state.user?.reaches[right] === 'own');
  const isOwn = isMine || seesOwnOnly;
  const ofWhom = isOwn ? mine : (conditions: ReturnType<typeof mine>) => conditions;
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
      </header>
      {reachesAll('clients.see') && clients?.count === 0 ? (
        <NoClients />
      ) : (
        <div className="k-today-columns">
          {may('activities.see') || may('clients.see') ? (
            <div className="k-stack">
              {may('activities.see') ? <MissedOfDay isMine={isOwn} /> : null}
              {may('activities.see') ? <ActivitiesOfDay day={day} isMine={isOwn} /> : null}
              {may('clients.see') ? <ContactsOfDay day={day} isMine={isOwn} /> : null}
            </div>
          ) : null}
          {may('deals.see') || may('documents.see') ? (
            <div className="k-stack">
              {may('deals.see') ? <DealsOfDay day={day} isMine={isOwn} /> : null}
              {may('documents.see') ? (
                <>
                  <DocumentsOfDay
                    title={t('overdue')}
                    none={t('overdueNone')}
                    conditions={ofWhom(overdueInvoices(day))}
                    sort="dueDay"
                    day={day}
                  />
                  <DocumentsOfDay
                    title={t('soon')}
                    none={t('soonNone')}
                    conditions={ofWhom(invoicesSoon(day))}
                    sort="dueDay"
                    day={day}
                  />
                  <DocumentsOfDay
                    title={t('drafts')}
                    none={t('draftsNone')}
                    conditions={ofWhom(drafts)}
                    sort="day"
                    day={day}
                  />
                </>
              ) : null}
            </div>
          ) : null}
        </div>
      )}
    </div>
  );
}
