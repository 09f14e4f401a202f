/** What stands where there is no client yet: how the first ones come in. */
import { Button } from '@mantine/core';
import { IconAddressBook } from '@tabler/icons-react';
import { useMay, useReachesAll } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { clientTexts } from '../../text/clients.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/language.tsx';
import { ImportButton } from '../imports/ImportEntry.tsx';

export function NoClients() {
  const t = useText(clientTexts);
  const may = useMay();
  const whole = useReachesAll()('clients.see');
  return (
    <EmptyState
      icon={IconAddressBook}
      text={t(whole ? 'noClients' : 'noClientsSeen')}
      hint={t(whole ? 'noClientsHint' : 'noClientsSeenHint')}
    >
      {may('clients.create') ? (
        <Button variant="filled" onClick={() => openPage('new-client')}>
          {t('newClient')}
        </Button>
      ) : null}
      <ImportButton entity="clients" />
    </EmptyState>
  );
}
