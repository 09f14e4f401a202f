/** Asks for the reason why an issued document is cancelled. It cannot be taken back. */
import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';

interface CancelDialogProps {
  /** What the document is called: `Invoice 12`. */
  readonly name: string;
  readonly close: () => void;
  /** Answers what is wrong, or null. */
  readonly cancel: (reason: string) => Promise<string | null>;
}

export function CancelDialog({ name, close, cancel }: CancelDialogProps) {
  const t = useText(documentTexts);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  return (
    <Modal opened onClose={close} title={t('cancelTitle', { name })}>
      <form
        className="k-stack"
        noValidate
        onSubmit={async (event) => {
          event.preventDefault();
          // It cannot be taken back, so a hasty Enter does nothing.
          if (reason.trim() === '') return setProblem(t('cancelNeedsReason'));
          setBusy(true);
          const wrong = await cancel(reason.trim());
          setBusy(false);
          if (wrong === null) close();
          else setProblem(wrong);
        }}
      >
        <span>{t('cancelText')}</span>
        <TextInput
          label={t('cancelReason')}
          value={reason}
          maxLength={500}
          error={problem}
          data-autofocus
          required
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{t('keepIt')}</Button>
          <Button type="submit" variant="filled" color="red" loading={busy}>
            {t('cancelVerb')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
