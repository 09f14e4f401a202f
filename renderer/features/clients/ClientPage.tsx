/** The card of a client. */
import { Button, Tooltip } from '@mantine/core';
import { IconFilePlus, IconNotes } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { AlsoHere } from '../../app/AlsoHere.tsx';
import { call } from '../../app/border.ts';
import { CardPage } from '../../app/CardPage.tsx';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { openPage, type PageParams } from '../../app/tabs.ts';
import { useBin } from '../../app/use-bin.tsx';
import { useFieldSaving } from '../../app/use-field-saving.tsx';
import { clientTexts } from '../../text/clients.ts';
import { Card, StateWord } from '../../ui/Card.tsx';
import { InlineText } from '../../ui/inline-fields.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { CardBox } from '../activities/CardBox.tsx';
import { NextActivities } from '../activities/NextActivities.tsx';
import { useCallsAbout } from '../calls/asked-calls.ts';
import { ClientDeals } from '../deals/ClientDeals.tsx';
import { TypeMenu } from '../documents/TypeMenu.tsx';
import { MergeWith } from '../duplicates/MergeEntries.tsx';
import { FileDrop } from '../timeline/FileDrop.tsx';
import { Links } from '../timeline/Links.tsx';
import { NoteBox } from '../timeline/NoteBox.tsx';
import { Timeline } from '../timeline/Timeline.tsx';
import { useFileTaking } from '../timeline/use-file-taking.ts';
import { ClientDocuments, Owed } from './ClientDocuments.tsx';
import { ClientFacts } from './ClientFacts.tsx';
import { Contacts } from './Contacts.tsx';
import { stateTints } from './client-words.ts';
import { LetterMenu } from './LetterMenu.tsx';
import { NextContact } from './NextContact.tsx';
import { useChangeWords } from './use-change-words.tsx';
import { useFieldWords } from './use-field-words.ts';
import { useNewInvoiceKey } from './use-new-invoice-key.ts';

interface ShownProps {
  readonly client: Output<'clients.get'>;
  readonly reference: Output<'reference.get'>;
}

function Shown({ client, reference }: ShownProps) {
  const t = useText(clientTexts);
  const format = useFormat();
  const may = useMay();
  const words = useFieldWords(client, reference);
  const changeWords = useChangeWords(words);
  const makeInvoice = () => openPage('new-document', { clientId: client.id });
  const noteBox = useRef<HTMLTextAreaElement>(null);
  const record = { entity: 'client', id: client.id } as const;
  const files = useFileTaking(record);
  const queryKey = ['clients.get', { id: client.id }];
  const { save, dialog } = useFieldSaving({
    record: client,
    queryKey,
    change: (request: Input<'clients.change'>) => call('clients.change', request),
    words,
  });
  const bin = useBin({
    record: client,
    queryKey,
    right: 'clients.delete',
    remove: (request) => call('clients.remove', request),
    restore: (request) => call('clients.restore', request),
    t,
  });
  useCallsAbout(bin.inBin ? null : { client: { id: client.id, name: client.name }, contactId: null, deal: null });
  useNewInvoiceKey(!bin.inBin && may('documents.create'), makeInvoice);
  const readOnly = bin.inBin || !client.may.change || !may('clients.change');
  const { mergedIntoId } = client;
  return (
    <FileDrop enabled={!readOnly} take={files.take}>
      {dialog}
      <Card
        title={
          <InlineText
            bare
            label={t('name')}
            value={client.name}
            readOnly={readOnly}
            save={async (name) => (name.trim() === '' ? t('nameMissing') : save({ name }))}
          />
        }
        subtitle={
          <>
            <StateWord text={t(`state_${client.state}`)} state={stateTints[client.state]} />
            <span>{t(`type_${client.type}`)}</span>
            {client.code ? <span>· {client.code}</span> : null}
            {client.responsible ? <span>· {client.responsible}</span> : null}
            <span>· {t('since', { day: format.day(client.createdAt.slice(0, 10)) })}</span>
            <AlsoHere record={record} />
          </>
        }
        actions={
          <>
            {client.may.merge && !bin.inBin ? <MergeWith clientId={client.id} /> : null}
            {client.may.delete ? bin.button : null}
            {readOnly ? null : <LetterMenu clientId={client.id} />}
            {readOnly ? null : (
              <Button leftSection={<IconNotes size={15} />} onClick={() => noteBox.current?.focus()}>
                {t('writeNote')}
              </Button>
            )}
            {!bin.inBin && may('documents.create') ? (
              <Button.Group>
                <Tooltip label="Ctrl+Shift+N">
                  <Button variant="filled" leftSection={<IconFilePlus size={15} />} onClick={makeInvoice}>
                    {t('newInvoice')}
                  </Button>
                </Tooltip>
                <TypeMenu clientId={client.id} />
              </Button.Group>
            ) : null}
          </>
        }
        banner={
          <>
            {bin.banner}
            {mergedIntoId === null ? null : (
              <div className="k-banner">
                {t('mergedBanner')}
                <Button size="compact-xs" onClick={() => openPage('client', { id: mergedIntoId })}>
                  {t('openMerged')}
                </Button>
              </div>
            )}
          </>
        }
        left={<ClientFacts client={client} reference={reference} save={save} readOnly={readOnly} />}
        middle={
          <Timeline
            record={record}
            readOnly={readOnly}
            change={changeWords}
            box={
              readOnly ? null : (
                <CardBox clientId={client.id} note={<NoteBox record={record} files={files} box={noteBox} />} />
              )
            }
          />
        }
        right={
          <>
            <NextContact client={client} readOnly={readOnly} save={(nextContact) => save({ nextContact })} />
            <NextActivities of={{ client: { id: client.id, name: client.name } }} readOnly={bin.inBin} />
            <Owed client={client} />
            <Contacts client={client} readOnly={readOnly} words={words} />
            <ClientDeals client={client} />
            <ClientDocuments client={client} />
            <Links clientId={client.id} readOnly={readOnly} />
          </>
        }
      />
    </FileDrop>
  );
}

/** `params.id`: which client. */
export function ClientPage({ params }: { params: PageParams }) {
  const t = useText(clientTexts);
  const query = useEngine('clients.get', { id: Number(params.id) });
  return (
    <CardPage query={query} gone={t('gone')}>
      {(client, reference) => <Shown client={client} reference={reference} />}
    </CardPage>
  );
}
