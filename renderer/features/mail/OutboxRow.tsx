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
import { openPage } from '../../app/tabs.ts';
import { documentTexts } from '../../text/documents.ts';
import { mailTexts } from '../../text/mail.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import type { WrittenAnew } from './kept-letter.ts';
import { OutboxActions } from './OutboxActions.tsx';

const looks: Readonly<Record<MailState, { readonly icon: TablerIcon; readonly look: string }>> = {
  waiting: { icon: IconClock, look: 'k-dim' },
  sending: { icon: IconLoader, look: 'k-dim' },
  sent: { icon: IconCheck, look: 'k-green' },
  failed: { icon: IconAlertTriangle, look: 'k-red' },
  uncertain: { icon: IconHelpCircle, look: 'k-amber' },
  cancelled: { icon: IconMailOff, look: 'k-dim' },
};

interface OutboxRowProps {
  readonly letter: OutboxLetter;
  readonly writeAnew: (anew: WrittenAnew) => void;
}

export function OutboxRow({ letter, writeAnew }: OutboxRowProps) {
  const t = useText(mailTexts);
  const words = useText(documentTexts);
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { state, document, serverWords, problem, recipients } = letter;
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
        {serverWords && state !== 'sent' && !recipients.some(({ words: said }) => said === serverWords) ? (
          <div className="k-dim">
            {`${t('serverSays')}${format.colon} `}
            <q>{serverWords}</q>
          </div>
        ) : null}
        <WhoHasIt letter={letter} />
        {open ? <Details letter={letter} /> : null}
      </td>
      <td className="k-outbox-document">
        {document ? (
          <button
            type="button"
            className="k-link"
            onClick={() => openPage('document', { id: document.id }, document.number)}
          >
            {words(`type_${document.type}`)} <span className="k-nowrap">{document.number}</span>
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
          <OutboxActions letter={letter} writeAnew={writeAnew} />
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setOpen(!open)}>
            {t(open ? 'lessDetails' : 'details')}
          </Button>
        </div>
      </td>
    </tr>
  );
}

/** Where not all recipients are in the same case: who has the letter, and who has not. */
function WhoHasIt({ letter: { recipients } }: { letter: OutboxLetter }) {
  const t = useText(mailTexts);
  const those = (wanted: OutboxLetter['recipients'][number]['answer']) =>
    recipients.filter(({ answer }) => answer === wanted).map(({ address }) => address);
  const isMixed = new Set(recipients.map(({ answer }) => answer)).size > 1;
  const groups = [
    { key: 'haveIt', look: 'k-green', addresses: those('accepted') },
    { key: 'mayHaveIt', look: 'k-amber', addresses: those('perhaps') },
    { key: 'haveItNot', look: 'k-red', addresses: those('open') },
  ] as const;
  return (
    <>
      {isMixed
        ? groups
            .filter(({ addresses }) => addresses.length > 0)
            .map(({ key, look, addresses }) => (
              <div key={key} className={look}>
                {t(key, { addresses: addresses.join(', ') })}
              </div>
            ))
        : null}
      {recipients
        .filter(({ answer }) => answer === 'refused')
        .map(({ address, words }) => (
          <div key={address} className="k-red">
            {t('notTo', { address, words })}
          </div>
        ))}
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
  const { from, fromName, cc, bcc, text, attachments, attempts, messageId, sha256, serverWords, systemWords } = letter;
  const facts: readonly (readonly [string, string])[] = [
    [t('account'), fromName === '' ? from : `${fromName} <${from}>`],
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
    [t('technically'), systemWords],
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
