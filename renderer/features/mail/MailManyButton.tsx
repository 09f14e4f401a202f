/** Sends the selected documents to their clients: looked at beforehand, with progress, and with a list of what was left out. */
import { Button, Checkbox, Modal, NativeSelect } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { mailTexts } from '../../text/mail.ts';
import { type TextOf, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import './mail.css';

type Selection = Input<'mail.manyPreview'>['selection'];

export function MailManyButton({ selection, count }: { selection: Selection; count: number }) {
  const t = useText(mailTexts);
  const may = useMay();
  const [asked, setAsked] = useState<Selection | null>(null);
  if (!may('documents.print')) return null;
  return (
    <>
      <Button leftSection={<IconMail size={15} />} onClick={() => setAsked(selection)}>
        {t('email')}
      </Button>
      {asked ? <ManyDialog selection={asked} count={count} close={() => setAsked(null)} /> : null}
    </>
  );
}

interface ManyDialogProps {
  readonly selection: Selection;
  readonly count: number;
  readonly close: () => void;
}

function ManyDialog({ selection, count, close }: ManyDialogProps) {
  const t = useText(mailTexts);
  const { textOf } = useFailures();
  const { data: accounts } = useEngine('mail.accounts', {});
  const [accountId, setAccountId] = useState<number | null>(null);
  const [key] = useState(() => crypto.randomUUID());
  const [again, setAgain] = useState(false);
  const [preview, setPreview] = useState<Output<'mail.manyPreview'> | null>(null);
  const [result, setResult] = useState<Output<'mail.sendMany'> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // The name of the run, while there is one.
  const [running, setRunning] = useState<string | null>(null);
  const isClosed = useRef(false);
  const account = accounts?.find(({ id }) => id === accountId) ?? accounts?.[0];

  useEffect(() => {
    let current = true;
    void call('mail.manyPreview', { selection, again }).then((reply) => {
      if (!current) return;
      if (reply.ok) setPreview(reply.value);
      else setProblem(textOf(reply));
    });
    return () => {
      current = false;
    };
  }, [selection, again, textOf]);

  const send = async () => {
    if (!account) return;
    setProblem(null);
    const request = { key, selection, accountId: account.id, again };
    const reply = await runJob(t('sendingJob'), (job) => {
      setRunning(job);
      return call('mail.sendMany', { ...request, job });
    });
    setRunning(null);
    if (reply.ok) setResult(reply.value);
    else setProblem(textOf(reply));
    if (isClosed.current)
      notify({
        kind: reply.ok ? 'done' : 'problem',
        text: reply.ok ? sentTexts(t, reply.value).join(' ') : textOf(reply),
        action: { label: t('toOutbox'), run: () => openPage('outbox') },
      });
  };
  // While letters are being made it is only the window that is closed: they are in the list of what goes on.
  const leave = () => {
    isClosed.current = true;
    close();
  };
  return (
    <Modal opened onClose={leave} title={t('manyTitle', { count })} size="lg">
      <div className="k-stack">
        {result ? (
          <>
            {sentTexts(t, result).map((text) => (
              <b key={text} role="status">
                {text}
              </b>
            ))}
            <LeftOut {...result} title="manyWereLeftOut" />
          </>
        ) : accounts?.length === 0 ? (
          <span className="k-red">{t('noAccount')}</span>
        ) : (
          <>
            <span>{t('manyAbout')}</span>
            {accounts ? (
              <NativeSelect
                label={t('account')}
                data={accounts.map(({ id, senderName, address }) => ({
                  value: String(id),
                  label: senderName === '' ? address : `${senderName} <${address}>`,
                }))}
                value={String(account?.id ?? '')}
                onChange={(event) => setAccountId(Number(event.currentTarget.value))}
              />
            ) : null}
            <b role="status">{preview ? t('manyReady', { count: preview.ready }) : problem ? '' : t('looking')}</b>
            {preview ? <LeftOut {...preview} title="manyLeftOut" /> : null}
            {preview && preview.already > 0 ? (
              <Checkbox
                label={t('manyAgain', { count: preview.already })}
                checked={again}
                disabled={running !== null}
                onChange={(event) => setAgain(event.currentTarget.checked)}
              />
            ) : null}
            {running === null ? null : <span className="k-dim">{t('manyGoesOn')}</span>}
          </>
        )}
        {problem ? (
          <div className="k-red" role="alert">
            {problem}
          </div>
        ) : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={() => (running === null ? close() : void call('jobs.cancel', { job: running }))}>
            {t(result ? 'close' : 'cancel')}
          </Button>
          {result ? (
            <Button
              variant="filled"
              onClick={() => {
                close();
                openPage('outbox');
              }}
            >
              {t('openOutbox')}
            </Button>
          ) : accounts?.length === 0 ? (
            <Button
              variant="filled"
              onClick={() => {
                close();
                openPage('settings', { page: 'mail' });
              }}
            >
              {t('setUp')}
            </Button>
          ) : (
            <Button
              variant="filled"
              loading={running !== null}
              disabled={!account || !preview || preview.ready === 0}
              onClick={() => void send()}
              data-autofocus
            >
              {t('manySend', { count: preview?.ready ?? count })}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

/** What became of a run, in sentences. */
function sentTexts(t: TextOf<keyof (typeof mailTexts)['en']>, result: Output<'mail.sendMany'>): string[] {
  const { cancelled, count, queued, leftOutCount } = result;
  const untouched = count - queued - leftOutCount;
  return [
    t(cancelled ? 'manyCancelled' : 'manyDone', { count: queued }),
    untouched > 0 ? t('manyUntouched', { count: untouched }) : '',
  ].filter(Boolean);
}

type LeftOutProps = Pick<Output<'mail.manyPreview'>, 'leftOut' | 'leftOutCount'> & {
  readonly title: 'manyLeftOut' | 'manyWereLeftOut';
};

function LeftOut({ leftOut, leftOutCount, title }: LeftOutProps) {
  const t = useText(mailTexts);
  if (leftOutCount === 0) return null;
  return (
    <div>
      <div className="k-amber">{t(title, { count: leftOutCount })}</div>
      <ul className="k-left-out">
        {leftOut.map(({ id, number, client, message }) => (
          <li key={id}>
            <b>{[number ?? t('noNumber'), client].filter(Boolean).join(' · ')}</b> <span>{message}</span>
          </li>
        ))}
        {leftOutCount > leftOut.length ? <li>{t('manyMore', { count: leftOutCount - leftOut.length })}</li> : null}
      </ul>
    </div>
  );
}
