/** Settings → E-mail: the accounts, and the texts that letters begin with. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { MailAccount } from '../../../preload/contract/mail.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useTab, useTabState } from '../../app/page.tsx';
import { useMay } from '../../app/session.ts';
import { markUnsaved, openPage } from '../../app/tabs.ts';
import { mailTexts } from '../../text/mail.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { AccountForm } from './AccountForm.tsx';
import { LettersSettings } from './LettersSettings.tsx';
import '../../ui/table.css';
import './mail.css';

export function MailSettings() {
  const t = useText(mailTexts);
  const may = useMay();
  const { tell } = useFailures();
  const { data: accounts } = useEngine('mail.accounts', {});
  const [open, setOpen] = useState<'new' | number | null>(null);
  const [removing, setRemoving] = useState<MailAccount | null>(null);
  const remove = useCommand('mail.removeAccount');
  const unsent = useEngine('mail.unsent', { id: removing?.id ?? 0 }, { enabled: removing !== null }).data;
  const removeText = [
    t('removeText'),
    unsent && unsent.failed > 0 ? t('removeFailed', { count: unsent.failed }) : '',
    unsent && unsent.uncertain > 0 ? t('removeUncertain', { count: unsent.uncertain }) : '',
  ]
    .filter(Boolean)
    .join(' ');
  const [accountTyped, setAccountTyped] = useState(false);
  const [lettersTyped, setLettersTyped] = useState(false);
  useTabState(undefined, accountTyped || lettersTyped);
  const { key: tab } = useTab();
  // What was typed goes with this page of the settings, and the mark with it.
  useEffect(() => () => markUnsaved(tab, false), [tab]);
  if (!accounts) return <Waiting />;
  const mayAdd = may('settings.change') || may('documents.print');
  const edited = accounts.find(({ id }) => id === open);
  const close = () => {
    setOpen(null);
    setAccountTyped(false);
  };
  return (
    <div className="k-stack" data-setting="accounts">
      <div>
        <h1>{t('accounts')}</h1>
        <div className="k-dim">{t('accountsAbout')}</div>
      </div>
      {open === 'new' ? (
        <AccountForm account={null} typed={setAccountTyped} done={close} />
      ) : (
        <div className="k-row">
          {mayAdd ? (
            <Button variant="filled" onClick={() => setOpen('new')}>
              {t('addAccount')}
            </Button>
          ) : null}
          {may('documents.print') ? <Button onClick={() => openPage('outbox')}>{t('openOutbox')}</Button> : null}
        </div>
      )}
      {edited ? <AccountForm key={edited.id} account={edited} typed={setAccountTyped} done={close} /> : null}
      {accounts.length === 0 && open === null ? <div className="k-dim">{t('noAccounts')}</div> : null}
      {accounts.length > 0 ? (
        <div className="k-table-box">
          <table className="k-table" aria-label={t('accounts')}>
            <tbody>
              {accounts.map((account) => (
                <tr key={account.id}>
                  <td>
                    <b>{account.address}</b>
                    <div className="k-dim">{account.senderName}</div>
                  </td>
                  <td>
                    {account.host}
                    <div className="k-dim">
                      {[
                        t(account.forEverybody ? 'ofEverybody' : 'mine'),
                        account === accounts[0] ? t('offeredFirst') : '',
                      ]
                        .filter(Boolean)
                        .join(', ')}
                    </div>
                    {account.userName !== '' && !account.hasPassword ? (
                      <div className="k-red">{t('passwordMissing')}</div>
                    ) : null}
                  </td>
                  <td className="k-nowrap">
                    {account.mayChange ? (
                      <div className="k-row k-mail-actions">
                        <Button size="compact-xs" onClick={() => setOpen(account.id)}>
                          {t('change')}
                        </Button>
                        <Button size="compact-xs" onClick={() => setRemoving(account)}>
                          {t('remove')}
                        </Button>
                      </div>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <LettersSettings readOnly={!may('settings.change')} typed={setLettersTyped} />
      <ConfirmDialog
        open={removing !== null}
        title={t('removeTitle', { address: removing?.address ?? '' })}
        text={removeText}
        verb={t('remove')}
        danger
        busy={remove.busy}
        cancel={() => setRemoving(null)}
        confirm={async () => {
          if (!removing) return;
          const reply = await remove.run({ id: removing.id, version: removing.version });
          if (!reply.ok) tell(reply);
          setRemoving(null);
        }}
      />
    </div>
  );
}
