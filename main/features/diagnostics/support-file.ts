/**
 * What is sent to whoever helps: made of numbers, of the program's own names, and of the log as it is kept. Nothing that an office has typed
 * goes in: each entry names what it takes, and takes nothing else.
 */
import { createHash } from 'node:crypto';
import { arch, cpus, freemem, platform, release, totalmem } from 'node:os';
import { listBackups } from '../../../db/backup-files.ts';
import type { Db } from '../../../db/database.ts';
import { rowCounts, schemaTexts, sizesOf } from '../../../db/examination.ts';
import { appliedIn } from '../../../db/migrate.ts';
import type { Settings } from '../../../preload/contract/settings.ts';
import type { CallFigures } from '../../engine/call-figures.ts';
import { type KeptLog, withoutData } from '../../engine/kept-log.ts';
import type { OfficePaths } from '../../engine/office-paths.ts';
import { writeZip } from '../files/zip-writing.ts';
import type { Examination } from './examination.ts';

/** Bytes of the log that go along. */
const logTaken = 256 * 1024;
/** Names of tables and the like, as the program gives them. */
const ownName = /^[a-z][a-z0-9_]{0,60}$/u;

export interface SupportSources {
  /** Null: the office cannot be opened. */
  readonly db: Db | null;
  readonly paths: OfficePaths;
  readonly program: { readonly version: string; readonly builtOn: string };
  readonly settings: Settings | null;
  readonly sharing: { readonly shared: boolean; readonly locks: string };
  readonly host: string;
  readonly figures: CallFigures | null;
  readonly log: KeptLog;
  readonly examination: Examination | null;
  readonly now: string;
}

export interface SupportEntry {
  readonly name: string;
  readonly text: string;
}

/** Every entry of the file, as it will stand there. */
export function supportEntries(sources: SupportSources): SupportEntry[] {
  const { db, examination, figures, log } = sources;
  const json = (name: string, value: unknown): SupportEntry => ({ name, text: `${JSON.stringify(value, null, 2)}\n` });
  const rest = [
    json('program.json', programOf(sources)),
    json('office.json', { settings: sources.settings, sharing: sources.sharing, ...officeOf(sources) }),
    ...(db === null ? [] : [json('database.json', databaseOf(db))]),
    ...(examination === null ? [] : [json('examination.json', examinationWithoutData(examination))]),
    ...(figures === null ? [] : [json('calls.json', figures.slowest(50))]),
    { name: 'engine.log', text: log.tail(logTaken) },
  ];
  return [{ name: 'README.txt', text: aboutOf(rest) }, ...rest];
}

/** Makes the file at the path. */
export async function writeSupportFile(path: string, entries: readonly SupportEntry[]): Promise<void> {
  await writeZip(path, async (zip) => {
    for (const { name, text } of entries) await zip.add(name, oneOf(text));
  });
}

async function* oneOf(text: string): AsyncGenerator<string> {
  yield text;
}

/** What each entry is. */
const aboutEach: Readonly<Record<string, string>> = {
  'program.json': 'versions of the program and of the system, processors and memory',
  'office.json': 'settings that are numbers, how many backups there are',
  'database.json': 'migrations, a fingerprint of the schema, how many rows each table has',
  'examination.json': 'what the last examination found',
  'calls.json': "how long the slowest calls took, by the program's own names for them",
  'engine.log': "what went wrong, in the program's own words; everything else is cut out (…)",
};

/** Names what is in the file, and nothing that is not. */
function aboutOf(entries: readonly SupportEntry[]): string {
  const lines = entries.map(({ name }) => `${name.padEnd(18)}${aboutEach[name] ?? ''}`);
  return `A file for support, made by Kontor.

${lines.join('\n')}

There are no names, numbers of documents, addresses, e-mails, passwords, file names or paths in it.
`;
}

function programOf({ program, host, now }: SupportSources) {
  const { node, electron } = process.versions;
  return {
    version: program.version,
    builtOn: program.builtOn,
    host,
    at: now,
    upForSeconds: Math.round(process.uptime()),
    versions: { node, electron: electron ?? null },
    system: { platform: platform(), release: release().replace(/[^\d.].*$/u, ''), arch: arch() },
    processors: cpus().length,
    memory: { total: totalmem(), free: freemem(), engine: process.memoryUsage.rss() },
    timeZoneMinutes: -new Date().getTimezoneOffset(),
  };
}

function officeOf({ paths }: SupportSources) {
  const backups = listBackups(paths.backups);
  return {
    backups: { count: backups.length, lastAt: backups[0]?.at ?? null, lastVerified: backups[0]?.verified ?? null },
  };
}

function databaseOf(db: Db) {
  const own = Object.entries(rowCounts(db.sql)).filter(([name]) => ownName.test(name));
  return {
    sqlite: db.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get()?.version ?? null,
    migrations: appliedIn(db.sql).map(({ tag, hash }) => ({ tag, hash })),
    schema: createHash('sha256').update(schemaTexts(db.sql).join('\n')).digest('hex'),
    ...sizesOf(db.sql),
    rows: Object.fromEntries(own),
  };
}

/** What stands in it is numbers and names of tables; SQLite's own sentences are kept as the log keeps them. */
function examinationWithoutData(examination: Examination) {
  const { integrity, files, largest, references, orphans, ...rest } = examination;
  const named = (name: string) => (ownName.test(name) ? name : '…');
  return {
    ...rest,
    integrity: integrity && {
      table: integrity.table === null ? null : named(integrity.table),
      lines: integrity.lines.map(withoutData),
    },
    references: references?.map((one) => ({ ...one, table: named(one.table), parent: named(one.parent) })) ?? null,
    orphans,
    files: files && { ...files, missing: undefined, altered: undefined },
    largest: largest?.map((one) => ({ ...one, name: named(one.name) })) ?? null,
  };
}
