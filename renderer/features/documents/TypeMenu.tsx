/** Beside the button for an invoice: every other type of document that is made in the country of the own company. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useEngine } from '../../app/engine.ts';
import { openPage } from '../../app/tabs.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';

/** Types that are made on the basis of another document only. */
const onlyBased: readonly string[] = ['credit-note', 'correction', 'deposit-invoice'];

export function TypeMenu({ clientId }: { clientId: number | undefined }) {
  const t = useText(chainTexts);
  const words = useText(documentTexts);
  const { data: forms } = useEngine('forms.list', {});
  const { data: companies } = useEngine('companies.list', {});
  const { data: reference } = useEngine('reference.get', {});
  const home = reference?.countries.find(({ code }) => code === companies?.[0]?.country)?.printForm ?? 'INT';
  const made = (forms ?? []).flatMap(({ country, type }) => (country === home && type !== 'letter' ? [type] : []));
  const types = [...new Set(made)].filter((type) => !onlyBased.includes(type));
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
