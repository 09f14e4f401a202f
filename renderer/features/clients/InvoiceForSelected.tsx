/** With one client selected in the list: an invoice for him, by a button and a key. The key with several says why there is none. */
import { Button } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { clientTexts } from '../../text/clients.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { useNewInvoiceKey } from './use-new-invoice-key.ts';

interface InvoiceForSelectedProps {
  readonly count: number;
  readonly ids: () => Promise<readonly number[]>;
}

export function InvoiceForSelected({ count, ids }: InvoiceForSelectedProps) {
  const t = useText(clientTexts);
  const may = useMay();
  const isAllowed = may('documents.create');
  const isOffered = count === 1 && isAllowed;
  const make = async () => {
    const [clientId] = await ids();
    if (clientId !== undefined) openPage('new-document', { clientId });
  };
  useNewInvoiceKey(isAllowed && count > 0, () => {
    if (isOffered) void make();
    else notify({ kind: 'fact', text: t('invoiceForOne') });
  });
  return isOffered ? (
    <Button leftSection={<IconFilePlus size={15} />} title="Ctrl+Shift+N" onClick={() => void make()}>
      {t('newInvoice')}
    </Button>
  ) : null;
}
