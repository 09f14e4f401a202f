/** Who changed what, and when. */
import { z } from 'zod';
import { type Capability, query } from './channel.ts';
import { entities } from './events.ts';
import { Id, Instant } from './values.ts';

export const AuditEntry = z.object({
  id: Id,
  at: Instant,
  user: z.string(),
  origin: z.string(),
  channel: z.string(),
  entity: z.string(),
  entityId: z.number().int(),
  /** Old and new value of each field that changed. */
  changes: z.record(z.string(), z.object({ old: z.json(), new: z.json() })),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const audit = {
  'audit.of': query({
    about: 'The history of one record, the latest first.',
    right: 'signed-in',
    input: z.object({
      entity: z.enum(entities),
      id: Id,
      before: Id.nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.array(AuditEntry),
  }),
  'audit.check': query({
    about: 'Follows the chain of hashes from the first record to the last and names the first one that does not fit.',
    right: 'audit.see',
    input: z.object({}),
    output: z.object({ records: z.number().int(), firstBroken: Id.nullable() }),
  }),
} satisfies Capability;
