/** Call scripts: questions and branches that are followed during a call, and what was answered. */
import { z } from 'zod';
import { type Capability, command, query } from './channel.ts';
import { Id, Line, Note, Version } from './values.ts';

export const answerKinds = ['choice', 'text', 'number', 'date'] as const;
export const AnswerKind = z.enum(answerKinds);
export type AnswerKind = z.infer<typeof AnswerKind>;

/** By which the steps of one script name each other. */
const StepKey = z.string().regex(/^[\w-]{1,40}$/u);
/** The step that follows; null: the script is over. */
const Next = StepKey.nullable();

export const ScriptStep = z.object({
  key: StepKey,
  /** What is said or asked. */
  text: Note(2000).pipe(z.string().min(1)),
  kind: AnswerKind,
  /** Of a choice: each leads to its own step. */
  choices: z.array(z.object({ text: Line(200).pipe(z.string().min(1)), next: Next })).max(20),
  /** After an answer of any other kind. */
  next: Next,
});
export type ScriptStep = z.infer<typeof ScriptStep>;

const ScriptFields = {
  name: Line(100).pipe(z.string().min(1)),
  /** The first one begins. */
  steps: z.array(ScriptStep).min(1).max(100),
};

export const CallScript = z.object({ id: Id, version: Version, ...ScriptFields });
export type CallScript = z.infer<typeof CallScript>;

/** As it was asked and answered: a script that is changed later changes nothing of it. */
export const CallAnswer = z.object({
  question: Note(2000).pipe(z.string().min(1)),
  answer: Note(2000).pipe(z.string().min(1)),
});
export type CallAnswer = z.infer<typeof CallAnswer>;

/** What a script was answered in a call; as far as it came. */
export const ScriptAnswers = z.object({ script: Line(100), answers: z.array(CallAnswer).min(1).max(200) });
export type ScriptAnswers = z.infer<typeof ScriptAnswers>;

export const callScripts = {
  'calls.scripts': query({
    about: 'The call scripts of the office, by name.',
    right: 'activities.see',
    input: z.object({}),
    output: z.array(CallScript),
  }),
  'calls.saveScript': command({
    about:
      'Adds a call script (`id` null), or saves over the version that the user saw. A step that is not there, a choice without choices or with one twice, and steps that never come to an end are answered by `invalid` with their places: `steps.2.choices.0.next`.',
    right: 'settings.change',
    input: z.object({ id: Id.nullable(), version: Version.optional(), ...ScriptFields }),
    output: CallScript,
  }),
  'calls.removeScript': command({
    about: 'Removes a call script; what was answered by it stays with the calls.',
    right: 'settings.change',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id }),
  }),
  'calls.answers': query({
    about: 'What a call script was answered in the call that an activity notes, in order; empty where there was none.',
    right: 'activities.see',
    input: z.object({ activityId: Id }),
    output: z.object({ script: z.string(), answers: z.array(CallAnswer) }),
  }),
} satisfies Capability;
