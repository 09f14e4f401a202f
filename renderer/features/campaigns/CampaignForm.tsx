/** The form of one campaign. */
import { Autocomplete, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Campaign, CampaignFields } from '../../../preload/contract/campaigns.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { campaignTexts } from '../../text/campaigns.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useText } from '../../ui/language.tsx';
import { MoneyField } from '../../ui/NumberField.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { useWrongNumbers } from '../../ui/use-wrong-numbers.ts';
import { useProposals } from '../fields/use-proposals.ts';

interface FormProps {
  /** Null: a new one. */
  readonly campaign: Campaign | null;
  /** Of a new one. */
  readonly currency: string;
  readonly done: () => void;
}

export function CampaignForm({ campaign, currency, done }: FormProps) {
  const t = useText(campaignTexts);
  const { textOf } = useFailures();
  const save = useCommand('campaigns.save');
  const { source } = useProposals();
  const { data: reference } = useEngine('reference.get', {});
  const { wrong, note } = useWrongNumbers();
  const [fields, setFields] = useState<Omit<CampaignFields, 'cost'> & { readonly cost: number | null }>(
    campaign ?? { name: '', source: '', fromDay: null, toDay: null, cost: 0, currency, note: '', archived: false },
  );
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const set = (changes: Partial<typeof fields>) => {
    setFields((before) => ({ ...before, ...changes }));
    setProblems({});
  };
  const run = async () => {
    if (fields.name.trim() === '') return setProblems({ name: t('nameMissing') });
    if (Object.keys(wrong).length > 0) return setProblems(wrong);
    const reply = await save.run({
      ...fields,
      cost: fields.cost ?? 0,
      id: campaign?.id ?? null,
      version: campaign?.version ?? null,
    });
    if (reply.ok) return done();
    const refused = fieldProblems(reply);
    setProblems(Object.keys(refused).length > 0 ? refused : { form: textOf(reply) });
  };
  return (
    <PartForm save={run} cancel={done} error={problems.form}>
      <div className="k-two">
        <TextInput
          label={t('name')}
          data-autofocus
          maxLength={100}
          value={fields.name}
          error={problems.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Autocomplete
          label={t('source')}
          description={t('sourceAbout')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={[...source]}
          limit={50}
          maxLength={100}
          value={fields.source}
          onChange={(value) => set({ source: value })}
        />
        <DayField label={t('fromDay')} value={fields.fromDay} onChange={(fromDay) => set({ fromDay })} />
        <DayField label={t('toDay')} value={fields.toDay} error={problems.toDay} onChange={(toDay) => set({ toDay })} />
        <MoneyField
          label={t('cost')}
          currency={fields.currency}
          min={0}
          value={fields.cost}
          error={problems.cost}
          onChange={(cost, problem) => {
            set({ cost });
            note('cost', problem);
          }}
        />
        <NativeSelect
          label={t('currency')}
          data={[...(reference?.currencies ?? [fields.currency])]}
          value={fields.currency}
          onChange={(event) => set({ currency: event.currentTarget.value })}
        />
        <Textarea
          label={t('note')}
          className="k-wide"
          maxLength={2000}
          value={fields.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </div>
      {campaign === null ? null : (
        <Checkbox
          label={t('archive')}
          checked={fields.archived}
          onChange={(event) => set({ archived: event.currentTarget.checked })}
        />
      )}
    </PartForm>
  );
}
