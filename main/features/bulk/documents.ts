/** Changes of many documents: who is responsible for them. What is issued stays frozen in everything else. */
import type { DocumentsChange } from '../../../preload/contract/bulk.ts';
import { mayTouch } from '../../engine/access.ts';
import { documentInCare, handDocument } from '../documents/care.ts';
import type { BulkTarget } from './changing.ts';
import { checkResponsible } from './checking.ts';

/** The team goes with the person, and back with him when it is undone. */
type CareChange = DocumentsChange & { readonly teamId?: number | null };

export const bulkDocuments: BulkTarget<CareChange> = {
  entity: 'document',
  right: 'documents.change',
  check: (context, { responsibleId }) => checkResponsible(context, responsibleId),
  load: ({ db, user, now }, id) => {
    const document = documentInCare(db, id);
    if (document === undefined || !mayTouch(user, 'documents.see', document)) return null;
    const { version, name, responsibleId, teamId } = document;
    return {
      version,
      name,
      fields: { responsibleId, teamId },
      mayChange: mayTouch(user, 'documents.change', document),
      write: (fields) => {
        // The fields that `changed` answers.
        const next = fields as CareChange;
        const person = next.responsibleId === undefined ? responsibleId : next.responsibleId;
        const team = next.teamId === undefined ? teamId : next.teamId;
        return handDocument(db, { id, version, responsibleId: person, teamId: team, at: now, by: user.id });
      },
    };
  },
  changed: (_, change) => change,
};
