/** One step of a call script in its form. */
import { ActionIcon, Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconArrowUp, IconTrash, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { AnswerKind, answerKinds, type ScriptStep } from '../../../preload/contract/call-scripts.ts';
import { callScriptTexts } from '../../text/call-scripts.ts';
import { useText } from '../../ui/language.tsx';
import './calls.css';

interface StepFieldsProps {
  readonly step: ScriptStep;
  /** From 0. */
  readonly place: number;
  readonly steps: readonly ScriptStep[];
  readonly problems: Readonly<Record<string, string>>;
  readonly change: (changed: Partial<ScriptStep>) => void;
  readonly move: (to: number) => void;
  readonly remove: () => void;
}

const end = '';
const emptyChoice = { text: '', next: null };

export function StepFields({ step, place, steps, problems, change, move, remove }: StepFieldsProps) {
  const t = useText(callScriptTexts);
  const path = `steps.${place}`;
  // A choice has no name but its place.
  const choices = step.choices.map((choice, of) => ({ key: String(of), choice, of }));
  const goals = [
    { value: end, label: t('toEnd') },
    ...steps
      .map(({ key, text }, other) => ({ value: key, label: `${other + 1}. ${text.slice(0, 40)}` }))
      .filter(({ value }) => value !== step.key),
  ];
  const leadsTo = (label: string, next: string | null, at: string, set: (next: string | null) => void) => (
    <NativeSelect
      label={label}
      value={next ?? end}
      error={problems[at]}
      data={goals}
      onChange={(event) => set(event.currentTarget.value || null)}
    />
  );
  const box = useRef<HTMLFieldSetElement>(null);
  const isAdded = useRef(false);
  const count = step.choices.length;
  useEffect(() => {
    if (!isAdded.current) return;
    isAdded.current = false;
    box.current?.querySelector<HTMLElement>(`[data-choice="${count - 1}"]`)?.focus();
  }, [count]);
  const addChoice = () => {
    isAdded.current = true;
    change({ choices: [...step.choices, emptyChoice] });
  };
  return (
    <fieldset ref={box} className="k-checklist" aria-label={t('stepOf', { place: place + 1 })}>
      <div className="k-row">
        <b className="k-grow">{t('stepOf', { place: place + 1 })}</b>
        {place > 0 ? (
          <ActionIcon aria-label={t('stepUp', { place: place + 1 })} onClick={() => move(place - 1)}>
            <IconArrowUp size={15} />
          </ActionIcon>
        ) : null}
        {steps.length > 1 ? (
          <ActionIcon aria-label={t('removeStep', { place: place + 1 })} onClick={remove}>
            <IconTrash size={15} />
          </ActionIcon>
        ) : null}
      </div>
      {problems[path] ? (
        <div className="k-red" role="alert">
          {problems[path]}
        </div>
      ) : null}
      <Textarea
        label={t('stepText')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={step.text}
        error={problems[`${path}.text`]}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <div className="k-call-two">
        <NativeSelect
          label={t('answerKind')}
          value={step.kind}
          data={answerKinds.map((kind) => ({ value: kind, label: t(`answer_${kind}`) }))}
          onChange={(event) => {
            const kind = AnswerKind.parse(event.currentTarget.value);
            const begun = kind === 'choice' && count === 0 ? [emptyChoice, emptyChoice] : step.choices;
            change({ kind, choices: begun });
          }}
        />
        {step.kind === 'choice' ? null : leadsTo(t('leadsTo'), step.next, `${path}.next`, (next) => change({ next }))}
      </div>
      {step.kind === 'choice' ? (
        <>
          {choices.map(({ key, choice, of }) => {
            const set = (changed: Partial<typeof choice>) =>
              change({ choices: step.choices.with(of, { ...choice, ...changed }) });
            return (
              <div className="k-script-choice" key={key}>
                <TextInput
                  label={t('choiceText')}
                  maxLength={200}
                  data-choice={of}
                  value={choice.text}
                  error={problems[`${path}.choices.${of}.text`]}
                  onChange={(event) => set({ text: event.currentTarget.value })}
                />
                {leadsTo(t('leadsTo'), choice.next, `${path}.choices.${of}.next`, (next) => set({ next }))}
                <ActionIcon
                  aria-label={t('removeChoice', { text: choice.text })}
                  onClick={() => change({ choices: step.choices.toSpliced(of, 1) })}
                >
                  <IconX size={15} />
                </ActionIcon>
              </div>
            );
          })}
          {problems[`${path}.choices`] ? (
            <div className="k-red" role="alert">
              {problems[`${path}.choices`]}
            </div>
          ) : null}
          <div>
            <Button size="compact-sm" onClick={addChoice}>
              {t('addChoice')}
            </Button>
          </div>
        </>
      ) : null}
    </fieldset>
  );
}
