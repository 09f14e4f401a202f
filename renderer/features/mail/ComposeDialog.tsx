/** The letter that a print form goes with: from whom, to whom, what it says, what is attached. */
import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconPaperclip, IconSend } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { openPage } from '../../app/tabs.ts';
import { mailTexts } from '../../text/mail.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { AddressField } from './AddressField.tsx';
import type { Compose } from './use-compose.ts';
import './mail.css';

interface ComposeDialogProps {
  readonly compose: Compose;
  /** Bytes of the file on the screen, where one document is sent. */
  readonly size: number | null;
  readonly close: () => void;
}

export function ComposeDialog({ compose, size, close }: ComposeDialogProps) {
  const t = useText(mailTexts);
  const { draft, accounts } = compose;
  return (
    <Modal opened onClose={close} title={t('compose')} size="xl">
      {accounts?.length === 0 ? (
        <EmptyState text={t('noAccount')}>
          <Button
            variant="filled"
            onClick={() => {
              close();
              openPage('settings', { page: 'mail' });
            }}
          >
            {t('setUp')}
          </Button>
        </EmptyState>
      ) : draft && accounts ? (
        <ComposeForm compose={compose} draft={draft} accounts={accounts} size={size} close={close} />
      ) : (
        <Waiting />
      )}
    </Modal>
  );
}

interface ComposeFormProps extends ComposeDialogProps {
  readonly draft: NonNullable<Compose['draft']>;
  readonly accounts: NonNullable<Compose['accounts']>;
}

function ComposeForm({ compose, draft, accounts, size, close }: ComposeFormProps) {
  const t = useText(mailTexts);
  const format = useFormat();
  const { fields, set, problems, busy } = compose;
  const [more, setMore] = useState(fields.cc.length + fields.bcc.length > 0);
  const form = useRef<HTMLFormElement>(null);
  // The dialog was there before its fields.
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  const latest = useRef(compose.send);
  useEffect(() => {
    latest.current = compose.send;
  });
  const send = async () => {
    if (await latest.current()) close();
  };
  const finish = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    // An address that is still being typed counts as typed.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setTimeout(() => void send(), 0);
  };
  const { suggestions } = draft;
  const wrongCopies = problems.cc !== undefined || problems.bcc !== undefined;
  return (
    <form
      ref={form}
      className="k-stack"
      onKeyDown={finish}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <NativeSelect
        label={t('account')}
        data={accounts.map(({ id, senderName, address }) => ({
          value: String(id),
          label: senderName === '' ? address : `${senderName} <${address}>`,
        }))}
        value={String(fields.accountId ?? '')}
        onChange={(event) => set({ accountId: Number(event.currentTarget.value) })}
      />
      <AddressField
        label={t('to')}
        hint={suggestions.length === 0 ? t('noAddressYet') : undefined}
        value={fields.to}
        onChange={(to) => set({ to })}
        suggestions={suggestions}
        error={problems.to}
        focused={fields.to.length === 0}
      />
      {more || wrongCopies ? (
        <div className="k-two">
          <AddressField
            label={t('cc')}
            value={fields.cc}
            onChange={(cc) => set({ cc })}
            suggestions={suggestions}
            error={problems.cc}
          />
          <AddressField
            label={`${t('bcc')} (${t('bccHint')})`}
            value={fields.bcc}
            onChange={(bcc) => set({ bcc })}
            suggestions={suggestions}
            error={problems.bcc}
          />
        </div>
      ) : (
        <div>
          <button type="button" className="k-link" onClick={() => setMore(true)}>
            {t('moreRecipients')}
          </button>
        </div>
      )}
      <TextInput
        label={t('subject')}
        maxLength={300}
        value={fields.subject}
        error={problems.subject}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={t('text')}
        maxLength={20_000}
        minRows={8}
        maxRows={14}
        value={fields.text}
        error={problems.text}
        {...(fields.to.length > 0 && { 'data-autofocus': true })}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <ul className="k-attached" aria-label={t('attached')}>
        {draft.documents.map(({ id, name }) => (
          <li key={id}>
            <IconPaperclip size={15} className="k-dim" />
            <span>{name}</span>
            {size === null ? null : <span className="k-dim">{format.size(size)}</span>}
          </li>
        ))}
      </ul>
      {problems.form ? (
        <div className="k-red" role="alert">
          {problems.form}
        </div>
      ) : null}
      <div className="k-row" style={{ justifyContent: 'flex-end' }}>
        <span className="k-dim">{t('sendKey')}</span>
        <Button onClick={close}>{t('cancel')}</Button>
        <Button type="submit" variant="filled" loading={busy} leftSection={<IconSend size={15} />}>
          {t('send')}
        </Button>
      </div>
    </form>
  );
}
