/** A record of a backup beside what it is in the office now. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import type { ComparedRecord, FoundRecord, LookEntity, RecordToday } from '../../../preload/contract/backup-looks.ts';
import type { Contact } from '../../../preload/contract/clients.ts';
import { DocumentType } from '../../../preload/contract/companies.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { OwnValues } from '../../../preload/contract/own-values.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { cardOf, contactFieldsOf } from '../clients/card.ts';
import { findClients } from '../clients/listing.ts';
import { ownFieldsOf } from '../fields/own-fields.ts';
import { ownValueText } from '../fields/value-text.ts';
import { findProducts } from '../products/listing.ts';
import { fieldsOf, findProduct } from '../products/service.ts';
import { officeVatRates, vatLabel } from '../reference/service.ts';
import { noSuchRecord } from './backup-words.ts';
import { type Both, clientCarriedOver, ownCarriedOver, productCarriedOver } from './carried-over.ts';
import { lookOf } from './look.ts';
import { contactUids, documentsOfClient, nameIn, notesOfClient, rowOf, uidOf } from './look-queries.ts';

/** How many documents are listed. */
const documentsShown = 50;

/** Clients or products of the backup, as far as the user sees such records. */
export function findRecords(task: TaskContext, asked: Parsed<'backups.findRecords'>): Output<'backups.findRecords'> {
  const { db } = lookOf(task, asked.look);
  const { user, today, now, language } = task;
  const asker = { db, user, today, now, language };
  const rows =
    asked.entity === 'client'
      ? findClients(asker, asked.text, asked.limit).map(({ id, name, city }) => ({ id, name, detail: city }))
      : findProducts(asker, asked.text, asked.limit).map(({ id, name, code }) => ({ id, name, detail: code }));
  return rows.flatMap(({ id, name, detail }): FoundRecord[] => {
    const uid = uidOf(db, asked.entity, id);
    return uid === null ? [] : [{ uid, name, detail, today: standingOf(task.db, asked.entity, uid) }];
  });
}

function standingOf(db: Db, entity: LookEntity, uid: string): RecordToday {
  const row = rowOf(db, entity, uid);
  return row === undefined ? 'gone' : row.deletedAt === null ? 'there' : 'bin';
}

/** Failure `not-found` where the backup has no such record. */
export function compareRecord(
  task: TaskContext,
  { look, entity, uid }: Parsed<'backups.compareRecord'>,
): ComparedRecord {
  const both = { old: lookOf(task, look).db, now: task.db };
  const row = rowOf(both.old, entity, uid);
  if (row === undefined || row.deletedAt !== null) throw new Failure('not-found', noSuchRecord);
  const common = {
    entity,
    uid,
    today: standingOf(both.now, entity, uid),
    id: rowOf(both.now, entity, uid)?.id ?? null,
  };
  return entity === 'client'
    ? comparedClient(both, row.id, common, task.language)
    : comparedProduct(both, row.id, common, task.language);
}

type Common = Pick<ComparedRecord, 'entity' | 'uid' | 'today' | 'id'>;

function comparedClient(both: Both, id: number, common: Common, language: Language): ComparedRecord {
  const card = cardOf(both.old, id);
  if (card === undefined) throw new Failure('not-found', noSuchRecord);
  const present = common.id === null ? undefined : cardOf(both.now, common.id);
  const carried = clientCarriedOver(both, card.fields);
  const shown = (db: Db) => ({
    responsibleId: (value: unknown) => (typeof value === 'number' ? nameIn(db, 'user', value) : ''),
    teamId: (value: unknown) => (typeof value === 'number' ? nameIn(db, 'team', value) : ''),
    priceListId: (value: unknown) => (typeof value === 'number' ? nameIn(db, 'price_list', value) : ''),
    campaignId: (value: unknown) => (typeof value === 'number' ? nameIn(db, 'campaign', value) : ''),
  });
  return {
    ...common,
    name: card.fields.name,
    fields: [
      ...plainFields(carried, card.fields, present?.fields, shown(both.old), shown(both.now)),
      ...ownFields(both, 'client', card.fields.own, present?.fields.own, language),
    ],
    contacts: contactParts(both, id, card.contacts, common.id, present?.contacts ?? []),
    notes: noteParts(both, id, common.id),
    documents: documentsOfClient(both.old, id, documentsShown).map(({ uid, type, ...document }) => ({
      ...document,
      type: DocumentType.parse(type),
      isThere: rowOf(both.now, 'document', uid)?.deletedAt === null,
    })),
  };
}

