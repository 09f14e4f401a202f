/** The way to an office in another folder, from one that cannot be opened; in a browser, how the program is started for it. */
import { Button } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useOffice } from '../../app/session.ts';
import { officeTexts } from '../../text/office.ts';
import { useText } from '../../ui/language.tsx';
import { useOpenOffice } from './use-open-office.ts';

export function OtherFolder() {
  const t = useText(officeTexts);
  const { state, enter } = useOffice();
  const open = useOpenOffice();
  if (!state.host.dialogs) return <span className="k-dim">{t('browserHint')}</span>;
  return (
    <Button
      leftSection={<IconFolder size={15} />}
      onClick={async () => {
        const opened = await open();
        if (opened) enter(opened);
      }}
    >
      {t('chooseFolder')}
    </Button>
  );
}
