/** Merging clients and taking it back. */
import type { ClientFields } from '../../../preload/contract/clients.ts';
import { call } from '../../app/border.ts';
import { queryClient, useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { replacePage } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { duplicateTexts } from '../../text/duplicates.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import type { Preview } from './merge-rows.ts';

/** The card of the client that stays takes the place of the page `tab`. */
export function useMerging(tab: string) {
  const t = useText(duplicateTexts);
  const controls = useText(controlTexts);
  const { tell } = useFailures();
  const { run, busy } = useCommand('duplicates.merge');

  const undo = async (id: number, name: string) => {
    const reply = await runJob(controls('undo'), (job) => call('operations.undo', { id, job }), { cancellable: false });
    if (!reply.ok) return tell(reply);
    const isUndone = reply.value.undone > 0;
    notify(isUndone ? { kind: 'done', text: t('undone') } : { kind: 'problem', text: t('notUndone', { name }) });
  };
  const merge = async ({ clients }: Preview, fields: ClientFields) => {
    const reply = await run({ clients: clients.map(({ id, version }) => ({ id, version })), fields });
    if (!reply.ok) {
      if (reply.code === 'conflict') await queryClient.invalidateQueries({ queryKey: ['duplicates.preview'] });
      return tell(reply);
    }
    const { operationId, client } = reply.value;
    replacePage(tab, 'client', { id: client.id }, client.name);
    notify({
      kind: 'done',
      text: t('merged', { count: clients.length, name: client.name }),
      action: { label: controls('undo'), run: () => void undo(operationId, client.name) },
    });
  };
  return { merge, busy };
}
