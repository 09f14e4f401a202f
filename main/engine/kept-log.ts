/**
 * What the engine logs, kept on this computer for whoever helps its user: two files of a megabyte at most. Nothing of it can name a client,
 * because what is kept is made of known words: names of channels, of errors and of places in the program, times, and the few words that
 * messages are made of. Every other word and number becomes `…`.
 */
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { contract } from '../../preload/contract/index.ts';

const largest = 1024 * 1024;
/** Lines of one message, a stack among them. */
const mostLines = 12;

export class KeptLog {
  readonly #path: string;
  readonly #before: string;
  readonly #folder: string;
  readonly #now: () => string;

  /** `now`: UTC ISO 8601. */
  constructor(stateFolder: string, now: () => string) {
    this.#folder = join(stateFolder, 'log');
    this.#path = join(this.#folder, 'engine.log');
    this.#before = join(this.#folder, 'engine.before.log');
    this.#now = now;
  }

  /** Keeps the line as far as it may be kept. A log that cannot be written disturbs nobody. */
  take(line: string): void {
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      if ((statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0) >= largest) {
        rmSync(this.#before, { force: true });
        renameSync(this.#path, this.#before);
      }
      appendFileSync(this.#path, `${this.#now()} ${withoutData(line)}\n`, { mode: 0o600 });
    } catch {
      // There is nobody to be told but the log itself.
    }
  }

  /** The last of what was kept, at most so many bytes, beginning with a whole line. */
  tail(bytes: number): string {
    const present = endOf(this.#path, bytes);
    const before = endOf(this.#before, bytes - Buffer.byteLength(present));
    return before + present;
  }
}

function endOf(path: string, bytes: number): string {
  if (bytes <= 0 || !existsSync(path)) return '';
  const file = openSync(path, 'r');
  try {
    const { size } = statSync(path);
    const start = Math.max(0, size - bytes);
    const buffer = Buffer.alloc(size - start);
    const text = buffer.toString('utf8', 0, readSync(file, buffer, 0, buffer.length, start));
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    closeSync(file);
  }
}

/** A place in the program, in a stack: the last two parts of its path, with line and column. */
const place = /^\s*at .*?((?:[\w-]+[\\/])?[\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/u;
const programFile = /(?:^|[\\/(:])(?:main|db|preload|out|node_modules|node:[\w/]+)[\\/:]/u;
/** Codes of errors: `ENOENT`, `SQLITE_BUSY`, `ERR_WORKER_OUT_OF_MEMORY`, as the system and SQLite write them. */
const code =
  /^(?:SQLITE_[A-Z_]{2,30}|ERR_[A-Z_]{2,40}|E(?:ACCES|AGAIN|BADF|BUSY|CONNREFUSED|CONNRESET|EXIST|HOSTUNREACH|INVAL|IO|ISDIR|MFILE|NETUNREACH|NFILE|NODEV|NOENT|NOMEM|NOSPC|NOTCONN|NOTDIR|NOTEMPTY|NOTFOUND|PERM|PIPE|ROFS|STALE|TIMEDOUT|XDEV|ADDRINUSE))$/u;
const duration = /^\d{1,9}$/u;

/** The line as it may be kept; of several lines the first, each by itself. */
export function withoutData(line: string): string {
  const [first = '', ...rest] = line.split('\n').slice(0, mostLines);
  // A place in the program is one only where nothing else stands on its line.
  const places = rest.flatMap((other) => {
    const found = place.exec(other)?.[1];
    return found !== undefined && programFile.test(other) && isProgramName(found) ? [`  at ${found}`] : [];
  });
  return [knownWords(first), ...places].join('\n');
}

/** Names of files of the program are made of small letters: a stack that a message makes up is told from them by its words. */
function isProgramName(found: string): boolean {
  return found
    .replace(/:\d+:\d+$/u, '')
    .split(/[\\/.-]/u)
    .every((word) => fileWords.has(word));
}

function knownWords(text: string): string {
  const parts = text.split(/([\s:;,()]+)/u);
  const kept = parts.map((part, place) => {
    if (place % 2 === 1) return part.replaceAll(/\s+/gu, ' ');
    const bare = part.replaceAll(/^[“”"'‘’.]+|[“”"'‘’.]+$/gu, '');
    if (bare === '' || isKnown(bare)) return bare;
    // A time, and nothing that only looks like one.
    return duration.test(bare) && parts[place + 2] === 'ms' ? bare : '…';
  });
  return kept
    .join('')
    .replaceAll(/…(?:[\s:;,()]*…)+/gu, '…')
    .trim();
}

function isKnown(word: string): boolean {
  return Object.hasOwn(contract, word) || code.test(word) || vocabulary.has(word);
}

/** The words of the program's own messages, of SQLite's and of Node's. */
const vocabulary: ReadonlySet<string> = new Set(
  `slow took ms Error TypeError RangeError SyntaxError ReferenceError AggregateError AssertionError SqliteError DatabaseProblem MigrationError Failure
  DrizzleQueryError ZodError AbortError is are was were not no a an the of to for from in on at by and or with without be been it its that this which
  has have had could cannot can does do did failed fails missing found read written write open opened opening close closed made make
  database disk image malformed file files folder full locked busy locks lock memory table column index row rows constraint UNIQUE NOT NULL CHECK
  FOREIGN KEY constraint such near syntax error reading writing properties property undefined null function object Cannot constructor
  no permission denied directory connection refused reset timeout timed out socket certificate server client page session sessions
  outbox stations sign-ins keeping office keeper beacon beats backup backups automatic manual daily closing schedule migration restore
  copied copy copying copies told thread examining integrity references orphans chain drive emptying bin locking greeting kept longer taken over cleared
  reached port place places key stored altered further new old invalid value type expected received maximum call stack size exceeded out
  unexpected token end input JSON position assertion query statement prepared transaction within another already exists does malformed
  The There This That A An Of Where Where's Could What Who Why How No Not
  opened unavailable conflict forbidden internal licence unauthorised read-only not-found not-kept not-a-database not-kontor in-use away damaged newer older
  user address document product client note attachment payment contact reach setting role team audit operation`
    .split(/\s+/u)
    .filter(Boolean),
);

/** The words that names of the program's own files are made of. */
const fileWords: ReadonlySet<string> = new Set(
  `main db preload out engine office shell features sharing printing page internal node modules lib dist js ts mjs cjs index entry thread backup examination
  merging beats rows handlers service queries router runner calls sessions session telling uploads host database problem search migrate restore health
  statement pages lists listing saving drafts issuing documents clients products companies audit finding imports mail outbox exports fields forms files notes
  links people prices rates reference timeline transfer views bin bulk duplicates letters operations outputs attachments diagnostics presence automatic
  processing process task queues timers events net fs promises worker io better sqlite3 drizzle orm zod run access`
    .split(/\s+/u)
    .filter(Boolean),
);
