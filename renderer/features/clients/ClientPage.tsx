/** The card of a client. */
import { Button } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import type { Input, Output } from '../../../preload/contract/index.ts';
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
import { ClientDocuments, Owed } from './ClientDocuments.tsx';
import { ClientFacts } from './ClientFacts.tsx';
import { Contacts } from './Contacts.tsx';
import { stateTints } from './client-words.ts';
import { History } from './History.tsx';
import { useFieldWords } from './use-field-words.ts';

interface ShownProps {
  readonly client: Output<'clients.get'>;
  readonly reference: Output<'reference.get'>;
}

function Shown({ client, reference }: ShownProps) {
  const t = useText(clientTexts);
  const format = useFormat();
  const may = useMay();
  const words = useFieldWords(reference.users);
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
  const readOnly = bin.inBin || !may('clients.change');
  return (
    <>
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
          </>
        }
        actions={
          <>
            {bin.button}
            {!bin.inBin && may('documents.change') ? (
              <Button
                variant="filled"
                leftSection={<IconFilePlus size={15} />}
                onClick={() => openPage('new-document', { clientId: client.id })}
              >
                {t('newInvoice')}
              </Button>
            ) : null}
          </>
        }
        banner={bin.banner}
        left={<ClientFacts client={client} reference={reference} save={save} readOnly={readOnly} />}
        middle={
          <>
            <Contacts client={client} readOnly={readOnly} />
            <History id={client.id} words={words} />
          </>
        }
        right={
          <>
            <Owed client={client} />
            <ClientDocuments client={client} />
          </>
        }
      />
    </>
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
