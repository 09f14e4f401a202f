/** `quick_check` of a large file by two threads: each takes the next table that nobody has looked at. */
import { Worker } from 'node:worker_threads';
import type SQLite from 'better-sqlite3';
import { openSqlite } from './database.ts';
import { ordinaryTables, quickCheckOf, quoted } from './health.ts';

/** The thread's `workerData`. All cells change by `Atomics` alone. */
export interface CheckThreadData {
  readonly path: string;
  /** Whether the file is there to be checked, in one cell. */
  readonly begin: Int32Array<SharedArrayBuffer>;
  /** How many tables have been taken, in one cell. */
  readonly taken: Int32Array<SharedArrayBuffer>;
  /** Where the second thread is, in one cell. */
  readonly second: Int32Array<SharedArrayBuffer>;
  /** What was found of each table. */
  readonly found: Int32Array<SharedArrayBuffer>;
}

const beginnings = { waiting: 0, begun: 1, calledOff: 2 } as const;
/** Of the second thread: before the file, at it, or done with it for ever. */
const places = { before: 0, at: 1, done: 2 } as const;
const findings = { unknown: 0, sound: 1, unsound: 2 } as const;

/** An office has a hundred. */
const mostTables = 10_000;
/** Milliseconds that one thread waits for a table of the other, which may have ended badly: then it reads that table, too. */
const longestTable = 60_000;

/** From source the thread's program is a source, too; a built program lies beside it in `out/`. */
const ownProgram = new URL(
  import.meta.url.endsWith('.ts') ? './check-thread.ts' : '../check/thread.js',
  import.meta.url,
);

export interface SharedCheck {
  /** The file is there. */
  begin(): void;
  /**
   * Whether the file is sound, table by table; what is wrong is for `quick_check` to say. Nobody writes to it, and nobody has it open afterwards.
   * Throws what SQLite throws.
   */
  isSound(): boolean;
  /** There is nothing to be checked, or no longer: nobody has the file open afterwards. */
  callOff(): void;
}

interface SecondThread {
  readonly program?: URL;
  /** Milliseconds that one waits for the other. */
  readonly patience?: number;
}

/** Gets a second thread ready to check a file that need not be there yet. Where none can be started, one checks alone. */
export function sharedCheck(
  path: string,
  { program = ownProgram, patience = longestTable }: SecondThread = {},
): SharedCheck {
  const cells = (count: number) => new Int32Array(new SharedArrayBuffer(4 * count));
  const data: CheckThreadData = { path, begin: cells(1), taken: cells(1), second: cells(1), found: cells(mostTables) };
  const tell = (what: 'begun' | 'calledOff') => {
    Atomics.compareExchange(data.begin, 0, beginnings.waiting, beginnings[what]);
    Atomics.notify(data.begin, 0);
  };
  /** Windows gives no other name to a file that somebody has open. A thread that is late stays away. */
  const end = () => {
    Atomics.store(data.taken, 0, mostTables);
    if (Atomics.compareExchange(data.second, 0, places.before, places.done) === places.at)
      Atomics.wait(data.second, 0, places.at, patience);
  };
  try {
    new Worker(program, { workerData: data, name: 'check' }).on('error', () => undefined).unref();
  } catch {
    // This thread does it alone.
  }
  return {
    begin: () => tell('begun'),
    isSound() {
      try {
        return withTables(path, (sql, tables) => {
          takeTables(data, sql, tables);
          return tables.every((name, table) => foundOf(data, table, patience) ?? quickCheckOf(sql, name) === 'ok');
        });
      } finally {
        end();
      }
    },
    callOff() {
      tell('calledOff');
      end();
    },
  };
}

/** Whether a table that somebody has taken is sound; null where he does not say so in time. */
function foundOf({ found }: CheckThreadData, table: number, patience: number): boolean | null {
  if (Atomics.wait(found, table, findings.unknown, patience) === 'timed-out') return null;
  return Atomics.load(found, table) === findings.sound;
}

/** What the second thread does: waits until the file is there, and checks it together with the first. */
export function checkAsSecond(data: CheckThreadData): void {
  const { begin, second } = data;
  Atomics.wait(begin, 0, beginnings.waiting);
  if (Atomics.load(begin, 0) !== beginnings.begun) return;
  if (Atomics.compareExchange(second, 0, places.before, places.at) !== places.before) return;
  try {
    withTables(data.path, (sql, tables) => takeTables(data, sql, tables));
  } finally {
    Atomics.store(second, 0, places.done);
    Atomics.notify(second, 0);
  }
}

/** Opens the file, and closes it after the work with its tables, the largest first. */
function withTables<Result>(path: string, work: (sql: SQLite.Database, tables: readonly string[]) => Result): Result {
  const sql = openSqlite(path, { readonly: true });
  try {
    // Each page is read once.
    sql.pragma('cache_size = -8192');
    return work(sql, largestFirst(sql));
  } finally {
    sql.close();
  }
}

/** Checks tables that nobody else has taken, until none is left. */
function takeTables({ taken, found }: CheckThreadData, sql: SQLite.Database, tables: readonly string[]): void {
  for (;;) {
    const table = Atomics.add(taken, 0, 1);
    const name = tables[table];
    if (name === undefined) return;
    let isSound = false;
    try {
      isSound = quickCheckOf(sql, name) === 'ok';
    } finally {
      // Whoever waits for it is told, whatever has become of this thread.
      Atomics.store(found, table, isSound ? findings.sound : findings.unsound);
      Atomics.notify(found, table);
    }
  }
}

/** So that no thread is left with the largest when the other has nothing to do. Those without a rowid are small. */
function largestFirst(sql: SQLite.Database): string[] {
  const sized = ordinaryTables(sql).map(({ name, indexes, hasRowid }) => {
    const rows = hasRowid
      ? sql
          .prepare<[], number | null>(`SELECT max(rowid) FROM ${quoted(name)}`)
          .pluck()
          .get()
      : 0;
    return { name, size: (rows ?? 0) * (1 + indexes) };
  });
  return sized.sort((one, other) => other.size - one.size).map(({ name }) => name);
}
