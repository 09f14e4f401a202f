/** The way to an office in another folder, from one that cannot be opened; in a browser, how the program is started for it. */
import { Button } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { askForOffice } from '../../app/opening.ts';
import { useOffice } from '../../app/session.ts';
import { officeTexts } from '../../text/office.ts';
import { useText } from '../../ui/language.tsx';

export function OtherFolder() {
  const t = useText(officeTexts);
  const { state } = useOffice();
  if (!state.host.dialogs) return <span className="k-dim">{t('browserHint')}</span>;
  return (
    <Button leftSection={<IconFolder size={15} />} onClick={() => askForOffice()}>
      {t('chooseFolder')}
    </Button>
  );
}
