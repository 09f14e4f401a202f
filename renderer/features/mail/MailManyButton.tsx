/** Sends the selected documents to their clients: looked at beforehand, with progress, and with a list of what was left out. */
import { Button, Checkbox, Modal, NativeSelect } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { mailTexts } from '../../text/mail.ts';
import { useText } from '../../ui/language.tsx';
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
  const [busy, setBusy] = useState(false);
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
    setBusy(true);
    setProblem(null);
    const request = { key, selection, accountId: account.id, again };
    const reply = await runJob(t('sendingJob'), (job) => call('mail.sendMany', { ...request, job }));
    setBusy(false);
    if (reply.ok) setResult(reply.value);
    else setProblem(textOf(reply));
  };
  return (
    <Modal opened onClose={close} title={t('manyTitle', { count })} size="lg">
      <div className="k-stack">
        {result ? (
          <>
            <b role="status">{t(result.cancelled ? 'manyCancelled' : 'manyDone', { count: result.queued })}</b>
            <LeftOut {...result} title="manyWereLeftOut" />
          </>
        ) : (
          <>
            <span>{t('manyAbout')}</span>
            {accounts?.length === 0 ? <span className="k-red">{t('noAccount')}</span> : null}
            {accounts && accounts.length > 0 ? (
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
                onChange={(event) => setAgain(event.currentTarget.checked)}
              />
            ) : null}
          </>
        )}
        {problem ? (
          <div className="k-red" role="alert">
            {problem}
          </div>
        ) : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{t(result ? 'close' : 'cancel')}</Button>
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
            <Button variant="filled" onClick={() => openPage('settings', { page: 'mail' })}>
              {t('setUp')}
            </Button>
          ) : (
            <Button
              variant="filled"
              loading={busy}
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
