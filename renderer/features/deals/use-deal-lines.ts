/** The lines of a deal while they are being typed: kept over a restart, saved together. */
import { useState } from 'react';
import type { DealLine } from '../../../preload/contract/deals.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { useEngine } from '../../app/engine.ts';
import { useKeptDraft, useReopened } from '../../app/kept-drafts.ts';
import { useUnsaved } from '../../app/page.tsx';
import { dealTexts } from '../../text/deals.ts';
import { useText } from '../../ui/language.tsx';
import { isChangedSince, type TypedLine, typedLine, typedLines, wholeLine } from './typed-lines.ts';

type Deal = Output<'deals.get'>;

/** Lines that are typed and not saved. */
interface Draft {
  readonly lines: readonly TypedLine[];
  /** Those that were stored when the typing began. */
  readonly base: readonly DealLine[];
}

export interface DealLinesTyping {
  readonly lines: readonly TypedLine[];
  readonly isTyped: boolean;
  /** Somebody else has changed the stored ones since the typing began. */
  readonly isOver: boolean;
  readonly problem: string | null;
  readonly busy: boolean;
  /** What the lines on the screen come to, by their keys, as far as it is worked out. */
  readonly sums: ReadonlyMap<number, number>;
  /** All that are complete together, or before the last change; undefined: none is. */
  readonly total: number | undefined;
  readonly change: (key: number, changes: Partial<TypedLine>) => void;
  /** A price that is null has to be typed. */
  readonly add: (line: Pick<TypedLine, 'productId' | 'code' | 'name' | 'unit' | 'price'>) => void;
  readonly remove: (key: number) => void;
  readonly cancel: () => void;
  readonly save: () => Promise<boolean>;
  /** What is on the screen is saved before something is made of it; false where it can't be, which is said beside the lines. */
  readonly ready: () => Promise<boolean>;
}

/** `store` answers what is wrong, or null. */
export function useDealLines(
  deal: Deal,
  store: (lines: readonly DealLine[]) => Promise<string | null>,
): DealLinesTyping {
  const t = useText(dealTexts);
  // Kept as this form has written it.
  const again = useReopened('lines') as Draft | null;
  const [draft, setDraft] = useState<Draft | null>(() => again && { ...again, lines: again.lines.map(typedLine) });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useUnsaved('lines', draft !== null);
  useKeptDraft('lines', deal.name, draft);
  const lines = draft?.lines ?? typedLines(deal.lines);
  const isOver = draft !== null && isChangedSince(draft.base, deal.lines);
  const { sums, total } = useSums(lines);

  const put = (next: readonly TypedLine[]) => {
    setProblem(null);
    setDraft({ lines: next, base: draft?.base ?? deal.lines });
  };
  const cancel = () => {
    setProblem(null);
    setDraft(null);
  };
  const save = async () => {
    if (draft === null) return true;
    if (busy) return false;
    const whole = draft.lines.flatMap((line) => wholeLine(line) ?? []);
    if (whole.length < draft.lines.length) {
      setProblem(t('lineWrong'));
      return false;
    }
    setBusy(true);
    const wrong = await store(whole);
    setBusy(false);
    setProblem(wrong);
    if (wrong === null) setDraft(null);
    return wrong === null;
  };
  const ready = async () => {
    if (!isOver) return save();
    setProblem(t('linesFirst'));
    return false;
  };
  return {
    lines,
    isTyped: draft !== null,
    isOver,
    problem,
    busy,
    sums,
    total,
    change: (key, changes) => put(lines.map((line) => (line.key === key ? { ...line, ...changes } : line))),
    add: (line) => put([...lines, typedLine({ ...line, quantity: 1000, discount: 0 })]),
    remove: (key) => put(lines.filter((line) => line.key !== key)),
    cancel,
    save,
    ready,
  };
}

/** The engine adds up: each line that is complete, and all of them. */
function useSums(lines: readonly TypedLine[]): Pick<DealLinesTyping, 'sums' | 'total'> {
  const complete = lines.flatMap((line) => {
    const { quantity, price, discount, key } = line;
    return quantity === null || price === null || discount === null
      ? []
      : [{ key, sent: { quantity, price, discount } }];
  });
  const { data, isPlaceholderData } = useEngine(
    'deals.lineSums',
    { lines: complete.map(({ sent }) => sent) },
    { enabled: complete.length > 0, keep: true },
  );
  if (!data || complete.length === 0) return { sums: new Map(), total: undefined };
  // The total of before stays in view until the next one is there.
  if (isPlaceholderData) return { sums: new Map(), total: data.total };
  return { sums: new Map(complete.map(({ key }, place) => [key, data.lines[place] ?? 0])), total: data.total };
}
