/** Importing as the page does it: a file handed over, the suggested mapping, a dry run, the run. */
import { expect } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import type { TestOffice } from './office.ts';

export type Order = Input<'imports.run'>;

async function handedOver(to: Pick<TestOffice, 'ask'>, name: string, bytes: Uint8Array): Promise<string> {
  const { file } = await to.ask('files.begin', { name, size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += 300_000) {
    const part = Buffer.from(bytes.subarray(offset, offset + 300_000));
    await to.ask('files.append', { file, offset, data: part.toString('base64') });
  }
  return file;
}

/** The order that the page would send if the user changed nothing. */
export async function suggested(
  to: Pick<TestOffice, 'ask'>,
  text: string | Uint8Array,
  more: Partial<Order> = {},
): Promise<Order> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const entity = more.entity ?? 'clients';
  const file = await handedOver(to, 'list.csv', bytes);
  const { reading, columns } = await to.ask('imports.inspect', { file, entity, reading: {} });
  const mapping = columns.map(({ field }) => field);
  return { file, entity, reading, mapping, fixed: {}, known: 'update', job: 'job-00000001', ...more };
}

/** Checks, runs, and holds that the dry run told the truth. */
export async function imported(to: TestOffice, order: Order) {
  const { refusals, preview, matches, doubts, doubtful, ...foretold } = await to.ask('imports.check', order);
  const { importId, refusedFile, ...done } = await to.ask('imports.run', order);
  expect(done).toEqual(foretold);
  return { ...done, refusals, preview, matches, doubts, doubtful, importId, refusedFile };
}

/** Created, changed, the same, skipped, refused. */
export const counts = (told: { created: number; changed: number; same: number; skipped: number; refused: number }) => [
  told.created,
  told.changed,
  told.same,
  told.skipped,
  told.refused,
];

/** The first client that is found by the text. */
export const clientNamed = async (of: TestOffice, text: string) => {
  const [found] = await of.ask('clients.find', { text, limit: 1 });
  if (found === undefined) throw new Error(`No client ${text}`);
  return of.ask('clients.get', { id: found.id });
};
