/** A letter while it is written: what the engine proposes, what was typed over it, and sending it once. */
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { openPage } from '../../app/tabs.ts';
import { mailTexts } from '../../text/mail.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import type { Begun, KeptLetter, LetterFields } from './kept-letter.ts';

export interface Compose {
  /** null while the engine is asked. */
  readonly draft: Output<'mail.draft'> | null;
  readonly accounts: Output<'mail.accounts'> | null;
  readonly fields: LetterFields;
  readonly set: (changes: Partial<LetterFields>) => void;
  readonly problems: Readonly<Record<string, string>>;
  readonly busy: boolean;
  /** True: it is in the outbox. What was typed stays where it is when it could not be sent. */
  readonly send: () => Promise<boolean>;
  /** What is kept until it is in the outbox; null: nothing is typed. */
  readonly kept: KeptLetter | null;
  /** Gives up what was typed: what is written from here on is another letter. */
  readonly forget: () => void;
}

interface Beginning {
  readonly begun?: Begun | undefined;
  /** What was typed into it before, as it was kept. */
  readonly again: KeptLetter | null;
}

/** `open`: the letter is on the screen. What was typed outlives its closing. */
export function useCompose(documentIds: readonly number[], open: boolean, { begun = {}, again }: Beginning): Compose {
  const t = useText(mailTexts);
  const { textOf } = useFailures();
  const draft = useEngine('mail.draft', { documentIds: [...documentIds] }, { enabled: open }).data ?? null;
  const accounts = useEngine('mail.accounts', {}, { enabled: open }).data ?? null;
  const [typed, setTyped] = useState<Partial<LetterFields>>(again?.typed ?? {});
  // The same letter has the same key, however often it is handed in.
  const [key, setKey] = useState(() => again?.key ?? crypto.randomUUID());
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const { from, ...written } = begun;
  const account =
    accounts?.find(({ id }) => id === typed.accountId) ??
    accounts?.find(({ address }) => address === from) ??
    accounts?.find(({ id }) => id === draft?.accountId) ??
    accounts?.[0];
  const signed = account && account.signature !== '' ? `\n\n${account.signature}` : '';
  const fields: LetterFields = {
    to: draft?.to ?? [],
    cc: [],
    bcc: [],
    subject: draft?.subject ?? '',
    text: `${draft?.text ?? ''}${signed}`,
    ...written,
    ...typed,
    accountId: account?.id ?? null,
  };
  const forget = () => {
    setTyped({});
    setProblems({});
    setKey(crypto.randomUUID());
  };
  const send = async () => {
    if (busy || draft === null || fields.accountId === null) return false;
    setBusy(true);
    setProblems({});
    const { accountId, to, cc, bcc, subject, text } = fields;
    const documents = draft.documents.map(({ id, version }) => ({ id, version }));
    const letter = { key, accountId, documents, to: [...to], cc: [...cc], bcc: [...bcc], subject, text };
    const reply = await runJob(t('sendingJob'), (job) => call('mail.send', { ...letter, job }));
    setBusy(false);
    if (!reply.ok) {
      // It is in the outbox as it was, whose reply was lost: what is sent from here on is another letter.
      if (reply.code === 'conflict') setKey(crypto.randomUUID());
      const beside = fieldProblems(reply);
      setProblems(Object.keys(beside).length > 0 ? beside : { form: textOf(reply) });
      return false;
    }
    forget();
    notify({
      kind: 'done',
      text: t('queued', { to: to.join(', ') }),
      button: { label: t('toOutbox'), run: () => openPage('outbox') },
    });
    return true;
  };
  const set = (changes: Partial<LetterFields>) => {
    setTyped((before) => ({ ...before, ...changes }));
    setProblems((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'form' && !(name in changes))),
    );
  };
  const kept = Object.keys(typed).length === 0 ? null : { typed, key };
  return { draft, accounts, fields, set, problems, busy, send, kept, forget };
}
