/** A draft as it is kept until it is saved, and opened again over the version that it was typed on. */
import { call } from '../../app/border.ts';
import type { KeptDraft } from '../../app/kept-drafts.ts';
import { withOwnKeys } from './draft.ts';
import type { DraftState } from './draft-state.ts';

/** The form of the page that it is kept as. */
export const keptForm = 'draft';

interface KeptDocument {
  readonly draft: DraftState['draft'];
  readonly stored: DraftState['stored'];
  readonly touched: readonly string[];
  readonly clientName: string;
}

/** What is kept of the editor; null while there is nothing to be saved. */
export function keptOf({ draft, saved, stored, touched }: DraftState, clientName: string): KeptDocument | null {
  return draft === saved ? null : { draft, stored, touched: [...touched], clientName };
}

function isKept(value: unknown): value is KeptDocument {
  // Kept by `keptOf`; what a version of the program before this one has kept otherwise is not opened.
  return (
    typeof value === 'object' &&
    value !== null &&
    'draft' in value &&
    'stored' in value &&
    'touched' in value &&
    Array.isArray(value.touched) &&
    typeof value.draft === 'object' &&
    value.draft !== null &&
    'lines' in value.draft &&
    Array.isArray(value.draft.lines)
  );
}

/** The editor as it was, and the client's name; null for what is none. */
export function editorOf(value: unknown): { readonly state: DraftState; readonly clientName: string } | null {
  if (!isKept(value)) return null;
  const draft = withOwnKeys(value.draft);
  const state: DraftState = {
    draft,
    // Another object: it is not saved.
    saved: { ...draft },
    stored: value.stored,
    typing: {},
    problems: {},
    past: [],
    step: '',
    touched: new Set(value.touched),
  };
  return { state, clientName: value.clientName };
}

/** As it is opened: over the draft that it was typed on, or as a new one where that is no draft any more. */
export async function reopenedDocument(draft: KeptDraft): Promise<KeptDraft> {
  const value: unknown = draft.value;
  if (draft.kind !== 'document' || !isKept(value)) return draft;
  const present = await call('documents.get', { id: Number(draft.params.id) });
  const isGone = present.ok ? present.value.status !== 'draft' : present.code === 'not-found';
  if (!isGone) return draft;
  return {
    ...draft,
    kind: 'new-document',
    params: { type: value.draft.type },
    // Made of JSON a moment ago.
    value: { ...value, stored: null } as unknown as KeptDraft['value'],
  };
}
