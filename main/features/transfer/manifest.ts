/** The first thing to read of an export: what is in it, and how to tell that nothing of it was changed. */
import { z } from 'zod';

/** Grows when an older program could no longer read what this one writes. */
export const formatVersion = 1;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const Count = z.number().int().min(0);

export const Manifest = z.object({
  format: z.literal('kontor-export'),
  formatVersion: Count,
  program: z.object({ version: z.string(), builtOn: z.string() }),
  /** UTC, ISO 8601. */
  exportedAt: z.string(),
  language: z.string(),
  companies: z.array(z.string()),
  administrators: z.array(z.object({ id: z.number().int(), name: z.string() })),
  /** Users who may sign in. */
  activeUsers: Count,
  /** All users; exports of early versions do not say it. */
  users: Count.optional(),
  /** Rows of tables that lie in the bin; exports of early versions do not say it. */
  inBin: z.record(z.string(), Count).optional(),
  /** Rows of each table. */
  tables: z.record(z.string(), Count),
  /** The last id that a table has given, also to a record that is gone: no id is ever given twice. */
  lastIds: z.record(z.string(), Count),
  /** Every entry of the archive but this one and the files. */
  parts: z.array(z.object({ name: z.string(), size: Count, sha256: Sha256 })),
  /** The entries in `files/`, each named by the SHA-256 of its content. */
  files: z.object({ count: Count, size: Count }),
  /** Stored files that were gone, or no longer what they had been: they are not in the archive. */
  missingFiles: z.array(Sha256),
});
export type Manifest = z.infer<typeof Manifest>;
