/** The contact persons on a card: added, changed and removed in place. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { Reply } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { queryClient } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { clientTexts } from '../../text/clients.ts';
import { controlTexts } from '../../text/controls.ts';
import { partyTexts } from '../../text/parties.ts';
import { CardSection } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { OwnFieldsForm } from '../fields/OwnFieldsForm.tsx';
import { useOwnFields, useOwnText } from '../fields/use-own-fields.ts';
import { ReachFields } from '../parties/PartyFields.tsx';

type Client = Output<'clients.get'>;
type Contact = Client['contacts'][number];
type Fields = Input<'contacts.add'>['contact'];

interface FormProps {
  readonly begin: Fields;
  /** Answers what came back; ok closes the form. */
  readonly save: (fields: Fields) => Promise<Reply<Client>>;
  readonly close: () => void;
}

function ContactForm({ begin, save, close }: FormProps) {
  const t = useText(clientTexts);
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const [fields, setFields] = useState(begin);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [ownTyping, setOwnTyping] = useState<Readonly<Record<string, string>>>({});
  const submit = async () => {
    if (fields.name.trim() === '') return setProblems({ name: controls('required') });
    if (Object.keys(ownTyping).length > 0) return setProblems(ownTyping);
    const reply = await save({ ...fields, reaches: fields.reaches.filter(({ value }) => value.trim() !== '') });
    if (reply.ok) return close();
    const byField = fieldProblems(reply);
    const name = byField['contact.name'] ?? byField.name;
    const own = Object.entries(byField).flatMap(([path, said]) =>
      path.startsWith('contact.own.') ? [[path.slice('contact.'.length), said] as const] : [],
    );
    if (own.length > 0) return setProblems(Object.fromEntries(own));
    setProblems(name ? { name } : { form: textOf(reply) });
  };
  return (
    <form
      className="k-form-box"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <div className="k-two">
        <TextInput
          label={t('contactName')}
          autoFocus
          maxLength={150}
          value={fields.name}
          error={problems.name}
          onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('position')}
          maxLength={150}
          value={fields.position}
          onChange={(event) => setFields({ ...fields, position: event.currentTarget.value })}
        />
      </div>
      <ReachFields value={fields.reaches} onChange={(reaches) => setFields({ ...fields, reaches })} />
      <TextInput
        label={t('note')}
        maxLength={2000}
        value={fields.note}
        onChange={(event) => setFields({ ...fields, note: event.currentTarget.value })}
      />
      <div className="k-two">
        <OwnFieldsForm
          entity="contact"
          values={fields.own ?? {}}
          problems={problems}
          onChange={(own, wrong) => {
            setFields({ ...fields, own });
            setOwnTyping(wrong);
          }}
        />
      </div>
      {problems.form ? <div className="k-red">{problems.form}</div> : null}
      <div className="k-row">
        <Button type="submit" variant="filled">
          {controls('save')}
        </Button>
        <Button onClick={close}>{controls('cancel')}</Button>
      </div>
    </form>
  );
}

export function Contacts({ client, readOnly }: { client: Client; readOnly: boolean }) {
  const t = useText(clientTexts);
  const party = useText(partyTexts);
  const controls = useText(controlTexts);
  const { tell } = useFailures();
  const format = useFormat();
  const ownFields = useOwnFields('contact');
  const ownText = useOwnText();
  const [editing, setEditing] = useState<number | 'new' | null>(null);
  const taken = (reply: Reply<Client>) => {
    if (reply.ok) queryClient.setQueryData(['clients.get', { id: client.id }], reply.value);
    return reply;
  };
  const add = async (contact: Fields) => taken(await call('contacts.add', { clientId: client.id, contact }));
  const remove = async ({ id, version, ...contact }: Contact) => {
    const reply = taken(await call('contacts.remove', { id, version }));
    if (!reply.ok) return tell(reply);
    notify({
      kind: 'done',
      text: t('contactRemoved', { name: contact.name }),
      action: { label: controls('undo'), run: () => void add(contact) },
    });
  };
  const close = () => setEditing(null);
  return (
    <CardSection
      title={t('contacts')}
      action={
        readOnly ? null : (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={14} />}
            onClick={() => setEditing('new')}
          >
            {t('addContact')}
          </Button>
        )
      }
    >
      {client.contacts.map((contact) =>
        editing === contact.id ? (
          <ContactForm
            key={contact.id}
            begin={contact}
            close={close}
            save={async ({ name, position, reaches, note, own }) =>
              taken(
                await call('contacts.change', {
                  id: contact.id,
                  version: contact.version,
                  contact: { name, position, reaches, note, own },
                }),
              )
            }
          />
        ) : (
          <div className="k-contact" key={contact.id}>
            <div className="k-grow">
              <b>{contact.name}</b>
              {contact.position ? <span className="k-dim"> · {contact.position}</span> : null}
              {contact.reaches.map(({ kind, value, label }) => (
                <div key={`${kind} ${value}`} title={party(kind)}>
                  {value}
                  {label ? <span className="k-dim"> ({label})</span> : null}
                </div>
              ))}
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
            {readOnly ? null : (
              <span className="k-contact-actions">
                <ActionIcon
                  aria-label={`${controls('change')}: ${contact.name}`}
                  title={controls('change')}
                  onClick={() => setEditing(contact.id)}
                >
                  <IconPencil size={15} />
                </ActionIcon>
                <ActionIcon
                  aria-label={`${controls('remove')}: ${contact.name}`}
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
      {client.contacts.length === 0 && editing !== 'new' ? <div className="k-dim">{t('noContacts')}</div> : null}
      {editing === 'new' ? (
        <ContactForm
          begin={{ name: '', position: '', reaches: [{ kind: 'phone', value: '', label: '' }], note: '' }}
          save={add}
          close={close}
        />
      ) : null}
    </CardSection>
  );
}
