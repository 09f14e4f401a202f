/** Strips above a document: what is wrong, with a way to each field; remarks; what happened elsewhere. */
import { Button, CloseButton } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { chainTexts } from '../../text/chain.ts';
import { controlTexts } from '../../text/controls.ts';
import { documentTexts } from '../../text/documents.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { useOwnFields } from '../fields/use-own-fields.ts';
import type { Draft, DraftProblems } from './draft.ts';
import { fieldLabel } from './field-label.ts';

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
  const language = useLanguage();
  const ownFields = useOwnFields('document');
  const names = Object.keys(problems);
  if (names.length === 0) return null;
  const columns: Readonly<Record<string, string>> = { discount: 'lineDiscount', vat: 'vatRate' };
  const wordOf = (name: string): string => {
    const [first, second] = name.split('.');
    const own = first === 'own' ? ownFields.find(({ id }) => String(id) === second) : undefined;
    return own?.name ?? fieldLabel(name, language);
  };
  const labelOf = (name: string): string => {
    const [key = '', column] = name.split('.');
    if (!column || key === 'own' || key === 'details') return wordOf(name);
    if (key === 'client' || key === 'company') return chain(key === 'client' ? 'fromClient' : 'fromCompany');
    const number = draft.lines.findIndex((line) => String(line.key) === key) + 1;
    if (number === 0) return wordOf(name);
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
