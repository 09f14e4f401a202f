/** An own field while it is made or changed; a change of type says beforehand what becomes of the values. */
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type OwnField, type OwnFieldFields, ownPlaces } from '../../../preload/contract/fields.ts';
import { type OwnEntity, ownFieldTypes } from '../../../preload/contract/own-values.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { fieldTexts } from '../../text/fields.ts';
import { today } from '../../ui/days.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { TypeChange, useTypeCheck } from './TypeChange.tsx';

interface FieldFormProps {
  readonly entity: OwnEntity;
  /** null: a new one. */
  readonly field: OwnField | null;
  readonly close: (changed: number | null) => void;
}

export function FieldForm({ entity, field, close }: FieldFormProps) {
  const t = useText(fieldTexts);
  const format = useFormat();
  const { textOf } = useFailures();
  const companies = useEngine('companies.list', {}).data;
  const reference = useEngine('reference.get', {}).data;
  const classifiers = useEngine('classifiers.list', {}).data ?? [];
  const places = ownPlaces[entity];
  const [draft, setDraft] = useState<OwnFieldFields>(() => plain(field, places[0]));
  const [values, setValues] = useState('');
  const [addMissing, setAddMissing] = useState(true);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const set = (changes: Partial<OwnFieldFields>) => {
    setDraft({ ...draft, ...changes });
    setProblems({});
  };
  const { name, type, classifierId, currency, place, hint, inList, inPrint } = draft;
  const isChoice = type === 'choice' || type === 'choices';
  const ownCurrency = currency ?? companies?.[0]?.currency ?? 'EUR';
  const wanted: OwnFieldFields = { ...draft, currency: type === 'money' ? ownCurrency : null };
  const check = useTypeCheck(field, wanted, addMissing);
  const example = {
    number: format.decimal(1250_5, 1),
    money: format.money(125_000, ownCurrency),
    day: format.day(today()),
  };

  const save = async () => {
    if (name.trim() === '') return setProblems({ name: t('nameMissing') });
    setBusy(true);
    const reply =
      field === null
        ? await call('fields.create', {
            ...wanted,
            entity,
            choices: values
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          })
        : await runJob(t('typeChanging', { name: field.name }), (job) =>
            call('fields.change', { id: field.id, version: field.version, changes: wanted, addMissing, job }),
          );
    setBusy(false);
    if (!reply.ok) {
      const wrong = fieldProblems(reply);
      return setProblems(Object.keys(wrong).length > 0 ? wrong : { form: textOf(reply) });
    }
    if (check !== null) notify({ kind: 'done', text: t('typeDone', { name: name.trim() }) });
    close('field' in reply.value ? reply.value.field.id : reply.value.id);
  };
  return (
    <TypeChange
      busy={busy}
      check={check}
      verb={field === null ? t('createField') : t('saveField')}
      error={problems.form}
      save={() => void save()}
      cancel={() => close(null)}
    >
      <div className="k-two">
        <TextInput
          label={t('fieldName')}
          autoFocus
          autoComplete="off"
          maxLength={80}
          value={name}
          error={problems.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('type')}
          data={ownFieldTypes.map((value) => ({ value, label: t(`type_${value}`) }))}
          value={type}
          description={t(`example_${type}`, example)}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          onChange={(event) => set({ type: ownFieldTypes.find((one) => one === event.currentTarget.value) ?? type })}
        />
        {type === 'money' ? (
          <NativeSelect
            label={t('currency')}
            data={[...new Set([ownCurrency, ...(reference?.currencies ?? [])])]}
            value={ownCurrency}
            error={problems.currency}
            onChange={(event) => set({ currency: event.currentTarget.value })}
          />
        ) : null}
        {isChoice ? (
          <NativeSelect
            label={t('classifier')}
            data={[
              { value: '', label: t('newClassifier') },
              ...classifiers.map((one) => ({ value: String(one.id), label: one.name })),
            ]}
            value={classifierId === null ? '' : String(classifierId)}
            error={problems.classifierId}
            onChange={({ currentTarget: { value } }) => set({ classifierId: value === '' ? null : Number(value) })}
          />
        ) : null}
        {isChoice && classifierId === null && field === null ? (
          <Textarea
            label={t('values')}
            description={t('valuesAbout')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            autosize
            minRows={3}
            maxRows={10}
            value={values}
            onChange={(event) => setValues(event.currentTarget.value)}
          />
        ) : null}
        {places.length > 1 ? (
          <NativeSelect
            label={t('place')}
            data={places.map((value) => ({ value, label: t(`place_${value}`) }))}
            value={place}
            onChange={(event) => set({ place: places.find((one) => one === event.currentTarget.value) ?? place })}
          />
        ) : null}
        <TextInput
          label={t('hint')}
          description={t('hintAbout')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          maxLength={300}
          value={hint}
          onChange={(event) => set({ hint: event.currentTarget.value })}
        />
      </div>
      {entity === 'contact' ? null : (
        <Checkbox
          label={t('inList')}
          checked={inList}
          onChange={(event) => set({ inList: event.currentTarget.checked })}
        />
      )}
      {entity === 'client' || entity === 'document' ? (
        <Checkbox
          label={t('inPrint')}
          checked={inPrint}
          onChange={(event) => set({ inPrint: event.currentTarget.checked })}
        />
      ) : null}
      {check !== null && isChoice ? (
        <Checkbox
          label={t('addMissing')}
          checked={addMissing}
          onChange={(event) => setAddMissing(event.currentTarget.checked)}
        />
      ) : null}
    </TypeChange>
  );
}

function plain(field: OwnField | null, place: OwnField['place']): OwnFieldFields {
  if (field === null)
    return {
      name: '',
      type: 'text',
      classifierId: null,
      currency: null,
      place,
      hint: '',
      inList: true,
      inPrint: false,
    };
  const { name, type, classifierId, currency, hint, inList, inPrint } = field;
  return { name, type, classifierId, currency, place: field.place, hint, inList, inPrint };
}
