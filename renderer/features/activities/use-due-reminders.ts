/** What the user is to be reminded of now; whatever is new among it is shown once in the program, and by the system where that is allowed. */
import { useEffect, useRef } from 'react';
import type { Reminder } from '../../../preload/contract/reminders.ts';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { showBySystem } from '../../app/system-notice.ts';
import { activityTexts } from '../../text/activities.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify, takeAway } from '../../ui/notify.tsx';
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
  const format = useFormat();
  const before = useRef<readonly Reminder[]>([]);
  useEffect(() => {
    if (!isAsked) return;
    const timer = setInterval(() => void refetch(), askEvery);
    return () => clearInterval(timer);
  }, [isAsked, refetch]);
  useEffect(() => {
    const noticeOf = ({ kind, subject, client, day, time }: Reminder) => ({
      title: [t(`kind_${kind}`), [format.day(day), time].filter(Boolean).join(', ')].join(' · '),
      text: [subject, client].filter(Boolean).join(' · '),
    });
    // What was dealt with, here or on another screen, is not shown any longer.
    for (const reminder of before.current)
      if (!data?.some(({ id, remindAt }) => id === reminder.id && remindAt === reminder.remindAt))
        takeAway(noticeOf(reminder));
    before.current = data ?? [];
    const fresh = (data ?? []).filter(({ id, remindAt }) => !told.has(`${id} ${remindAt}`));
    for (const { id, remindAt } of fresh) told.add(`${id} ${remindAt}`);
    if (fresh.length > toldSingly) {
      const text = t('manyReminders', { count: fresh.length });
      notify({ kind: 'fact', title: t('reminders'), text });
      showBySystem({ title: t('reminders'), body: text });
      return;
    }
    for (const reminder of fresh) {
      const { id } = reminder;
      const notice = noticeOf(reminder);
      notify({ kind: 'fact', ...notice, stays: true, button: { label: t('open'), run: () => openActivity(id) } });
      showBySystem({ title: notice.title, body: notice.text, tag: `activity-${id}`, open: () => openActivity(id) });
    }
  }, [data, t, format]);
  return data ?? [];
}
