/** Whether copies on other drives are encrypted, and the dialog that begins it. */
import { Button, Checkbox, Modal } from '@mantine/core';
import { IconCircleCheck, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../app/border.ts';
import { queryClient } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { backupTexts } from '../../text/backups.ts';
import { controlTexts } from '../../text/controls.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useText } from '../../ui/language.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';

const shortest = 10;

/** `sealed`: they are encrypted now. `manage`: it may be changed. */
export function CopyPassphrase({ sealed, manage }: { readonly sealed: boolean; readonly manage: boolean }) {
  const t = useText(backupTexts);
  const { tell } = useFailures();
  const [asking, setAsking] = useState<'begin' | 'test' | 'end' | null>(null);
  const choose = async (passphrase: string | null) => {
    const reply = await call('backups.setPassphrase', { passphrase });
    if (!reply.ok) return tell(reply);
    setAsking(null);
    await queryClient.invalidateQueries({ queryKey: ['backups.targets'] });
  };
  return (
    <div className="k-row">
      {sealed ? <IconLock size={15} className="k-green" /> : <IconLockOpen size={15} className="k-amber" />}
      <div className="k-grow">{t(sealed ? 'sealedNow' : 'plainNow')}</div>
      {manage ? <Button onClick={() => setAsking('begin')}>{t(sealed ? 'newPassphrase' : 'encrypt')}</Button> : null}
      {manage && sealed ? <Button onClick={() => setAsking('test')}>{t('testPassphrase')}</Button> : null}
      {manage && sealed ? <Button onClick={() => setAsking('end')}>{t('endEncrypting')}</Button> : null}
      {asking === 'begin' ? <PassphraseDialog close={() => setAsking(null)} choose={choose} /> : null}
      {asking === 'test' ? <TestDialog close={() => setAsking(null)} /> : null}
      <ConfirmDialog
        open={asking === 'end'}
        title={t('endEncryptingTitle')}
        text={t('endEncryptingText')}
        verb={t('endEncryptingVerb')}
        confirm={() => void choose(null)}
        cancel={() => setAsking(null)}
      />
    </div>
  );
}

/** What was written down is tried before it is needed. */
function TestDialog({ close }: { readonly close: () => void }) {
  const t = useText(backupTexts);
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [isRight, setIsRight] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const test = async () => {
    setBusy(true);
    const reply = await call('backups.testPassphrase', { passphrase });
    setBusy(false);
    setIsRight(reply.ok && reply.value.isRight);
    setWrong(!reply.ok ? textOf(reply) : reply.value.isRight ? null : t('testWrong'));
  };
  return (
    <Modal opened onClose={close} title={t('testTitle')}>
      <form
        className="k-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void test();
        }}
      >
        <p>{t('testText')}</p>
        <PasswordField
          label={t('passphrase')}
          value={passphrase}
          error={wrong}
          autoComplete="off"
          data-autofocus
          onChange={(event) => {
            setPassphrase(event.currentTarget.value);
            setIsRight(false);
            setWrong(null);
          }}
        />
        {isRight ? (
          <div className="k-row k-green" role="status">
            <IconCircleCheck size={15} />
            {t('testRight')}
          </div>
        ) : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{controls('close')}</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={passphrase === ''}>
            {t('testVerb')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface PassphraseDialogProps {
  readonly close: () => void;
  readonly choose: (passphrase: string) => Promise<void>;
}

function PassphraseDialog({ close, choose }: PassphraseDialogProps) {
  const t = useText(backupTexts);
  const controls = useText(controlTexts);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [known, setKnown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<{ readonly first?: string; readonly second?: string; readonly known?: string }>(
    {},
  );
  const begin = async () => {
    const found = {
      ...(first.length < shortest && { first: t('passphraseShort', { count: shortest }) }),
      ...(first !== second && { second: t('passphraseDiffers') }),
      ...(!known && { known: t('passphraseUnderstand') }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    await choose(first);
    setBusy(false);
  };
  return (
    <Modal opened onClose={close} title={t('encryptTitle')}>
      <form
        className="k-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <p>{t('encryptText')}</p>
        <div className="k-backup-note" data-state="amber">
          <b>{t('encryptWarning')}</b>
        </div>
        <PasswordField
          label={t('passphrase')}
          value={first}
          error={wrong.first}
          autoComplete="new-password"
          data-autofocus
          onChange={(event) => setFirst(event.currentTarget.value)}
        />
        <PasswordField
          label={t('passphraseAgain')}
          value={second}
          error={wrong.second}
          autoComplete="new-password"
          onChange={(event) => setSecond(event.currentTarget.value)}
        />
        <Checkbox
          label={t('passphraseKept')}
          checked={known}
          error={wrong.known}
          onChange={(event) => setKnown(event.currentTarget.checked)}
        />
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{controls('cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('encryptVerb')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
