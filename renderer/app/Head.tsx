/** The header: find, make new, who is signed in. */
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconCheck,
  IconChevronDown,
  IconKeyboard,
  IconLock,
  IconLogout,
  IconPlus,
  IconSearch,
  IconUserCircle,
} from '@tabler/icons-react';
import { ReminderBell } from '../features/activities/ReminderBell.tsx';
import { MissedCalls } from '../features/calls/MissedCalls.tsx';
import { useDocumentTypes } from '../features/documents/use-document-types.ts';
import { controlTexts } from '../text/controls.ts';
import { documentTexts } from '../text/documents.ts';
import { frameTexts } from '../text/frame.ts';
import { peopleTexts } from '../text/people.ts';
import { languageNames, languageOrder, useLanguage, useText } from '../ui/language.tsx';
import { useCommand } from './engine.ts';
import { useFailures } from './failures.ts';
import { creations } from './pages.tsx';
import { usePersonal } from './personal.ts';
import { useMay, useOffice } from './session.ts';
import { openPage } from './tabs.ts';
import { useLock } from './use-locking.ts';

export function Head({ find, keys }: { find: () => void; keys: () => void }) {
  const t = useText(frameTexts);
  const controls = useText(controlTexts);
  const language = useLanguage();
  const may = useMay();
  const { state, enter } = useOffice();
  const { theme, change } = usePersonal();
  const { tell } = useFailures();
  const signOut = useCommand('sessions.signOut');
  const people = useText(peopleTexts);
  const lock = useLock();
  const documents = useText(documentTexts);
  // The invoice stands among what is made most.
  const types = useDocumentTypes().filter((type) => type !== 'invoice');
  const made = creations.filter(({ right }) => may(right));
  const check = <IconCheck size={14} />;
  return (
    <>
      <button type="button" className="k-find" onClick={find}>
        <IconSearch size={15} />
        <span className="k-grow" style={{ textAlign: 'left' }}>
          {controls('find')}
        </span>
        <kbd className="k-key">Ctrl+K</kbd>
      </button>
      {made.length > 0 ? (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button leftSection={<IconPlus size={15} />} rightSection={<IconChevronDown size={14} />}>
              {t('new')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah="80vh" style={{ overflowY: 'auto' }}>
            {made.map(({ kind, icon: Icon, title, make }) => (
              <Menu.Item key={kind} leftSection={<Icon size={15} />} onClick={make}>
                {title(language)}
              </Menu.Item>
            ))}
            {types.length > 0 ? <Menu.Divider /> : null}
            {types.map((type) => (
              <Menu.Item key={type} onClick={() => openPage('new-document', { type })}>
                {documents(`type_${type}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <div className="k-grow" />
      <MissedCalls />
      <ReminderBell />
      <Tooltip label={`${t('keys')} (F1)`}>
        <ActionIcon aria-label={t('keys')} onClick={keys}>
          <IconKeyboard size={17} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconUserCircle size={16} />}
            rightSection={<IconChevronDown size={14} />}
          >
            {state.user?.name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('language')}</Menu.Label>
          {languageOrder.map((name) => (
            <Menu.Item
              key={name}
              rightSection={name === language ? check : null}
              onClick={() => change({ language: name })}
            >
              {languageNames[name]}
            </Menu.Item>
          ))}
          <Menu.Label>{t('appearance')}</Menu.Label>
          {(['light', 'dark', 'system'] as const).map((name) => (
            <Menu.Item key={name} rightSection={name === theme ? check : null} onClick={() => change({ theme: name })}>
              {t(name)}
            </Menu.Item>
          ))}
          {state.user?.hasPassword ? (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconLock size={15} />}
                rightSection={<kbd className="k-key">Ctrl+L</kbd>}
                onClick={() => void lock()}
              >
                {people('lock')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconLogout size={15} />}
                onClick={async () => {
                  const reply = await signOut.run({});
                  if (reply.ok) enter(reply.value);
                  else tell(reply);
                }}
              >
                {t('signOut')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
