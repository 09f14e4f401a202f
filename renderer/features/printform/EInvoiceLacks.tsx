/** What an electronic invoice lacks, each with the way to where it is filled in. */
import { Button, Modal } from '@mantine/core';
import { cards } from '../../app/cards.ts';
import { openPage } from '../../app/tabs.ts';
import { eInvoiceTexts } from '../../text/e-invoices.ts';
import { useText } from '../../ui/language.tsx';
import type { EInvoicing } from './use-e-invoice.ts';

export function EInvoiceLacks({ eInvoice: { document, lacking, dismiss } }: { eInvoice: EInvoicing }) {
  const t = useText(eInvoiceTexts);
  if (lacking === null) return null;
  const { id, clientId, companyId } = document;
  /** Where a field is filled in, and what that is called. */
  const placeOf = (path: string): readonly [word: string, open: () => void] => {
    if (path.startsWith('company.'))
      return [t('ofCompany'), () => openPage('settings', { page: `company ${companyId}` })];
    if (path.startsWith('client.') && clientId !== null)
      return [t('ofClient'), () => openPage(cards.client, { id: clientId })];
    return [t('ofDocument'), () => openPage(cards.document, { id })];
  };
  return (
    <Modal opened onClose={dismiss} title={t('lacks', { format: t(lacking.format) })} size="lg">
      <ul className="k-lacks">
        {lacking.fields.map(({ path, message }) => {
          const [word, open] = placeOf(path);
          return (
            <li key={path + message} className="k-row">
              <span className="k-grow">{message}</span>
              <Button
                size="compact-sm"
                variant="light"
                onClick={() => {
                  dismiss();
                  open();
                }}
              >
                {word}
              </Button>
            </li>
          );
        })}
      </ul>
      <p className="k-dim">{t('lacksText')}</p>
    </Modal>
  );
}
