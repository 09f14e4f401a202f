/** Leaving this office for another one that is there already. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useOffice } from '../../app/session.ts';
import { useTabs } from '../../app/tabs.ts';
import { sharingTexts } from '../../text/sharing.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useText } from '../../ui/language.tsx';
import { useOpenOffice } from '../start/use-open-office.ts';

export function OpenOther() {
  const t = useText(sharingTexts);
  const { enter } = useOffice();
  const open = useOpenOffice();
  const unsaved = useTabs((now) => now.unsaved.size);
  const [asking, setAsking] = useState(false);
  const go = async () => {
    setAsking(false);
    const opened = await open();
    if (opened) enter(opened);
  };
  return (
    <>
      <div>
        <Button onClick={() => (unsaved > 0 ? setAsking(true) : void go())}>{t('openOther')}</Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={t('openOtherTitle')}
        text={t('openOtherText', { count: unsaved })}
        verb={t('openOther')}
        danger
        confirm={() => void go()}
        cancel={() => setAsking(false)}
      />
    </>
  );
}
