/** A call script that is followed in the window in which the call is noted: one question at a time, back and forth. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { CallScript, ScriptAnswers, ScriptStep } from '../../../preload/contract/call-scripts.ts';
import { useEngine } from '../../app/engine.ts';
import { callScriptTexts } from '../../text/call-scripts.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useText } from '../../ui/language.tsx';
import { AnswerList } from './AnswerList.tsx';
import { type Answered, isAnswer, kept, stepAt, withTyped } from './script-steps.ts';

/** What stands in the field of the question that is asked now. */
interface Pending {
  readonly text: string;
  /** What is typed is no day. */
  readonly problem: string | null;
}

const nothing: Pending = { text: '', problem: null };

interface Following {
  readonly scripts: readonly CallScript[];
  readonly script: CallScript | null;
  readonly answered: readonly Answered[];
  /** null: no script is followed. */
  readonly choose: (script: CallScript | null) => void;
  readonly answer: (answered: readonly Answered[]) => void;
  readonly pending: Pending;
  readonly type: (pending: Pending) => void;
  /** Something is typed that was not taken yet. */
  readonly isPending: boolean;
  /** What is typed is no answer: the call is not saved over it. */
  readonly isWrong: boolean;
  /** Says so at the field. */
  readonly refuse: () => void;
  readonly refused: boolean;
  /** What is saved with the call, also what is typed and not taken yet; null: nothing was answered. */
  readonly answers: ScriptAnswers | null;
}

/** As it was when it was chosen: whoever changes it meanwhile changes nothing of this call. */
export function useScript(): Following {
  const { data: scripts = [] } = useEngine('calls.scripts', {});
  const [script, setScript] = useState<CallScript | null>(null);
  const [answered, setAnswered] = useState<readonly Answered[]>([]);
  const [pending, setPending] = useState(nothing);
  const [refused, setRefused] = useState(false);
  const type = (typed: Pending) => {
    setPending(typed);
    setRefused(false);
  };
  const answer = (next: readonly Answered[]) => {
    setAnswered(next);
    type(nothing);
  };
  const all = script === null ? answered : withTyped(script, answered, pending.text);
  return {
    scripts,
    script,
    answered,
    choose: (next) => {
      setScript(next);
      answer([]);
    },
    answer,
    pending,
    type,
    isPending: pending.text !== '' || pending.problem !== null,
    isWrong: all === null || pending.problem !== null,
    refuse: () => setRefused(true),
    refused,
    answers: script === null || !all?.length ? null : { script: script.name, answers: kept(script, all) },
  };
}

export function ScriptRun({ following }: { readonly following: Following }) {
  const t = useText(callScriptTexts);
  const { scripts, script, answered, choose, answer } = following;
  if (scripts.length === 0 && script === null) return null;
  const step = script === null ? null : stepAt(script, answered);
  return (
    <fieldset className="k-checklist">
      <legend>{t('script')}</legend>
      <NativeSelect
        aria-label={t('script')}
        disabled={answered.length > 0}
        value={script?.id ?? ''}
        data={[
          { value: '', label: t('noScript') },
          ...scripts.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={(event) => choose(scripts.find(({ id }) => String(id) === event.currentTarget.value) ?? null)}
      />
      {answered.length > 0 && script !== null ? (
        <AnswerList script={script.name} answers={kept(script, answered)} />
      ) : null}
      {step === null ? (
        script === null ? null : (
          <ScriptOver />
        )
      ) : (
        <Question
          key={`${script?.id} ${answered.length}`}
          step={step}
          following={following}
          isLast={script !== null && stepAt(script, [...answered, { key: step.key, answer: '' }]) === null}
          take={(text) => answer([...answered, { key: step.key, answer: text }])}
        />
      )}
      {answered.length > 0 ? (
        <div>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => answer(answered.slice(0, -1))}>
            {t('stepBack')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

/** The keyboard stays in the window when the last question goes. */
function ScriptOver() {
  const t = useText(callScriptTexts);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div className="k-dim k-script-over" tabIndex={-1} ref={place}>
      {t('scriptOver')}
    </div>
  );
}

interface QuestionProps {
  readonly step: ScriptStep;
  readonly following: Following;
  /** Whatever is answered, nothing is asked behind it. */
  readonly isLast: boolean;
  readonly take: (text: string) => void;
}

function Question({ step, following, isLast, take }: QuestionProps) {
  const t = useText(callScriptTexts);
  const { pending, type, refused } = following;
  const { text, problem } = pending;
  const ready = isAnswer(step, text);
  const next = (
    <Button disabled={!ready} onClick={() => take(text.trim())}>
      {t(isLast ? 'lastStep' : 'nextStep')}
    </Button>
  );
  return (
    <div className="k-stack">
      <b style={{ whiteSpace: 'pre-line' }}>{step.text}</b>
      {step.kind === 'choice' ? (
        <div className="k-row" style={{ flexWrap: 'wrap' }}>
          {step.choices.map((choice, place) => (
            <Button key={choice.text} size="compact-sm" autoFocus={place === 0} onClick={() => take(choice.text)}>
              {choice.text}
            </Button>
          ))}
        </div>
      ) : step.kind === 'date' ? (
        <div className="k-call-two">
          <DayField
            label={t('answer')}
            autoFocus
            value={text || null}
            error={refused ? (problem ?? undefined) : undefined}
            onChange={(day, wrong) => type({ text: day ?? '', problem: wrong })}
          />
          {next}
        </div>
      ) : (
        <div className="k-call-two">
          <TextInput
            label={t('answer')}
            maxLength={2000}
            autoFocus
            inputMode={step.kind === 'number' ? 'decimal' : 'text'}
            value={text}
            error={step.kind === 'number' && text.trim() !== '' && !ready ? t('noNumber') : undefined}
            onChange={(event) => type({ text: event.currentTarget.value, problem: null })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
              // The call is not over yet.
              event.preventDefault();
              if (ready) take(text.trim());
            }}
          />
          {next}
        </div>
      )}
    </div>
  );
}
