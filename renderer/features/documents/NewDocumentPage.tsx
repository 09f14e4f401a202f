/** A new document, until it is saved for the first time. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { documentTypes } from '../../../preload/contract/companies.ts';
import { queryClient, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import type { PageParams } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { DraftEditor } from './DraftEditor.tsx';

/** `params.clientId`: for this client; `params.type`: of this type, an invoice without it. */
export function NewDocumentPage({ params }: { params: PageParams }) {
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const clientId = typeof params.clientId === 'number' ? params.clientId : null;
  const type = documentTypes.find((known) => known === params.type) ?? 'invoice';
  const begun = useEngine('documents.new', { type, companyId: null, clientId });
  const client = useEngine('clients.get', { id: clientId ?? 0 }, { enabled: clientId !== null });
  const companies = useEngine('companies.list', {});
  const reference = useEngine('reference.get', {});
  // What it began with stays, whatever is read again later.
  const [fields, setFields] = useState(begun.data);
  if (!fields && begun.data && !begun.isStale) setFields(begun.data);
  const failed = begun.error ?? companies.error ?? reference.error;
  if (failed && !fields) {
    return (
      <EmptyState text={textOf(failed)}>
        <Button onClick={() => void queryClient.invalidateQueries()}>{controls('retry')}</Button>
      </EmptyState>
    );
  }
  const named = clientId === null || client.data || client.error;
  if (!fields || !companies.data || !reference.data || !named) return <Waiting />;
  return (
    <DraftEditor
      fields={fields}
      document={null}
      clientName={client.data?.name ?? ''}
      companies={companies.data}
      reference={reference.data}
    />
  );
}
