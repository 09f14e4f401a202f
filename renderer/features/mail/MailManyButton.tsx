/** Sends the selected documents to their clients: looked at beforehand, with progress. */
import { Button, Checkbox, Modal, NativeSelect } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { mailTexts } from '../../text/mail.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { ToldTable } from '../outputs/ToldTable.tsx';
import { useSendingMany } from './use-sending-many.ts';

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
  const [problem, setProblem] = useState<string | null>(null);
  // The name of the run, while there is one.
  const [running, setRunning] = useState<string | null>(null);
  const isClosed = useRef(false);
  const sendMany = useSendingMany();
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
    if (!account || !preview) return;
    setProblem(null);
    const againUpTo = again ? preview.lastLetter : null;
    const reply = await sendMany(
      { key, selection, accountId: account.id, againUpTo },
      { begun: setRunning, isWatched: () => !isClosed.current },
    );
    setRunning(null);
    if (reply.ok) leave();
    else if (isClosed.current) notify({ kind: 'problem', text: textOf(reply) });
    else setProblem(textOf(reply));
  };
  // While letters are being made it is only the window that is closed: they are in the list of what goes on.
  const leave = () => {
    if (isClosed.current) return;
    isClosed.current = true;
    close();
  };
  return (
    <Modal opened onClose={leave} title={t('manyTitle', { count })} size="lg">
      <div className="k-stack">
        {accounts?.length === 0 ? (
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
            {preview && preview.leftOut.count > 0 ? (
              <>
                <div className="k-amber">{t('manyLeftOut', { count: preview.leftOut.count })}</div>
                <ToldTable told={preview.leftOut} leave={leave} />
              </>
            ) : null}
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
          <Button onClick={() => (running === null ? leave() : void call('jobs.cancel', { job: running }))}>
            {t('cancel')}
          </Button>
          {accounts?.length === 0 ? (
            <Button
              variant="filled"
              onClick={() => {
                leave();
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
