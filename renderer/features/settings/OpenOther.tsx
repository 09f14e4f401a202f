/** Leaving this office for another one that is there already. */
import { Button } from '@mantine/core';
import { askForOffice } from '../../app/opening.ts';
import { sharingTexts } from '../../text/sharing.ts';
import { useText } from '../../ui/language.tsx';

export function OpenOther() {
  const t = useText(sharingTexts);
  return (
    <div>
      <Button onClick={() => askForOffice()}>{t('openOther')}</Button>
    </div>
  );
}
