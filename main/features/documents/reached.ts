/** Whether somebody's rights reach a document, and the document as he may see it. */
import type { Db } from '../../../db/database.ts';
import type { ReachingRight } from '../../../preload/contract/channel.ts';
import type { Document, DraftInput, Party } from '../../../preload/contract/documents.ts';
import { accessBy, isHidden, isReached, mayTouch } from '../../engine/access.ts';
import type { Context, SignedInUser } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { maySeeClient } from '../clients/reached.ts';
import { type DocumentRecord, documentRecord, hasUnreached, lineOwners, lineRecords } from './queries.ts';
import { clientIsGone, noSuchDocument } from './refusals.ts';
import { shownDocument } from './shown.ts';

interface Asking {
  readonly db: Db;
  readonly user: SignedInUser;
}

/** A document whose reach was asked for. */
export type ReachedDocument = DocumentRecord;

/** The document; null for one that is not there or that the user may not see. */
export function documentIfSeen({ db, user }: Asking, id: number): DocumentRecord | null {
  const record = user.rights.has('documents.see') ? documentRecord(db, id) : undefined;
  return record !== undefined && isReached(accessBy(user, 'documents.see'), record) ? record : null;
}

/** The document. Failure `not-found` for one that is not there or that the user may not see: the same to him. */
export function seenDocument({ db, user }: Asking, id: number): DocumentRecord {
  const record = documentRecord(db, id);
  if (record === undefined || !isReached(accessBy(user, 'documents.see'), record)) throw noSuchDocument();
  return record;
}

/** The document over which the user holds the right. Failure `not-found` as above, `forbidden` for one that he may see and not more. */
export function touchedDocument(asking: Asking, right: ReachingRight, id: number): DocumentRecord {
  const record = seenDocument(asking, id);
  if (!mayTouch(asking.user, right, record))
    throw new Failure('forbidden', {
      en: 'This document is in the care of somebody else: you may see it, but not do this with it.',
      ru: 'Этот документ ведёт другой сотрудник: вам можно его смотреть, но не делать с ним это.',
      fr: 'Ce document est suivi par quelqu’un d’autre : vous pouvez le consulter, mais pas faire cela.',
    });
  const showsOthers = record.type === 'statement' && record.status === 'draft';
  if (showsOthers && (right === 'documents.print' || right === 'documents.issue'))
    mustReachAllOf(asking, record.clientId);
  return record;
}

/**
 * Failure `forbidden` where an issued document of the client (null: there is none yet) is out of the user's reach: a statement of account would
 * tell him its number and amount.
 */
export function mustReachAllOf({ db, user }: Asking, clientId: number | null): void {
  const access = accessBy(user, 'documents.see');
  if (clientId === null || access.kind === 'all' || !hasUnreached(db, clientId, access)) return;
  throw new Failure('forbidden', {
    en: 'A statement of account shows all documents of the client, and you may not see all of them. Ask somebody who may.',
    ru: 'Акт сверки показывает все документы клиента, а вам видны не все. Попросите того, кому они видны.',
    fr: 'Un relevé de compte montre tous les documents du client, et vous ne pouvez pas tous les voir. Demandez à quelqu’un qui le peut.',
  });
}

/** Failure `forbidden` for whoever may not record payments: issuing a cash receipt order records one, and cancelling it takes that back. */
export function mustRecordPayments({ rights }: Pick<SignedInUser, 'rights'>): void {
  if (rights.has('payments.record')) return;
  throw new Failure('forbidden', {
    en: 'A cash receipt order records a payment, and you do not have the right to record payments. An administrator of the office can give it to you.',
    ru: 'Приходный кассовый ордер отмечает оплату, а права отмечать оплаты у вас нет. Его может дать администратор.',
    fr: 'Un reçu de caisse enregistre un paiement, et vous n’avez pas le droit d’enregistrer des paiements. Un administrateur peut vous l’accorder.',
  });
}

/** No client has it. */
const nobodys = Number.MAX_SAFE_INTEGER;

/** The id as it is for this user: one that nobody has in the place of a client that he may not see. `before`: the one that stands there already. */
export function clientIdFor(asking: Asking, clientId: number | null, before: number | null = null): number | null {
  return clientId === null || clientId === before || maySeeClient(asking, clientId) ? clientId : nobodys;
}

/**
 * The draft as it is for this user: where it refers to a document that he may not see, it refers to one that there is not, unless that stands there
 * `before` already.
 */
export function referencesFor(asking: Asking, draft: DraftInput, before?: DocumentRecord): DraftInput {
  const access = accessBy(asking.user, 'documents.see');
  const documentFor = (id: number | null | undefined, known: number | null | undefined) => {
    if (id === null || id === undefined || id === known) return id;
    const record = documentRecord(asking.db, id);
    return record !== undefined && isReached(access, record) ? id : nobodys;
  };
  const wanted = draft.lines.flatMap(({ basedOnLineId }) => basedOnLineId ?? []);
  const known = new Set(
    before === undefined ? [] : lineRecords(asking.db, before.id).map((line) => line.basedOnLineId),
  );
  const reached = new Set(
    lineOwners(asking.db, wanted)
      .filter((owner) => known.has(owner.id) || isReached(access, owner))
      .map(({ id }) => id),
  );
  return {
    ...draft,
    basedOnId: documentFor(draft.basedOnId, before?.basedOnId),
    correctsId: documentFor(draft.correctsId, before?.correctsId),
    contractId: documentFor(draft.contractId, before?.contractId),
    lines: draft.lines.map((line) =>
      line.basedOnLineId && !reached.has(line.basedOnLineId) ? { ...line, basedOnLineId: nobodys } : line,
    ),
  };
}

/** Failure `invalid` for a client that the user may not see. */
export function mustSeeClient(asking: Asking & Pick<Context, 'language'>, clientId: number | null): void {
  if (clientId === null || maySeeClient(asking, clientId)) return;
  invalidFields(asking.language, [{ path: 'clientId', said: clientIsGone }]);
}

/** The document with everything on it that the user's role does not hide. Whether he may see it has been asked before. */
export function documentFor({ db, user, today }: Asking & Pick<Context, 'today'>, record: DocumentRecord): Document {
  const document = shownDocument(db, record, today);
  const { parties } = document;
  const mayPay = record.type !== 'cash-receipt' || user.rights.has('payments.record');
  return {
    ...document,
    parties: parties && { ...parties, buyer: partyFor(user, parties.buyer) },
    ownClients: Object.fromEntries(
      Object.entries(document.ownClients).filter(([id]) => maySeeClient({ db, user }, Number(id))),
    ),
    may: {
      change: mayTouch(user, 'documents.change', record),
      delete: mayTouch(user, 'documents.delete', record),
      issue: mayTouch(user, 'documents.issue', record) && mayPay,
      cancel: mayTouch(user, 'documents.cancel', record) && mayPay,
      print: mayTouch(user, 'documents.print', record),
    },
  };
}

/** The client on a document as the user may see it: without what his role hides. */
export function partyFor(user: SignedInUser, buyer: Party): Party {
  return {
    ...buyer,
    ...(isHidden(user, 'clients.reaches') && { phone: '', email: '' }),
    ...(isHidden(user, 'clients.bankAccounts') && { bankAccounts: [] }),
  };
}
