/** Files on records: taken in, named, handed out, put into the bin and taken out. Each content lies in `files/` once. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { z } from 'zod';
import type { Attachment, attachments } from '../../../preload/contract/attachments.ts';
import type { CardRecord } from '../../../preload/contract/notes.ts';
import type { CommandContext, Context, TaskContext } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { plainFileName } from '../../engine/plain-file-name.ts';
import type { KeptFile } from '../../engine/uploads.ts';
import { maySeeClient, touchedClient } from '../clients/reached.ts';
import {
  dropUnusedFile,
  hasStoredFile,
  recordStoredFile,
  type StoredFile,
  storeFile,
  storeFileAt,
  wholeStoredFile,
} from '../files/stored-files.ts';
import { numberSetting } from '../office/service.ts';
import { beginningLength, mediaTypeOf, previewOf } from './media-type.ts';
import {
  type AttachmentRow,
  attachmentById,
  attachmentsBefore,
  insertAttachment,
  updateAttachment,
} from './queries.ts';

type Input<Name extends keyof typeof attachments> = z.output<(typeof attachments)[Name]['input']>;
type Asking = Pick<Context, 'db' | 'user'>;

/** Bytes of one file, where the office has not decided otherwise. */
const usualLimit = 50 * 1024 * 1024;

/** Files of a record before this moment and id, the latest first; whether the user may see the record is for the caller to ask. */
export function attachmentsOn(
  { db }: Pick<Context, 'db'>,
  record: CardRecord,
  before: { readonly at: string; readonly id: number },
  limit: number,
): Attachment[] {
  return attachmentsBefore(db, record, before, limit).map(attachmentOf);
}

/**
 * Lays files on a record, all or none. Failure `invalid` for those that are too large, `not-found` for a handle that is
 * not the session's, and what the record's own rights say.
 */
export async function addAttachments(
  task: TaskContext,
  { record, files: handles }: Input<'attachments.add'>,
): Promise<Attachment[]> {
  const { session, uploads, office } = task;
  touchedClient(task, 'clients.change', record.id);
  const given = handles.map((handle) => uploads.file(session, handle));
  refuseLarge(task, given);
  const { files } = office.paths;
  const stored: { readonly file: KeptFile; readonly content: StoredFile }[] = [];
  try {
    for (const file of given) stored.push({ file, content: await storeFileAt(files, file.path) });
    const added = await task.write((command) => {
      const { db, now, user } = command;
      touchedClient(command, 'clients.change', record.id);
      return stored.map(({ file, content }) => {
        // Somebody else may have taken the same content away in the meantime.
        if (!hasStoredFile(files, content.sha256)) storeFile(files, readFileSync(file.path));
        const mediaType = mediaTypeOf(file.name, beginningOf(file.path));
        recordStoredFile(db, content, { mediaType, name: file.name, at: now, by: user.id });
        const id = insertAttachment(
          db,
          { ...record, sha256: content.sha256, name: file.name },
          { at: now, by: user.id },
        );
        const changes = fieldChanges(null, { name: file.name, size: content.size });
        command.record({ entity: 'attachment', id, version: 1, changes, about: record });
        return written(db, id);
      });
    });
    for (const { handle } of given) uploads.discard(session, handle);
    return added;
  } catch (error) {
    for (const { content } of stored) dropUnusedFile(task.db, files, content.sha256);
    throw error;
  }
}

/** Saves name and note over exactly this version. Failure `conflict` with the fields that somebody else has changed. */
export function renameAttachment(
  context: CommandContext,
  { id, version, name: given, note }: Input<'attachments.rename'>,
): Attachment {
  // What somebody types as a name he means whole.
  const name = plainFileName(given.replace(/[\\/]/gu, '_'));
  const before = liveAttachment(context, id);
  if (before.version !== version && before.name !== name)
    throw new Failure('conflict', changedMeanwhile, {
      conflicts: [{ path: 'name', mine: name, theirs: before.name, original: null }],
      version: before.version,
    });
  return save(context, before, { name, ...(note !== undefined && { note }) });
}

/** Failure `conflict` when somebody has changed it since `version`. The bytes stay: it can be taken out of the bin. */
export function removeAttachment(context: CommandContext, { id, version }: Input<'attachments.remove'>): Attachment {
  const before = liveAttachment(context, id);
  if (before.version !== version) throw new Failure('conflict', changedMeanwhile, { version: before.version });
  return save(context, before, { deletedAt: context.now });
}

