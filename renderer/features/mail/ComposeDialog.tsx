/** The letter that a print form goes with: from whom, to whom, what it says, what is attached. */
import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPaperclip, IconSend } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { openPage } from '../../app/tabs.ts';
import { mailTexts } from '../../text/mail.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useOnScreen } from '../../ui/keys.tsx';
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
  const onScreen = useOnScreen();
  const { draft, accounts } = compose;
  return (
    // It may come back with its page while another one is looked at.
    <Modal opened={onScreen} onClose={close} title={t('compose')} size="xl">
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
    const before = document.activeElement;
    // An address that is still being typed counts as typed.
    flushSync(() => before instanceof HTMLElement && before.blur());
    if (await latest.current()) return close();
    const wrong = form.current?.querySelector('[aria-invalid="true"]') ?? before;
    if (wrong instanceof HTMLElement) wrong.focus();
  };
  const finish = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  const { suggestions } = draft;
  const showsCopies = more || problems.cc !== undefined || problems.bcc !== undefined;
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
      <div className="k-recipients">
        <AddressField
          label={t('to')}
          hint={draft.noAddress}
          value={fields.to}
          onChange={(to) => set({ to })}
          suggestions={suggestions}
          error={problems.to}
          focused={fields.to.length === 0}
        />
        {showsCopies ? null : (
          <button type="button" className="k-link" onClick={() => setMore(true)}>
            {t('moreRecipients')}
          </button>
        )}
      </div>
      {showsCopies ? (
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
      ) : null}
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
        {draft.documents.map(({ id, name, warning }) => (
          <li key={id}>
            <IconPaperclip size={15} className="k-dim" />
            <span>{name}</span>
            {size === null ? null : <span className="k-dim">{format.size(size)}</span>}
            {warning === '' ? null : (
              <span className="k-amber">
                <IconAlertTriangle size={15} /> {warning}
              </span>
            )}
          </li>
        ))}
      </ul>
      <div className="k-compose-foot">
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
      </div>
    </form>
  );
}
