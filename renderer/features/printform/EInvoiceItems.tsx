/** The electronic invoices of a document as entries of a menu; nothing for a document that has none. */
import { Menu } from '@mantine/core';
import { IconFileCode } from '@tabler/icons-react';
import { eInvoiceTexts } from '../../text/e-invoices.ts';
import { useText } from '../../ui/language.tsx';
import type { EInvoicing } from './use-e-invoice.ts';

export function EInvoiceItems({ eInvoice: { formats, busy, save } }: { eInvoice: EInvoicing }) {
  const t = useText(eInvoiceTexts);
  if (formats.length === 0) return null;
  return (
    <>
      <Menu.Label>{t('eInvoice')}</Menu.Label>
      {formats.map((format) => (
        <Menu.Item
          key={format}
          leftSection={<IconFileCode size={15} />}
          disabled={busy}
          onClick={() => void save(format)}
        >
          {t(format)}
        </Menu.Item>
      ))}
    </>
  );
}
