/** Notes that people write on a record; pinned ones stand above everything else. */
import { z } from 'zod';
import { type Capability, command, query } from './channel.ts';
import { Id, Instant, Note as Text, Version } from './values.ts';

/** Records that have a card with notes, files and a timeline. */
export const cardEntities = ['client'] as const;
export const CardEntity = z.enum(cardEntities);
export type CardEntity = z.infer<typeof CardEntity>;

/** Which record. */
export const CardRecord = z.object({ entity: CardEntity, id: Id });
export type CardRecord = z.infer<typeof CardRecord>;

const NoteText = Text(10_000).pipe(z.string().min(1));

export const WrittenNote = z.object({
  id: Id,
  version: Version,
  record: CardRecord,
  text: z.string(),
  pinned: z.boolean(),
  createdAt: Instant,
  createdBy: z.string(),
  updatedAt: Instant,
  updatedBy: z.string(),
  deletedAt: Instant.nullable(),
});
export type WrittenNote = z.infer<typeof WrittenNote>;

export const notes = {
  'notes.pinned': query({
    about: 'The pinned notes of a record, the latest first; at most 50.',
    right: 'clients.see',
    input: CardRecord,
    output: z.array(WrittenNote),
  }),
  'notes.add': command({
    about: 'Writes a note on a record.',
    right: 'clients.change',
    input: z.object({ record: CardRecord, text: NoteText, pinned: z.boolean().default(false) }),
    output: WrittenNote,
  }),
  'notes.change': command({
    about:
      'Changes the text of a note. `was` is the text that the user saw: what somebody else has written since is answered by `conflict`.',
    right: 'clients.change',
    input: z.object({ id: Id, version: Version, text: NoteText, was: z.string().max(10_000) }),
    output: WrittenNote,
  }),
  'notes.pin': command({
    about: 'Pins a note to the top of its record, or lets it go.',
    right: 'clients.change',
    input: z.object({ id: Id, pinned: z.boolean() }),
    output: WrittenNote,
  }),
  'notes.remove': command({
    about: 'Puts a note into the bin. `conflict` when somebody has changed it since `version`.',
    right: 'clients.change',
    input: z.object({ id: Id, version: Version }),
    output: WrittenNote,
  }),
  'notes.restore': command({
    about: 'Takes a note out of the bin.',
    right: 'clients.change',
    input: z.object({ id: Id }),
    output: WrittenNote,
  }),
} satisfies Capability;
