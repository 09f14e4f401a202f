/** Changes of many documents: who is responsible for them. What is issued stays frozen in everything else. */
import type { DocumentsChange } from '../../../preload/contract/bulk.ts';
import { mayTouch } from '../../engine/access.ts';
import { documentInCare, handDocument } from '../documents/care.ts';
import type { BulkTarget } from './changing.ts';
import { checkResponsible } from './checking.ts';

export const bulkDocuments: BulkTarget<DocumentsChange> = {
  entity: 'document',
  right: 'documents.change',
  check: (context, { responsibleId }) => checkResponsible(context, responsibleId),
  load: ({ db, user, now }, id) => {
    const document = documentInCare(db, id);
    if (document === undefined || !mayTouch(user, 'documents.see', document)) return null;
    const { version, name, responsibleId } = document;
    return {
      version,
      name,
      fields: { responsibleId },
      mayChange: mayTouch(user, 'documents.change', document),
      write: (fields) => {
        // The only field that `changed` answers.
        const next = fields.responsibleId as number | null;
        return handDocument(db, { id, version, responsibleId: next, at: now, by: user.id });
      },
    };
  },
  changed: (_, change) => change,
};
