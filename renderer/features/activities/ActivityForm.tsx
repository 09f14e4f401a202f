/** The fields of an activity. */
import { MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { activityKinds, priorities } from '../../../preload/contract/activities.ts';
import type { Repeat } from '../../../preload/contract/repeating.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { activityTexts } from '../../text/activities.ts';
import { controlTexts } from '../../text/controls.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { rememberClientName, useClientNames } from '../lists/client-names.ts';
import { findClients } from '../lists/PickedClients.tsx';
import { HindranceWords } from '../working-time/HindranceWords.tsx';
import { leaveActivity } from './asked-activities.ts';
import { Checklist } from './Checklist.tsx';
import { RepeatField } from './RepeatField.tsx';
import { choiceOf, reminderBefore, reminderChoices } from './reminder-times.ts';
import { TimeField } from './TimeField.tsx';
import { type Activity, type ActivityTyping, participantOf, participantValue } from './typing.ts';

/** What the client, the document and the deal are called that an activity is about. */
export type AboutNames = Readonly<Record<'client' | 'document' | 'deal', string>>;

interface ActivityFormProps {
  readonly fields: ActivityTyping;
  readonly set: (changed: Partial<ActivityTyping>) => void;
  readonly names: AboutNames;
  readonly known: Activity | null;
  readonly repeat: Repeat | null;
  readonly setRepeat: (repeat: Repeat | null) => void;
  readonly readOnly: boolean;
  readonly problems: Readonly<Record<string, string>>;
  /** What is typed into a field is no such value; null: it is again. */
  readonly setWrong: (field: string, problem: string | null) => void;
}

const longest = 10_080;

/** Whose time it takes. */
const peopleOf = ({ responsibleId, participants }: ActivityTyping) => [
  responsibleId,
  ...participants.flatMap(({ kind, id }) => (kind === 'user' && id !== responsibleId ? [id] : [])),
];

export function ActivityForm({
  fields,
  set,
  names,
  known,
  repeat,
  setRepeat,
  readOnly,
  problems,
  setWrong,
}: ActivityFormProps) {
  const t = useText(activityTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const may = useMay();
  const { clientId } = fields;
  const { client: clientName } = names;
  const { data: reference } = useEngine('reference.get', {});
  const { data: client } = useEngine(
    'clients.get',
    { id: clientId ?? 0 },
    { enabled: clientId !== null && may('clients.see') },
  );
  const nameOf = useClientNames(clientId !== null && clientName === '' && may('clients.see') ? [clientId] : []);
  const shownClient =
    clientId === null
      ? ''
      : clientId === known?.clientId || clientName !== ''
        ? clientName || nameOf(clientId)
        : nameOf(clientId);
  const reminder = fields.remindAt === null ? 'none' : (fields.day && choiceOf(fields, fields.remindAt)) || 'other';
  const users = reference?.users ?? [];
  // Whoever has left still stands where he stood.
  const responsible = users.some(({ id }) => id === fields.responsibleId)
    ? users
    : [...users, { id: fields.responsibleId, name: known?.responsible ?? '' }];
  const contacts = client?.contacts ?? [];
  const taking = (known?.participants ?? []).map((one) => ({ value: participantValue(one), label: one.name || '—' }));
  const proposed = [
    ...users.map(({ id, name }) => ({ value: participantValue({ kind: 'user', id }), label: name })),
    ...contacts.map(({ id, name }) => ({ value: participantValue({ kind: 'contact', id }), label: name })),
  ];
  const participants = [...proposed, ...taking.filter(({ value }) => proposed.every((one) => one.value !== value))];
  const minutes = (name: 'duration' | 'plannedMinutes' | 'spentMinutes') => (
    <NumberField
      label={t(name)}
      {...(name === 'spentMinutes' ? {} : { title: t(`${name}Hint`) })}
      digits={0}
      min={1}
      max={longest}
      readOnly={readOnly}
      value={fields[name]}
      error={problems[name]}
      onChange={(value, problem) => {
        set({ [name]: value });
        setWrong(name, problem);
      }}
    />
  );
  return (
    <div className="k-activity-form" data-read-only={readOnly}>
      <NativeSelect
        label={t('kind')}
        disabled={readOnly}
        value={fields.kind}
        data={activityKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
        onChange={(event) => {
          const kind = activityKinds.find((one) => one === event.currentTarget.value);
          if (kind) set({ kind });
        }}
      />
      <TextInput
        className="k-activity-wide"
        label={t('subject')}
        data-autofocus
        readOnly={readOnly}
        maxLength={300}
        value={fields.subject}
        error={problems.subject}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
      <DayField
        label={t('day')}
        readOnly={readOnly}
        value={fields.day || null}
        error={problems.day}
        onChange={(day, problem) => {
          set({ day: day ?? '' });
          setWrong('day', problem);
        }}
      />
      <TimeField
        label={t('time')}
        readOnly={readOnly}
        value={fields.time}
        error={problems.time}
        onChange={(time, problem) => {
          set({ time });
          setWrong('time', problem);
        }}
      />
      {minutes('duration')}
      {readOnly ? null : (
        <div className="k-activity-all">
          <HindranceWords day={fields.day} people={peopleOf(fields)} />
        </div>
      )}
      <NativeSelect
        label={t('responsibleId')}
        disabled={readOnly}
        value={fields.responsibleId}
        error={problems.responsibleId}
        data={responsible.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={(event) => set({ responsibleId: Number(event.currentTarget.value) })}
      />
      {may('clients.see') ? (
        <>
          <SearchField
            className="k-activity-wide"
            label={t('clientId')}
            disabled={readOnly}
            placeholder={readOnly ? '' : controls('typeToSearch')}
            shown={shownClient}
            error={problems.clientId}
            search={findClients}
            choose={(option) => {
              if (option) rememberClientName(option.id, option.title);
              set({ clientId: option?.id ?? null, contactId: null, documentId: null, dealId: null });
            }}
          />
          <NativeSelect
            label={t('contactId')}
            disabled={readOnly || contacts.length === 0}
            value={fields.contactId ?? ''}
            error={problems.contactId}
            data={[
              { value: '', label: t('nobody') },
              ...contacts.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
            onChange={(event) => set({ contactId: Number(event.currentTarget.value) || null })}
          />
        </>
      ) : null}
      <NativeSelect
        label={t('priority')}
        disabled={readOnly}
        value={fields.priority}
        data={priorities.map((one) => ({ value: one, label: t(`priority_${one}`) }))}
        onChange={(event) => {
          const priority = priorities.find((one) => one === event.currentTarget.value);
          if (priority) set({ priority });
        }}
      />
      <NativeSelect
        label={t('remindAt')}
        disabled={readOnly || fields.day === ''}
        value={reminder}
        data={[
          { value: 'none', label: t('remind_none') },
          ...reminderChoices.map((choice) => ({ value: choice as string, label: t(`remind_${choice}`) })),
          ...(reminder === 'other' && fields.remindAt
            ? [{ value: 'other', label: format.moment(fields.remindAt) }]
            : []),
        ]}
        onChange={(event) => {
          const choice = reminderChoices.find((one) => one === event.currentTarget.value);
          if (choice) set({ remindAt: reminderBefore(fields, choice) });
          else if (event.currentTarget.value === 'none') set({ remindAt: null });
        }}
      />
      {minutes('plannedMinutes')}
      {known === null || known.status === 'open' ? null : minutes('spentMinutes')}
      {known !== null && known.status !== 'open' && repeat === null ? null : (
        <RepeatField
          repeat={repeat}
          day={fields.day}
          readOnly={
            readOnly ||
            (known !== null && (known.status !== 'open' || (known.repeat !== null && !known.may.changeSeries)))
          }
          problem={problems.repeat}
          set={setRepeat}
        />
      )}
      {(['document', 'deal'] as const).map((about) => {
        const id = fields[`${about}Id`];
        if (id === null || names[about] === '') return null;
        return (
          <div key={about}>
            <div className="k-dim">{t(`${about}Id`)}</div>
            <button
              type="button"
              className="k-link"
              onClick={() => {
                leaveActivity();
                openPage(cards[about], { id }, names[about]);
              }}
            >
              {names[about]}
            </button>
            {problems[`${about}Id`] ? <div className="k-red">{problems[`${about}Id`]}</div> : null}
          </div>
        );
      })}
      <MultiSelect
        className="k-activity-all"
        label={t('participants')}
        disabled={readOnly}
        searchable
        selectFirstOptionOnChange
        data={participants}
        value={fields.participants.map(participantValue)}
        error={Object.entries(problems).find(([path]) => path.startsWith('participants'))?.[1]}
        onChange={(values) => set({ participants: values.map(participantOf) })}
      />
      <Textarea
        className="k-activity-all"
        label={t('note')}
        readOnly={readOnly}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={fields.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <Checklist items={fields.items} readOnly={readOnly} change={(items) => set({ items })} />
      {known === null || known.status === 'open' ? null : (
        <Textarea
          className="k-activity-all"
          label={t('result')}
          readOnly={readOnly}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={10_000}
          value={fields.result}
          onChange={(event) => set({ result: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
