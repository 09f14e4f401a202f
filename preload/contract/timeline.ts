/** Everything that happened to a record, the latest first. */
import { z } from 'zod';
import { ActivityKind, TimeOfDay } from './activities.ts';
import { Attachment } from './attachments.ts';
import { AuditEntry } from './audit.ts';
import { type Capability, query } from './channel.ts';
import { DocumentType } from './companies.ts';
import { ClientLink } from './links.ts';
import { CardRecord, WrittenNote } from './notes.ts';
import { Currency, Cursor, Day, Id, Instant, Money } from './values.ts';

/** Imports are among the changes. */
export const timelineKinds = ['note', 'activity', 'file', 'link', 'change', 'document', 'deal'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

const happened = {
  /** Different from that of every other entry. */
  key: z.string(),
  at: Instant,
  by: z.string(),
};

export const TimelineEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('note'), ...happened, note: WrittenNote }),
  /** `at` is when it was planned, or finished. */
  z.object({
    kind: z.literal('activity'),
    ...happened,
    event: z.enum(['planned', 'done', 'cancelled']),
    activity: z.object({
      id: Id,
      kind: ActivityKind,
      subject: z.string(),
      day: Day,
      time: TimeOfDay.nullable(),
      responsible: z.string(),
      /** What came of it; empty while it is planned. */
      result: z.string(),
    }),
  }),
  z.object({ kind: z.literal('file'), ...happened, file: Attachment }),
  z.object({ kind: z.literal('link'), ...happened, link: ClientLink }),
  /** A change of the record or of its contact persons, field by field; an import bears the channel `imports.run`. */
  z.object({ kind: z.literal('change'), ...happened, change: AuditEntry }),
  z.object({
    kind: z.literal('document'),
    ...happened,
    event: z.enum(['created', 'issued', 'cancelled', 'printed', 'saved', 'mailed']),
    /** Of a document that was printed, saved or sent: as what (`pdf`), the SHA-256 of the very bytes, and to whom. */
    output: z.object({ kind: z.string(), sha256: z.string(), target: z.string() }).optional(),
    document: z.object({
      id: Id,
      type: DocumentType,
      number: z.string().nullable(),
      gross: Money,
      currency: Currency,
    }),
  }),
  /** A deal that was added, or came to another stage. */
  z.object({
    kind: z.literal('deal'),
    ...happened,
    event: z.enum(['added', 'moved', 'won', 'lost']),
    deal: z.object({
      id: Id,
      name: z.string(),
      /** To which it came. */
      stage: z.string(),
      /** Why it is lost; empty for one that was opened again. */
      reason: z.string(),
      amount: Money,
      currency: Currency,
    }),
  }),
]);
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const timeline = {
  'timeline.of': query({
    about:
      'One page of what happened to a record: notes, activities, files, links, changes field by field, documents, deals. Only what the session may see.',
    right: 'clients.see',
    input: CardRecord.extend({
      before: Cursor.nullable(),
      limit: z.number().int().min(1).max(100),
      /** Left out: all. */
      kinds: z.array(z.enum(timelineKinds)).min(1).max(timelineKinds.length).optional(),
    }),
    output: z.object({ entries: z.array(TimelineEntry), next: Cursor.nullable() }),
  }),
} satisfies Capability;
