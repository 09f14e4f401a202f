/** One stage in the form of its pipeline. */
import { ActionIcon, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconGripVertical, IconTrash } from '@tabler/icons-react';
import { type RequiredFact, requiredFacts, type StageUse, stageKinds } from '../../../preload/contract/deals.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { pipelineTexts } from '../../text/pipelines.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { NumberField, PercentField } from '../../ui/NumberField.tsx';
import type { useOrdering } from '../../ui/use-ordering.ts';

/** A stage as it is typed: no probability is 0. */
export type StageValues = Omit<Input<'pipelines.save'>['stages'][number], 'probability'> & {
  readonly probability: number | null;
};

type Ordering = ReturnType<typeof useOrdering>;

export const numbersOfStage = ['probability', 'maxDays'] as const;
export type NumberOfStage = (typeof numbersOfStage)[number];

interface StageRowProps {
  readonly stage: StageValues;
  readonly change: (changes: Partial<StageValues>) => void;
  /** Tells that what is typed into a field is no number, and why; or that it is one again. */
  readonly note: (field: NumberOfStage, problem: string | null) => void;
  readonly remove: () => void;
  /** Why it was not removed. */
  readonly use: StageUse | undefined;
  readonly problem: string | undefined;
  readonly numberProblems: Readonly<Record<NumberOfStage, string | undefined>>;
  readonly row: ReturnType<Ordering['row']>;
  readonly grip: ReturnType<Ordering['grip']>;
}

export function StageRow({ stage, change, note, remove, use, problem, numberProblems, row, grip }: StageRowProps) {
  const t = useText(pipelineTexts);
  const format = useFormat();
  const { name, kind, probability, maxDays, required } = stage;
  const of = (what: string) => `${name}${format.colon} ${what}`;
  const want = (fact: RequiredFact, isWanted: boolean) =>
    change({ required: requiredFacts.filter((one) => (one === fact ? isWanted : required.includes(one))) });
  return (
    <li className="k-pipeline-stage" {...row}>
      <div className="k-stage-row">
        <button type="button" className="k-grip" aria-label={of(t('drag'))} title={t('drag')} {...grip}>
          <IconGripVertical size={15} />
        </button>
        <TextInput
          aria-label={t('stage')}
          maxLength={80}
          value={name}
          error={problem}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <NativeSelect
          aria-label={of(t('kind'))}
          data={stageKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
          value={kind}
          onChange={({ currentTarget: { value } }) =>
            change({ kind: stageKinds.find((one) => one === value) ?? 'open' })
          }
        />
        <PercentField
          aria-label={of(t('probability'))}
          value={probability}
          max={10_000}
          error={numberProblems.probability}
          onChange={(value, wrong) => {
            change({ probability: value });
            note('probability', wrong);
          }}
        />
        <NumberField
          aria-label={of(t('maxDays'))}
          title={t('maxDaysHint')}
          digits={0}
          min={1}
          max={3650}
          disabled={kind !== 'open'}
          value={maxDays}
          error={numberProblems.maxDays}
          onChange={(value, wrong) => {
            change({ maxDays: value });
            note('maxDays', wrong);
          }}
        />
        <ActionIcon aria-label={of(t('removeStage'))} title={t('removeStage')} onClick={remove}>
          <IconTrash size={15} />
        </ActionIcon>
      </div>
      <fieldset className="k-stage-required">
        <legend>{t('required')}</legend>
        {requiredFacts.map((fact) => (
          <Checkbox
            key={fact}
            label={t(`required_${fact}`)}
            checked={required.includes(fact)}
            onChange={(event) => want(fact, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      {use ? (
        <div className="k-amber" role="alert">
          {[
            t('inUse'),
            use.here > 0 ? t('inUseHere', { count: use.here }) : '',
            use.gone.length > 0
              ? t('inUseGone', { stages: use.gone.map((to) => t('goneTo', { ...to })).join(', ') })
              : '',
          ]
            .filter(Boolean)
            .join(' ')}
        </div>
      ) : null}
    </li>
  );
}
