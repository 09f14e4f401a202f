/** What else can be done from the planner. */
import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../app/border.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { calendarTexts } from '../../text/calendar.ts';
import { plannerTexts } from '../../text/planner.ts';
import { workingTimeTexts } from '../../text/working-time.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { PrintDialog } from '../calendar/PrintDialog.tsx';
import { SubscriptionDialog } from '../calendar/SubscriptionDialog.tsx';
import { TakeInDialog } from '../calendar/TakeInDialog.tsx';
import { AbsencesDialog } from '../working-time/AbsencesDialog.tsx';
import { FreeTimeDialog } from '../working-time/FreeTimeDialog.tsx';
import { OwnHoursDialog } from '../working-time/OwnHoursDialog.tsx';
import { mondayOf, type PlannerView, type Stretch } from './stretch.ts';

interface PlannerMenuProps {
  /** The day that the planner shows, and what is on the screen around it. */
  readonly day: string;
  readonly stretch: Stretch;
  readonly view: PlannerView;
  /** Only one's own is shown. */
  readonly isMine: boolean;
}

export function PlannerMenu({ day, stretch, view, isMine }: PlannerMenuProps) {
  const t = useText(plannerTexts);
  const working = useText(workingTimeTexts);
  const calendar = useText(calendarTexts);
  const may = useMay();
  const { tell } = useFailures();
  const { state } = useOffice();
  const [dialog, setDialog] = useState<'absences' | 'hours' | 'free' | 'print' | 'subscription' | 'take-in' | null>(
    null,
  );
  const close = () => setDialog(null);
  const save = async () => {
    const reply = await call('calendar.export', { ...stretch, mine: isMine });
    if (!reply.ok) return tell(reply);
    const saved = await saveForUser(reply.value.file, state.host.dialogs);
    if (!saved.ok) tell(saved);
    else if (saved.value !== null) notify({ kind: 'done', text: calendar('saved', { count: reply.value.entries }) });
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-sm" leftSection={<IconDots size={15} />}>
            {t('moreActions')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('free')}>{working('freeTimeOpen')}</Menu.Item>
          <Menu.Item onClick={() => setDialog('absences')}>{working('absencesOpen')}</Menu.Item>
          <Menu.Item onClick={() => setDialog('hours')}>{working('ownHoursOpen')}</Menu.Item>
          <Menu.Divider />
          {may('lists.print') ? (
            <Menu.Item onClick={() => setDialog('print')}>{calendar('printOpen')}</Menu.Item>
          ) : null}
          {may('lists.export') ? <Menu.Item onClick={() => void save()}>{calendar('saveFile')}</Menu.Item> : null}
          {may('activities.create') ? (
            <Menu.Item onClick={() => setDialog('take-in')}>{calendar('takeInOpen')}</Menu.Item>
          ) : null}
          <Menu.Item onClick={() => setDialog('subscription')}>{calendar('subscribeOpen')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'free' ? <FreeTimeDialog day={day} close={close} /> : null}
      {dialog === 'absences' ? <AbsencesDialog close={close} /> : null}
      {dialog === 'hours' ? <OwnHoursDialog close={close} /> : null}
      {dialog === 'print' ? (
        <PrintDialog day={day} monday={mondayOf(day)} showsDay={view === 'day'} close={close} />
      ) : null}
      {dialog === 'take-in' ? <TakeInDialog close={close} /> : null}
      {dialog === 'subscription' ? <SubscriptionDialog close={close} /> : null}
    </>
  );
}
