/** Everything that the office holds, written into one ZIP file, as it was at one moment. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Db } from '../../../db/database.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { Job, TaskContext } from '../../engine/context.ts';
import { storedFilePath, wholeStoredFile } from '../files/stored-files.ts';
import { writeZip, type ZipWriting } from '../files/zip-writing.ts';
import { formatVersion, type Manifest } from './manifest.ts';
import { readableTables } from './readable.ts';
import { readme } from './readme.ts';
import {
  activePeople,
  binCount,
  companyNames,
  lastIds,
  openSnapshot,
  rowCount,
  rowsOf,
  storedFiles,
} from './snapshot-queries.ts';
import { exportedTables } from './tables.ts';

/**
 * Writes the export and hands it out; others go on working, and what they change meanwhile is not in it. The log is told. Cancelled, or
 * with a full disk, it leaves no file.
 */
export async function exportOffice(
  task: TaskContext,
  asked: Parsed<'office.export'>,
): Promise<Output<'office.export'>> {
  const job = task.job(asked.job);
  const { paths, program } = task.office;
  const db = await openSnapshot(task.db);
  try {
    const companies = companyNames(db);
    const name = `Kontor ${(companies[0] ?? '')
      .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
      .trim()
      .slice(0, 60)} ${task.today}.zip`;
    let manifest: Manifest | null = null;
    const { handle, size } = await task.uploads.make(task.session, name.replace(/ +/gu, ' '), (path) =>
      writeZip(path, async (zip) => {
        const parts = new Parts(zip);
        const tables = await writeTables(parts, db, job);
        for (const { name: table, pieces } of readableTables(db, task.language))
          await parts.add(
            `csv/${table}.csv`,
            turning(pieces(), () => job.progress('writing', parts.rows, null)),
          );
        for (const path of officeTemplates(paths.folder))
          await parts.add(`templates/${path}`, createReadStream(join(paths.folder, 'templates', path)));
        const people = activePeople(db);
        const base = {
          format: 'kontor-export' as const,
          formatVersion,
          program: { version: program.version, builtOn: program.builtOn },
          exportedAt: task.now,
          language: task.language,
          companies,
          administrators: people.filter(({ all }) => all).map(({ id, name: who }) => ({ id, name: who })),
          activeUsers: people.length,
          users: (tables.user ?? 0) - binCount(db, 'user'),
          inBin: {
            client: binCount(db, 'client'),
            product: binCount(db, 'product'),
            document: binCount(db, 'document'),
          },
          tables,
          lastIds: lastIds(db),
        };
        await parts.add('README.md', once(readme(base)));
        const files = await writeFiles(zip, db, paths.files, job);
        manifest = { ...base, parts: parts.all, ...files };
        await zip.add('manifest.json', once(`${JSON.stringify(manifest, null, 1)}\n`));
      }),
    );
    if (manifest === null) throw new Error('The export was written without its manifest.');
    const made: Manifest = manifest;
    const rows = Object.values(made.tables).reduce((sum, count) => sum + count, 0);
    const answer = { rows, files: made.files.count, missingFiles: made.missingFiles.length };
    try {
      const changes = Object.fromEntries(
        Object.entries({ ...answer, size }).map(([key, value]) => [key, { old: null, new: value }]),
      );
      await task.write((command) => command.record({ entity: 'office', id: 0, version: 0, changes }));
    } catch (error) {
      task.uploads.discard(task.session, handle);
      throw error;
    }
    return { file: handle, name: name.replace(/ +/gu, ' '), size, ...answer };
  } finally {
    db.close();
  }
}

async function writeTables(parts: Parts, db: Db, job: Job): Promise<Record<string, number>> {
  const counts = exportedTables.map(({ name }) => [name, rowCount(db, name)] as const);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  for (const { name, without = [] } of exportedTables) {
    const lines = function* () {
      for (const rows of rowsOf(db, name, without)) {
        parts.rows += rows.length;
        yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      }
    };
    await parts.add(
      `data/${name}.jsonl`,
      turning(lines(), () => job.progress('writing', parts.rows, total)),
    );
  }
  return Object.fromEntries(counts);
}

/** The stored files, each looked through first: what is not what it was is named and left out. */
async function writeFiles(
  zip: ZipWriting,
  db: Db,
  folder: string,
  job: Job,
): Promise<Pick<Manifest, 'files' | 'missingFiles'>> {
  const missingFiles: string[] = [];
  let [count, size] = [0, 0];
  for (const page of storedFiles(db)) {
    for (const file of page) {
      job.progress('writing', count, null);
      if ((await wholeStoredFile(folder, file.sha256)) === null) {
        missingFiles.push(file.sha256);
        continue;
      }
      await zip.add(`files/${file.sha256}`, createReadStream(storedFilePath(folder, file.sha256)), { stored: true });
      count++;
      size += file.size;
    }
  }
  return { files: { count, size }, missingFiles };
}

/** Paths of the office's own print forms, below its `templates`. */
function officeTemplates(folder: string): string[] {
  const root = join(folder, 'templates');
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The parts of the export, weighed and measured on their way into the archive. */
class Parts {
  readonly all: Manifest['parts'] = [];
  /** Rows that were written, for the progress. */
  rows = 0;
  readonly #zip: ZipWriting;

  constructor(zip: ZipWriting) {
    this.#zip = zip;
  }

  async add(name: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
    const hash = createHash('sha256');
    let size = 0;
    async function* measured(): AsyncGenerator<Uint8Array> {
      for await (const piece of pieces) {
        const bytes = Buffer.from(piece);
        hash.update(bytes);
        size += bytes.length;
        yield bytes;
      }
    }
    await this.#zip.add(name, measured());
    this.all.push({ name, size, sha256: hash.digest('hex') });
  }
}

async function* turning(pieces: Iterable<string>, after: () => void): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    after();
    await othersTurn();
  }
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
