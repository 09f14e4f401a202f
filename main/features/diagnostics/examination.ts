/** What an examination of the office found out, as plain data: kept on this computer, put into words when it is shown. */
import { z } from 'zod';

const count = z.number().int().nonnegative();
const milliseconds = z.number().nonnegative();

/** Several measurements of one thing, in milliseconds. */
const Latency = z.object({ median: milliseconds, longest: milliseconds });

/** What a drive can do, as seen from this computer. */
export const Drive = z.object({
  /** The system's name of its kind of file system; null where it does not say. */
  kind: z.string().nullable(),
  network: z.boolean(),
  /** Whether what one process locks is locked for another one. */
  locks: z.enum(['work', 'lie', 'unknown']),
  free: count.nullable(),
  /** Writing 4 KB so that they survive a loss of power. */
  flush: Latency,
  /** Making a small file, reading it and removing it. */
  small: Latency,
  /** Bytes a second, of one large file. */
  writes: count,
  reads: count,
});
export type Drive = z.infer<typeof Drive>;

const Room = z.object({ files: count, bytes: count });
export type Room = z.infer<typeof Room>;

/** Null stands for what could not be examined. */
export const Examination = z.object({
  at: z.string(),
  /** How long it took. */
  took: milliseconds,
  programVersion: z.string(),
  integrity: z.object({ table: z.string().nullable(), lines: z.array(z.string()) }).nullable(),
  references: z.array(z.object({ table: z.string(), parent: z.string(), rows: count })).nullable(),
  orphans: z
    .array(
      z.object({
        table: z.string(),
        kind: z.enum(['without-record', 'not-found-by-search', 'found-without-record']),
        rows: count,
      }),
    )
    .nullable(),
  chain: z.object({ records: count, firstBroken: count.nullable() }).nullable(),
  files: z
    .object({
      named: count,
      /** SHA-256 in hex, the first hundred. */
      missing: z.array(z.string()),
      altered: z.array(z.string()),
      missingCount: count,
      alteredCount: count,
      /** Rows of stored files that no record refers to. */
      unused: count,
      /** Files on the drive that no row names, older than a day. */
      unnamed: Room,
    })
    .nullable(),
  database: z.object({ bytes: count, unused: count }).nullable(),
  largest: z
    .array(z.object({ name: z.string(), kind: z.enum(['table', 'index']), bytes: count, rows: count.nullable() }))
    .nullable(),
  folders: z.object({ files: Room, backups: Room, templates: Room }).nullable(),
  officeDrive: Drive.nullable(),
  stateDrive: Drive.nullable(),
});
export type Examination = z.infer<typeof Examination>;
