/** What was done to many records at once, and undoing it. */
import { z } from 'zod';
import { type Capability, query, task } from './channel.ts';
import { entities } from './events.ts';
import { Id, Instant, JobId } from './values.ts';

export const operationKinds = ['bulk-change', 'paste', 'merge', 'hand-over', 'price-fill', 'calendar'] as const;
export type OperationKind = (typeof operationKinds)[number];

export const Operation = z.object({
  id: Id,
  kind: z.enum(operationKinds),
  at: Instant,
  by: z.string(),
  /** What was asked for, as its feature keeps it; `entity` names what it was done to, where that is of one kind. */
  details: z.record(z.string(), z.json()),
  records: z.number().int(),
  /** When it was undone, and by whom; null: it was not. */
  undone: z.object({ at: Instant, by: z.string() }).nullable(),
});
export type Operation = z.infer<typeof Operation>;

export const operations = {
  'operations.list': query({
    about:
      'What was done to many records at once, the latest first: one’s own, and with the right to see the log everybody’s.',
    right: 'signed-in',
    input: z.object({ before: Id.nullable(), limit: z.number().int().min(1).max(200) }),
    output: z.array(Operation),
  }),
  'operations.undo': task({
    about:
      'Undoes an operation: its records get back what they were. A record that somebody has touched since stays as it is and is named. Needs the rights that the operation itself needed.',
    right: 'signed-in',
    input: z.object({ id: Id, job: JobId }),
    output: z.object({
      /** Records that are as they were before. */
      undone: z.number().int(),
      /** Records that stay as they are. */
      keptCount: z.number().int(),
      /** The first of those that stay. */
      kept: z.array(z.object({ entity: z.enum(entities), id: Id, name: z.string() })),
    }),
  }),
} satisfies Capability;
