/** Files on their way in and out, kept for one session under handles; a page never names a path. */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { asDatabaseProblem } from '../../db/database-problem.ts';
import type { Entity } from '../../preload/contract/events.ts';
import { type Clock, systemClock } from './clock.ts';
import { Failure } from './failure.ts';
import { plainFileName } from './plain-file-name.ts';
import { privateFolder } from './private-folder.ts';

/** What a file was made of: a file of this kind, of this record in this version. */
export interface MadeOf {
  readonly entity: Entity;
  readonly id: number;
  readonly version: number;
  readonly kind: string;
}

export interface KeptFile {
  readonly handle: string;
  /** The name as the user knows it, without folders. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** null: it was handed over by the session, or need not be known again. */
  readonly madeOf: MadeOf | null;
}

/** Some bytes of a kept file. */
export interface FilePart {
  readonly bytes: Uint8Array;
  /** Of the whole file. */
  readonly size: number;
  readonly name: string;
  /** The file ends here. */
  readonly last: boolean;
}

export interface Uploads {
  /** A file that the session handed over or was given, Failure `not-found` for any other handle. */
  file(session: string, handle: string): KeptFile;
  /** Hands bytes out to the session under the name. `madeOf`: what they are told by, when the session comes back with the handle. */
  keep(session: string, name: string, bytes: Uint8Array, madeOf?: MadeOf): KeptFile;
  /**
   * Hands out a file that `write` makes at the path that it is given, however large. Where that rejects nothing of the
   * file stays, and the same comes out; a full disk as DatabaseProblem.
   */
  make(session: string, name: string, write: (path: string) => Promise<void>, madeOf?: MadeOf): Promise<KeptFile>;
  /** Hands out a file that lies on the disk already and stays there. */
  point(session: string, name: string, path: string, madeOf?: MadeOf): KeptFile;
  /**
   * Makes room for a file of `size` bytes that the session will hand over. Failure `invalid` for one that is larger than
   * `most`, which is `largestUpload` unless said otherwise.
   */
  begin(session: string, name: string, size: number, most?: number): string;
  /**
   * Takes the next bytes; answers how many there are now. Bytes that are there already (a call that was repeated) are
   * passed over. Failure `invalid` for a hole, or for more bytes than were announced.
   */
  append(session: string, handle: string, offset: number, bytes: Uint8Array): number;
  /** At most `length` bytes from `offset`. */
  read(session: string, handle: string, offset: number, length: number): FilePart;
  /** Forgets a file; one that nobody knows is forgotten already. */
  discard(session: string, handle: string): void;
  /** Calls `work` once, when the session's files are forgotten: it has ended, or the engine closes. */
  atEnd(session: string, work: () => void): void;
}

/** What the engine itself does with them. */
export interface EngineUploads extends Uploads {
  /** Forgets all files of the session. */
  forget(session: string): void;
  /** Forgets everything and takes the folder away. */
  close(): void;
}

/** The largest file that a session may hand over, in bytes. */
export const largestUpload = 200 * 1024 * 1024;
/** All files that one session has handed over, in bytes. */
const largestSession = 1024 * 1024 * 1024;
/** Milliseconds after which a file is forgotten though its session goes on. */
const keptFor = 24 * 60 * 60 * 1000;

interface Entry {
  readonly session: string;
  readonly name: string;
  readonly path: string;
  /** Lies in the own folder, to be removed with the entry. */
  readonly own: boolean;
  /** Was handed over by the session. */
  readonly received: boolean;
  readonly madeOf: MadeOf | null;
  readonly announced: number;
  written: number;
  readonly at: number;
}

/**
 * Keeps the files in a private folder of its own under `stateFolder`. What an engine that was killed left there is removed
 * by a later one after 24 hours.
 */
