/** Strips above a document: what is wrong, with a way to each field; remarks; what happened elsewhere. */
import { Button, CloseButton } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { chainTexts } from '../../text/chain.ts';
import { controlTexts } from '../../text/controls.ts';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';
import type { Draft, DraftProblems } from './draft.ts';

interface NoteProps {
  readonly kind: 'problem' | 'remark';
  readonly close?: (() => void) | undefined;
  readonly children: ReactNode;
}

export function Note({ kind, close, children }: NoteProps) {
  const t = useText(documentTexts);
  const Icon = kind === 'problem' ? IconAlertCircle : IconAlertTriangle;
  return (
    <div className="k-doc-note" data-kind={kind} role={kind === 'problem' ? 'alert' : 'status'}>
      <Icon size={16} />
      <div className="k-grow">{children}</div>
      {close ? <CloseButton size="sm" aria-label={t('dismiss')} onClick={close} /> : null}
    </div>
  );
}

interface ProblemsNoteProps {
  readonly problems: DraftProblems;
  readonly draft: Draft;
  readonly jump: (name: string) => void;
}

/** Says how many fields need a look, and goes to each of them. */
export function ProblemsNote({ problems, draft, jump }: ProblemsNoteProps) {
  const t = useText(documentTexts);
  const controls = useText(controlTexts);
  const chain = useText(chainTexts);
  const names = Object.keys(problems);
  if (names.length === 0) return null;
  const columns: Readonly<Record<string, string>> = { discount: 'lineDiscount', vat: 'vatRate' };
  const detailWord = (name: string): string => {
    const [first = '', ...rest] = name.split('.');
    const key = first === 'person' ? `personN${(rest[0] ?? 'name').slice(1)}` : first;
    return Object.hasOwn(chainTexts.en, key) ? chain(key as keyof typeof chainTexts.en) : name;
  };
  const wordOf = (name: string): string =>
    Object.hasOwn(documentTexts.en, name) ? t(name as keyof typeof documentTexts.en) : name;
  const labelOf = (name: string): string => {
    const [key = '', column] = name.split('.');
    if (!column) return wordOf(name);
    if (key === 'client' || key === 'company') return chain(key === 'client' ? 'fromClient' : 'fromCompany');
    if (key === 'details') return detailWord(name.slice('details.'.length));
    const number = draft.lines.findIndex((line) => String(line.key) === key) + 1;
    return `${t('lineNumber', { number })}, ${wordOf(columns[column] ?? column)}`;
  };
  return (
    <Note kind="problem">
      <div className="k-row">
        <b>{controls('problems', { count: names.length })}</b>
        {names.slice(0, 8).map((name) => (
          <Button key={name} size="compact-xs" variant="light" color="red" onClick={() => jump(name)}>
            {labelOf(name)} — {problems[name]}
          </Button>
        ))}
      </div>
    </Note>
  );
}
