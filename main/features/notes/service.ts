/** Notes on records: written, corrected, pinned, put into the bin and taken out. */
import type { z } from 'zod';
import type { CardRecord, notes, WrittenNote } from '../../../preload/contract/notes.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { maySeeClient, seenClient, touchedClient } from '../clients/reached.ts';
import { insertNote, type NoteRow, noteById, notesBefore, pinnedNotes, updateNote } from './queries.ts';

type Input<Name extends keyof typeof notes> = z.output<(typeof notes)[Name]['input']>;
type Asking = Pick<Context, 'db' | 'user'>;

/** More of them would hide what they stand above. */
const PINNED = 50;

/** The pinned notes of a record that the user may see, the latest first. Failure `not-found` for another one. */
export function pinnedOn(context: Asking, { entity, id }: CardRecord): WrittenNote[] {
  seenClient(context, id);
  return pinnedNotes(context.db, entity, id, PINNED).map(noteOf);
}

/** Notes of a record before this moment and id, the latest first; whether the user may see the record is for the caller to ask. */
export function notesOn(
  { db }: Pick<Context, 'db'>,
  record: CardRecord,
  before: { readonly at: string; readonly id: number },
  limit: number,
): WrittenNote[] {
  return notesBefore(db, record, before, limit).map(noteOf);
}

/** Failure `not-found` and `forbidden` as the record's own rights say. */
export function addNote(context: CommandContext, { record, text, pinned }: Input<'notes.add'>): WrittenNote {
  const { db, now, user } = context;
  touchedClient(context, 'clients.change', record.id);
  const id = insertNote(db, { ...record, text, pinned }, { at: now, by: user.id });
  const changes = fieldChanges(null, { text, ...(pinned && { pinned }) });
  context.record({ entity: 'note', id, version: 1, changes, about: record });
  return written(db, id);
}

/** Failure `conflict` with mine, theirs and the original where somebody else has written something else since. */
export function changeNote(context: CommandContext, { id, version, text, was }: Input<'notes.change'>): WrittenNote {
  const before = liveNote(context, id);
  if (before.version !== version && before.text !== was && before.text !== text)
    throw new Failure('conflict', changedMeanwhile, {
      conflicts: [{ path: 'text', mine: text, theirs: before.text, original: was }],
      version: before.version,
    });
  return save(context, before, { text });
}

export function pinNote(context: CommandContext, { id, pinned }: Input<'notes.pin'>): WrittenNote {
  return save(context, liveNote(context, id), { pinned });
}

/** Failure `conflict` when somebody has changed it since `version`. */
export function removeNote(context: CommandContext, { id, version }: Input<'notes.remove'>): WrittenNote {
  const before = liveNote(context, id);
  if (before.version !== version) throw new Failure('conflict', changedMeanwhile, { version: before.version });
  return save(context, before, { deletedAt: context.now });
}

/** One that is not in the bin stays as it is. */
export function restoreNote(context: CommandContext, id: number): WrittenNote {
  return save(context, noteOfUser(context, id), { deletedAt: null });
}

type Fields = Pick<WrittenNote, 'text' | 'pinned' | 'deletedAt'>;

function save(context: CommandContext, before: WrittenNote, given: Partial<Fields>): WrittenNote {
  const { db, now, user } = context;
  const { text, pinned, deletedAt, id, version, record } = before;
  const old: Fields = { text, pinned, deletedAt };
  const changes = fieldChanges(old, { ...old, ...given });
  if (Object.keys(changes).length === 0) {
    context.unchanged();
    return before;
  }
  // Who pins a note has not written it.
  const isPinned = Object.keys(changes).every((field) => field === 'pinned');
  updateNote(db, { id, ...old, ...given }, isPinned ? null : { at: now, by: user.id });
  context.record({ entity: 'note', id, version: version + 1, changes, about: record });
  return written(db, id);
}

/** A note over whose record the user holds the right to change. */
function noteOfUser(context: Asking, id: number): WrittenNote {
  const row = noteById(context.db, id);
  // What is on a client that he does not see is not there for him either.
  if (row === undefined || !maySeeClient(context, row.entityId)) throw noSuchNote();
  const note = noteOf(row);
  touchedClient(context, 'clients.change', note.record.id);
  return note;
}

function liveNote(context: Asking, id: number): WrittenNote {
  const note = noteOfUser(context, id);
  if (note.deletedAt !== null) throw noSuchNote();
  return note;
}

function written(db: Context['db'], id: number): WrittenNote {
  const row = noteById(db, id);
  if (row === undefined) throw noSuchNote();
  return noteOf(row);
}

function noteOf({ entityId, pinned, entity: _, ...row }: NoteRow): WrittenNote {
  return { ...row, record: { entity: 'client', id: entityId }, pinned: pinned === 1 };
}

const noSuchNote = () =>
  new Failure('not-found', {
    en: 'This note is no longer there.',
    ru: 'Этой заметки больше нет.',
    fr: 'Cette note n’existe plus.',
  });

const changedMeanwhile = {
  en: 'Somebody else has changed this note meanwhile.',
  ru: 'Пока вы работали, эту заметку изменил другой сотрудник.',
  fr: 'Quelqu’un d’autre a modifié cette note entre-temps.',
};
