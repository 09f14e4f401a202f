/** What else can be done from the planner. */
import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { plannerTexts } from '../../text/planner.ts';
import { workingTimeTexts } from '../../text/working-time.ts';
import { useText } from '../../ui/language.tsx';
import { AbsencesDialog } from '../working-time/AbsencesDialog.tsx';
import { FreeTimeDialog } from '../working-time/FreeTimeDialog.tsx';
import { OwnHoursDialog } from '../working-time/OwnHoursDialog.tsx';

interface PlannerMenuProps {
  /** The day that the planner shows. */
  readonly day: string;
}

export function PlannerMenu({ day }: PlannerMenuProps) {
  const t = useText(plannerTexts);
  const working = useText(workingTimeTexts);
  const [dialog, setDialog] = useState<'absences' | 'hours' | 'free' | null>(null);
  const close = () => setDialog(null);
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
        </Menu.Dropdown>
      </Menu>
      {dialog === 'free' ? <FreeTimeDialog day={day} close={close} /> : null}
      {dialog === 'absences' ? <AbsencesDialog close={close} /> : null}
      {dialog === 'hours' ? <OwnHoursDialog close={close} /> : null}
    </>
  );
}
