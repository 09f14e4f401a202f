/** Beside the button for an invoice: every other type of document that is made in the countries of the own companies. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { openPage } from '../../app/tabs.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';
import { useDocumentTypes } from './use-document-types.ts';

export function TypeMenu({ clientId }: { clientId: number | undefined }) {
  const t = useText(chainTexts);
  const words = useText(documentTexts);
  const types = useDocumentTypes();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon aria-label={t('otherDocument')} title={t('otherDocument')}>
          <IconChevronDown size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {types.map((type) => (
          <Menu.Item
            key={type}
            onClick={() => openPage('new-document', { type, ...(clientId !== undefined && { clientId }) })}
          >
            {words(`type_${type}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
