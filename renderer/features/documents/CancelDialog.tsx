/** Asks for the reason why an issued document is cancelled. It cannot be taken back. */
import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useEngine } from '../../app/engine.ts';
import { fileKind } from '../../app/file-kind.ts';
import { documentTexts } from '../../text/documents.ts';
import { useFormat, useText } from '../../ui/language.tsx';

interface CancelDialogProps {
  readonly id: number;
  /** What the document is called: `Invoice 12`. */
  readonly name: string;
  /** The seller's country wants a credit note for whatever invoice is taken back. */
  readonly isFrench: boolean;
  readonly close: () => void;
  /** Answers what is wrong, or null. */
  readonly cancel: (reason: string) => Promise<string | null>;
}

/** The latest times that it went out; more is in its history. */
const mostTold = 5;

export function CancelDialog({ id, name, isFrench, close, cancel }: CancelDialogProps) {
  const t = useText(documentTexts);
  const format = useFormat();
  const { data: outputs } = useEngine('documents.outputs', { id });
  const { data: next } = useEngine('documents.nextSteps', { id });
  const isCredited = next?.steps.some(({ type, isDone }) => type === 'credit-note' && !isDone) ?? false;
  const told = (at: string, kind: string, target: string) => {
    const when = format.moment(at);
    if (kind === 'mail') return target ? t('goneByMail', { when, to: target }) : t('goneByMailBare', { when });
    return kind === 'print' ? t('gonePrinted', { when }) : t('goneSaved', { when, as: fileKind(kind) });
  };
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
        {outputs && outputs.length > 0 ? (
          <div>
            <b>{t('goneOut')}</b>
            <ul>
              {outputs.slice(0, mostTold).map(({ at, kind, target }) => (
                <li key={`${at} ${kind}`}>{told(at, kind, target)}</li>
              ))}
              {outputs.length > mostTold ? <li>…</li> : null}
            </ul>
          </div>
        ) : null}
        {isCredited ? <span>{t(isFrench ? 'cancelFrench' : 'cancelByCredit')}</span> : null}
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
