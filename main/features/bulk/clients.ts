/** Changes of many clients. */

import { fold } from '../../../db/folding.ts';
import type { ClientsChange } from '../../../preload/contract/bulk.ts';
import type { ClientFields } from '../../../preload/contract/clients.ts';
import { mayTouch } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { cardOf } from '../clients/card.ts';
import { saveImportedClient } from '../clients/importing.ts';
import type { BulkTarget } from './changing.ts';
import { checkResponsible, checkTeam } from './checking.ts';

/** As many as the contract lets a client have. */
const mostTags = 50;

export const bulkClients: BulkTarget<ClientsChange> = {
  entity: 'client',
  right: 'clients.change',
  check: (context: Context, { responsibleId, teamId }) => {
    checkResponsible(context, responsibleId);
    checkTeam(context, teamId);
  },
  load: ({ db, user, now }, id) => {
    const card = cardOf(db, id);
    if (card === undefined || !mayTouch(user, 'clients.see', card.fields)) return null;
    return {
      version: card.version,
      name: card.fields.name,
      fields: card.fields,
      mayChange: card.deletedAt === null && mayTouch(user, 'clients.change', card.fields),
      write: (fields) => {
        // The names are those that `changed` answers, so the types are those of the client.
        const next = { ...card.fields, ...(fields as Partial<ClientFields>) };
        return saveImportedClient(db, card, next, card.contacts, { stamp: { at: now, by: user.id } });
      },
    };
  },
  changed: ({ tags: present }, { addTags = [], removeTags = [], ...others }) => {
    if (addTags.length + removeTags.length === 0) return others;
    const tags = marked(present as readonly string[], addTags, removeTags);
    return tags.length > mostTags ? null : { ...others, tags };
  },
};

/** «VIP» and «vip» are one tag; what is there stays as it is written, in the order of the words. */
function marked(present: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const taken = new Set(remove.map(fold));
  const tags = new Map(present.filter((tag) => !taken.has(fold(tag))).map((tag) => [fold(tag), tag]));
  for (const tag of add) if (!tags.has(fold(tag))) tags.set(fold(tag), tag);
  const before = new Set(present.map(fold));
  // Nothing is different where the same words are there.
  if (tags.size === before.size && [...tags.keys()].every((key) => before.has(key))) return [...present];
  return [...tags].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, tag]) => tag);
}
