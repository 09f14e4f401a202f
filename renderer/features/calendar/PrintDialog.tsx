/** Whose days of the planner are printed, and which. */
import { Button, Modal, NativeSelect, Radio } from '@mantine/core';
import { useState } from 'react';
import type { PrintedPeople } from '../../../preload/contract/calendar.ts';
import { call } from '../../app/border.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { useOffice } from '../../app/session.ts';
import { calendarTexts } from '../../text/calendar.ts';
import { controlTexts } from '../../text/controls.ts';
import { plusDays } from '../../ui/days.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

interface PrintDialogProps {
  /** The day that the planner shows. */
  readonly day: string;
  /** The Monday of its week. */
  readonly monday: string;
  /** The planner shows a day. */
  readonly showsDay: boolean;
  readonly close: () => void;
}

/** `me`, `all`, `person 3`, `team 2`. */
function peopleOf(choice: string): PrintedPeople {
  const [of, id] = choice.split(' ');
  if (of === 'person' || of === 'team') return { of, id: Number(id) };
  return of === 'all' ? { of } : { of: 'me' };
}

export function PrintDialog({ day, monday, showsDay, close }: PrintDialogProps) {
  const t = useText(calendarTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const { state } = useOffice();
  const { data: reference } = useEngine('reference.get', {});
  const [choice, setChoice] = useState('me');
  const [days, setDays] = useState(showsDay ? 'day' : 'week');
  const seesOthers = state.user?.reaches['activities.see'] !== 'own';
  const sunday = plusDays(monday, 6);
  const print = async () => {
    const range = days === 'day' ? { from: day, to: day } : { from: monday, to: sunday };
    const reply = await runJob(t('printJob'), (job) =>
      call('calendar.print', { ...range, people: peopleOf(choice), job }),
    );
    if (!reply.ok) return tell(reply);
    const saved = await saveForUser(reply.value.file, state.host.dialogs);
    if (!saved.ok) return tell(saved);
    if (saved.value !== null) notify({ kind: 'done', text: t('printed', { count: reply.value.pages }) });
    close();
  };
  return (
    <Modal opened onClose={close} title={t('printTitle')}>
      <form
        className="k-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void print();
        }}
      >
        <NativeSelect
          data-autofocus
          label={t('whose')}
          value={choice}
          data={[
            { value: 'me', label: t('whoseMine') },
            ...(seesOthers
              ? [
                  ...(reference?.users ?? [])
                    .filter(({ id }) => id !== state.user?.id)
                    .map(({ id, name }) => ({ value: `person ${id}`, label: name })),
                  ...(state.user?.teams ?? []).map(({ id, name }) => ({
                    value: `team ${id}`,
                    label: t('whoseTeam', { name }),
                  })),
                  { value: 'all', label: t('whoseAll') },
                ]
              : []),
          ]}
          onChange={(event) => setChoice(event.currentTarget.value)}
        />
        <Radio.Group label={t('days')} value={days} onChange={setDays}>
          <div className="k-stack">
            <Radio value="day" label={t('oneDay', { day: format.day(day) })} />
            <Radio value="week" label={t('oneWeek', { from: format.day(monday), to: format.day(sunday) })} />
          </div>
        </Radio.Group>
        <div className="k-row">
          <div className="k-grow" />
          <Button onClick={close}>{controls('cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('print')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
