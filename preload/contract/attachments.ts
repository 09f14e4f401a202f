/** Files that people lay on a record; each content is kept once. */
import { z } from 'zod';
import { type Capability, command, task } from './channel.ts';
import { CardRecord } from './notes.ts';
import { FileHandle, Id, Instant, Line, Version } from './values.ts';

/** How a file can be looked at inside of the program; null: only saved. */
export const previews = ['picture', 'pdf'] as const;

export const Attachment = z.object({
  id: Id,
  version: Version,
  record: CardRecord,
  name: z.string(),
  /** What is said about the file. */
  note: z.string(),
  /** Bytes. */
  size: z.number().int(),
  mediaType: z.string(),
  preview: z.enum(previews).nullable(),
  createdAt: Instant,
  createdBy: z.string(),
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type Attachment = z.infer<typeof Attachment>;

export const attachments = {
  'attachments.add': task({
    about:
      'Lays files that were handed over by `files.begin` on a record, all of them or none. `invalid` names a file that is larger than the office allows (`files.0`).',
    right: 'clients.change',
    input: z.object({ record: CardRecord, files: z.array(FileHandle).min(1).max(50) }),
    output: z.array(Attachment),
  }),
  'attachments.rename': command({
    about: 'Changes the name of a file and what is said about it.',
    right: 'clients.change',
    input: z.object({
      id: Id,
      version: Version,
      name: Line(255).pipe(z.string().min(1)),
      note: Line(500).optional(),
    }),
    output: Attachment,
  }),
  'attachments.remove': command({
    about: 'Takes a file off its record (into the bin).',
    right: 'clients.change',
    input: z.object({ id: Id, version: Version }),
    output: Attachment,
  }),
  'attachments.restore': command({
    about: 'Lays a file back on its record.',
    right: 'clients.change',
    input: z.object({ id: Id }),
    output: Attachment,
  }),
  'attachments.open': task({
    about: 'Hands out the file, to be read, shown or saved. `not-found` where its bytes are missing or altered.',
    right: 'clients.see',
    input: z.object({ id: Id }),
    output: Attachment.extend({ file: FileHandle }),
  }),
} satisfies Capability;
