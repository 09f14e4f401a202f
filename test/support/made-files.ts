/** Files that the engine made for a session, as tests look into them. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpack, zipEntries } from '../../main/features/files/zip-reading.ts';
import { openTable } from '../../main/features/imports/reading/table.ts';
import type { TestOffice } from './office.ts';

/** The bytes of a file that the engine handed out, read as a page reads them. */
export async function bytesOf({ ask }: Pick<TestOffice, 'ask'>, file: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let offset = 0; ; ) {
    const part = await ask('files.read', { file, offset });
    const bytes = Buffer.from(part.data, 'base64');
    parts.push(bytes);
    offset += bytes.length;
    if (part.last) return Buffer.concat(parts);
  }
}

/** Hands a file over as a page does; answers its handle. */
export async function handedOver({ ask }: Pick<TestOffice, 'ask'>, name: string, bytes: Uint8Array): Promise<string> {
  const { file } = await ask('files.begin', { name, size: bytes.length });
  const piece = 512 * 1024;
  for (let offset = 0; offset < bytes.length; offset += piece) {
    const data = Buffer.from(bytes.subarray(offset, offset + piece)).toString('base64');
    await ask('files.append', { file, offset, data });
  }
  return file;
}

/** All entries of a ZIP file, by name. */
export async function unzipped(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  return withFile('a.zip', bytes, async (path) => {
    const file = await open(path);
    try {
      const found = new Map<string, Buffer>();
      for (const [name, entry] of await zipEntries(file, 1e6)) {
        const parts: Buffer[] = [];
        for await (const part of unpack(file, entry, 1e9)) parts.push(part);
        found.set(name, Buffer.concat(parts));
      }
      return found;
    } finally {
      await file.close();
    }
  });
}

/**
 * When each entry of a ZIP file was changed, UTC, from its list at the end: the field “UT” of Info-ZIP, whose seconds since 1970 stand behind five
 * bytes (`UT`, its size, flags).
 */
export function zipDates(bytes: Buffer): string[] {
  const dates: string[] = [];
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
    const field = bytes.indexOf('UT\x05\x00', at);
    dates.push(new Date(bytes.readUInt32LE(field + 5) * 1000).toISOString());
  }
  return dates;
}

/** The rows of a table as the import reads them, the head among them. */
export async function rowsOf(name: string, bytes: Uint8Array): Promise<string[][]> {
  return withFile(name, bytes, async (path) => {
    const table = await openTable(path, name, { headerRow: true });
    const rows: string[][] = [[...table.columns]];
    for await (const row of table.rows()) rows.push([...row.cells]);
    return rows;
  });
}

async function withFile<Result>(
  name: string,
  bytes: Uint8Array,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-file-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return await work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