function comparedProduct(both: Both, id: number, common: Common, language: Language): ComparedRecord {
  const product = findProduct(both.old, id);
  if (product === undefined) throw new Failure('not-found', noSuchRecord);
  const present = common.id === null ? undefined : findProduct(both.now, common.id);
  const fields = fieldsOf(product);
  const shown = (db: Db) => ({
    vatRateId: (value: unknown) => {
      const rate = officeVatRates(db).find((one) => one.id === value);
      return rate === undefined ? '' : vatLabel(rate, language);
    },
  });
  const presentFields = present && fieldsOf(present);
  return {
    ...common,
    name: product.name,
    fields: [
      ...plainFields(productCarriedOver(both, fields), fields, presentFields, shown(both.old), shown(both.now)),
      ...ownFields(both, 'product', product.own, present?.own, language),
    ],
    contacts: [],
    notes: [],
    documents: [],
  };
}

type Fields = Readonly<Record<string, unknown>>;
type Shown = Readonly<Record<string, (value: unknown) => string>>;

/** `carried`: what would be taken over, which is compared; `then`: what is shown of it. */
function plainFields(
  carried: Fields,
  then: Fields,
  now: Fields | undefined,
  shownThen: Shown,
  shownNow: Shown,
): ComparedRecord['fields'] {
  const json = (value: unknown) => z.json().parse(JSON.parse(JSON.stringify(value ?? null)));
  return Object.keys(then)
    .filter((field) => field !== 'own')
    .map((field) => ({
      field,
      label: null,
      was: shownThen[field]?.(then[field]) ?? json(then[field]),
      now: now === undefined ? null : (shownNow[field]?.(now[field]) ?? json(now[field])),
      differs: now === undefined || !isDeepStrictEqual(carried[field], now[field]),
    }));
}

function ownFields(
  both: Both,
  entity: LookEntity,
  then: OwnValues,
  now: OwnValues | undefined,
  language: Language,
): ComparedRecord['fields'] {
  const carried = ownCarriedOver(both, entity, then);
  return ownFieldsOf(both.now, entity).map((field) => {
    const key = String(field.id);
    const text = (value: OwnValues[string] | undefined) =>
      value === undefined ? '' : ownValueText(both.now, field, value, language);
    return {
      field: `own.${key}`,
      label: field.name,
      was: text(carried[key]),
      now: now === undefined ? null : text(now[key]),
      differs: now === undefined || !isDeepStrictEqual(carried[key], now[key]),
    };
  });
}

function contactParts(
  both: Both,
  id: number,
  contacts: readonly Contact[],
  presentId: number | null,
  present: readonly Contact[],
): ComparedRecord['contacts'] {
  const uids = new Map(contactUids(both.old, id).map((one) => [one.id, one.uid]));
  const now = new Map((presentId === null ? [] : contactUids(both.now, presentId)).map((one) => [one.uid, one.id]));
  return contacts.flatMap((contact) => {
    const uid = uids.get(contact.id);
    if (uid === undefined) return [];
    const other = present.find((one) => one.id === now.get(uid));
    const was = { ...contactFieldsOf(contact), own: ownCarriedOver(both, 'contact', contact.own) };
    const isSame = other !== undefined && isDeepStrictEqual(was, contactFieldsOf(other));
    return [{ uid, name: contact.name, state: other === undefined ? 'missing' : isSame ? 'same' : 'changed' }];
  });
}

function noteParts(both: Both, id: number, presentId: number | null): ComparedRecord['notes'] {
  const now = new Map((presentId === null ? [] : notesOfClient(both.now, presentId)).map((note) => [note.uid, note]));
  return notesOfClient(both.old, id).map(({ uid, text, createdAt, by }) => {
    const other = now.get(uid);
    const state = other === undefined ? 'missing' : other.text === text ? 'same' : 'changed';
    return { uid, text, at: createdAt, by, state };
  });
}
