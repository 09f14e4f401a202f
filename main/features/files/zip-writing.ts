/** Writes a ZIP file of any size piece by piece, whole or not at all. */
import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** The entries of a ZIP file that is being written. */
export interface ZipWriting {
  /** Writes an entry; its pieces are asked for as they can be taken. `stored`: what is packed already is not packed again. */
  add(name: string, pieces: AsyncIterable<Uint8Array | string>, options?: { readonly stored?: boolean }): Promise<void>;
}

/** Low: lists and tables pack nearly as well, in half the time. */
const compressionLevel = 4;
/** The same content gives the same bytes. */
const always = new Date(2000, 0, 1);

/**
 * Makes the file, durably. What `fill` throws, or what a full disk says, comes out as it is, and no file is left then. `date`: of all entries, for
 * files that people take out of it; without one the same content gives the same bytes.
 */
export async function writeZip(
  path: string,
  fill: (zip: ZipWriting) => Promise<void>,
  { date: mtime = always }: { readonly date?: Date } = {},
): Promise<void> {
  const zip = new ZipFile();
  // yazl's output is a PassThrough; its types say less.
  const output = zip.outputStream as Readable;
  let trouble: unknown = null;
  const give = (error: unknown) => {
    trouble ??= error;
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  zip.on('error', give);
  let entry: Readable | null = null;
  const written = pipeline(output, createWriteStream(path, { flags: 'wx' })).catch((error: unknown) => {
    trouble ??= error;
    // Lets go of whoever waits for room to write the next piece.
    entry?.destroy();
  });
  const writing: ZipWriting = {
    add: async (name, pieces, { stored = false } = {}) => {
      if (trouble !== null) throw trouble;
      entry = Readable.from(pieces, { objectMode: false, highWaterMark: 1 << 18 });
      zip.addReadStream(entry, name, { compress: !stored, mtime, ...(stored ? {} : { compressionLevel }) });
      try {
        await finished(entry, { writable: false });
      } catch (error) {
        throw trouble ?? error;
      } finally {
        entry = null;
      }
    },
  };
  try {
    try {
      await fill(writing);
      zip.end();
    } catch (error) {
      give(error);
    }
    await written;
    if (trouble !== null) throw trouble;
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
