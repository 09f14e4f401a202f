/** Who changed what, and when. */
import { z } from 'zod';
import { type Capability, query, task } from './channel.ts';
import { entities } from './events.ts';
import { Day, Id, Instant } from './values.ts';

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

/** What the log is looked through for. */
export const auditKinds = [
  'sign-ins',
  'changes',
  'deletions',
  'merges',
  'imports',
  'exports',
  'prints',
  'backups',
  'settings',
] as const;
export type AuditKind = (typeof auditKinds)[number];

export const AuditFilter = z.object({
  kind: z.enum(auditKinds).optional(),
  userId: Id.optional(),
  entity: z.enum(entities).optional(),
  /** Days of the office computer's calendar, both included. */
  from: Day.optional(),
  to: Day.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const audit = {
  'audit.list': query({
    about:
      'The log of everything, the latest first: sign-ins, changes, deletions, merges, imports, exports, prints, backups, settings. Fields that the role hides are left out.',
    right: 'audit.see',
    input: z.object({ filter: AuditFilter, before: Id.nullable(), limit: z.number().int().min(1).max(200) }),
    output: z.array(
      AuditEntry.extend({
        kind: z.enum(auditKinds),
        /** What the record is called now; empty where it has no name or is gone. */
        title: z.string(),
      }),
    ),
  }),
  'audit.people': query({
    about: 'Everybody who stands in the log, by name, also those who have left.',
    right: 'audit.see',
    input: z.object({}),
    output: z.array(z.object({ id: Id, name: z.string() })),
  }),
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
  'audit.check': task({
    about: 'Follows the chain of hashes from the first record to the last and names the first one that does not fit.',
    right: 'audit.see',
    input: z.object({}),
    output: z.object({ records: z.number().int(), firstBroken: Id.nullable() }),
  }),
} satisfies Capability;
