/** A call script that is followed: which step it is at, and what an answer must be like. */
import type { CallAnswer, CallScript, ScriptStep } from '../../../preload/contract/call-scripts.ts';

/** Something that was answered: at which step, and what. */
export interface Answered {
  readonly key: string;
  readonly answer: string;
}

/** The step that is asked now; null: the script has come to its end. */
export function stepAt({ steps }: Pick<CallScript, 'steps'>, answered: readonly Answered[]): ScriptStep | null {
  const last = answered.at(-1);
  if (last === undefined) return steps[0] ?? null;
  const step = steps.find(({ key }) => key === last.key);
  const next = step?.kind === 'choice' ? step.choices.find(({ text }) => text === last.answer)?.next : step?.next;
  return steps.find(({ key }) => key === next) ?? null;
}

/** Whether the text can be an answer to the step. */
export function isAnswer({ kind, choices }: ScriptStep, text: string): boolean {
  if (kind === 'choice') return choices.some((one) => one.text === text);
  if (kind === 'number') return /^-?\d[\d\s]*(?:[.,]\d+)?$/u.test(text.trim());
  if (kind === 'date') return /^\d{4}-\d\d-\d\d$/u.test(text);
  return text.trim() !== '';
}

/** With what stands in the field of the question that is asked now; null: that is no answer to it. */
export function withTyped(
  script: Pick<CallScript, 'steps'>,
  answered: readonly Answered[],
  typed: string,
): readonly Answered[] | null {
  const step = stepAt(script, answered);
  if (step === null || typed.trim() === '') return answered;
  return isAnswer(step, typed) ? [...answered, { key: step.key, answer: typed.trim() }] : null;
}

/** As it is kept: the questions with their answers. */
export function kept({ steps }: Pick<CallScript, 'steps'>, answered: readonly Answered[]): CallAnswer[] {
  return answered.flatMap(({ key, answer }) => {
    const step = steps.find((one) => one.key === key);
    return step === undefined ? [] : [{ question: step.text, answer }];
  });
}
