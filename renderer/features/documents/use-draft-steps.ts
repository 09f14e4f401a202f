/** What is done with a draft as a whole: it is saved, issued, printed, issued as a package, copied, thrown away. */
import { type RefObject, useState } from 'react';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Document } from '../../../preload/contract/documents.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { useTab } from '../../app/page.tsx';
import { closePage, openPage, replacePage } from '../../app/tabs.ts';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import type { DraftProblems } from './draft.ts';
import type { DraftState } from './draft-state.ts';
import { handOver } from './handed-over.ts';
import { type At, newFocus } from './LinesGrid.tsx';
import type { DraftSaving, Saved } from './use-draft-saving.ts';

interface StepsOf {
  readonly latest: RefObject<DraftState>;
  /** null: it was never saved. */
  readonly document: Document | null;
  readonly saving: DraftSaving;
  /** Where the keyboard is in the lines. */
  readonly at: At | null;
  /** Goes to the first field that is wrong. */
  readonly toProblem: (problems: DraftProblems) => void;
}

/** A package that is asked about, as the lines that were saved make it. */
interface Packing {
  readonly id: number;
  readonly version: number;
  readonly offered: readonly DocumentType[];
  readonly alternative: readonly DocumentType[];
}

export interface DraftSteps {
  readonly save: () => Promise<void>;
  readonly issue: () => Promise<void>;
  readonly print: () => Promise<void>;
  /** Saves, then asks what goes into the package of what is saved now: `packing`. */
  readonly pack: () => Promise<void>;
  readonly packing: Packing | null;
  readonly stopPacking: () => void;
  readonly copy: () => Promise<void>;
  /** Puts it into the bin, from where the note takes it back. */
  readonly remove: () => Promise<void>;
  /** Goes on on the page of what was saved, where that is another one than this. */
  readonly moved: (saved: Saved | null) => void;
}

export function useDraftSteps({ latest, document, saving, at, toProblem }: StepsOf): DraftSteps {
  const t = useText(documentTexts);
  const chain = useText(chainTexts);
  const { key: tab } = useTab();
  const { tell } = useFailures();
  const [packing, setPacking] = useState<Packing | null>(null);

  const moved = (saved: Saved | null) => {
    if (!saved) return;
    const typing = window.document.activeElement?.classList.contains('k-cell-input') ?? false;
    if (saved.document.id === document?.id) return;
    handOver(saved.document.id, { state: saved.state, at: at && { ...at, focus: typing ? newFocus() : 0 } });
    replacePage(tab, 'document', { id: saved.document.id });
  };
  /** Goes on to the page of what was saved, which begins with what is wrong, or else to that on this page. */
  const afterwards = (saved: Saved | null) => {
    moved(saved);
    // The problems are on the screen a moment later.
    setTimeout(() => toProblem(latest.current.problems), 30);
  };
  const print = async () => {
    const saved = await saving.save();
    if (!saved) return;
    moved(saved);
    openPage('print-form', { id: saved.document.id });
  };
  const pack = async () => {
    const saved = await saving.save();
    if (!saved) return afterwards(null);
    // What was known of the lines before they were saved would offer another package than is issued.
    const { id, version } = saved.document;
    const reply = await call('documents.nextSteps', { id });
    if (!reply.ok) return tell(reply);
    const { package: offered, alternative } = reply.value;
    if (offered.length === 0) return notify({ kind: 'fact', text: chain('packageNothing') });
    setPacking({ id, version, offered, alternative });
  };
  const copy = async () => {
    const saved = await saving.save();
    if (!saved) return;
    moved(saved);
    const reply = await call('documents.copy', { id: saved.document.id });
    if (reply.ok) openPage('document', { id: reply.value.id });
    else tell(reply);
  };
  const remove = async () => {
    const { stored } = latest.current;
    if (!stored) return closePage(tab);
    const reply = await call('documents.remove', { id: stored.id, version: stored.version });
    if (!reply.ok) return tell(reply);
    closePage(tab);
    notify({
      kind: 'done',
      text: t('draftRemoved'),
      action: {
        label: t('undone'),
        run: async () => {
          const again = await call('bin.restore', { entity: 'document', id: stored.id });
          if (again.ok) openPage('document', { id: stored.id });
          else tell(again);
        },
      },
    });
  };

  return {
    save: async () => afterwards(await saving.save()),
    issue: async () => afterwards(await saving.issue()),
    print,
    pack,
    packing,
    stopPacking: () => setPacking(null),
    copy,
    remove,
    moved,
  };
}
