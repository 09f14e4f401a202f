/** A document: typed while it is a draft, read once it is issued. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Document } from '../../../preload/contract/documents.ts';
import { queryClient, ReplyError, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useTab } from '../../app/page.tsx';
import { type PageParams, useTabs } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { documentTexts } from '../../text/documents.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { DraftEditor } from './DraftEditor.tsx';
import { fieldsOf } from './draft-state.ts';
import { IssuedView } from './IssuedView.tsx';

/** `params.id`: which document. */
export function DocumentPage({ params }: { params: PageParams }) {
  const t = useText(documentTexts);
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const document = useEngine('documents.get', { id: Number(params.id) });
  const companies = useEngine('companies.list', {});
  const reference = useEngine('reference.get', {});
  useKeys([{ press: 'f5', label: controls('refresh'), run: () => void queryClient.invalidateQueries() }]);
  const failed = document.error ?? companies.error ?? reference.error;
  const { data } = document;
  // What is typed stays on the screen, even when the draft was issued on another computer meanwhile.
  const { key } = useTab();
  const unsaved = useTabs((tabs) => tabs.unsaved.has(key));
  const [draft, setDraft] = useState<Document | null>(null);
  if (data?.status === 'draft' && data !== draft) setDraft(data);
  // Once it is read as issued, what is typed on the page is no draft any more: a payment.
  if (data && data.status !== 'draft' && draft && !unsaved) setDraft(null);
  if (failed && !data) {
    const gone = failed instanceof ReplyError && failed.code === 'not-found';
    return (
      <EmptyState text={gone ? t('gone') : textOf(failed)}>
        {gone ? null : <Button onClick={() => void queryClient.invalidateQueries()}>{controls('retry')}</Button>}
      </EmptyState>
    );
  }
  if (!data || !companies.data || !reference.data) return <Waiting />;
  const shared = { companies: companies.data, reference: reference.data };
  const typed = data.status === 'draft' ? data : unsaved ? draft : null;
  return typed?.may.change ? (
    <DraftEditor
      {...shared}
      document={typed}
      fields={fieldsOf(typed)}
      clientName={typed.clientName}
      issuedMeanwhile={data.status !== 'draft'}
    />
  ) : (
    <IssuedView {...shared} document={data} />
  );
}
