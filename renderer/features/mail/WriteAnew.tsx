/** A letter that was not sent, to be corrected: the same documents, text and account, for those who have not got it. */
import { useState } from 'react';
import type { OutboxLetter } from '../../../preload/contract/mail.ts';
import { ComposeDialog } from './ComposeDialog.tsx';
import { useCompose } from './use-compose.ts';

interface WriteAnewProps {
  readonly letter: OutboxLetter;
  /** Those that were enclosed. */
  readonly documentIds: readonly number[];
  /** The new letter is in the outbox. */
  readonly sent: () => void;
  readonly close: () => void;
}

export function WriteAnew({ letter, documentIds, sent, close }: WriteAnewProps) {
  // What was there when it was opened: the row may change under it.
  const [begun] = useState(() => {
    const { from, subject, text, recipients } = letter;
    const has = new Set(recipients.filter(({ answer }) => answer === 'accepted').map(({ address }) => address));
    const left = (addresses: readonly string[]) => addresses.filter((address) => !has.has(address));
    return { from, to: left(letter.to), cc: left(letter.cc), bcc: left(letter.bcc), subject, text };
  });
  const compose = useCompose(documentIds, true, begun);
  const send = async () => {
    const isSent = await compose.send();
    if (isSent) sent();
    return isSent;
  };
  return <ComposeDialog compose={{ ...compose, send }} size={null} close={close} />;
}
