/** The form of a new record: heading, what is wrong with all of it, the fields, and the button that makes it. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { controlTexts } from '../text/controls.ts';
import { useKeys } from './keys.tsx';
import { useText } from './language.tsx';

interface NewFormProps {
  readonly title: string;
  readonly intro: string;
  /** What belongs to no single field. */
  readonly problem?: string | undefined;
  /** The word on the button. */
  readonly verb: string;
  readonly busy: boolean;
  readonly save: () => void;
  /** Where the form is not a page of its own. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** Ctrl+S, Ctrl+Enter and Enter in a field all do the same. */
export function NewForm({ title, intro, problem, verb, busy, save, className = 'k-new', children }: NewFormProps) {
  const t = useText(controlTexts);
  useKeys([
    { press: 'ctrl+s', label: t('save'), run: save },
    { press: 'ctrl+enter', label: verb, run: save },
  ]);
  return (
    <form
      className={`k-stack ${className}`}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div>
        <h1>{title}</h1>
        <div className="k-dim">{intro}</div>
      </div>
      {problem ? (
        <div className="k-red" role="alert">
          {problem}
        </div>
      ) : null}
      {children}
      <div className="k-row">
        <Button type="submit" variant="filled" loading={busy}>
          {verb}
        </Button>
        <span className="k-dim">Ctrl+S</span>
      </div>
    </form>
  );
}
