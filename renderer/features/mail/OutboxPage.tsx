/** The outbox: what waits, what was sent, what failed and why, and what can be done about it. */
import { Button, NativeSelect } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { type MailState, mailStates } from '../../../preload/contract/mail.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useTabState } from '../../app/page.tsx';
import { openPage, type PageParams } from '../../app/tabs.ts';
import { documentTexts } from '../../text/documents.ts';
import { mailTexts } from '../../text/mail.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { OutboxRow } from './OutboxRow.tsx';
import '../../ui/table.css';
import './mail.css';

const shownAtOnce = 100;
const columns = 5;

/** `params.documentId`: only the letters about this document. */
export function OutboxPage({ params }: { params: PageParams }) {
  const t = useText(mailTexts);
  const words = useText(documentTexts);
  const { textOf } = useFailures();
  const [state, setState] = useState<MailState | null>(null);
  const documentId = typeof params.documentId === 'number' ? params.documentId : null;
  const { data, error } = useLetters({ state, documentId, after: null });
  const of = data?.rows.find(({ document }) => document?.id === documentId)?.document;
  const named = of ? `${words(`type_${of.type}`)} ${of.number ?? ''}`.trim() : '';
  const title = named === '' ? t('outbox') : t('outboxOf', { document: named });
  useTabState(named === '' ? undefined : title);
  return (
    <section className="k-outbox k-stack" aria-label={t('outbox')}>
      <div className="k-row">
        <div className="k-grow">
          <h1>{title}</h1>
          <div className="k-dim">{t('outboxAbout')}</div>
        </div>
        {documentId === null ? null : <Button onClick={() => openPage('outbox')}>{t('allLetters')}</Button>}
        <NativeSelect
          aria-label={t('state')}
          data={[
            { value: '', label: t('anyState') },
            ...mailStates.map((value) => ({ value, label: t(`state_${value}`) })),
          ]}
          value={state ?? ''}
          onChange={(event) => setState(mailStates.find((one) => one === event.currentTarget.value) ?? null)}
        />
      </div>
      {error ? <div className="k-red">{textOf(error)}</div> : null}
      {data === undefined && !error ? <Waiting /> : null}
      {data?.rows.length === 0 ? <EmptyState icon={IconMail} text={t('noLetters')} hint={t('noLettersHint')} /> : null}
      {data && data.rows.length > 0 ? (
        <div className="k-table-box">
          <table className="k-table" aria-label={t('outbox')}>
            <thead>
              <tr>
                <th>{t('state')}</th>
                <th>{t('letter')}</th>
                <th>{t('document')}</th>
                <th>{t('when')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              <Letters key={state ?? ''} state={state} documentId={documentId} after={null} />
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

interface LettersProps {
  readonly state: MailState | null;
  /** null: of all documents. */
  readonly documentId: number | null;
  /** The id of the letter before them. */
  readonly after: number | null;
}

function useLetters({ state, documentId, after }: LettersProps) {
  const only = { ...(state && { state }), ...(documentId !== null && { documentId }) };
  return useEngine('mail.outbox', { ...only, after, limit: shownAtOnce }, { keep: true });
}

/** A hundred letters, and below them those before them: where they begin follows from where these end, whatever joins above. */
function Letters({ state, documentId, after }: LettersProps) {
  const t = useText(mailTexts);
  const { textOf } = useFailures();
  const [isLonger, setLonger] = useState(false);
  const { data, error } = useLetters({ state, documentId, after });
  if (data === undefined)
    return (
      <tr>
        <td colSpan={columns}>{error ? <span className="k-red">{textOf(error)}</span> : <Waiting />}</td>
      </tr>
    );
  return (
    <>
      {data.rows.map((letter) => (
        <OutboxRow key={letter.id} letter={letter} />
      ))}
      {data.next === null ? null : isLonger ? (
        <Letters state={state} documentId={documentId} after={data.next} />
      ) : (
        <tr>
          <td colSpan={columns}>
            <Button onClick={() => setLonger(true)}>{t('more')}</Button>
          </td>
        </tr>
      )}
    </>
  );
}
