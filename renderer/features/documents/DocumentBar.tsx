/** The bar of a document: what it is, its status, and the actions used most. */
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconBan,
  IconCopy,
  IconDeviceFloppy,
  IconDots,
  IconFileCheck,
  IconPrinter,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import { controlTexts } from '../../text/controls.ts';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';
import { DocumentState, type ShownStatus } from './DocumentState.tsx';
import { issueWord } from './issue-word.ts';
import './documents.css';

/** null: not offered. */
export interface DocumentActions {
  readonly save: (() => void) | null;
  readonly issue: (() => void) | null;
  readonly print: (() => void) | null;
  readonly copy: (() => void) | null;
  readonly remove: (() => void) | null;
  readonly cancel: (() => void) | null;
}

interface DocumentBarProps {
  readonly type: DocumentType;
  readonly title: string;
  readonly status: ShownStatus;
  readonly number: string | null;
  readonly busy: boolean;
  readonly unsaved: boolean;
  /** It was saved at least once. */
  readonly stored?: boolean;
  readonly actions: DocumentActions;
  /** Who else has it open. */
  readonly here?: ReactNode;
  /** Further buttons. */
  readonly children?: ReactNode;
}

export function DocumentBar(props: DocumentBarProps) {
  const { type, title, status, number, busy, unsaved, stored = true, actions, here, children } = props;
  const t = useText(documentTexts);
  const controls = useText(controlTexts);
  const { save, issue, print, copy, remove, cancel } = actions;
  return (
    <header className="k-doc-bar">
      <div className="k-doc-title k-grow">
        <h1 title={title}>{title}</h1>
        <DocumentState type={type} status={status} />
        {number === null ? <span className="k-dim k-doc-aside">{t('noNumber')}</span> : null}
        {here}
      </div>
      {save ? (
        <Tooltip label="Ctrl+S">
          <Button
            leftSection={<IconDeviceFloppy size={15} />}
            disabled={!unsaved && stored}
            loading={busy}
            onClick={save}
          >
            {t(unsaved || !stored ? 'save' : 'saved')}
          </Button>
        </Tooltip>
      ) : null}
      {print ? (
        <Tooltip label="Ctrl+P">
          <Button
            variant={issue || save ? 'default' : 'filled'}
            leftSection={<IconPrinter size={15} />}
            onClick={print}
          >
            {t('printForm')}
          </Button>
        </Tooltip>
      ) : null}
      {issue ? (
        <Tooltip label="Ctrl+Enter">
          <Button variant="filled" leftSection={<IconFileCheck size={15} />} disabled={busy} onClick={issue}>
            {t(issueWord(type))}
          </Button>
        </Tooltip>
      ) : null}
      {children}
      {copy || remove || cancel ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={controls('more')} title={controls('more')}>
              <IconDots size={17} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {copy ? (
              <Menu.Item leftSection={<IconCopy size={15} />} onClick={copy}>
                {t('copy')}
              </Menu.Item>
            ) : null}
            {remove ? (
              <Menu.Item leftSection={<IconTrash size={15} />} color="red" onClick={remove}>
                {t('removeDraft')}
              </Menu.Item>
            ) : null}
            {cancel ? (
              <Menu.Item leftSection={<IconBan size={15} />} color="red" onClick={cancel}>
                {t('cancelDocument')}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </header>
  );
}
