/** What happens to a draft while it is typed, with every step to be taken back. */
import type { Document, DraftFields } from '../../../preload/contract/documents.ts';
import { type Draft, type DraftLine, type DraftProblems, draftOf, emptyLine } from './draft.ts';
import { asItStands, pricesKept } from './priced-in.ts';

export interface DraftState {
  readonly draft: Draft;
  /** The same object as `draft` while there is nothing to be saved. */
  readonly saved: Draft;
  /** What the engine had when it was read or saved last; null: it has not got it yet. */
  readonly stored: { readonly id: number; readonly version: number; readonly fields: DraftFields } | null;
  /** Problems of the fields of the head while they are typed. */
  readonly typing: DraftProblems;
  /** What was wrong when it was last to be saved. */
  readonly problems: DraftProblems;
  readonly past: readonly Draft[];
  /** Changes of the same step are taken back together. */
  readonly step: string;
  /** Fields of the head that the user has set himself: what a client or company begins with leaves them alone. */
  readonly touched: ReadonlySet<string>;
}

export type DraftAction =
  | {
      readonly do: 'head';
      readonly changes: Partial<Draft>;
      readonly problem?: string | null;
      /** What comes with a client or a company, not from the user. */
      readonly follows?: boolean;
    }
  | { readonly do: 'line'; readonly key: number; readonly changes: Partial<DraftLine>; readonly step: string }
  | {
      readonly do: 'lines';
      readonly change: (lines: readonly DraftLine[]) => readonly DraftLine[];
      /** Left out: a step of its own. */
      readonly step?: string;
    }
  | { readonly do: 'undo' }
  | { readonly do: 'problems'; readonly problems: DraftProblems }
  | { readonly do: 'saved'; readonly sent: Draft; readonly document: Document }
  | { readonly do: 'taken'; readonly document: Document; readonly fields: DraftFields };

const mostSteps = 200;
let lastStep = 0;

/** A draft as it is opened. A new one has one empty line to begin with. */
export function openDraft(
  fields: DraftFields,
  document: Document | null,
  unit: string,
  vat: number | null,
): DraftState {
  const read = draftOf(fields);
  const draft = read.lines.length > 0 ? read : { ...read, lines: [emptyLine(unit, vat)] };
  return {
    draft,
    saved: draft,
    stored: document && { id: document.id, version: document.version, fields },
    typing: {},
    problems: {},
    past: [],
    step: '',
    touched: new Set(),
  };
}

function changed(state: DraftState, draft: Draft, step: string): DraftState {
  const past = step === state.step ? state.past : [...state.past, state.draft].slice(-mostSteps);
  return { ...state, draft, past, step };
}

function without(problems: DraftProblems, names: readonly string[]): DraftProblems {
  return Object.fromEntries(
    Object.entries(problems).filter(
      ([name]) => !names.includes(name) && !(names.includes('own') && name.startsWith('own.')),
    ),
  );
}

/** Lines that are not as they were take what was wrong with them along. */
function ofSameLines(problems: DraftProblems, before: Draft, after: Draft): DraftProblems {
  const gone = before.lines.filter((line) => !after.lines.includes(line)).map(({ key }) => `${key}.`);
  return Object.fromEntries(
    Object.entries(problems).filter(([name]) => name !== 'lines' && !gone.some((begin) => name.startsWith(begin))),
  );
}

const columnsOf = (changes: Partial<DraftLine>): readonly string[] =>
  Object.keys(changes).map(
    (name) =>
      ({
        name: 'product',
        productId: 'product',
        vatRateId: 'vat',
        originCountry: 'origin',
        customsDeclaration: 'customs',
      })[name] ?? name,
  );

export function draftReducer(state: DraftState, action: DraftAction): DraftState {
  switch (action.do) {
    case 'head': {
      const names = Object.keys(action.changes);
      const typing = without(state.typing, names);
      const { currency } = action.changes;
      const isOther = currency !== undefined && currency !== state.draft.currency;
      const lines = isOther ? { lines: pricesKept(state.draft) } : {};
      const next = changed(state, { ...state.draft, ...lines, ...action.changes }, `head ${names.join()}`);
      // What was wrong with a rate was so for the company before.
      const rates = names.includes('companyId')
        ? Object.keys(state.problems).filter((name) => name.endsWith('.vat'))
        : [];
      return {
        ...next,
        problems: without(state.problems, [...names, ...rates]),
        typing: action.problem && names[0] ? { ...typing, [names[0]]: action.problem } : typing,
        touched: action.follows ? state.touched : new Set([...state.touched, ...names]),
      };
    }
    case 'line': {
      // A price that is typed is in the currency that the document has now.
      const typed =
        'price' in action.changes && !('pricedIn' in action.changes) ? asItStands : (line: DraftLine) => line;
      const lines = state.draft.lines.map((line) =>
        line.key === action.key ? { ...typed(line), ...action.changes } : line,
      );
      const names = columnsOf(action.changes).map((column) => `${action.key}.${column}`);
      const next = changed(state, { ...state.draft, lines }, action.step);
      return { ...next, problems: without(state.problems, [...names, 'lines']) };
    }
    case 'lines': {
      lastStep += 1;
      const draft = { ...state.draft, lines: action.change(state.draft.lines) };
      const problems = ofSameLines(state.problems, state.draft, draft);
      return { ...changed(state, draft, action.step ?? `lines ${lastStep}`), problems };
    }
    case 'undo': {
      const draft = state.past.at(-1);
      if (!draft) return state;
      const problems = ofSameLines(state.problems, state.draft, draft);
      return { ...state, draft, problems, past: state.past.slice(0, -1), step: '', typing: {} };
    }
    case 'problems':
      return { ...state, problems: action.problems };
    case 'saved': {
      const { id, version } = action.document;
      const stored = { id, version, fields: fieldsOf(action.document) };
      // What was typed while it was being saved is still to be saved.
      return { ...state, saved: action.sent, stored, problems: {} };
    }
    case 'taken': {
      const { id, version } = action.document;
      const draft = draftOf(action.fields);
      const stored = { id, version, fields: fieldsOf(action.document) };
      lastStep += 1;
      return { ...changed(state, draft, `taken ${lastStep}`), saved: draft, stored, problems: {}, typing: {} };
    }
  }
}

/** The fields of a draft that the engine's document holds. */
export function fieldsOf(document: Document): DraftFields {
  const {
    type,
    companyId,
    clientId,
    day,
    dueDay,
    serviceDay,
    currency,
    pricesIncludeVat,
    discount,
    language,
    form,
    bankAccount,
    comment,
    lines,
    responsibleId,
    own,
    template,
    exchangeRate,
    basedOnId,
    correctsId,
    contractId,
    details,
  } = document;
  return {
    type,
    companyId,
    clientId,
    day,
    dueDay,
    serviceDay,
    currency,
    pricesIncludeVat,
    discount,
    language,
    form,
    bankAccount,
    comment,
    lines,
    responsibleId,
    own,
    template,
    exchangeRate,
    basedOnId,
    correctsId,
    contractId,
    details,
  };
}
