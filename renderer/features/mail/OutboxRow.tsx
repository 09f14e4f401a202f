/** One letter of the outbox, with what the server said and what can be done with it. */
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconHelpCircle,
  IconLoader,
  IconMailOff,
  type TablerIcon,
} from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { MailState, OutboxLetter } from '../../../preload/contract/mail.ts';
import { useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { documentTexts } from '../../text/documents.ts';
import { mailTexts } from '../../text/mail.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useFormat, useText } from '../../ui/language.tsx';

const looks: Readonly<Record<MailState, { readonly icon: TablerIcon; readonly look: string }>> = {
  waiting: { icon: IconClock, look: 'k-dim' },
  sending: { icon: IconLoader, look: 'k-dim' },
  sent: { icon: IconCheck, look: 'k-green' },
  failed: { icon: IconAlertTriangle, look: 'k-red' },
  uncertain: { icon: IconHelpCircle, look: 'k-amber' },
  cancelled: { icon: IconMailOff, look: 'k-dim' },
};

export function OutboxRow({ letter }: { letter: OutboxLetter }) {
  const t = useText(mailTexts);
  const words = useText(documentTexts);
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { state, document, serverWords, problem, refused } = letter;
  const { icon: Icon, look } = looks[state];
  return (
    <tr>
      <td className="k-nowrap">
        <span className={`k-mail-state ${look}`}>
          <Icon size={15} /> {t(`state_${state}`)}
        </span>
      </td>
      <td className="k-outbox-letter">
        <b>{letter.subject}</b>
        <div>{letter.to.join(', ')}</div>
        {problem && state !== 'sent' ? (
          <div className={state === 'uncertain' ? 'k-amber' : 'k-red'}>{problem}</div>
        ) : null}
        {serverWords && state !== 'sent' && refused.length === 0 ? (
          <div className="k-dim">
            {`${t('serverSays')}${format.colon} `}
            <q>{serverWords}</q>
          </div>
        ) : null}
        {refused.map(({ address, words: said }) => (
          <div key={address} className="k-red">
            {t('notTo', { address, words: said })}
          </div>
        ))}
        {open ? <Details letter={letter} /> : null}
      </td>
      <td>
        {document ? (
          <button
            type="button"
            className="k-link"
            onClick={() => openPage('document', { id: document.id }, document.number)}
          >
            {`${words(`type_${document.type}`)} ${document.number ?? ''}`.trim()}
          </button>
        ) : null}
        <div className="k-dim">{document?.client}</div>
      </td>
      <td className="k-nowrap">
        {format.moment(letter.sentAt ?? letter.createdAt)}
        <div className="k-dim">{letter.author}</div>
        {letter.nextAttemptAt && letter.attempts > 0 ? (
          <div className="k-dim">{t('nextTry', { when: format.shortMoment(letter.nextAttemptAt) })}</div>
        ) : null}
      </td>
      <td>
        <div className="k-outbox-actions">
          <Actions letter={letter} />
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setOpen(!open)}>
            {t(open ? 'lessDetails' : 'details')}
          </Button>
        </div>
      </td>
    </tr>
  );
}

function Actions({ letter }: { letter: OutboxLetter }) {
  const t = useText(mailTexts);
  const { tell } = useFailures();
  const retry = useCommand('mail.retry');
  const cancel = useCommand('mail.cancel');
  const markSent = useCommand('mail.markSent');
  const [asking, setAsking] = useState(false);
  const { id, version, state, attempts } = letter;
  const busy = retry.busy || cancel.busy || markSent.busy;
  const run = async (command: typeof retry | typeof cancel | typeof markSent) => {
    setAsking(false);
    const reply = await command.run({ id, version });
    if (!reply.ok) tell(reply);
  };
  const isTried = state === 'failed' || state === 'cancelled' || (state === 'waiting' && attempts > 0);
  return (
    <>
      {state === 'uncertain' ? (
        <Button size="compact-xs" disabled={busy} onClick={() => void run(markSent)}>
          {t('arrived')}
        </Button>
      ) : null}
      {isTried ? (
        <Button size="compact-xs" disabled={busy} onClick={() => void run(retry)}>
          {t('retry')}
        </Button>
      ) : null}
      {state === 'uncertain' ? (
        <Button size="compact-xs" disabled={busy} onClick={() => setAsking(true)}>
          {t('resend')}
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

/** A checksum or the like: it goes on in the next line after eight signs or a multiple of them. */
function LongSign({ text }: { text: string }) {
  return [...text.matchAll(/.{1,8}/gu)].map(({ 0: part, index }) => (
    <Fragment key={index}>
      <span style={{ whiteSpace: 'nowrap' }}>{part}</span>
      <wbr />
    </Fragment>
  ));
}

function Details({ letter }: { letter: OutboxLetter }) {
  const t = useText(mailTexts);
  const format = useFormat();
  const { from, cc, bcc, text, attachments, attempts, messageId, sha256, serverWords } = letter;
  const facts: readonly (readonly [string, string])[] = [
    [t('account'), from],
    [t('cc'), cc.join(', ')],
    [t('bcc'), bcc.join(', ')],
    [t('text'), text],
    ...attachments.flatMap(
      ({ name, size, sha256: file }) =>
        [
          [t('attached'), `${name} · ${format.size(size)}`],
          [t('fileChecksum'), file],
        ] as const,
    ),
    [t('checksum'), sha256 ?? ''],
    ['Message-ID', messageId],
    [t('serverSays'), serverWords],
    ['', attempts > 0 ? t('attempts', { count: attempts }) : ''],
  ];
  return (
    <dl className="k-letter-facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <Fragment key={`${label} ${value}`}>
            <dt className="k-dim">{label}</dt>
            <dd>{/^\S{40,}$/u.test(value) ? <LongSign text={value} /> : value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