/** One that is not in the bin stays as it is. */
export function restoreAttachment(context: CommandContext, id: number): Attachment {
  const row = seenRow(context, id);
  touchedClient(context, 'clients.change', row.entityId);
  return save(context, attachmentOf(row), { deletedAt: null });
}

/** Hands the file out to the session. Failure `not-found` also where its bytes are missing or altered. */
export async function openAttachment(task: TaskContext, id: number): Promise<Attachment & { file: string }> {
  const row = seenRow(task, id);
  if (row.deletedAt !== null) throw noSuchFile();
  const path = await wholeStoredFile(task.office.paths.files, row.sha256);
  if (path === null) throw new Failure('not-found', bytesMissing(row.name));
  const { handle } = task.uploads.point(task.session, row.name, path);
  return { ...attachmentOf(row), file: handle };
}

function refuseLarge({ db, language }: Context, files: readonly KeptFile[]): void {
  const limit = numberSetting(db, 'fileLimit') ?? usualLimit;
  const megabytes = Math.floor(limit / (1024 * 1024));
  const problems = files.flatMap(({ name, size }, place) =>
    size > limit ? [{ path: `files.${place}`, said: tooLarge(name, megabytes) }] : [],
  );
  if (problems.length > 0) invalidFields(language, problems);
}

type Fields = Pick<Attachment, 'name' | 'note' | 'deletedAt'>;

function save(context: CommandContext, before: Attachment, given: Partial<Fields>): Attachment {
  const { db, now, user } = context;
  const { name, note, deletedAt, id, version, record } = before;
  const old: Fields = { name, note, deletedAt };
  const changes = fieldChanges(old, { ...old, ...given });
  if (Object.keys(changes).length === 0) {
    context.unchanged();
    return before;
  }
  updateAttachment(db, { id, ...old, ...given }, { at: now, by: user.id });
  context.record({ entity: 'attachment', id, version: version + 1, changes, about: record });
  return written(db, id);
}

function liveAttachment(context: Asking, id: number): Attachment {
  const row = seenRow(context, id);
  touchedClient(context, 'clients.change', row.entityId);
  if (row.deletedAt !== null) throw noSuchFile();
  return attachmentOf(row);
}

/** What is on a client that the user does not see is not there for him either. */
function seenRow(context: Asking, id: number): AttachmentRow {
  const row = rowOf(context.db, id);
  if (!maySeeClient(context, row.entityId)) throw noSuchFile();
  return row;
}

function rowOf(db: Context['db'], id: number): AttachmentRow {
  const row = attachmentById(db, id);
  if (row === undefined) throw noSuchFile();
  return row;
}

function written(db: Context['db'], id: number): Attachment {
  return attachmentOf(rowOf(db, id));
}

function attachmentOf({ entity: _, entityId, sha256: __, ...row }: AttachmentRow): Attachment {
  return { ...row, record: { entity: 'client', id: entityId }, preview: previewOf(row.mediaType) };
}

function beginningOf(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(beginningLength);
    return bytes.subarray(0, readSync(file, bytes, 0, beginningLength, 0));
  } finally {
    closeSync(file);
  }
}

const noSuchFile = () =>
  new Failure('not-found', {
    en: 'This file is no longer there.',
    ru: 'Этого файла больше нет.',
    fr: 'Ce fichier n’existe plus.',
  });

const tooLarge = (name: string, megabytes: number): Said => ({
  en: `“${name}” is larger than ${megabytes} MB, which the office has set as the limit.`,
  ru: `«${name}» больше ${megabytes} МБ — это предел, заданный в настройках.`,
  fr: `« ${name} » dépasse ${megabytes} Mo, la limite fixée dans les paramètres.`,
});

const bytesMissing = (name: string): Said => ({
  en: `“${name}” is missing or damaged in the folder “files” of the office. Take it out of a backup.`,
  ru: `«${name}» отсутствует или повреждён в папке files. Восстановите его из резервной копии.`,
  fr: `« ${name} » est absent ou endommagé dans le dossier « files ». Reprenez-le dans une sauvegarde.`,
});

const changedMeanwhile = {
  en: 'Somebody else has changed this file meanwhile.',
  ru: 'Пока вы работали, этот файл изменил другой сотрудник.',
  fr: 'Quelqu’un d’autre a modifié ce fichier entre-temps.',
};
