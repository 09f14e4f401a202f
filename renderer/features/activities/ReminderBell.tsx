/** The bell in the head of the window: how many reminders there are, and what to do with each. */
import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useState } from 'react';
import type { Reminder } from '../../../preload/contract/reminders.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { activityTexts } from '../../text/activities.ts';
import { plusDays, today } from '../../ui/days.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { finishActivity, openActivity } from './asked-activities.ts';
import { kindIcons } from './kind-icons.ts';
import { reminderBefore } from './reminder-times.ts';
import { useDueReminders } from './use-due-reminders.ts';
import './activities.css';

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** When it comes again. */
const later = [
  ['snooze10', () => minutesFromNow(10)],
  ['snoozeHour', () => minutesFromNow(60)],
  ['snoozeTomorrow', () => reminderBefore({ day: plusDays(today(), 1), time: null }, '0')],
] as const;

export function ReminderBell() {
  const t = useText(activityTexts);
  const may = useMay();
  const due = useDueReminders();
  const [open, setOpen] = useState(false);
  const [asksSystem, setAsksSystem] = useState(() => 'Notification' in window && Notification.permission === 'default');
  if (!may('activities.see')) return null;
  const label = due.length === 0 ? t('reminders') : t('remindersCount', { count: due.length });
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={380} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={label} disabled={open}>
          <ActionIcon className="k-bell" aria-label={label} onClick={() => setOpen(!open)}>
            <IconBell size={17} />
            {due.length > 0 ? <span className="k-bell-count">{due.length}</span> : null}
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="k-stack k-bell-list">
          {due.length === 0 ? <div className="k-dim">{t('noReminders')}</div> : null}
          {due.map((reminder) => (
            <DueReminder key={`${reminder.id} ${reminder.remindAt}`} reminder={reminder} leave={() => setOpen(false)} />
          ))}
          {asksSystem ? (
            <button
              type="button"
              className="k-link"
              onClick={() => void Notification.requestPermission().then(() => setAsksSystem(false))}
            >
              {t('bySystem')}
            </button>
          ) : null}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** One of them, and what can be done with it; `leave` is called before another window opens. */
export function DueReminder({ reminder, leave }: { readonly reminder: Reminder; readonly leave: () => void }) {
  const t = useText(activityTexts);
  const format = useFormat();
  const may = useMay();
  const { tell } = useFailures();
  const { id, kind, subject, day, time, client, remindAt } = reminder;
  const Kind = kindIcons[kind];
  const snooze = async (until: string) => {
    const reply = await call('reminders.snooze', { id, remindAt, until });
    if (!reply.ok) tell(reply);
  };
  const dismiss = async () => {
    const reply = await call('reminders.dismiss', { id, remindAt });
    if (!reply.ok) tell(reply);
  };
  return (
    <section className="k-bell-row" aria-label={subject}>
      <div>
        <Kind size={14} aria-label={t(`kind_${kind}`)} />{' '}
        <button
          type="button"
          className="k-link"
          onClick={() => {
            leave();
            openActivity(id);
          }}
        >
          {subject}
        </button>
      </div>
      <div className="k-dim">
        {[[format.day(day), time].filter(Boolean).join(', '), client].filter(Boolean).join(' · ')}
      </div>
      <div className="k-row">
        {later.map(([word, until]) => (
          <Button key={word} size="compact-xs" onClick={() => void snooze(until())}>
            {t(word)}
          </Button>
        ))}
      </div>
      <div className="k-row">
        {may('activities.change') ? (
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => {
              leave();
              finishActivity(reminder);
            }}
          >
            {t('finish')}
          </Button>
        ) : null}
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void dismiss()}>
          {t('dismiss')}
        </Button>
      </div>
    </section>
  );
}
