/** What else has a date: documents and deals, as far as the session may see them. */
import type { z } from 'zod';
import { DocumentType } from '../../../preload/contract/companies.ts';
import { type LayerEntry, type LayerName, layerEntries, type layers } from '../../../preload/contract/layers.ts';
import { accessBy, mayTouch } from '../../engine/access.ts';
import type { Context, Handlers } from '../../engine/context.ts';
import { documentName } from '../lists/value-words.ts';
import { layerRows } from './queries.ts';

type Input = z.output<(typeof layers)['layers.between']['input']>;

const seeing = { due: 'documents.see', contracts: 'documents.see', closings: 'deals.see' } as const satisfies Record<
  LayerName,
  string
>;

/** A layer of records that the user may not see at all is empty. */
function layersBetween({ db, user, language }: Context, { from, to, layers: asked, mine }: Input): LayerEntry[] {
  const userId = mine ? user.id : null;
  return [...new Set(asked)]
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
          client: seesClient ? row.client : '',
          responsibleId: row.responsibleId,
        };
      }),
    );
}

/** Handlers of the layers of planners. */
export const layerHandlers: Handlers<keyof typeof layers> = {
  'layers.between': (context, input) => layersBetween(context, input),
};
