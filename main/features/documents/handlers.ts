/** Handlers of the document channels. */
import type { Document } from '../../../preload/contract/documents.ts';
import type { Context, Handlers } from '../../engine/context.ts';
import { ownCompanyBy } from '../companies/company.ts';
import { countryData } from '../reference/countries.ts';
import { changeDraft, copyDocument, createDraft, existingDocument, newDraft, removeDraft } from './drafts.ts';
import { cancelDocument, issueDocument } from './issuing.ts';
import { countDocuments, documentPage } from './listing.ts';
import {
  clientIdFor,
  documentFor,
  mustReachAllOf,
  mustSeeClient,
  referencesFor,
  seenDocument,
  touchedDocument,
} from './reached.ts';
import { statementOf } from './statement.ts';
import { ratesById, summingCompany, sumsOf } from './sums.ts';
import { mustBeAccepted } from './warnings.ts';

export const documentHandlers: Handlers<
  | 'documents.list'
  | 'documents.count'
  | 'documents.get'
  | 'documents.new'
  | 'documents.totals'
  | 'documents.statement'
  | 'documents.create'
  | 'documents.change'
  | 'documents.copy'
  | 'documents.remove'
  | 'documents.issue'
  | 'documents.cancel'
> = {
  'documents.list': (context, request) => documentPage(context, request),
  'documents.count': (context, filter) => countDocuments(context, filter),
  'documents.get': (context, { id }) => documentFor(context, seenDocument(context, id)),
  'documents.new': (context, wanted) =>
    newDraft(context.db, { ...wanted, clientId: clientIdFor(context, wanted.clientId) }, context),
  'documents.totals': (context, { companyId, correctsId = null, ...document }) => {
    if (correctsId !== null) seenDocument(context, correctsId);
    const company = summingCompany(context.db, ownCompanyBy(context.db, companyId), correctsId);
    return sumsOf(ratesById(context.db), company, document, context.language);
  },
  'documents.statement': (context, { form, from, ...account }) => {
    mustSeeClient(context, account.clientId);
    mustReachAllOf(context, account.clientId);
    return statementOf(context.db, account, from, countryData(form).printForm);
  },
  'documents.create': (command, draft) => {
    const clientId = clientIdFor(command, draft.clientId);
    if (draft.type === 'statement') mustReachAllOf(command, clientId);
    return shown(command, createDraft(command, { ...referencesFor(command, draft), clientId }));
  },
  'documents.change': (command, change) => {
    const before = touchedDocument(command, 'documents.change', change.id);
    const draft = {
      ...referencesFor(command, change.draft, before),
      clientId: clientIdFor(command, change.draft.clientId, before.clientId),
    };
    if (draft.type === 'statement') mustReachAllOf(command, draft.clientId);
    changeDraft(command, { ...change, draft });
    return shown(command, change.id);
  },
  'documents.copy': (command, { id }) => {
    const { clientId, correctsId } = seenDocument(command, id);
    mustSeeClient(command, clientId);
    if (correctsId !== null) seenDocument(command, correctsId);
    return shown(command, copyDocument(command, id));
  },
  'documents.remove': (command, document) => {
    touchedDocument(command, 'documents.delete', document.id);
    removeDraft(command, document);
    return { id: document.id };
  },
  'documents.issue': (command, { accepted, ...document }) => {
    touchedDocument(command, 'documents.issue', document.id);
    const warnings = issueDocument(command, document);
    mustBeAccepted(warnings, accepted);
    return { document: shown(command, document.id), warnings };
  },
  'documents.cancel': (command, cancelling) => {
    touchedDocument(command, 'documents.cancel', cancelling.id);
    cancelDocument(command, cancelling);
    return shown(command, cancelling.id);
  },
};

function shown(context: Pick<Context, 'db' | 'today' | 'user'>, id: number): Document {
  return documentFor(context, existingDocument(context.db, id));
}
