/** Who is here: the computers of the office and the people on them; messages to all; and the work for which others make room. */
import { z } from 'zod';
import { type Capability, command, query, task } from './channel.ts';
import { Id, Instant, Note } from './values.ts';

/** A person at a computer. */
const PersonHere = z.object({
  userId: Id,
  name: z.string(),
  /** The session; null for those who may not manage the office, who are told of people only. */
  session: z
    .object({
      id: Id,
      /** Where its calls come from: `desktop`, `browser`. */
      origin: z.string(),
      /** Of a browser or a program that reaches the office over the network by itself. */
      address: z.string().nullable(),
      since: Instant,
      touchedAt: Instant,
      locked: z.boolean(),
      /** The session that asks. */
      own: z.boolean(),
    })
    .nullable(),
});

export const StationHere = z.object({
  computer: z.string(),
  /** Its version of the program. */
  program: z.string(),
  /** It keeps the office: the others work through it. */
  keeps: z.boolean(),
  /** Since when it keeps the office or is connected; null where only this computer opens the office. */
  since: Instant.nullable(),
  /** Where its connection comes from; null: it keeps the office itself, or whoever asks may not manage the office. */
  address: z.string().nullable(),
  /** The computer of the session that asks. */
  own: z.boolean(),
  people: z.array(PersonHere),
});
export type StationHere = z.infer<typeof StationHere>;

export const MessageToAll = z.object({ id: Id, text: z.string(), by: z.string(), at: Instant, until: Instant });
export type MessageToAll = z.infer<typeof MessageToAll>;

/** Work for which nobody else may have the office open. */
export const upkeepKinds = ['restore', 'check', 'compact', 'move'] as const;
export type UpkeepKind = (typeof upkeepKinds)[number];

export const Upkeep = z.object({
  kind: z.enum(upkeepKinds),
  /** Of a restore: the moment of the backup. */
  backupAt: Instant.nullable(),
  /** Who has begun it. */
  by: z.string(),
  /** This session has begun it. */
  own: z.boolean(),
  /** `asked`: the others are asked to save what they are doing; `running`: nobody else is let in. */
  phase: z.enum(['asked', 'running']),
  /** Until it goes on by itself. */
  secondsLeft: z.number().int(),
  /** This session has said that it is ready. */
  ready: z.boolean(),
  /** The people that are waited for. */
  waitsFor: z.array(z.string()),
});
export type Upkeep = z.infer<typeof Upkeep>;

/** Seconds that others are given to save what they are doing; 0: none. */
export const SecondsForOthers = z.number().int().min(0).max(900);

export const stations = {
  'stations.list': query({
    about:
      'Who is here: the computers that work in the office, which of them keeps it and since when, with what version, and the people on them. Those who may manage the office are told of each session, too, and of computers that were not let in during the last minute.',
    right: 'signed-in',
    input: z.object({}),
    output: z.object({
      stations: z.array(StationHere),
      turnedAway: z.array(
        z.object({
          computer: z.string(),
          program: z.string(),
          /** Its program is older or newer than that of the office, or its clock is off. */
          why: z.enum(['older', 'newer', 'clock']),
          at: Instant,
        }),
      ),
    }),
  }),
  'stations.messages': query({
    about: 'The messages to all that are valid now, the latest first.',
    right: 'signed-in',
    input: z.object({}),
    output: z.array(MessageToAll),
  }),
  'stations.message': command({
    about:
      'Says something to everybody: it stands on every page of every computer until it is dismissed there, also for those who sign in before `until` (null: within an hour).',
    right: 'office.manage',
    input: z.object({ text: Note(500).pipe(z.string().min(1)), until: Instant.nullable() }),
    output: MessageToAll,
  }),
  'stations.withdraw': command({
    about: 'Takes a message to all back.',
    right: 'office.manage',
    input: z.object({ id: Id }),
    output: z.object({}),
  }),
  'stations.upkeep': query({
    about:
      'The work for which others are asked to make room, or null. Changes come as the event `upkeep`. While it runs, every call is answered `busy`.',
    right: 'signed-in',
    input: z.object({}),
    output: Upkeep.nullable(),
  }),
  'stations.ready': task({
    about:
      'Says whether this page has saved what its user was doing, so that the work that was announced need not wait for it.',
    right: 'signed-in',
    input: z.object({ ready: z.boolean() }),
    output: z.object({}),
  }),
  'stations.decide': task({
    about:
      'Begins the announced work at once, or calls it off: by whoever has begun it, or may manage the office. Failure `not-found` when nothing is announced.',
    right: 'signed-in',
    input: z.object({ decision: z.enum(['begin', 'call-off']) }),
    output: z.object({}),
  }),
} satisfies Capability;
