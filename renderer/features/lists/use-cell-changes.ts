/** Sends changed cells to the engine, all or none, and undoes what was changed in a list. */
import { useCallback } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { ListName } from '../../../preload/contract/lists.ts';
import type { Reply } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { useTab } from '../../app/page.tsx';
import { controlTexts } from '../../text/controls.ts';
import { listTexts } from '../../text/lists.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { canUndo } from '../../ui/undoing.ts';
import { type CellChange, recordChanges } from './editing.ts';

export interface CellChanges {
  /** Answers null when it is done, else what was wrong, in words. `quiet`: nothing is told of what went well. */
  readonly send: (cells: readonly CellChange[], quiet: boolean) => Promise<string | null>;
  /** Tells that an operation was done, with a way to undo it, which Ctrl+Z is too; `quiet`: that alone. */
  readonly did: (text: string, operationId: number | null, quiet?: boolean) => void;
}

export function useCellChanges(list: ListName): CellChanges {
  const t = useText(listTexts);
  const controls = useText(controlTexts);
  const { textOf, tell } = useFailures();
  const { key: page } = useTab();

  const undo = useCallback(
    async (id: number) => {
      const reply = await runJob(controls('undo'), (job) => call('operations.undo', { id, job }), {
        cancellable: false,
      });
      if (!reply.ok) return tell(reply);
      const { undone, kept, keptCount } = reply.value;
      const names = kept
        .slice(0, 5)
        .map(({ name }) => name)
        .join(', ');
      const text = [
        undone > 0 || keptCount === 0 ? t('undone', { count: undone }) : '',
        keptCount > 0 ? t('kept', { count: keptCount, names: keptCount > 5 ? `${names} …` : names }) : '',
      ];
      notify({ kind: keptCount > 0 ? 'fact' : 'done', text: text.filter(Boolean).join(' ') });
    },
    [t, controls, tell],
  );
  const did = useCallback(
    (text: string, operationId: number | null, quiet = false) => {
      const run = operationId === null ? null : () => void undo(operationId);
      if (!quiet) return notify({ kind: 'done', text, ...(run && { action: { label: controls('undo'), run, page } }) });
      if (run) canUndo(run, page);
    },
    [controls, undo, page],
  );
  return {
    did,
    send: async (cells, quiet) => {
      const reply = await paste(list, cells);
      if (!reply.ok) return textOf(reply);
      did(t('pasted', { count: reply.value.changed }), reply.value.operationId, quiet);
      return null;
    },
  };
}

function paste(list: ListName, cells: readonly CellChange[]): Promise<Reply<Output<'clients.paste'>>> {
  const changes = recordChanges(cells);
  // The fields come from `editing.ts`, which names those of the contract; the engine checks each of them anyway.
  return list === 'products'
    ? call('products.paste', { changes } as Input<'products.paste'>)
    : call('clients.paste', { changes } as Input<'clients.paste'>);
}
