/** An export that was handed over: its manifest, and its parts, each held against what the manifest says of it. */
import { createHash } from 'node:crypto';
import { type FileHandle as OpenFile, open } from 'node:fs/promises';
import { DamagedZip, OversizedZip, unpack, type ZipEntry, zipEntries } from '../files/zip-reading.ts';
import { formatVersion, Manifest } from './manifest.ts';
import { damagedPart, newerExport, noExport } from './words.ts';

/** A stored file each, so there may be many. */
const mostEntries = 5_000_000;
const mostOfManifest = 64 * 1024 * 1024;
/** No row of any table is longer, in characters. */
const longestLine = 256 * 1024 * 1024;

/** An export; to be closed. */
export class OpenedExport {
  readonly manifest: Manifest;
  readonly #file: OpenFile;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  private constructor(file: OpenFile, entries: ReadonlyMap<string, ZipEntry>, manifest: Manifest) {
    this.#file = file;
    this.#entries = entries;
    this.manifest = manifest;
  }

  /** Failure `invalid` for anything that is no export, or one of a later version. */
  static async open(path: string): Promise<OpenedExport> {
    const file = await open(path, 'r');
    try {
      const entries = await zipEntries(file, mostEntries);
      const entry = entries.get('manifest.json');
      if (entry === undefined) throw noExport();
      const pieces: Buffer[] = [];
      for await (const piece of unpack(file, entry, mostOfManifest)) pieces.push(piece);
      return new OpenedExport(file, entries, manifestOf(Buffer.concat(pieces).toString()));
    } catch (error) {
      await file.close();
      throw error instanceof DamagedZip || error instanceof OversizedZip ? noExport() : error;
    }
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  /** Names of the parts that the manifest names and that begin so. */
  partsIn(folder: string): string[] {
    return this.manifest.parts.map(({ name }) => name).filter((name) => name.startsWith(folder));
  }

  /** Reads all rows once, and looks that every file is there. Failure `invalid` for the first part that is not what the manifest says. */
  async check(): Promise<void> {
    for (const name of this.partsIn('data/')) for await (const _ of this.part(name));
    const files = [...this.fileHashes()].length;
    if (files !== this.manifest.files.count) throw damagedPart('files/');
  }

  /** Names of the files' contents, SHA-256 in hex. */
  *fileHashes(): Generator<string> {
    for (const name of this.#entries.keys()) {
      const [, hash] = /^files\/([0-9a-f]{64})$/u.exec(name) ?? [];
      if (hash !== undefined) yield hash;
    }
  }

  /** The bytes of a part. Failure `invalid`, at the latest with the last of them, where they are not what the manifest says. */
  async *part(name: string): AsyncGenerator<Buffer> {
    const told = this.manifest.parts.find((part) => part.name === name);
    if (told === undefined) throw damagedPart(name);
    yield* this.#checked(name, told.size, told.sha256);
  }

  /** The bytes of a stored file, as `part`. */
  file(sha256: string): AsyncGenerator<Buffer> {
    const name = `files/${sha256}`;
    return this.#checked(name, this.#entries.get(name)?.size ?? 0, sha256);
  }

  /** The lines of a part. */
  async *lines(name: string): AsyncGenerator<string[]> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let rest = '';
    try {
      for await (const piece of this.part(name)) {
        const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        if (rest.length > longestLine) throw damagedPart(name);
        yield lines;
      }
      if (rest !== '' || decoder.decode() !== '') throw damagedPart(name);
    } catch (error) {
      // What TextDecoder says of bytes that are no UTF-8.
      throw error instanceof TypeError ? damagedPart(name) : error;
    }
  }

  async *#checked(name: string, size: number, sha256: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name);
    if (entry === undefined || entry.size !== size) throw damagedPart(name);
    const hash = createHash('sha256');
    let found = 0;
    try {
      for await (const piece of unpack(this.#file, entry, size)) {
        hash.update(piece);
        found += piece.length;
        yield piece;
      }
    } catch (error) {
      throw error instanceof DamagedZip || error instanceof OversizedZip ? damagedPart(name) : error;
    }
    if (found !== size || hash.digest('hex') !== sha256) throw damagedPart(name);
  }
}

function manifestOf(text: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw damagedPart('manifest.json');
  }
  // Of a later version nothing more than this need be as it is here.
  if (isNewer(json)) throw newerExport(json.program.version);
  const parsed = Manifest.safeParse(json);
  if (!parsed.success) throw damagedPart('manifest.json');
  return parsed.data;
}

function isNewer(json: unknown): json is { readonly program: { readonly version: string } } {
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== 'kontor-export') return false;
  if (!('formatVersion' in json) || typeof json.formatVersion !== 'number' || json.formatVersion <= formatVersion)
    return false;
  return 'program' in json && typeof json.program === 'object' && json.program !== null && 'version' in json.program;
}
