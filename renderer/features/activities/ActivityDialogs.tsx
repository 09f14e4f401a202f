/** The dialog of an activity, over whatever page one is on. */
import { useState } from 'react';
import { useEngine } from '../../app/engine.ts';
import { useOffice } from '../../app/session.ts';
import { today } from '../../ui/days.ts';
import { ActivityDialog } from './ActivityDialog.tsx';
import { leaveActivity, useAskedActivity } from './asked-activities.ts';
import { DeclineDialog } from './DeclineDialog.tsx';
import { FinishDialog } from './FinishDialog.tsx';
import { type ActivityTyping, typingOf } from './typing.ts';

export function ActivityDialogs() {
  const asked = useAskedActivity((state) => state.asked);
  const { state } = useOffice();
  if (asked === null) return null;
  if (asked.what === 'finish')
    return <FinishDialog key={asked.activity.id} activity={asked.activity} close={leaveActivity} />;
  if (asked.what === 'decline')
    return <DeclineDialog key={asked.activity.id} activity={asked.activity} close={leaveActivity} />;
  if (asked.what === 'change') return <Known key={asked.id} id={asked.id} />;
  const { kind = 'task', day = today(), time = null, duration = null, client, document, deal } = asked.begun;
  const begun: ActivityTyping = {
    kind,
    subject: '',
    note: '',
    clientId: client?.id ?? null,
    contactId: null,
    documentId: document?.id ?? null,
    dealId: deal?.id ?? null,
    responsibleId: asked.begun.responsibleId ?? state.user?.id ?? 0,
    priority: 'normal',
    day,
    time,
    duration,
    remindAt: null,
    plannedMinutes: null,
    spentMinutes: null,
    result: '',
    items: [],
    participants: [...(asked.begun.participants ?? [])],
  };
  return (
    <ActivityDialog
      begun={begun}
      names={{ client: client?.name ?? '', document: document?.name ?? '', deal: deal?.name ?? '' }}
      known={null}
      close={leaveActivity}
    />
  );
}

/** Nothing is shown before it is known as it is now: what was read before may be older than what was saved since. */
function Known({ id }: { id: number }) {
  const { data, isFetching } = useEngine('activities.get', { id });
  const [isKnown, setKnown] = useState(false);
  if (!isKnown && data && !isFetching) setKnown(true);
  if (!data || !isKnown) return null;
  return <ActivityDialog begun={typingOf(data)} names={data} known={data} close={leaveActivity} />;
}
