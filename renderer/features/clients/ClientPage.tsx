/** The card of a client. */
import { Button } from '@mantine/core';
import { IconTrash, IconTrashOff } from '@tabler/icons-react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { queryClient, ReplyError, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useTab, useTabState } from '../../app/page.tsx';
import { useMay } from '../../app/session.ts';
import { closePage, type PageParams } from '../../app/tabs.ts';
import { clientTexts } from '../../text/clients.ts';
import { controlTexts } from '../../text/controls.ts';
import { Card, StateWord } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { InlineText } from '../../ui/inline-fields.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { ClientDocuments, Owed } from './ClientDocuments.tsx';
import { ClientFacts } from './ClientFacts.tsx';
import { Contacts } from './Contacts.tsx';
import { stateTints } from './client-words.ts';
import { History } from './History.tsx';
import { useClientSaving } from './use-client-saving.tsx';
import { useFieldWords } from './use-field-words.ts';

interface ShownProps {
  readonly client: Output<'clients.get'>;
  readonly reference: Output<'reference.get'>;
}

function Shown({ client, reference }: ShownProps) {
  const t = useText(clientTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const may = useMay();
  const { key } = useTab();
  const { tell } = useFailures();
  const words = useFieldWords(reference.users);
  const { save, dialog } = useClientSaving(client, words.value);
  const inBin = client.deletedAt !== null;
  const readOnly = inBin || !may('clients.change');

  const restore = async () => {
    const reply = await call('clients.restore', { id: client.id });
    if (!reply.ok) return tell(reply);
    queryClient.setQueryData(['clients.get', { id: client.id }], reply.value);
    notify({ kind: 'done', text: t('restored', { name: client.name }) });
  };
  const remove = async () => {
    const reply = await call('clients.remove', { id: client.id, version: client.version });
    if (!reply.ok) return tell(reply);
    closePage(key);
    notify({
      kind: 'done',
      text: t('removed', { name: client.name }),
      action: { label: controls('undo'), run: () => void restore() },
    });
  };
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
          may('clients.delete') ? (
            inBin ? (
              <Button variant="filled" leftSection={<IconTrashOff size={15} />} onClick={() => void restore()}>
                {t('restore')}
              </Button>
            ) : (
              <Button leftSection={<IconTrash size={15} />} onClick={() => void remove()}>
                {t('removeOne')}
              </Button>
            )
          ) : null
        }
        banner={
          client.deletedAt ? (
            <div className="k-banner">{t('binBanner', { when: format.moment(client.deletedAt) })}</div>
          ) : null
        }
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

export function ClientPage({ params }: { params: PageParams }) {
  const t = useText(clientTexts);
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const id = Number(params.id);
  const client = useEngine('clients.get', { id });
  const { data: reference } = useEngine('reference.get', {});
  useTabState(client.data?.name);
  useKeys([{ press: 'f5', label: controls('refresh'), run: () => void queryClient.invalidateQueries() }]);
  if (client.error && !client.data) {
    const gone = client.error instanceof ReplyError && client.error.code === 'not-found';
    return (
      <EmptyState text={gone ? t('gone') : textOf(client.error)}>
        {gone ? null : <Button onClick={() => void client.refetch()}>{controls('retry')}</Button>}
      </EmptyState>
    );
  }
  return client.data && reference ? <Shown client={client.data} reference={reference} /> : <Waiting />;
}
