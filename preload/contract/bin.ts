/** The bin: what was deleted, with what belonged to it; taken out whole, or deleted for good. */
import { z } from 'zod';
import { type Capability, command, query, task } from './channel.ts';
import { Cursor, Id, Instant, JobId } from './values.ts';

export const binEntities = [
  'client',
  'contact',
  'deal',
  'product',
  'document',
  'activity',
  'note',
  'attachment',
] as const;
export const BinEntity = z.enum(binEntities);
export type BinEntity = z.infer<typeof BinEntity>;

export const BinItem = z.object({
  entity: BinEntity,
  id: Id,
  /** What it is called: of an activity its subject, of a note its beginning. */
  title: z.string(),
  /** Whose it is (of a contact person, a note, a file, a draft); empty where it stands alone. */
  of: z.string(),
  /** How much lies in the bin with it: contact persons, activities, notes and files. */
  parts: z.number().int(),
  deletedAt: Instant,
  deletedBy: z.string(),
  /** When it will be deleted for good; null: never by itself. */
  until: Instant.nullable(),
});
export type BinItem = z.infer<typeof BinItem>;

const One = z.object({ entity: BinEntity, id: Id });

export const bin = {
  'bin.list': query({
    about: 'What lies in the bin and the session might take out of it, the latest first.',
    right: 'signed-in',
    input: z.object({
      entity: BinEntity.nullable(),
      /** A part of the name, in any case; empty: whatever it is called. Drafts are found by their clients. */
      text: z.string().max(200).default(''),
      after: Cursor.nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ items: z.array(BinItem), next: Cursor.nullable() }),
  }),
  'bin.count': query({
    about:
      'How many things lie in the bin that the session might take out of it; what went in with a client counts with it.',
    right: 'signed-in',
    input: z.object({ entity: BinEntity.nullable(), text: z.string().max(200).default('') }),
    output: z.object({ count: z.number().int() }),
  }),
  'bin.restore': command({
    about: 'Takes something out of the bin with all that went into it together with it.',
    right: 'signed-in',
    input: One,
    output: One,
  }),
  'bin.empty': task({
    about:
      'Deletes for good what lies in the bin: the things that are named, or all. What others still need (a client with documents) stays and is named.',
    right: 'bin.empty',
    input: z.object({ items: z.array(One).max(1000).nullable(), job: JobId.optional() }),
    output: z.object({
      deleted: z.number().int(),
      kept: z.array(One.extend({ title: z.string(), reason: z.string() })),
    }),
  }),
} satisfies Capability;
