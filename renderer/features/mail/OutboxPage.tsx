/** The outbox: what waits, what was sent, what failed and why, and what can be done about it. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMail, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { type MailState, mailStates } from '../../../preload/contract/mail.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useTabState } from '../../app/page.tsx';
import { openPage, type PageParams } from '../../app/tabs.ts';
import { documentTexts } from '../../text/documents.ts';
import { mailTexts } from '../../text/mail.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { ComposeDialog } from './ComposeDialog.tsx';
import type { WrittenAnew } from './kept-letter.ts';
import { OutboxRow } from './OutboxRow.tsx';
import { useWritingAnew } from './use-writing-anew.ts';
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
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 200);
  const search = useRef<HTMLInputElement>(null);
  const toSearch = () => {
    search.current?.focus();
    search.current?.select();
  };
  useKeys([
    { press: '/', label: t('searchKey'), run: toSearch },
    { press: 'ctrl+f', label: t('searchKey'), run: toSearch },
    { press: 'escape', run: () => (typed === '' ? false : setTyped('')) },
  ]);
  const documentId = typeof params.documentId === 'number' ? params.documentId : null;
  const asked = { state, documentId, text };
  const anew = useWritingAnew();
  const { data, error } = useLetters({ ...asked, after: null });
  const of = data?.rows.find(({ document }) => document?.id === documentId)?.document;
  const named = of ? `${words(`type_${of.type}`)} ${of.number ?? ''}`.trim() : '';
  const title = named === '' ? t('outbox') : t('outboxOf', { document: named });
  useTabState(named === '' ? undefined : title);
  const isEmpty = data?.rows.length === 0 && data.next === null;
  return (
    <section className="k-outbox k-stack" aria-label={t('outbox')}>
      <div className="k-row">
        <div className="k-grow">
          <h1>{title}</h1>
          <div className="k-dim">{t('outboxAbout')}</div>
        </div>
        {documentId === null ? null : <Button onClick={() => openPage('outbox')}>{t('allLetters')}</Button>}
      </div>
      <div className="k-row">
        <TextInput
          ref={search}
          w={300}
          leftSection={<IconSearch size={15} />}
          aria-label={t('search')}
          placeholder={`${t('search')}  /`}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
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
      {isEmpty && text === '' ? <EmptyState icon={IconMail} text={t('noLetters')} hint={t('noLettersHint')} /> : null}
      {isEmpty && text !== '' ? <EmptyState icon={IconMail} text={t('noneFound')} /> : null}
      {data && !isEmpty ? (
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
              <Letters
                key={JSON.stringify(asked)}
                asked={asked}
                after={null}
                above={0}
                wanted={shownAtOnce}
                writeAnew={anew.write}
              />
            </tbody>
          </table>
        </div>
      ) : null}
      {anew.compose ? <ComposeDialog compose={anew.compose} size={null} close={anew.close} /> : null}
    </section>
  );
}

interface AskedLetters {
  readonly state: MailState | null;
  /** null: of all documents. */
  readonly documentId: number | null;
  /** Words that all must be in them; empty: any letters. */
  readonly text: string;
}

function useLetters({ state, documentId, text, after }: AskedLetters & { readonly after: number | null }) {
  const only = { ...(state && { state }), ...(documentId !== null && { documentId }), ...(text && { text }) };
  return useEngine('mail.outbox', { ...only, after, limit: shownAtOnce }, { keep: true });
}

interface LettersProps {
  readonly asked: AskedLetters;
  /** The id of the letter before them. */
  readonly after: number | null;
  /** How many letters stand above them. */
  readonly above: number;
  /** So many letters are to be shown before somebody asks for more. */
  readonly wanted: number;
  readonly writeAnew: (anew: WrittenAnew) => void;
}

/**
 * A page of letters, and below it those before them: where they begin follows from where these end, whatever joins above. A page of what was
 * searched for may have few letters, or none: then the next one is read at once.
 */
function Letters({ asked, after, above, wanted, writeAnew }: LettersProps) {
  const t = useText(mailTexts);
  const { textOf } = useFailures();
  const [isLonger, setLonger] = useState(false);
  const { data, error } = useLetters({ ...asked, after });
  if (data === undefined)
    return (
      <tr>
        <td colSpan={columns}>
          {error ? (
            <span className="k-red">{textOf(error)}</span>
          ) : asked.text === '' || after === null ? (
            <Waiting />
          ) : (
            <span className="k-dim">{t('lookingEarlier')}</span>
          )}
        </td>
      </tr>
    );
  const shown = above + data.rows.length;
  const goesOn = isLonger || shown < wanted;
  const further = isLonger ? wanted + shownAtOnce : wanted;
  return (
    <>
      {data.rows.map((letter) => (
        <OutboxRow key={letter.id} letter={letter} writeAnew={writeAnew} />
      ))}
      {data.next === null && shown === 0 ? (
        <tr>
          <td colSpan={columns}>{t('noneFound')}</td>
        </tr>
      ) : null}
      {data.next === null ? null : goesOn ? (
        <Letters asked={asked} after={data.next} above={shown} wanted={further} writeAnew={writeAnew} />
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
