/** A client was contacted: what came of it is noted, and the next day is set. */
import type { z } from 'zod';
import type { Client } from '../../../preload/contract/clients.ts';
import type { today } from '../../../preload/contract/today.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { touchedClient } from '../clients/reached.ts';
import { liveCard } from '../clients/saving.ts';
import { changeClient } from '../clients/service.ts';
import { clientFor } from '../clients/shown.ts';
import { addNote } from '../notes/service.ts';

type Input = z.output<(typeof today)['today.contacted']['input']>;

/**
 * Failure `conflict` with mine, theirs and the original where somebody has set another day since; `not-found` and `forbidden` as the client's own
 * rights say. Without a text and with the same day nothing is changed.
 */
export function contacted(context: CommandContext, { id, text, next, was }: Input): Client {
  touchedClient(context, 'clients.change', id);
  const { fields, version } = liveCard(context.db, id);
  const theirs = fields.nextContact;
  if (theirs !== was && theirs !== next)
    throw new Failure('conflict', changedMeanwhile, {
      conflicts: [{ path: 'nextContact', mine: next, theirs, original: was }],
      version,
    });
  if (text !== '') addNote(context, { record: { entity: 'client', id }, text, pinned: false });
  if (next !== theirs)
    changeClient(context, { id, version, changes: { nextContact: next }, was: { nextContact: was } });
  else if (text === '') context.unchanged();
  return clientFor(context, id);
}

const changedMeanwhile = {
  en: 'Somebody else has set another day for this client meanwhile.',
  ru: 'Пока вы работали, другой сотрудник назначил этому клиенту другой день.',
  fr: 'Entre-temps, quelqu’un d’autre a fixé un autre jour pour ce client.',
};
