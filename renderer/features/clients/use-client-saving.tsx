/** Saves single facts of a client: merges with others, asks where two changed the same, and takes the last change back. */
import { type ReactNode, useRef, useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { FieldConflict } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { queryClient } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { clientTexts } from '../../text/clients.ts';
import { ConflictDialog } from '../../ui/Dialogs.tsx';
import { isTyping, useKeys } from '../../ui/keys.tsx';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

type Client = Output<'clients.get'>;
type Changes = Input<'clients.change'>['changes'];

interface Asked {
  readonly conflicts: readonly FieldConflict[];
  readonly answer: (mine: ReadonlySet<string> | null) => void;
}

const rootOf = (path: string) => path.split('.')[0] ?? path;

/** The values of the same fields as `changes` has, as the client shows them. */
function valuesOf(client: Client, changes: Changes): Changes {
  // Fields of `changes` are fields of the client.
  return Object.fromEntries(Object.keys(changes).map((name) => [name, client[name as keyof Changes]])) as Changes;
}

/** `words` puts a value of a field as it would stand on the screen. */
export function useClientSaving(client: Client, words: (path: string, value: unknown) => string) {
  const t = useText(clientTexts);
  const { textOf } = useFailures();
  const [asked, setAsked] = useState<Asked | null>(null);
  const undo = useRef<Changes[]>([]);

  const send = async (changes: Changes, was: Changes, version: number): Promise<string | null> => {
    const reply = await call('clients.change', { id: client.id, version, changes, was });
    if (reply.ok) {
      queryClient.setQueryData(['clients.get', { id: client.id }], reply.value);
      return null;
    }
    const conflicts = reply.details?.conflicts ?? [];
    if (reply.code !== 'conflict' || conflicts.length === 0) return textOf(reply);
    const mine = await new Promise<ReadonlySet<string> | null>((answer) => setAsked({ conflicts, answer }));
    setAsked(null);
    if (mine === null) return textOf(reply);
    const theirs = conflicts.filter(({ path }) => !mine.has(path)).map(({ path }) => rootOf(path));
    const kept = Object.fromEntries(Object.entries(changes).filter(([name]) => !theirs.includes(name))) as Changes;
    await queryClient.refetchQueries({ queryKey: ['clients.get', { id: client.id }] });
    if (Object.keys(kept).length === 0) return null;
    // What the user has now seen of the others is what he saves over.
    const seen = queryClient.getQueryData<Client>(['clients.get', { id: client.id }]) ?? client;
    const nowTheirs = Object.fromEntries(conflicts.map(({ path, theirs: value }) => [rootOf(path), value]));
    const known = { ...valuesOf(seen, kept), ...nowTheirs };
    const over = Object.fromEntries(Object.keys(kept).map((name) => [name, known[name as keyof typeof known]]));
    return send(kept, over as Changes, reply.details?.version ?? seen.version);
  };

  /** Answers what is wrong, or null when it is saved. */
  const save = async (changes: Changes): Promise<string | null> => {
    const was = valuesOf(client, changes);
    const wrong = await send(changes, was, client.version);
    if (wrong === null) undo.current.push(was);
    return wrong;
  };

  useKeys([
    {
      press: 'ctrl+z',
      label: t('undone'),
      run: (event) => {
        const last = undo.current.at(-1);
        if (!last || isTyping(event.target)) return false;
        undo.current.pop();
        void send(last, valuesOf(client, last), client.version).then((wrong) =>
          notify(wrong === null ? { kind: 'done', text: t('undone') } : { kind: 'problem', text: wrong }),
        );
        return true;
      },
    },
  ]);

  const dialog: ReactNode = asked ? (
    <ConflictDialog
      rows={asked.conflicts.map(({ path, mine, theirs, original }) => ({
        path,
        label: rootOf(path) in clientTexts.en ? t(rootOf(path) as keyof typeof clientTexts.en) : path,
        mine: words(path, mine),
        theirs: words(path, theirs),
        original: words(path, original),
      }))}
      choose={asked.answer}
      cancel={() => asked.answer(null)}
    />
  ) : null;
  return { save, dialog };
}
