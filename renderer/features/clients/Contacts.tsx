/** The contact persons on a card: added, changed, removed and put into another order in place. */
import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import type { Reply } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { queryClient } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { clientTexts } from '../../text/clients.ts';
import { controlTexts } from '../../text/controls.ts';
import { CardSection } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { useOwnFields, useOwnText } from '../fields/use-own-fields.ts';
import { ReachLines } from '../parties/ReachLines.tsx';
import { BirthdayLine } from './BirthdayField.tsx';
import { ContactForm } from './ContactForm.tsx';
import { type ContactFields, type ContactTyping, placeOf, typingOf } from './contact-typing.ts';
import { useContactTyping } from './use-contact-typing.ts';
import type { FieldWords } from './use-field-words.ts';

type Client = Output<'clients.get'>;
type Contact = Client['contacts'][number];

interface ContactsProps {
  readonly client: Client;
  readonly readOnly: boolean;
  readonly words: FieldWords;
}

/** What is being dragged, so that nothing else is taken for a contact person. */
const dragType = 'application/x-kontor-contact';

export function Contacts({ client, readOnly, words }: ContactsProps) {
  const t = useText(clientTexts);
  const format = useFormat();
  const controls = useText(controlTexts);
  const { tell } = useFailures();
  const [typing, setTyping] = useContactTyping();
  const [over, setOver] = useState<number | null>(null);
  const { contacts } = client;

  const taken = (reply: Reply<Client>) => {
    if (reply.ok) queryClient.setQueryData(['clients.get', { id: client.id }], reply.value);
    return reply;
  };
  const add = async (contact: ContactFields, key?: string) =>
    taken(await call('contacts.add', { clientId: client.id, contact, ...(key && { key }) }));
  const editing = typing === null ? null : placeOf(typing, contacts);
  const save = async ({ id, version, fields, was, key }: ContactTyping) =>
    id === null || editing === 'new'
      ? add(fields, key)
      : taken(await call('contacts.change', { id, version, contact: fields, was }));
  const remove = async ({ id, version, ...contact }: Contact) => {
    const reply = taken(await call('contacts.remove', { id, version }));
    if (!reply.ok) return tell(reply);
    notify({
      kind: 'done',
      text: t('contactRemoved', { name: contact.name }),
      action: { label: controls('undo'), run: () => void add(contact) },
    });
  };
  const move = async (id: number, place: number) => {
    const others = contacts.map((contact) => contact.id).filter((other) => other !== id);
    const ids = others.toSpliced(Math.max(0, place), 0, id);
    const reply = taken(await call('contacts.order', { clientId: client.id, ids }));
    if (!reply.ok) tell(reply);
  };
  const dragging = (contact: Contact, place: number) => ({
    draggable: !readOnly,
    title: readOnly || contacts.length < 2 ? undefined : t('moveContact'),
    'data-over': over === contact.id,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData(dragType, String(contact.id));
    },
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(dragType)) return;
      event.preventDefault();
      setOver(contact.id);
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent) => {
      const id = Number(event.dataTransfer.getData(dragType));
      setOver(null);
      if (!id || id === contact.id) return;
      event.preventDefault();
      void move(id, place);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      if (readOnly || step === 0 || !event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      void move(contact.id, place + step);
    },
  });
  const form = typing ? (
    <ContactForm
      key={editing}
      typing={typing}
      onTyped={setTyping}
      words={words}
      ownClients={client.ownClients}
      close={() => setTyping(null)}
      save={save}
    />
  ) : null;
  return (
    <CardSection
      title={t('contacts')}
      action={
        readOnly ? null : (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={14} />}
            onClick={() => setTyping(typingOf(null))}
          >
            {t('addContact')}
          </Button>
        )
      }
    >
      {contacts.map((contact, place) =>
        editing === contact.id ? (
          form
        ) : (
          <div className="k-contact" key={contact.id} {...dragging(contact, place)}>
            <ContactText contact={contact} client={client} />
            {readOnly ? null : (
              <span className="k-contact-actions">
                <ActionIcon
                  aria-label={`${controls('change')}${format.colon} ${contact.name}`}
                  title={controls('change')}
                  onClick={() => setTyping(typingOf(contact))}
                >
                  <IconPencil size={15} />
                </ActionIcon>
                <ActionIcon
                  aria-label={`${controls('remove')}${format.colon} ${contact.name}`}
                  title={controls('remove')}
                  onClick={() => void remove(contact)}
                >
                  <IconTrash size={15} />
                </ActionIcon>
              </span>
            )}
          </div>
        ),
      )}
      {contacts.length === 0 && editing !== 'new' ? <div className="k-dim">{t('noContacts')}</div> : null}
      {editing === 'new' ? form : null}
    </CardSection>
  );
}

function ContactText({ contact, client }: { readonly contact: Contact; readonly client: Client }) {
  const format = useFormat();
  const ownFields = useOwnFields('contact');
  const ownText = useOwnText();
  return (
    <div className="k-grow">
      <b>{contact.name}</b>
      {contact.position ? <span className="k-dim"> · {contact.position}</span> : null}
      <ReachLines reaches={contact.reaches} client={client} contactId={contact.id} />
      {contact.birthday === null ? null : <BirthdayLine birthday={contact.birthday} />}
      {contact.note ? <div className="k-dim">{contact.note}</div> : null}
      {ownFields.map((field) => {
        const text = ownText(field, contact.own[String(field.id)], client.ownClients);
        return text === '' ? null : (
          <div key={field.id}>
            <span className="k-dim">{`${field.name}${format.colon} `}</span>
            {text}
          </div>
        );
      })}
    </div>
  );
}