export function createUploads(stateFolder: string, clock: Clock = systemClock): EngineUploads {
  const own = privateFolder(stateFolder, clock.milliseconds());
  const entries = new Map<string, Entry>();
  const endings = new Map<string, (() => void)[]>();
  const end = (session: string) => {
    const work = endings.get(session) ?? [];
    endings.delete(session);
    for (const one of work) one();
  };

  const drop = (handle: string, entry: Entry) => {
    entries.delete(handle);
    if (entry.own) rmSync(entry.path, { force: true });
  };
  const sweep = () => {
    const oldest = clock.milliseconds() - keptFor;
    for (const [handle, entry] of entries) if (entry.at < oldest) drop(handle, entry);
  };
  const sweeping = setInterval(sweep, 60 * 60 * 1000);
  sweeping.unref();

  const entryOf = (session: string, handle: string): Entry => {
    sweep();
    const entry = entries.get(handle);
    if (entry === undefined || entry.session !== session) throw noSuchFile();
    return entry;
  };
  const add = (
    session: string,
    name: string,
    more: Pick<Entry, 'announced' | 'written'> & {
      path?: string;
      own?: boolean;
      received?: boolean;
      madeOf?: MadeOf | undefined;
    },
  ): string => {
    sweep();
    const handle = randomBytes(16).toString('base64url');
    const path = more.path ?? join(own, handle);
    const at = clock.milliseconds();
    const { announced, written, own: isOwn = more.path === undefined, received = false, madeOf = null } = more;
    const called = plainFileName(name);
    entries.set(handle, { session, name: called, path, own: isOwn, received, madeOf, announced, written, at });
    return handle;
  };
  const kept = (handle: string, entry: Entry): KeptFile => ({
    handle,
    name: entry.name,
    path: entry.path,
    size: entry.written,
    madeOf: entry.madeOf,
  });
  const whole = (session: string, handle: string): Entry => {
    const entry = entryOf(session, handle);
    if (entry.written < entry.announced) throw notWhole();
    return entry;
  };

  return {
    file: (session, handle) => kept(handle, whole(session, handle)),
    keep(session, name, bytes, madeOf) {
      const handle = add(session, name, { announced: bytes.length, written: bytes.length, madeOf });
      const entry = entryOf(session, handle);
      writeFileSync(entry.path, bytes, { mode: 0o600, flag: 'wx' });
      return kept(handle, entry);
    },
    async make(session, name, write, madeOf) {
      const path = join(own, randomBytes(16).toString('base64url'));
      try {
        await write(path);
        const { size } = statSync(path);
        const handle = add(session, name, { path, own: true, announced: size, written: size, madeOf });
        return kept(handle, entryOf(session, handle));
      } catch (error) {
        rmSync(path, { force: true });
        throw asDatabaseProblem(error, own);
      }
    },
    point(session, name, path, madeOf) {
      const { size } = statSync(path);
      const handle = add(session, name, { path, announced: size, written: size, madeOf });
      return kept(handle, entryOf(session, handle));
    },
    begin(session, name, size, most = largestUpload) {
      if (size > most) throw tooLarge();
      let sum = size;
      for (const entry of entries.values()) if (entry.session === session && entry.received) sum += entry.announced;
      if (sum > Math.max(largestSession, most)) throw tooMuch();
      const handle = add(session, name, { announced: size, written: 0, received: true });
      writeFileSync(entryOf(session, handle).path, '', { mode: 0o600, flag: 'wx' });
      return handle;
    },
    append(session, handle, offset, bytes) {
      const entry = entryOf(session, handle);
      if (!entry.own || offset > entry.written || offset + bytes.length > entry.announced) throw wrongPart();
      const fresh = bytes.subarray(entry.written - offset);
      if (fresh.length === 0) return entry.written;
      const file = openSync(entry.path, 'r+');
      try {
        let done = 0;
        while (done < fresh.length) done += writeSync(file, fresh, done, fresh.length - done, entry.written + done);
      } finally {
        closeSync(file);
      }
      entry.written += fresh.length;
      return entry.written;
    },
    read(session, handle, offset, length) {
      const entry = whole(session, handle);
      return { ...partOf(entry.path, offset, length), name: entry.name };
    },
    discard(session, handle) {
      const entry = entries.get(handle);
      if (entry?.session === session) drop(handle, entry);
    },
    atEnd(session, work) {
      endings.set(session, [...(endings.get(session) ?? []), work]);
    },
    forget(session) {
      for (const [handle, entry] of entries) if (entry.session === session) drop(handle, entry);
      end(session);
    },
    close() {
      clearInterval(sweeping);
      for (const session of endings.keys()) end(session);
      entries.clear();
      rmSync(own, { recursive: true, force: true });
    },
  };
}

function partOf(path: string, offset: number, length: number): Omit<FilePart, 'name'> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT' ? noSuchFile() : error;
  }
  try {
    const { size } = statSync(path);
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    let done = 0;
    while (done < bytes.length) {
      const read = readSync(file, bytes, done, bytes.length - done, offset + done);
      if (read === 0) break;
      done += read;
    }
    return { bytes: bytes.subarray(0, done), size, last: offset + done >= size };
  } finally {
    closeSync(file);
  }
}

const noSuchFile = () =>
  new Failure('not-found', {
    en: 'The file is no longer there. Choose it again.',
    ru: 'Файла больше нет. Выберите его ещё раз.',
    fr: 'Le fichier n’est plus disponible. Choisissez-le de nouveau.',
  });

const notWhole = () =>
  new Failure('invalid', {
    en: 'The file has not arrived whole. Choose it again.',
    ru: 'Файл передан не полностью. Выберите его ещё раз.',
    fr: 'Le fichier n’est pas arrivé en entier. Choisissez-le de nouveau.',
  });

const tooLarge = () =>
  new Failure('invalid', {
    en: 'The file is larger than 200 MB.',
    ru: 'Файл больше 200 МБ.',
    fr: 'Le fichier dépasse 200 Mo.',
  });

const tooMuch = () =>
  new Failure('invalid', {
    en: 'Too many large files are open at once. Close some and try again.',
    ru: 'Одновременно открыто слишком много больших файлов. Закройте часть из них и повторите.',
    fr: 'Trop de gros fichiers sont ouverts à la fois. Fermez-en quelques-uns et réessayez.',
  });

const wrongPart = () =>
  new Failure('invalid', {
    en: 'A part of the file is missing or out of order. Choose the file again.',
    ru: 'Часть файла потеряна или пришла не по порядку. Выберите файл ещё раз.',
    fr: 'Une partie du fichier manque ou n’est pas à sa place. Choisissez le fichier de nouveau.',
  });
