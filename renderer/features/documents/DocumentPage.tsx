/** A document: typed while it is a draft, read once it is issued. */
import { Button } from '@mantine/core';
import { queryClient, ReplyError, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import type { PageParams } from '../../app/tabs.ts';
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
  const may = useMay();
  const document = useEngine('documents.get', { id: Number(params.id) });
  const companies = useEngine('companies.list', {});
  const reference = useEngine('reference.get', {});
  useKeys([{ press: 'f5', label: controls('refresh'), run: () => void queryClient.invalidateQueries() }]);
  const failed = document.error ?? companies.error ?? reference.error;
  const { data } = document;
  if (failed && !data) {
    const gone = failed instanceof ReplyError && failed.code === 'not-found';
    return (
      <EmptyState text={gone ? t('gone') : textOf(failed)}>
        {gone ? null : <Button onClick={() => void queryClient.invalidateQueries()}>{controls('retry')}</Button>}
      </EmptyState>
    );
  }
  if (!data || !companies.data || !reference.data) return <Waiting />;
  const shared = { document: data, companies: companies.data, reference: reference.data };
  return data.status === 'draft' && may('documents.change') ? (
    <DraftEditor {...shared} fields={fieldsOf(data)} clientName={data.clientName} />
  ) : (
    <IssuedView {...shared} />
  );
}
