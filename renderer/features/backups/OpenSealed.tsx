/** Asks for the passphrase of an encrypted backup that this computer cannot open by itself. */
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { backupTexts } from '../../text/backups.ts';
import { controlTexts } from '../../text/controls.ts';
import { useText } from '../../ui/language.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';

interface OpenSealedProps {
  /** What the engine said of the last try. */
  readonly problem: string;
  readonly busy: boolean;
  /** What is done with it once it is open. */
  readonly verb: string;
  readonly open: (passphrase: string) => void;
  readonly cancel: () => void;
}

export function OpenSealed({ problem, busy, verb, open, cancel }: OpenSealedProps) {
  const t = useText(backupTexts);
  const controls = useText(controlTexts);
  const [passphrase, setPassphrase] = useState('');
  return (
    <Modal opened onClose={cancel} title={t('openSealedTitle')}>
      <form
        className="k-stack"
        onSubmit={(event) => {
          event.preventDefault();
          open(passphrase);
        }}
      >
        <PasswordField
          label={t('passphrase')}
          value={passphrase}
          error={problem}
          data-autofocus
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={cancel}>{controls('cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
