/** Clients who are to be contacted today or should have been: whom, since when, at which number, and what came of it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ClientRow } from '../../../preload/contract/clients.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { todayTexts } from '../../text/today.ts';
import { useText } from '../../ui/language.tsx';
import { PhoneLink } from '../calls/PhoneLink.tsx';
import { openList } from '../lists/asked-list.ts';
import { ContactedDialog } from './ContactedDialog.tsx';
import { DayWord } from './DayWord.tsx';
import { TodaySection } from './TodaySection.tsx';
import { mine, toContact } from './today-lists.ts';

const mostShown = 25;

export function ContactsOfDay({ day, isMine }: { readonly day: string; readonly isMine: boolean }) {
  const t = useText(todayTexts);
  const may = useMay();
  const { textOf } = useFailures();
  const [asked, setAsked] = useState<ClientRow | null>(null);
  const conditions = isMine ? mine(toContact(day)) : toContact(day);
  const filter = { conditions: [...conditions] };
  const sort = { column: 'nextContact', descending: false } as const;
  const { data, error } = useEngine('clients.list', { filter, sort, after: null, limit: mostShown }, { keep: true });
  const { data: found, error: notCounted } = useEngine('clients.count', filter, { keep: true });
  const rows = data?.rows ?? [];
  const failure = error ?? notCounted;
  return (
    <>
      <TodaySection
        title={t('toContact')}
        found={found}
        shown={rows.length}
        none={t('toContactNone')}
        hint={t('toContactHint')}
        failed={failure ? textOf(failure) : null}
        openAll={() => openList('clients', conditions)}
      >
        <table className="k-table">
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="k-today-when">
                  {row.nextContact ? <DayWord day={row.nextContact} today={day} /> : null}
                </td>
                <td>
                  <button
                    type="button"
                    className="k-link"
                    onClick={() => openPage(cards.client, { id: row.id }, row.name)}
                  >
                    {row.name}
                  </button>
                  <div className="k-dim">{[row.city, isMine ? '' : row.responsible].filter(Boolean).join(' · ')}</div>
                </td>
                <td className="k-nowrap">{row.phone ? <PhoneLink number={row.phone} client={row} /> : row.email}</td>
                <td className="k-number">
                  {may('clients.change') ? (
                    <Button size="compact-xs" onClick={() => setAsked(row)}>
                      {t('contacted')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TodaySection>
      {/* It stays while the list becomes another one. */}
      {asked ? <ContactedDialog client={asked} day={day} close={() => setAsked(null)} /> : null}
    </>
  );
}
