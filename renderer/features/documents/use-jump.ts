/** Ways from what is wrong with a draft to where it is put right, on its page or on another one. */
import type { RefObject } from 'react';
import { openAtField } from '../../app/asked-field.tsx';
import { cards } from '../../app/cards.ts';
import { type Draft, type DraftProblems, hasLines, isEmpty, type LineColumn, lineColumns } from './draft.ts';
import { type At, newFocus } from './LinesGrid.tsx';

interface JumpOf {
  readonly draft: Draft;
  /** The element of the whole page. */
  readonly page: RefObject<HTMLElement | null>;
  readonly idOf: (name: string) => string;
  readonly setAt: (at: At) => void;
}

export interface Jump {
  /** To the field of a problem, as the engine or the page names it. */
  readonly jump: (name: string) => void;
  /** To the first of them on this page; where all stand on others, to the button that leads there. */
  readonly toProblem: (problems: DraftProblems) => void;
  readonly focusLines: (column?: LineColumn) => void;
}

/** Whether what is wrong stands on the page of the client or of the own company, not in the document. */
const isElsewhere = (name: string) => name.startsWith('client.') || name.startsWith('company.');

export function useJump({ draft, page, idOf, setAt }: JumpOf): Jump {
  const focusLines = (column: LineColumn = 'product') => {
    if (!hasLines(draft.type)) return;
    const line = draft.lines.find(isEmpty) ?? draft.lines.at(-1);
    if (line) setAt({ key: line.key, column, focus: newFocus() });
  };
  const jump = (name: string) => {
    const [first = '', column] = name.split('.');
    const cell = lineColumns.find((other) => other === column);
    const field = name.slice(first.length + 1);
    if (cell && draft.lines.some(({ key }) => String(key) === first))
      setAt({ key: Number(first), column: cell, focus: newFocus() });
    else if (name === 'lines') focusLines();
    else if (first === 'client' && draft.clientId) openAtField(cards.client, { id: draft.clientId }, field);
    else if (first === 'company') openAtField('settings', { page: `company ${draft.companyId}` }, field);
    else document.getElementById(idOf(name))?.focus();
  };
  const toProblem = (problems: DraftProblems) => {
    const names = Object.keys(problems);
    const here = names.find((name) => !isElsewhere(name));
    if (here) jump(here);
    else if (names.length > 0)
      page.current?.querySelector<HTMLElement>('.k-doc-note[data-kind="problem"] button')?.focus();
  };
  return { jump, toProblem, focusLines };
}
