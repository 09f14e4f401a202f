/** What else has a date: documents, deals and birthdays, as far as the session may see them. */
import type { z } from 'zod';
import type { BirthdayRow } from '../../../preload/contract/birthdays.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import { type LayerEntry, layerEntries, type layers } from '../../../preload/contract/layers.ts';
import { accessBy, mayTouch } from '../../engine/access.ts';
import type { Context, Handlers } from '../../engine/context.ts';
import { birthdaysBetween } from '../birthdays/service.ts';
import { documentName } from '../lists/value-words.ts';
import { layerRows, type StoredLayer } from './queries.ts';

type Input = z.output<(typeof layers)['layers.between']['input']>;

const seeing = { due: 'documents.see', contracts: 'documents.see', closings: 'deals.see' } as const satisfies Record<
  StoredLayer,
  string
>;

/** A layer of records that the user may not see at all is empty. */
function layersBetween({ db, user, language }: Context, { from, to, layers: asked, mine }: Input): LayerEntry[] {
  const userId = mine ? user.id : null;
  const layers = [...new Set(asked)];
  const stored = layers.flatMap((layer) => (layer === 'birthdays' ? [] : layer));
  const ofRecords = stored
    .filter((layer) => user.rights.has(seeing[layer]))
    .flatMap((layer) =>
      layerRows(db, layer, accessBy(user, seeing[layer]), { from, to, userId, limit: layerEntries }).map((row) => {
        const ofClient = { responsibleId: row.clientResponsibleId, teamId: row.clientTeamId };
        const seesClient = row.clientId !== null && mayTouch(user, 'clients.see', ofClient);
        return {
          layer,
          id: row.id,
          day: row.day,
          title: row.type === '' ? row.name : documentName(DocumentType.parse(row.type), row.name, language),
          clientId: seesClient ? row.clientId : null,
          client: seesClient ? row.client : '',
          age: null,
          responsibleId: row.responsibleId,
        };
      }),
    );
  if (!layers.includes('birthdays') || !user.rights.has('clients.see')) return ofRecords;
  const { rows } = birthdaysBetween({ db, user }, { from, to, mine, limit: layerEntries });
  return [...ofRecords, ...rows.map(birthdayEntry)];
}

function birthdayEntry({ contactId, name, day, clientId, client, age, responsibleId }: BirthdayRow): LayerEntry {
  return { layer: 'birthdays', id: contactId, day, title: name, clientId, client, age, responsibleId };
}

/** Handlers of the layers of planners. */
export const layerHandlers: Handlers<keyof typeof layers> = {
  'layers.between': (context, input) => layersBetween(context, input),
};
