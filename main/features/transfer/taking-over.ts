/** An export taken over into a folder that has no office: all of it, checked, or nothing. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Db } from '../../../db/database.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { Job, TaskContext } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import type { EmptyOffice } from '../../engine/office-control.ts';
import { hasStoredFile, storePieces } from '../files/stored-files.ts';
import { hashPassword } from '../office/passwords.ts';
import { readPreferences } from '../office/service.ts';
import { refuseWeak } from '../office/sign-in.ts';
import {
  brokenReference,
  deferReferences,
  holdWaitingLetters,
  isConstraint,
  putLastId,
  putPasswords,
  rowInserter,
} from './loading-queries.ts';
import type { Manifest } from './manifest.ts';
import { OpenedExport } from './opened-export.ts';
import { rebuildDerived } from './rebuilding.ts';
import { columnsOf, rowCount, storedFiles } from './snapshot-queries.ts';
import { exportedTables } from './tables.ts';
import { damagedPart, noSuchAdministrator, passwordNeeded, wrongPart } from './words.ts';

/** No password fits it. */
const closed = 'none';

/** What the export holds. Failure `invalid` for a file that is none, or whose rows are no longer what they were: it names the part. */
export async function inspectExport(task: TaskContext, file: string): Promise<Output<'office.inspectExport'>> {
  const opened = await OpenedExport.open(task.uploads.file(task.session, file).path);
  try {
    await opened.check();
    const { exportedAt, program, companies, administrators, tables, files, activeUsers, users, inBin } =
      opened.manifest;
    const live = (table: string) => (tables[table] ?? 0) - (inBin?.[table] ?? 0);
    return {
      exportedAt,
      programVersion: program.version,
      companies,
      counts: {
        clients: live('client'),
        products: live('product'),
        documents: live('document'),
        inBin: Object.values(inBin ?? {}).reduce((sum, count) => sum + count, 0),
        users: activeUsers,
        closedUsers: Math.max(0, (users ?? activeUsers) - activeUsers),
        files: files.count,
      },
      administrators,
      needsPassword: activeUsers > 1,
    };
  } finally {
    await opened.close();
  }
}

/**
 * Makes the office out of the export, in one transaction, and signs the administrator in. Failure `conflict` where there is an office,
 * `invalid` for an export that is damaged (it names the part) or for a password that is missing. Nothing is left then, nor when cancelled.
 */
export async function takeOver(
  task: TaskContext,
  asked: Parsed<'office.createFromExport'>,
): Promise<Output<'office.createFromExport'>> {
  const job = task.job(asked.job);
  const opened = await OpenedExport.open(task.uploads.file(task.session, asked.file).path);
  try {
    const { manifest } = opened;
    const administrator = manifest.administrators.find(({ id }) => id === asked.administratorId);
    if (administrator === undefined) throw wrongField(task, 'administratorId', noSuchAdministrator);
    if (asked.password === null && manifest.activeUsers > 1) throw wrongField(task, 'password', passwordNeeded);
    if (asked.password !== null) refuseWeak(task, asked.password, administrator.name, 'password');
    const password = asked.password === null ? null : await hashPassword(asked.password);
    await task.office.create(null, async (empty) => {
      await load(empty, opened, job);
      putPasswords(empty.db, administrator.id, password, closed);
      const told = {
        exportedAt: manifest.exportedAt,
        program: manifest.program.version,
        rows: rowsOf(manifest),
        files: manifest.files.count,
      };
      const changes = Object.fromEntries(
        Object.entries(told).map(([field, value]) => [field, { old: null, new: value }]),
      );
      empty.asUser(administrator.id).record({ entity: 'office', id: 0, version: 0, changes });
      return administrator.id;
    });
    task.office.speak(readPreferences(task.db, administrator.id, task.language).language);
    return task.office.state();
  } finally {
    await opened.close();
  }
}

function wrongField({ language }: TaskContext, path: string, said: Said): Failure {
  return new Failure('invalid', said, { fields: [{ path, message: said[language] }] });
}

