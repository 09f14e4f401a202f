/** What the user is to be reminded of now; whatever is new among it is shown once in the program, and by the system where that is allowed. */
import { useEffect } from 'react';
import type { Reminder } from '../../../preload/contract/reminders.ts';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { showBySystem } from '../../app/system-notice.ts';
import { activityTexts } from '../../text/activities.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { openActivity } from './asked-activities.ts';

/** Time goes on without any event; a computer that was asleep asks when it wakes. */
const askEvery = 20_000;

/** More at once, after an absence, are told together. */
const toldSingly = 3;

/** What this window has shown already: each moment of a reminder is one. */
const told = new Set<string>();

export function useDueReminders(): readonly Reminder[] {
  const t = useText(activityTexts);
  const may = useMay();
  const { data, refetch } = useEngine('reminders.due', {}, { enabled: may('activities.see') });
  const isAsked = may('activities.see');
  useEffect(() => {
    if (!isAsked) return;
    const timer = setInterval(() => void refetch(), askEvery);
    return () => clearInterval(timer);
  }, [isAsked, refetch]);
  useEffect(() => {
    const fresh = (data ?? []).filter(({ id, remindAt }) => !told.has(`${id} ${remindAt}`));
    for (const { id, remindAt } of fresh) told.add(`${id} ${remindAt}`);
    if (fresh.length > toldSingly) {
      const text = t('manyReminders', { count: fresh.length });
      notify({ kind: 'fact', title: t('reminders'), text });
      showBySystem({ title: t('reminders'), body: text });
      return;
    }
    for (const { id, kind, subject, client } of fresh) {
      const text = [subject, client].filter(Boolean).join(' · ');
      const title = t(`kind_${kind}`);
      notify({ kind: 'fact', title, text, action: { label: t('open'), run: () => openActivity(id) } });
      showBySystem({ title, body: text, tag: `activity-${id}`, open: () => openActivity(id) });
    }
  }, [data, t]);
  return data ?? [];
}
