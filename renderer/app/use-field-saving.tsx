/** Saves single facts of a record: merges with others, asks where two changed the same, and takes the last change back. */
import { type ReactNode, useRef, useState } from 'react';
import type { FieldConflict, Reply } from '../../preload/contract/reply.ts';
import { controlTexts } from '../text/controls.ts';
import { ConflictDialog } from '../ui/Dialogs.tsx';
import { useText } from '../ui/language.tsx';
import { notify } from '../ui/notify.tsx';
import { canUndo } from '../ui/undoing.ts';
import { queryClient } from './engine.ts';
import { useFailures } from './failures.ts';
import { useTab } from './page.tsx';

interface SavedRecord {
  readonly id: number;
  readonly version: number;
}

interface FieldSavingProps<Saved extends SavedRecord, Changes extends object> {
  readonly record: Saved;
  /** The query that the record is kept under. */
  readonly queryKey: readonly unknown[];
  /** The fields of `changes` and of `was` are fields of the record. */
  readonly change: (request: SavedRecord & { changes: Changes; was: Changes }) => Promise<Reply<Saved>>;
  /** A field, and a value of it, as they would stand on the screen. */
  readonly words: {
    readonly label: (path: string) => string;
    readonly value: (path: string, value: unknown) => string;
  };
}

export interface FieldSaving<Changes> {
  /** Answers what is wrong, or null when it is saved. */
  readonly save: (changes: Changes) => Promise<string | null>;
  /** The question about conflicts, while there is one. */
  readonly dialog: ReactNode;
}

interface Asked {
  readonly conflicts: readonly FieldConflict[];
  readonly answer: (mine: ReadonlySet<string> | null) => void;
}

type Parts = Readonly<Record<string, unknown>>;

/** The value with another one at the path below it; what is not a record there becomes one. A part that is empty is left out. */
function withPart(value: unknown, [name, ...deeper]: readonly string[], part: unknown, isPart = false): unknown {
  if (name === undefined) return part;
  const parts: Parts = typeof value === 'object' && value !== null ? (value as Parts) : {};
  const inside = withPart(parts[name], deeper, part, true);
  const { [name]: _, ...others } = parts;
  const isGone = inside === undefined || (inside === null && isPart);
  return isGone ? others : { ...others, [name]: inside };
}

/** The changes with the values of others where those shall stay; a field of which nothing else is left is no change. */
function withoutTheirs<Changes extends object>(
  changes: Changes,
  conflicts: readonly FieldConflict[],
  mine: ReadonlySet<string>,
): Changes {
  const given = conflicts.filter(({ path }) => !mine.has(path));
  const whole = given.map(({ path }) => path).filter((path) => !path.includes('.'));
  const kept = Object.entries(withTheirs(changes, given)).filter(([name]) => !whole.includes(name));
  // Some of the changes are changes.
  return Object.fromEntries(kept) as Changes;
}

/** The fields with the values of others wherever there are conflicts. */
function withTheirs<Changes extends object>(fields: Changes, conflicts: readonly FieldConflict[]): Changes {
  const result = conflicts.reduce<unknown>(
    (before, { path, theirs }) => withPart(before, path.split('.'), theirs),
    fields,
  );
  // Each field keeps its kind: what stands in it was one of its values at the other's.
  return result as Changes;
}

/** The changes as they were saved: texts as the engine has trimmed them, lists without what others have added. */
function asSaved<Changes extends object>(changes: Changes, saved: object): Changes {
  const all = new Map(Object.entries(saved));
  const entries = Object.entries(changes).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null ? value : all.get(name),
  ]);
  // The same fields with values of the same kinds.
  return Object.fromEntries(entries) as Changes;
}

/** The same fields as `changes` has, with other values: those of `values`. */
function sameFields<Changes extends object>(changes: Changes, values: object): Changes {
  const all = new Map(Object.entries(values));
  // The names are those of `changes`, the values are of a record that has these fields.
  return Object.fromEntries(Object.keys(changes).map((name) => [name, all.get(name)])) as Changes;
}

export function useFieldSaving<Saved extends SavedRecord, Changes extends object>({
  record,
  queryKey,
  change,
  words,
}: FieldSavingProps<Saved, Changes>): FieldSaving<Changes> {
  const t = useText(controlTexts);
  const { textOf } = useFailures();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { key: page } = useTab();

  const last = useRef<Saved>(record);
  const send = async (changes: Changes, was: Changes, version: number): Promise<string | null> => {
    const reply = await change({ id: record.id, version, changes, was });
    if (reply.ok) {
      queryClient.setQueryData(queryKey, reply.value);
      last.current = reply.value;
      return null;
    }
    const conflicts = reply.details?.conflicts ?? [];
    if (reply.code !== 'conflict' || conflicts.length === 0) return textOf(reply);
    const mine = await new Promise<ReadonlySet<string> | null>((answer) => setAsked({ conflicts, answer }));
    setAsked(null);
    if (mine === null) return textOf(reply);
    const kept = withoutTheirs(changes, conflicts, mine);
    await queryClient.refetchQueries({ queryKey });
    if (Object.keys(kept).length === 0) return null;
    // What he has now seen of the others is what he saves over; what nobody contradicts merges as before.
    return send(kept, sameFields(kept, withTheirs(was, conflicts)), version);
  };

  const save = async (changes: Changes): Promise<string | null> => {
    const was = sameFields(changes, record);
    const wrong = await send(changes, was, record.version);
    if (wrong !== null) return wrong;
    // What others did to it since stays; the version is the one before it was saved, for taking back is a change on top of a later one.
    const saved = asSaved(changes, last.current);
    canUndo(async () => {
      const failed = await send(was, saved, record.version);
      notify(failed === null ? { kind: 'done', text: t('takenBack') } : { kind: 'problem', text: failed });
    }, page);
    return null;
  };

  const dialog = asked ? (
    <ConflictDialog
      rows={asked.conflicts.map(({ path, mine, theirs, original }) => ({
        path,
        label: words.label(path),
        mine: words.value(path, mine),
        theirs: words.value(path, theirs),
        original: words.value(path, original),
      }))}
      choose={asked.answer}
      cancel={() => asked.answer(null)}
    />
  ) : null;
  return { save, dialog };
}