function rowsOf({ tables }: Manifest): number {
  return Object.values(tables).reduce((sum, count) => sum + count, 0);
}

async function load({ db, paths }: EmptyOffice, opened: OpenedExport, job: Job): Promise<void> {
  const { manifest } = opened;
  const total = rowsOf(manifest);
  deferReferences(db);
  let done = 0;
  for (const { name } of exportedTables)
    await loadTable(db, opened, name, (rows) => {
      done += rows;
      job.progress('reading', done, total);
    });
  holdWaitingLetters(db);
  for (const [table, id] of Object.entries(manifest.lastIds))
    if (exportedTables.some(({ name }) => name === table)) putLastId(db, table, id);
  const broken = brokenReference(db);
  if (broken !== undefined) throw wrongPart(`data/${broken}.jsonl`, 'it refers to what is not there');
  await loadFiles(db, paths.files, opened, job);
  for (const _ of rebuildDerived(db)) {
    job.progress('writing', done, total);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await loadTemplates(join(paths.folder, 'templates'), opened);
}

async function loadTable(db: Db, opened: OpenedExport, table: string, loaded: (rows: number) => void): Promise<void> {
  const part = `data/${table}.jsonl`;
  const there = new Set(columnsOf(db, table).map(({ name }) => name));
  const inserters = new Map<string, (values: readonly (string | number | null)[]) => void>();
  for await (const lines of opened.lines(part)) {
    for (const line of lines) {
      const row = rowOf(line, part);
      const columns = Object.keys(row);
      const shape = columns.join();
      let insert = inserters.get(shape);
      if (insert === undefined) {
        const unknown = columns.find((column) => !there.has(column));
        if (unknown !== undefined) throw wrongPart(part, unknown);
        insert = rowInserter(db, table, columns);
        inserters.set(shape, insert);
      }
      try {
        insert(Object.values(row));
      } catch (error) {
        throw isConstraint(error) ? wrongPart(part, error.message) : error;
      }
    }
    loaded(lines.length);
  }
  if (rowCount(db, table) !== opened.manifest.tables[table]) throw damagedPart(part);
}

function rowOf(line: string, part: string): Readonly<Record<string, string | number | null>> {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw damagedPart(part);
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw damagedPart(part);
  const plain = Object.values(row).every(
    (value) => value === null || typeof value === 'string' || typeof value === 'number',
  );
  if (!plain) throw damagedPart(part);
  // Each value was just looked at.
  return row as Readonly<Record<string, string | number | null>>;
}

async function loadFiles(db: Db, folder: string, opened: OpenedExport, job: Job): Promise<void> {
  const { files, missingFiles } = opened.manifest;
  let count = 0;
  for (const sha256 of opened.fileHashes()) {
    await storePieces(folder, opened.file(sha256));
    job.progress('writing', ++count, files.count);
  }
  const missing = new Set(missingFiles);
  for (const page of storedFiles(db))
    for (const { sha256 } of page)
      if (!missing.has(sha256) && !hasStoredFile(folder, sha256)) throw damagedPart(`files/${sha256}`);
  if (count !== files.count) throw damagedPart('files/');
}

/** The office's own print forms; where one is damaged, or leads out of the folder, none of them stays. */
async function loadTemplates(folder: string, opened: OpenedExport): Promise<void> {
  const isNew = !existsSync(folder);
  try {
    for (const part of opened.partsIn('templates/')) {
      if (!/^templates\/(?:[\w-]+\/)*[\w.-]+\.(?:hbs|css|json)$/u.test(part) || part.includes('..'))
        throw damagedPart(part);
      const path = join(folder, part.slice('templates/'.length));
      const pieces: Buffer[] = [];
      for await (const piece of opened.part(part)) pieces.push(piece);
      mkdirSync(dirname(path), { recursive: true });
      await writeFile(path, Buffer.concat(pieces));
    }
  } catch (error) {
    if (isNew) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
