/** Saves a print form over exactly the version that it was typed over, and never loses what was typed. */
import { useEffect, useState } from 'react';
import type { FormSource } from '../../../preload/contract/forms.ts';
import { call } from '../../app/border.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useKeptDraft, useReopened } from '../../app/kept-drafts.ts';
import {
  draftOf,
  type FormBase,
  type FormDraft,
  type FormDraftField,
  isSameDraft,
  type KeptForm,
  keptFormOf,
  mergeFormDrafts,
  withFieldsOf,
} from './form-draft.ts';

/** Fields that somebody else has changed otherwise meanwhile. */
export interface AskedOfForm {
  readonly names: readonly FormDraftField[];
  readonly mine: FormDraft;
  readonly theirs: FormDraft;
  readonly original: FormDraft;
  /** Which of them stay the user's own; null: nothing is saved. */
  readonly answer: (mine: ReadonlySet<string> | null) => void;
}

export interface FormSaving {
  readonly draft: FormDraft;
  readonly set: (more: Partial<FormDraft>) => void;
  readonly unsaved: boolean;
  /** There is a newer one than this was typed over. */
  readonly savedElsewhere: boolean;
  /** Gives up what is typed for it. */
  readonly showSaved: () => void;
  readonly busy: boolean;
  readonly nameProblem: string | undefined;
  /** True where the draft is saved. `upToDate`: what an update has changed in the program's form has been looked at. */
  readonly save: (upToDate?: boolean) => Promise<boolean>;
  readonly asked: AskedOfForm | null;
}

/** `refused`: what was to be saved is wrong at this path, as `body.12`; that is told where it is typed. */
export function useFormSaving(source: FormSource, refused: (path: string) => void): FormSaving {
  const { tell } = useFailures();
  const { id, version } = source.form;
  const baseOf = (now: FormSource): FormBase => ({ draft: draftOf(now), version: now.form.version ?? 0 });
  const reopened = useReopened('form');
  const [again] = useState(() => keptFormOf(reopened));
  const [draft, setDraft] = useState(() => again?.draft ?? draftOf(source));
  const [base, setBase] = useState(() => again?.base ?? baseOf(source));
  const [nameProblem, setNameProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<AskedOfForm | null>(null);
  const unsaved = !isSameDraft(draft, base.draft);
  useKeptDraft('form', draft.name, unsaved ? ({ draft, base } satisfies KeptForm) : null);
  const isNewer = (source.form.version ?? 0) > base.version;

  useEffect(() => {
    // As long as nothing is typed, what others save is shown.
    if (unsaved || busy || !isNewer) return;
    setBase({ draft: draftOf(source), version: source.form.version ?? 0 });
    setDraft(draftOf(source));
  }, [source, unsaved, busy, isNewer]);

  const ask = (question: Omit<AskedOfForm, 'answer'>) =>
    new Promise<ReadonlySet<string> | null>((resolve) => {
      setAsked({
        ...question,
        answer: (kept) => {
          setAsked(null);
          resolve(kept);
        },
      });
    });

  const send = async (mine: FormDraft, over: FormBase, upToDate: boolean): Promise<boolean> => {
    const reply = await call('forms.save', { id, version: over.version, ...mine, ...(upToDate && { upToDate }) });
    if (reply.ok) {
      setBase({ draft: mine, version: reply.value.version ?? over.version });
      setNameProblem(undefined);
      return true;
    }
    if (reply.code === 'conflict') return reconcile(mine, over, upToDate);
    const problems = fieldProblems(reply);
    setNameProblem(problems.name);
    const [wrong] = reply.code === 'invalid' ? (reply.details?.fields ?? []) : [];
    if (wrong && !problems.name) refused(wrong.path);
    else if (!problems.name) tell(reply);
    return false;
  };

  /** Somebody else has saved the form meanwhile. */
  const reconcile = async (mine: FormDraft, over: FormBase, upToDate: boolean): Promise<boolean> => {
    const present = await call('forms.get', { id });
    if (!present.ok) {
      tell(present);
      return false;
    }
    const theirs = baseOf(present.value);
    const { draft: both, conflicts } = mergeFormDrafts(over.draft, mine, theirs.draft);
    const question = { names: conflicts, mine, theirs: theirs.draft, original: over.draft };
    const kept = conflicts.length === 0 ? new Set<string>() : await ask(question);
    if (kept === null) return false;
    const taken = conflicts.filter((name) => !kept.has(name));
    const merged = withFieldsOf(both, theirs.draft, taken);
    // What was typed in the meantime stays.
    setDraft((now) => mergeFormDrafts(mine, now, merged).draft);
    setBase(theirs);
    return send(merged, theirs, upToDate);
  };

  return {
    draft,
    savedElsewhere: unsaved && !busy && isNewer,
    showSaved: () => {
      setBase(baseOf(source));
      setDraft(draftOf(source));
    },
    set: (more) => setDraft((before) => ({ ...before, ...more })),
    unsaved,
    busy,
    nameProblem,
    asked,
    save: async (upToDate = false) => {
      if (version === null || busy) return false;
      setBusy(true);
      const saved = await send(draft, base, upToDate);
      setBusy(false);
      return saved;
    },
  };
}
