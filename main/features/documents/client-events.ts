/** What happened to the documents of a client: written, issued, cancelled; as far as the user may see them. */
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { TimelineEntry } from '../../../preload/contract/timeline.ts';
import { accessBy } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { type DocumentEvent, documentEvents } from './client-events-queries.ts';

type Happened = Extract<TimelineEntry, { kind: 'document' }>;

/** Before a moment and an id, the latest first; nothing for whoever sees no documents. */
export function documentEventsOf(
  { db, user }: Pick<Context, 'db' | 'user'>,
  event: DocumentEvent,
  clientId: number,
  before: { readonly at: string; readonly id: number },
  limit: number,
): Happened[] {
  if (!user.rights.has('documents.see')) return [];
  return documentEvents(db, event, accessBy(user, 'documents.see'), clientId, before, limit).map(
    ({ at, by, type, ...document }) => ({
      kind: 'document',
      key: `document:${document.id}:${event}`,
      at,
      by,
      event,
      document: { ...document, type: DocumentType.parse(type) },
    }),
  );
}
