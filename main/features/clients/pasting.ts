/** Cells pasted into the list of clients: many changed at once, and given back what they were. */
import type { z } from 'zod';
import type { pasting } from '../../../preload/contract/pasting.ts';
import { mayTouch } from '../../engine/access.ts';
import type { CommandContext, Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { noRight } from '../../engine/router-words.ts';
import { inRow } from '../../engine/row-failures.ts';
import { beforeOf, givenBack } from '../fields/given-back.ts';
import { withOwnChanges } from '../fields/record-values.ts';
import { type DoneItem, recordOperation } from '../operations/service.ts';
import { type KeptItem, registerUndoer, type UndoneRecord } from '../operations/undoers.ts';
import { cardOf } from './card.ts';
import { maySeeClient, touchedClient } from './reached.ts';
import { liveCard, stampOf } from './saving.ts';
import { changeClient } from './service.ts';
import { clientWriter } from './writing-queries.ts';

type Given = z.output<(typeof pasting)['clients.paste']['input']>['changes'];

/** Changes all of them or none. Failures as of `changeClient`, each path with the place of its client before it. */
export function pasteClients(context: CommandContext, given: Given) {
  const items: DoneItem[] = [];
  for (const [place, change] of given.entries())
    inRow('changes', place, () => {
      touchedClient(context, 'clients.change', change.id);
      const before = liveCard(context.db, change.id);
      const { version } = changeClient(context, change);
      if (version === before.version) return;
      const now = liveCard(context.db, change.id);
      const changed = withOwnChanges(fieldChanges(before.fields, now.fields));
      items.push({ entity: 'client', id: change.id, version, before: beforeOf(changed) });
    });
  if (items.length === 0) return { operationId: null, changed: 0 };
  const operationId = recordOperation(context, { kind: 'paste', details: { entity: 'client' }, items });
  return { operationId, changed: items.length };
}

registerUndoer('paste', 'client', {
  check: ({ user }) => {
    if (!user.rights.has('clients.change')) throw new Failure('forbidden', noRight);
  },
  undo: giveBack,
});

function giveBack(context: CommandContext, { id, version, before }: KeptItem): UndoneRecord {
  const card = cardOf(context.db, id);
  if (card === undefined) return { kept: '' };
  const { responsibleId, teamId, name } = card.fields;
  const isMine = mayTouch(context.user, 'clients.change', { responsibleId, teamId });
  if (card.version !== version || card.deletedAt !== null || !isMine)
    return { kept: maySeeClient(context, id) ? name : '' };
  // Written by `pasteClients` alone.
  const now = givenBack(card.fields, before as Record<string, unknown>);
  const changes = withOwnChanges(fieldChanges(card.fields, now));
  if (!clientWriter(context.db).replace(card, now, card.contacts, stampOf(context))) return { kept: name };
  return { version: version + 1, changes };
}

export const clientPasting: Handlers<'clients.paste'> = {
  'clients.paste': (command, { changes }) => pasteClients(command, changes),
};
