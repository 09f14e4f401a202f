/** The small form of a contact person, new or known. Where two changed the same, it asks. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { FieldConflict, Reply } from '../../../preload/contract/reply.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useHidden } from '../../app/session.ts';
import { clientTexts } from '../../text/clients.ts';
import { controlTexts } from '../../text/controls.ts';
import { ConflictDialog } from '../../ui/Dialogs.tsx';
import { useText } from '../../ui/language.tsx';
import { OwnFieldsForm } from '../fields/OwnFieldsForm.tsx';
import { ReachFields } from '../parties/PartyFields.tsx';
import type { FieldWords } from './use-field-words.ts';

type Client = Output<'clients.get'>;
export type ContactFields = Client['contacts'][number];
type Fields = Omit<ContactFields, 'id' | 'version'>;

interface FormProps {
  /** Of a known contact person: the version that the form begins with. */
  readonly version?: number;
  readonly begin: Fields;
  /** `was`: what others have changed of it meanwhile is taken as seen. Answers what came back; ok closes the form. */
  readonly save: (fields: Fields, was: Input<'contacts.add'>['contact'], version: number) => Promise<Reply<Client>>;
  readonly close: () => void;
  readonly words: FieldWords;
  readonly ownClients: Client['ownClients'];
}

export function ContactForm({ begin, version = 1, save, close, words, ownClients }: FormProps) {
  const t = useText(clientTexts);
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const hidden = useHidden();
  const [fields, setFields] = useState(begin);
  const [was, setWas] = useState(begin);
  // Others may save while one types: what they do is merged only over what was there when the form was opened.
  const [since] = useState(version);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [typing, setTyping] = useState<Readonly<Record<string, string>>>({});
  const [conflicts, setConflicts] = useState<readonly FieldConflict[]>([]);

  const submit = async (given: Fields = fields, seen: Fields = was) => {
    if (given.name.trim() === '') return setProblems({ name: controls('required') });
    if (Object.keys(typing).length > 0) return setProblems(typing);
    const reaches = given.reaches.filter(({ value }) => value.trim() !== '');
    const reply = await save({ ...given, reaches }, seen, since);
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
    const [nextFields, nextSeen] = [withValues(fields, chosen), withValues(was, all)];
    setFields(nextFields);
    setWas(nextSeen);
    void submit(nextFields, nextSeen);
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
          setTyping(wrong);
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
function withValues(fields: Fields, values: ReadonlyMap<string, unknown>): Fields {
  const own = new Map<string, unknown>(Object.entries(fields.own));
  const others: Record<string, unknown> = {};
  for (const [path, value] of values) {
    if (!path.startsWith('own.')) others[path] = value;
    else if (value === null || value === undefined) own.delete(path.slice('own.'.length));
    else own.set(path.slice('own.'.length), value);
  }
  // The values are of those very fields at the others'.
  return { ...fields, ...(others as Partial<Fields>), own: Object.fromEntries(own) as Fields['own'] };
}
