/** Single records taken out of a backup into today's office, each in one command. */
import { ClientFields } from '../../../preload/contract/clients.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import { ProductFields } from '../../../preload/contract/products.ts';
import type { CommandContext, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { cardOf, contactFieldsOf } from '../clients/card.ts';
import { addContact, changeContact, restoreContact } from '../clients/contacts.ts';
import { changeClient, createClient, restoreClient } from '../clients/service.ts';
import { addNote, changeNote, restoreNote } from '../notes/service.ts';
import {
  changeProduct,
  createProduct,
  fieldsOf,
  findProduct,
  getProduct,
  restoreProduct,
} from '../products/service.ts';
import { noSuchRecord } from './backup-words.ts';
import { type Both, clientCarriedOver, ownCarriedOver, productCarriedOver } from './carried-over.ts';
import { lookOf } from './look.ts';
import { contactUids, notesOfClient, putNoteOrigin, putUid, rowOf, uidOf } from './look-queries.ts';

type Asked = Parsed<'backups.takeBack'>;

/** Failures as of the commands that change such records: `forbidden`, `invalid`; `not-found` where the backup has no such record. */
export async function takeBack(task: TaskContext, asked: Asked): Promise<Output<'backups.takeBack'>> {
  const { db: old } = lookOf(task, asked.look);
  const row = rowOf(old, asked.entity, asked.uid);
  if (row === undefined || row.deletedAt !== null) throw new Failure('not-found', noSuchRecord);
  return task.write((command) => {
    const both = { old, now: command.db };
    // Where nothing differs nothing is recorded, and that is right.
    command.unchanged();
    return {
      id:
        asked.entity === 'client'
          ? clientBack(command, both, row.id, asked)
          : productBack(command, both, row.id, asked),
    };
  });
}

/** The chosen ones of the fields; own values go as `own.12`. */
function chosen<Fields extends { readonly own: Record<string, unknown> }>(
  names: readonly string[],
  was: Fields,
  now: Fields,
): Partial<Fields> {
  const own = { ...now.own };
  for (const name of names) {
    const key = /^own\.(\d+)$/u.exec(name)?.[1];
    if (key === undefined) continue;
    if (was.own[key] === undefined) delete own[key];
    else own[key] = was.own[key];
  }
  const plain = Object.entries(was).filter(([name]) => name !== 'own' && names.includes(name));
  // The same fields, fewer of them, with the same own fields.
  return { ...Object.fromEntries(plain), own } as Partial<Fields>;
}

function clientBack(command: CommandContext, both: Both, thenId: number, asked: Asked): number {
  const card = cardOf(both.old, thenId);
  if (card === undefined) throw new Failure('not-found', noSuchRecord);
  const was = clientCarriedOver(both, card.fields);
  const row = rowOf(both.now, 'client', asked.uid);
  const isGone = row === undefined;
  const id = row?.id ?? createdClient(command, was, asked.uid);
  if (row !== undefined && row.deletedAt !== null) restoreClient(command, id);
  const present = cardOf(command.db, id);
  if (present === undefined) throw new Failure('not-found', noSuchRecord);
  if (!isGone) {
    const changes = chosen(asked.fields, was, present.fields);
    changeClient(command, { id, version: present.version, changes, was: present.fields });
  }
  contactsBack(command, both, thenId, id, isGone ? null : asked.contacts);
  notesBack(command, both, thenId, id, isGone ? null : asked.notes);
  return id;
}

/** As the contract has it, though an earlier version may have been less strict. */
function createdClient(command: CommandContext, fields: ClientFields, uid: string): number {
  const { id } = createClient(command, ClientFields.parse(fields));
  putUid(command.db, 'client', id, uid);
  return id;
}

/** `uids` null: all. */
function contactsBack(
  command: CommandContext,
  both: Both,
  thenId: number,
  id: number,
  uids: readonly string[] | null,
): void {
  const { db } = command;
  const thenUids = new Map(contactUids(both.old, thenId).map((one) => [one.id, one.uid]));
  for (const contact of cardOf(both.old, thenId)?.contacts ?? []) {
    const uid = thenUids.get(contact.id);
    if (uid === undefined || uids?.includes(uid) === false) continue;
    const was = { ...contactFieldsOf(contact), own: ownCarriedOver(both, 'contact', contact.own) };
    const row = rowOf(db, 'contact', uid);
    if (row === undefined) {
      const added = addContact(command, id, was).contacts.at(-1);
      if (added !== undefined) putUid(db, 'contact', added.id, uid);
      continue;
    }
    if (row.deletedAt !== null) restoreContact(command, row.id);
    const present = cardOf(db, id)?.contacts.find((one) => one.id === row.id);
    if (present !== undefined) changeContact(command, { id: row.id, version: present.version, contact: was });
  }
}

/** They keep who wrote them and when. `uids` null: all. */
function notesBack(
  command: CommandContext,
  both: Both,
  thenId: number,
  id: number,
  uids: readonly string[] | null,
): void {
  const { db } = command;
  // The oldest first, as they were written.
  for (const note of notesOfClient(both.old, thenId).reverse()) {
    if (uids?.includes(note.uid) === false) continue;
    const row = rowOf(db, 'note', note.uid);
    if (row === undefined) {
      const added = addNote(command, {
        record: { entity: 'client', id },
        text: note.text,
        pinned: note.pinned === 1,
      });
      putUid(db, 'note', added.id, note.uid);
      putNoteOrigin(db, added.id, note.createdAt, authorToday(both, note.createdBy) ?? command.user.id);
      continue;
    }
    if (row.deletedAt !== null) restoreNote(command, row.id);
    const present = notesOfClient(db, id).find((one) => one.id === row.id);
    if (present !== undefined && present.text !== note.text)
      changeNote(command, { id: row.id, version: present.version, text: note.text, was: present.text });
  }
}

function authorToday({ old, now }: Both, id: number): number | null {
  const uid = uidOf(old, 'user', id);
  return uid === null ? null : (rowOf(now, 'user', uid)?.id ?? null);
}

function productBack(command: CommandContext, both: Both, thenId: number, asked: Asked): number {
  const product = findProduct(both.old, thenId);
  if (product === undefined) throw new Failure('not-found', noSuchRecord);
  const was = productCarriedOver(both, fieldsOf(product));
  const row = rowOf(both.now, 'product', asked.uid);
  if (row === undefined) return createdProduct(command, was, asked.uid);
  if (row.deletedAt !== null) restoreProduct(command, row.id);
  const present = getProduct(command.db, row.id);
  const changes = chosen(asked.fields, was, fieldsOf(present));
  changeProduct(command, { id: row.id, version: present.version, changes, was: fieldsOf(present) });
  return row.id;
}

function createdProduct(command: CommandContext, fields: ProductFields, uid: string): number {
  const { id } = createProduct(command, ProductFields.parse(fields));
  putUid(command.db, 'product', id, uid);
  return id;
}
