/** What can be done with a letter of the outbox that has not been sent. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutboxLetter } from '../../../preload/contract/mail.ts';
import { useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { mailTexts } from '../../text/mail.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useText } from '../../ui/language.tsx';
import { anewOf, type WrittenAnew } from './kept-letter.ts';

interface OutboxActionsProps {
  readonly letter: OutboxLetter;
  readonly writeAnew: (anew: WrittenAnew) => void;
}

export function OutboxActions({ letter, writeAnew }: OutboxActionsProps) {
  const t = useText(mailTexts);
  const { tell } = useFailures();
  const retry = useCommand('mail.retry');
  const cancel = useCommand('mail.cancel');
  const markSent = useCommand('mail.markSent');
  const [asking, setAsking] = useState(false);
  const { id, version, state, attempts, attachments, mayArriveTwice } = letter;
  const busy = retry.busy || cancel.busy || markSent.busy;
  const run = async (command: typeof retry | typeof cancel | typeof markSent) => {
    setAsking(false);
    const reply = await command.run({ id, version });
    if (!reply.ok) tell(reply);
  };
  const isTried = state === 'failed' || state === 'cancelled' || (state === 'waiting' && attempts > 0);
  const documentIds = attachments.flatMap(({ documentId }) => documentId ?? []);
  const isWhole = documentIds.length === attachments.length;
  return (
    <>
      {state === 'uncertain' ? (
        <Button size="compact-xs" disabled={busy} onClick={() => void run(markSent)}>
          {t('arrived')}
        </Button>
      ) : null}
      {isTried || state === 'uncertain' ? (
        <Button size="compact-xs" disabled={busy} onClick={() => (mayArriveTwice ? setAsking(true) : void run(retry))}>
          {t(mayArriveTwice ? 'resend' : 'retry')}
        </Button>
      ) : null}
      {(state === 'failed' || state === 'cancelled') && isWhole ? (
        <Button size="compact-xs" disabled={busy} onClick={() => writeAnew(anewOf(letter, documentIds))}>
          {t('writeAnew')}
        </Button>
      ) : null}
      {state === 'waiting' || state === 'failed' || state === 'uncertain' ? (
        <Button size="compact-xs" disabled={busy} onClick={() => void run(cancel)}>
          {t('drop')}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        title={t('resendTitle')}
        text={t('resendText')}
        verb={t('resend')}
        danger
        confirm={() => void run(retry)}
        cancel={() => setAsking(false)}
      />
    </>
  );
}
