/** The small form of a contact person, new or known. Where two changed the same, it asks. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import type { FieldConflict, Reply } from '../../../preload/contract/reply.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useHidden } from '../../app/session.ts';
import { clientTexts } from '../../text/clients.ts';
import { controlTexts } from '../../text/controls.ts';
import { ConflictDialog } from '../../ui/Dialogs.tsx';
import { useText } from '../../ui/language.tsx';
import { OwnFieldsForm } from '../fields/OwnFieldsForm.tsx';
import { ReachFields } from '../parties/PartyFields.tsx';
import { BirthdayField } from './BirthdayField.tsx';
import type { ContactFields, ContactTyping } from './contact-typing.ts';
import type { FieldWords } from './use-field-words.ts';

type Client = Output<'clients.get'>;

interface FormProps {
  readonly typing: ContactTyping;
  readonly onTyped: (typing: ContactTyping) => void;
  /** Answers what came back; ok closes the form. */
  readonly save: (typing: ContactTyping) => Promise<Reply<Client>>;
  readonly close: () => void;
  readonly words: FieldWords;
  readonly ownClients: Client['ownClients'];
}

export function ContactForm({ typing, onTyped, save, close, words, ownClients }: FormProps) {
  const t = useText(clientTexts);
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const hidden = useHidden();
  const { fields, was } = typing;
  const setFields = (next: ContactFields) => onTyped({ ...typing, fields: next });
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [wrongBirthday, setWrongBirthday] = useState<string | null>(null);
  const [wrongOwn, setWrongOwn] = useState<Readonly<Record<string, string>>>({});
  const [conflicts, setConflicts] = useState<readonly FieldConflict[]>([]);

  const submit = async (given = typing) => {
    if (given.fields.name.trim() === '') return setProblems({ name: controls('required') });
    if (wrongBirthday !== null) return setProblems({ birthday: wrongBirthday });
    if (Object.keys(wrongOwn).length > 0) return setProblems(wrongOwn);
    const reaches = given.fields.reaches.filter(({ value }) => value.trim() !== '');
    const reply = await save({ ...given, fields: { ...given.fields, reaches } });
    if (reply.ok) return close();
    setConflicts(reply.details?.conflicts ?? []);
    const byField = Object.entries(fieldProblems(reply)).map(
      ([path, message]) => [path.replace(/^contact\./u, ''), message] as const,
    );
    setProblems(byField.length > 0 ? Object.fromEntries(byField) : { form: textOf(reply) });
  };
  const choose = (mine: ReadonlySet<string>) => {
    const all = new Map(conflicts.map(({ path, theirs }) => [path, theirs]));
    const chosen = new Map([...all].filter(([path]) => !mine.has(path)));
    setConflicts([]);
    // What others have changed of it meanwhile is taken as seen.
    const next = { ...typing, fields: withValues(fields, chosen), was: withValues(was, all) };
    onTyped(next);
    void submit(next);
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
      {conflicts.length > 0 ? (
        <ConflictDialog
          rows={conflicts.map(({ path, mine, theirs, original }) => ({
            path,
            label: words.label(`contact_${path}`),
            mine: words.value(`contacts.${path}`, mine),
            theirs: words.value(`contacts.${path}`, theirs),
            original: words.value(`contacts.${path}`, original),
          }))}
          choose={choose}
          cancel={() => setConflicts([])}
        />
      ) : null}
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
      {hidden('clients.reaches') ? null : (
        <ReachFields value={fields.reaches} onChange={(reaches) => setFields({ ...fields, reaches })} />
      )}
      {hidden('clients.birthdays') ? null : (
        <BirthdayField
          value={fields.birthday}
          error={problems.birthday}
          onChange={(birthday, wrong) => {
            setFields({ ...fields, birthday });
            setWrongBirthday(wrong);
          }}
        />
      )}
      <TextInput
        label={t('note')}
        maxLength={2000}
        value={fields.note}
        onChange={(event) => setFields({ ...fields, note: event.currentTarget.value })}
      />
      <OwnFieldsForm
        entity="contact"
        values={fields.own}
        ownClients={ownClients}
        problems={problems}
        onChange={(own, wrong) => {
          setFields({ ...fields, own });
          setWrongOwn(wrong);
        }}
      />
      {problems.form ? <div className="k-red">{problems.form}</div> : null}
      <div className="k-row">
        <Button type="submit" variant="light">
          {controls('save')}
        </Button>
        <Button onClick={close}>{controls('cancel')}</Button>
      </div>
    </form>
  );
}

/** The fields with these values by their paths; an own value that others took away is left out. */
function withValues(fields: ContactFields, values: ReadonlyMap<string, unknown>): ContactFields {
  const own = new Map<string, unknown>(Object.entries(fields.own));
  const others: Record<string, unknown> = {};
  for (const [path, value] of values) {
    if (!path.startsWith('own.')) others[path] = value;
    else if (value === null || value === undefined) own.delete(path.slice('own.'.length));
    else own.set(path.slice('own.'.length), value);
  }
  // The values are of those very fields at the others'.
  return { ...fields, ...(others as Partial<ContactFields>), own: Object.fromEntries(own) as ContactFields['own'] };
}
