/** Calls by phone: announced by a telephone exchange or noted by hand, missed ones and who called back. */
import { z } from 'zod';
import { TimeOfDay } from './activities.ts';
import { ScriptAnswers } from './call-scripts.ts';
import { type Capability, command, query } from './channel.ts';
import { Cursor, Day, Id, Instant, Line, Note, Page, PageSize, Version } from './values.ts';

export const CallDirection = z.enum(['in', 'out']);
export type CallDirection = z.infer<typeof CallDirection>;

/** `missed`: it is over and nobody has answered, whoever called. */
export const callStates = ['ringing', 'answered', 'ended', 'missed'] as const;
export const CallState = z.enum(callStates);
export type CallState = z.infer<typeof CallState>;

export const Call = z.object({
  id: Id,
  version: Version,
  /** As it was given; empty where it was withheld, where the session’s role hides numbers, or where somebody else’s call is one of a client whom the session may not see. */
  number: z.string(),
  direction: CallDirection,
  state: CallState,
  startedAt: Instant,
  answeredAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** null: there is none, or none that the session may see. */
  clientId: Id.nullable(),
  client: z.string(),
  contactId: Id.nullable(),
  contact: z.string(),
  /** Whom it rang at, who answered or called; null: nobody's extension. */
  responsibleId: Id.nullable(),
  responsible: z.string(),
  extension: z.string(),
  /** What was noted of it; null: nothing. */
  activityId: Id.nullable(),
  /** When somebody has called back; null: nobody has. */
  backAt: Instant.nullable(),
  backBy: z.string(),
  /** Whether the session may note it, or say that somebody has called back. */
  mayChange: z.boolean(),
});
export type Call = z.infer<typeof Call>;

/** `waiting`: missed, and nobody has called back yet. */
export const CallsListed = z.enum(['waiting', 'missed', 'all']);
export type CallsListed = z.infer<typeof CallsListed>;

/** So many are counted at most. */
export const callsCounted = 1000;

/** Whoever has a number. */
export const NumberOwner = z.object({
  clientId: Id,
  client: z.string(),
  /** null: the number is the client's own. */
  contactId: Id.nullable(),
  contact: z.string(),
});
export type NumberOwner = z.infer<typeof NumberOwner>;

const PhoneNumber = Line(100);
const Extension = Line(50).pipe(z.string().min(1));

export const calls = {
  'calls.announce': command({
    about:
      'Tells of a call, when it begins to ring and each time that something happens to it, in whatever order: `outsideId` says which call it is. `extension` or `userId` say at whom it rings, left out it is whoever announces it; an extension that is not known is nobody’s. Only whoever sees everybody’s activities may announce calls of others, or of nobody. `ended` and `missed` both say that it is over: one that nobody has answered is missed. `at` is now where it is left out.',
    right: 'activities.create',
    input: z.object({
      /** What the telephone exchange calls it. */
      outsideId: Line(200).pipe(z.string().min(1)),
      /** Of the other party; empty where it is withheld. */
      number: PhoneNumber,
      direction: CallDirection,
      state: CallState,
      at: Instant.optional(),
      extension: Extension.optional(),
      userId: Id.optional(),
    }),
    output: z.object({ id: Id, state: CallState }),
  }),
  'calls.live': query({
    about:
      'Calls of the session’s user that ring, are under way, or ended a moment ago with nothing noted of them; the latest first.',
    right: 'activities.see',
    input: z.object({}),
    output: z.array(Call),
  }),
  'calls.list': query({
    about: 'One page of calls, the latest first.',
    right: 'activities.see',
    input: z.object({
      which: CallsListed,
      /** Only those of the session’s user. */
      mine: z.boolean().default(false),
      after: Cursor.nullable(),
      limit: PageSize,
    }),
    output: Page(Call),
  }),
  'calls.count': query({
    about: `How many missed calls wait for somebody to call back; no more than ${callsCounted} are counted.`,
    right: 'activities.see',
    input: z.object({ mine: z.boolean().default(false) }),
    output: z.object({ count: z.number().int(), exact: z.boolean() }),
  }),
  'calls.whose': query({
    about: 'Clients and contact persons who have this phone number, however it is written, the likeliest first.',
    right: 'clients.see',
    input: z.object({ number: PhoneNumber }),
    output: z.array(NumberOwner),
  }),
  'calls.note': command({
    about:
      'Notes a call as a finished activity, of a call that was announced (`callId`) or of another one that is just over. It counts as calling back where that number, or without a number that client, was missed before. `next` is the call that follows. One that is noted already is answered by `conflict`, one of which nothing is said (no number, client, result or script) by `invalid`.',
    right: 'activities.create',
    input: z.object({
      callId: Id.nullable().default(null),
      direction: CallDirection,
      number: PhoneNumber.default(''),
      clientId: Id.nullable().default(null),
      contactId: Id.nullable().default(null),
      /** A deal with that client that it was about. */
      dealId: Id.nullable().default(null),
      /** False: nobody answered. */
      reached: z.boolean().default(true),
      subject: Line(300).pipe(z.string().min(1)),
      /** What came of it. */
      result: Note(10_000).default(''),
      /** What a call script was answered. */
      script: ScriptAnswers.optional(),
      minutes: z.number().int().min(1).max(1440).nullable().default(null),
      next: z
        .object({ subject: Line(300).pipe(z.string().min(1)), day: Day, time: TimeOfDay.nullable().default(null) })
        .optional(),
    }),
    output: z.object({ callId: Id, activityId: Id, nextId: Id.nullable() }),
  }),
  'calls.back': command({
    about: 'Says that somebody has called back after a missed call, or that nobody has after all.',
    right: 'activities.change',
    input: z.object({ id: Id, done: z.boolean() }),
    output: Call,
  }),
  'calls.extensions': query({
    about: 'Whose extensions of the telephone exchange are known, by person.',
    right: 'office.manage',
    input: z.object({}),
    output: z.array(z.object({ userId: Id, extensions: z.array(z.string()) })),
  }),
  'calls.extend': command({
    about: 'Says which extensions are a person’s, in the place of those that were.',
    right: 'office.manage',
    input: z.object({ userId: Id, extensions: z.array(Extension).max(20) }),
    output: z.object({ userId: Id, extensions: z.array(z.string()) }),
  }),
} satisfies Capability;
