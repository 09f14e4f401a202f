/** The form of a call script: its steps, each with what is asked, the kind of answer and where each answer leads. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CallScript, ScriptStep } from '../../../preload/contract/call-scripts.ts';
import { useCommand } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { callScriptTexts } from '../../text/call-scripts.ts';
import { useText } from '../../ui/language.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { StepFields } from './StepFields.tsx';

interface ScriptFormProps {
  /** null: a new one. */
  readonly script: CallScript | null;
  readonly done: () => void;
}

function newStep(): ScriptStep {
  return { key: crypto.randomUUID().slice(0, 8), text: '', kind: 'text', choices: [], next: null };
}

export function ScriptForm({ script, done }: ScriptFormProps) {
  const t = useText(callScriptTexts);
  const { textOf } = useFailures();
  const saving = useCommand('calls.saveScript');
  const [name, setName] = useState(script?.name ?? '');
  const [steps, setSteps] = useState<readonly ScriptStep[]>(() => script?.steps ?? [newStep()]);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const change = (next: readonly ScriptStep[]) => {
    setSteps(next);
    setProblems({});
  };
  const save = async () => {
    const empty = Object.fromEntries([
      ...(name.trim() === '' ? [['name', t('nameMissing')]] : []),
      ...steps.flatMap(({ text, kind, choices }, place) => [
        ...(text.trim() === '' ? [[`steps.${place}.text`, t('textMissing')]] : []),
        ...(kind === 'choice' ? choices : []).flatMap((choice, of) =>
          choice.text.trim() === '' ? [[`steps.${place}.choices.${of}.text`, t('textMissing')]] : [],
        ),
      ]),
    ]);
    if (Object.keys(empty).length > 0) return setProblems(empty);
    const asked = steps.map((step) => ({
      ...step,
      choices: step.kind === 'choice' ? step.choices : [],
      next: step.kind === 'choice' ? null : step.next,
    }));
    const reply = await saving.run({
      id: script?.id ?? null,
      ...(script && { version: script.version }),
      name,
      steps: asked,
    });
    if (reply.ok) return done();
    const byField = fieldProblems(reply);
    setProblems({ ...byField, ...(Object.keys(byField).length === 0 && { form: textOf(reply) }) });
  };
  return (
    <PartForm save={() => save()} cancel={done} error={problems.form}>
      <div className="k-setting-narrow">
        <TextInput
          label={t('scriptName')}
          maxLength={100}
          data-autofocus
          value={name}
          error={problems.name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblems({});
          }}
        />
      </div>
      {steps.map((step, place) => (
        <StepFields
          key={step.key}
          step={step}
          place={place}
          steps={steps}
          problems={problems}
          change={(changed) => change(steps.with(place, { ...step, ...changed }))}
          move={(to) => change(steps.toSpliced(place, 1).toSpliced(to, 0, step))}
          remove={() => change(withoutStep(steps, step.key))}
        />
      ))}
      <div>
        <Button onClick={() => change([...steps, newStep()])}>{t('addStep')}</Button>
      </div>
    </PartForm>
  );
}

/** What led to it leads to the end. */
function withoutStep(steps: readonly ScriptStep[], key: string): ScriptStep[] {
  const other = (next: string | null) => (next === key ? null : next);
  return steps
    .filter((step) => step.key !== key)
    .map((step) => ({
      ...step,
      next: other(step.next),
      choices: step.choices.map((choice) => ({ ...choice, next: other(choice.next) })),
    }));
}
