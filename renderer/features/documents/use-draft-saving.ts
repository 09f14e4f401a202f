/** Saves and issues a draft, and never loses what was typed: not to a conflict, not to a lost connection. */
import { type Dispatch, type RefObject, useRef, useState } from 'react';
import type { Document, DraftFields } from '../../../preload/contract/documents.ts';
import type { Reply } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { queryClient } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { controlTexts } from '../../text/controls.ts';
import { documentTexts } from '../../text/documents.ts';
import { useFormat, useLanguage, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { cellProblem } from './cell-problem.ts';
import { hasLines, isEmpty, problemsByKey, sendable, type TypedColumn } from './draft.ts';
import { type DraftAction, type DraftState, draftReducer, fieldsOf } from './draft-state.ts';
import { fieldLabel } from './field-label.ts';
import { mergeDrafts, pick } from './merge-drafts.ts';
import { type AskedRemarks, useRemarks } from './use-remarks.ts';

/** Why the draft can't be saved over what is there now. */
export type Lost = 'gone' | 'issued';

export interface Asked {
  readonly names: readonly (keyof DraftFields)[];
  readonly mine: DraftFields;
  readonly theirs: DraftFields;
  readonly original: DraftFields;
  readonly answer: (mine: ReadonlySet<string> | null) => void;
}

export interface DraftSaving {
  readonly busy: boolean;
  /** Saves what has changed; null where it could not. */
  readonly save: () => Promise<Saved | null>;
  /** Saves, then issues; answers the state in the database afterwards, or null where it was not even saved. */
  readonly issue: () => Promise<Saved | null>;
  /** Makes a new draft of what is typed, after the old one was lost. */
  readonly saveAsNew: () => Promise<Saved | null>;
  /** What went wrong and belongs to no field. */
  readonly note: string | null;
  readonly dismiss: () => void;
  readonly lost: Lost | null;
  readonly asked: Asked | null;
  /** What is to be looked at before it is issued. */
  readonly remarks: AskedRemarks | null;
}

export interface Saved {
  readonly document: Document;
  /** The editor as it is after saving, for the page that takes over. */
  readonly state: DraftState;
}

/** Makes the answer of the engine known to every page that shows it. */
export function showDocument(document: Document): void {
  queryClient.setQueryData(['documents.get', { id: document.id }], document);
}

type Failed = Extract<Reply, { ok: false }>;

export function useDraftSaving(latest: RefObject<DraftState>, dispatch: Dispatch<DraftAction>): DraftSaving {
  const t = useText(documentTexts);
  const controls = useText(controlTexts);
  const language = useLanguage();
  const format = useFormat();
  const { textOf } = useFailures();
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const [lost, setLost] = useState<Lost | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const remarks = useRemarks();
  const under = useRef(false);

  const act = (action: DraftAction): DraftState => {
    dispatch(action);
    // What the reducer is about to make of it, for those who cannot wait until it is on the screen.
    return draftReducer(latest.current, action);
  };
  const fail = (failed: Failed, keys: readonly number[]): null => {
    const problems = problemsByKey(fieldProblems(failed), keys);
    if (Object.keys(problems).length > 0) act({ do: 'problems', problems });
    else if (failed.code === 'not-found') setLost('gone');
    else if (failed.code === 'read-only') setLost('issued');
    else setNote(failed.code === 'unavailable' ? t('notSavedUnavailable') : textOf(failed));
    return null;
  };

  const ask = (question: Omit<Asked, 'answer'>) =>
    new Promise<ReadonlySet<string> | null>((resolve) => {
      setAsked({
        ...question,
        answer: (mine) => {
          setAsked(null);
          resolve(mine);
        },
      });
    });

  /** What became of the fields that both had changed. */
  const mergedText = (conflicts: readonly string[], kept: ReadonlySet<string>): string => {
    const named = (names: readonly string[]) => names.map((name) => fieldLabel(name, language)).join(', ');
    const mine = conflicts.filter((name) => kept.has(name));
    const theirs = conflicts.filter((name) => !kept.has(name));
    if (conflicts.length === 0) return t('merged');
    if (theirs.length === 0) return t('mergedMine', { fields: named(mine) });
    if (mine.length === 0) return t('mergedTheirs', { fields: named(theirs) });
    return t('mergedMixed', { mine: named(mine), theirs: named(theirs) });
  };

  /** Somebody else has saved the draft meanwhile. */
  const reconcile = async (mine: DraftFields, original: DraftFields, id: number): Promise<Saved | null> => {
    const present = await call('documents.get', { id });
    if (!present.ok) return fail(present, []);
    if (present.value.status !== 'draft') {
      setLost('issued');
      return null;
    }
    const theirs = fieldsOf(present.value);
    const merge = mergeDrafts(original, mine, theirs);
    const kept =
      merge.conflicts.length === 0 ? new Set<string>() : await ask({ names: merge.conflicts, mine, theirs, original });
    if (!kept) return null;
    const taken = merge.conflicts.filter((name) => !kept.has(name));
    const draft = { ...merge.fields, ...pick(theirs, taken) };
    const reply = await call('documents.change', { id, version: present.value.version, draft });
    if (!reply.ok) {
      return reply.code === 'conflict' ? reconcile(draft, theirs, id) : fail(reply, []);
    }
    const state = act({ do: 'taken', document: reply.value, fields: fieldsOf(reply.value) });
    notify({ kind: 'fact', text: mergedText(merge.conflicts, kept) });
    showDocument(reply.value);
    return { document: reply.value, state };
  };

  const send = async (asNew: boolean): Promise<Saved | null> => {
    const now = latest.current;
    const { draft, stored } = now;
    const reading = { currency: draft.currency, language };
    const words = {
      required: controls('required'),
      wrong: (column: TypedColumn, text: string) =>
        cellProblem(column, text, reading, { t, format }) ?? t('notANumber'),
    };
    const ready = sendable(draft, now.typing, words);
    if (!ready.ok) {
      act({ do: 'problems', problems: ready.problems });
      return null;
    }
    if (stored && !asNew && draft === now.saved) {
      const known = queryClient.getQueryData<Document>(['documents.get', { id: stored.id }]);
      if (known && known.version === stored.version) return { document: known, state: now };
    }
    const reply =
      stored && !asNew
        ? await call('documents.change', { id: stored.id, version: stored.version, draft: ready.fields })
        : await call('documents.create', ready.fields);
    if (!reply.ok) {
      if (reply.code === 'conflict' && stored) return reconcile(ready.fields, stored.fields, stored.id);
      return fail(reply, ready.keys);
    }
    const state = act({ do: 'saved', sent: draft, document: reply.value });
    showDocument(reply.value);
    return { document: reply.value, state };
  };

  /** One at a time: a second Ctrl+S while the first is under way does nothing. */
  const once = async (work: () => Promise<Saved | null>): Promise<Saved | null> => {
    if (under.current) return null;
    under.current = true;
    setBusy(true);
    setNote(null);
    try {
      return await work();
    } finally {
      under.current = false;
      setBusy(false);
    }
  };
  return {
    busy,
    note,
    lost,
    asked,
    remarks: remarks.asked,
    dismiss: () => setNote(null),
    save: () => once(() => send(false)),
    saveAsNew: () =>
      once(async () => {
        const saved = await send(true);
        if (saved) setLost(null);
        return saved;
      }),
    issue: () =>
      once(async () => {
        const { type, clientId, lines } = latest.current.draft;
        const missing = {
          ...(clientId === null && { clientId: t('clientMissing') }),
          ...(hasLines(type) && lines.every(isEmpty) && { lines: t('linesMissing') }),
        };
        if (Object.keys(missing).length > 0) {
          act({ do: 'problems', problems: missing });
          return null;
        }
        const saved = await send(false);
        if (!saved) return null;
        const { id, version } = saved.document;
        const reply = await remarks.through((accepted) => call('documents.issue', { id, version, accepted }));
        if (reply === null) return saved;
        if (reply.ok) {
          const { document } = reply.value;
          showDocument(document);
          return { document, state: saved.state };
        }
        const keys = saved.state.draft.lines.map(({ key }) => key);
        const problems = problemsByKey(fieldProblems(reply), keys);
        fail(reply, keys);
        return { document: saved.document, state: { ...saved.state, problems } };
      }),
  };
}
