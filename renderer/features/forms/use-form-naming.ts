/** The name of a form made in Word while it is typed: saved over the version that it was typed over. */
import { useState } from 'react';
import type { WordForm } from '../../../preload/contract/word-forms.ts';
import { call } from '../../app/border.ts';
import { queryClient } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useKeptDraft, useReopened } from '../../app/kept-drafts.ts';

/** A name with the one that stood there when the typing began, and its version. */
interface Typed {
  readonly text: string;
  readonly original: string;
  readonly version: number;
}

export interface AskedOfName {
  readonly mine: string;
  readonly theirs: string;
  readonly original: string;
}

export interface FormNaming {
  readonly name: string;
  readonly set: (text: string) => void;
  readonly unsaved: boolean;
  readonly problem: string | undefined;
  /** True where the name is saved. */
  readonly save: () => Promise<boolean>;
  /** Somebody else has given the form another name meanwhile. */
  readonly asked: AskedOfName | null;
  /** True where the user's own name is saved. */
  readonly choose: (mine: boolean) => Promise<boolean>;
  readonly cancel: () => void;
}

/** What was kept of it; not what a version before this one has kept otherwise. */
function isTyped(value: unknown): value is Typed {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'original' in value &&
    typeof value.original === 'string' &&
    'version' in value &&
    typeof value.version === 'number'
  );
}

export function useFormNaming({ form }: WordForm): FormNaming {
  const { tell } = useFailures();
  const reopened = useReopened('form');
  const [typed, setTyped] = useState<Typed | null>(() => (isTyped(reopened) ? reopened : null));
  const [problem, setProblem] = useState<string>();
  const [found, setFound] = useState<Typed | null>(null);
  const { id } = form;
  const name = typed?.text ?? form.name;
  const unsaved = typed !== null && typed.text.trim() !== '' && typed.text.trim() !== typed.original;
  useKeptDraft('form', name, unsaved ? typed : null);

  const send = async ({ text, original, version }: Typed): Promise<boolean> => {
    const reply = await call('forms.save', { id, version, name: text.trim() });
    if (reply.ok) {
      const saved = reply.value;
      queryClient.setQueryData<WordForm>(['forms.word', { id }], (before) => before && { ...before, form: saved });
      setTyped((now) =>
        now === null || now.text === text
          ? null
          : { text: now.text, original: saved.name, version: saved.version ?? version },
      );
      setProblem(undefined);
      return true;
    }
    if (reply.code !== 'conflict') {
      const wrong = fieldProblems(reply).name;
      setProblem(wrong);
      if (!wrong) tell(reply);
      return false;
    }
    const present = await call('forms.word', { id });
    if (!present.ok) {
      tell(present);
      return false;
    }
    const theirs = present.value.form;
    const next = { text, original: theirs.name, version: theirs.version ?? version };
    // Another file in its place is no other name.
    if (theirs.name === original || theirs.name === text.trim()) return send(next);
    setFound(next);
    return false;
  };

  return {
    name,
    unsaved,
    problem,
    set: (text) =>
      setTyped((before) => {
        const { original, version } = before ?? { original: form.name, version: form.version ?? 0 };
        return text === original ? null : { text, original, version };
      }),
    save: async () => typed !== null && unsaved && found === null && send(typed),
    asked: found && typed && { mine: found.text.trim(), theirs: found.original, original: typed.original },
    choose: async (mine) => {
      if (found === null) return false;
      setFound(null);
      setProblem(undefined);
      setTyped(mine ? found : null);
      return mine && send(found);
    },
    cancel: () => setFound(null),
  };
}
