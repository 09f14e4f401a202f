/** The form of one pipeline: its name, and its stages in their order. Nothing is saved before the button. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { StageUse } from '../../../preload/contract/deals.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useCommand } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { pipelineTexts } from '../../text/pipelines.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { useOrdering } from '../../ui/use-ordering.ts';
import { useWrongNumbers } from '../../ui/use-wrong-numbers.ts';
import { type NumberOfStage, numbersOfStage, StageRow, type StageValues } from './StageRow.tsx';

type Saved = Input<'pipelines.save'>;

interface FormProps {
  readonly pipeline: Saved;
  readonly done: () => void;
}

interface Row extends StageValues {
  /** Its identity on the screen. */
  readonly key: string;
}

let added = 0;

function newKey(): string {
  added += 1;
  return `new ${added}`;
}

/** Where a problem of a number stands. */
const placeOf = (key: string, field: NumberOfStage) => `${key} ${field}`;

export function PipelineForm({ pipeline, done }: FormProps) {
  const t = useText(pipelineTexts);
  const { tell, textOf } = useFailures();
  const save = useCommand('pipelines.save');
  const [name, setName] = useState(pipeline.name);
  const [archived, setArchived] = useState(pipeline.archived);
  const [begun] = useState<readonly Row[]>(() => pipeline.stages.map((stage) => ({ ...stage, key: newKey() })));
  const [stages, setStages] = useState(begun);
  const [uses, setUses] = useState<Readonly<Record<string, StageUse>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const { wrong, note } = useWrongNumbers();
  const change = (key: string, changes: Partial<StageValues>) => {
    setStages(stages.map((stage) => (stage.key === key ? { ...stage, ...changes } : stage)));
    setProblems({});
  };
  const ordering = useOrdering((key, at) => {
    const moved = stages.find((stage) => stage.key === key);
    if (moved) setStages(stages.filter((stage) => stage !== moved).toSpliced(at, 0, moved));
  });
  const add = () => {
    const behind = stages.findLastIndex(({ kind }) => kind === 'open') + 1;
    const { probability = 0 } = stages[behind - 1] ?? {};
    const stage = {
      key: newKey(),
      id: null,
      name: '',
      kind: 'open',
      probability,
      maxDays: null,
      required: [],
    } as const;
    setStages(stages.toSpliced(behind, 0, { ...stage, required: [] }));
  };
  const remove = async ({ key, id }: Row) => {
    const reply = id === null ? null : await call('pipelines.stageUse', { stageId: id });
    if (reply && !reply.ok) return tell(reply);
    const use = reply?.value;
    if (use && use.here + use.gone.length > 0) return setUses({ ...uses, [key]: use });
    setStages(stages.filter((stage) => stage.key !== key));
    setProblems({});
  };
  const run = async () => {
    const nameless = stages.find((stage) => stage.name.trim() === '');
    if (name.trim() === '') return setProblems({ name: t('nameMissing') });
    if (nameless) return setProblems({ [nameless.key]: t('stageMissing') });
    const unread = stages.flatMap(({ key }) =>
      numbersOfStage.flatMap((field) => {
        const said = wrong[placeOf(key, field)];
        return said === undefined ? [] : [[placeOf(key, field), said]];
      }),
    );
    if (unread.length > 0) return setProblems(Object.fromEntries(unread));
    const { id, version } = pipeline;
    const sent = stages.map(({ key: _, probability, ...stage }) => ({ ...stage, probability: probability ?? 0 }));
    const reply = await save.run({ id, version, name, archived, stages: sent });
    if (reply.ok) {
      notify({ kind: 'done', text: t('saved', { name: reply.value.name }) });
      return done();
    }
    const refused = Object.entries(fieldProblems(reply)).map(([path, said]) => {
      const [, at] = /^stages\.(\d+)/u.exec(path) ?? [];
      return [
        at === undefined ? (path === 'stages' ? 'form' : path) : (stages[Number(at)]?.key ?? 'form'),
        said,
      ] as const;
    });
    setProblems(refused.length > 0 ? Object.fromEntries(refused) : { form: textOf(reply) });
  };
  return (
    <PartForm save={run} cancel={done} error={problems.form} isChanged={stages !== begun}>
      <TextInput
        label={t('name')}
        maxLength={80}
        value={name}
        error={problems.name}
        data-autofocus
        onChange={(event) => {
          setName(event.currentTarget.value);
          setProblems({});
        }}
      />
      <div className="k-stage-row k-dim" aria-hidden>
        <span />
        <span>{t('stage')}</span>
        <span>{t('kind')}</span>
        <span>{t('probability')}</span>
        <span title={t('maxDaysHint')}>{t('maxDays')}</span>
        <span />
      </div>
      <ol className="k-ordered">
        {stages.map((stage, at) => (
          <StageRow
            key={stage.key}
            stage={stage}
            change={(changes) => change(stage.key, changes)}
            remove={() => void remove(stage)}
            use={uses[stage.key]}
            note={(field, said) => note(placeOf(stage.key, field), said)}
            problem={problems[stage.key]}
            numberProblems={{
              probability: problems[placeOf(stage.key, 'probability')],
              maxDays: problems[placeOf(stage.key, 'maxDays')],
            }}
            row={ordering.row(stage.key, at)}
            grip={ordering.grip(stage.key, at)}
          />
        ))}
      </ol>
      <div>
        <Button size="compact-xs" leftSection={<IconPlus size={13} />} onClick={add}>
          {t('addStage')}
        </Button>
      </div>
      {pipeline.id === null ? null : (
        <Checkbox
          label={t('archive')}
          checked={archived}
          error={problems.archived}
          onChange={(event) => {
            setArchived(event.currentTarget.checked);
            setProblems({});
          }}
        />
      )}
    </PartForm>
  );
}
