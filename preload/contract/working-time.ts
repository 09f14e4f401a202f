/** When people work: hours of the office and of a person, days off, absences, and where several are free at once. */
import { z } from 'zod';
import { plannerDays, TimeOfDay } from './activities.ts';
import { type Capability, command, query } from './channel.ts';
import { Day, Id, Line, stretchOf, Version } from './values.ts';

/** As long is what has no length of its own, in minutes. */
export const usualMinutes = 30;

const WorkingSpan = z.object({
  from: TimeOfDay,
  /** `24:00` is the end of the day. */
  to: z.union([TimeOfDay, z.literal('24:00')]),
});
export type WorkingSpan = z.infer<typeof WorkingSpan>;

/** From when to when somebody works on a day, in the order of time, with pauses between; none: he does not work. */
const WorkingDay = z
  .array(WorkingSpan)
  .max(4)
  .refine(
    (spans) => spans.every(({ from, to }, at) => from < to && (spans[at - 1]?.to ?? '') <= from),
    'one after the other',
  );

/** From Monday on. */
export const WorkingWeek = z.array(WorkingDay).length(7);
export type WorkingWeek = z.infer<typeof WorkingWeek>;

/** A day that is free, or (`free` false) a working day although it would be free. */
export const SpecialDay = z.object({ day: Day, free: z.boolean(), name: z.string() });
export type SpecialDay = z.infer<typeof SpecialDay>;

/** Days off by the law of a country that the office may follow. */
const HolidayCalendar = z.object({
  code: z.string(),
  name: z.string(),
  /** Where other days are free than in the rest of the country. */
  regions: z.array(z.object({ code: z.string(), name: z.string() })),
  /** What of these years the program does not know, in words. */
  unknown: z.array(z.string()),
});

export const absenceKinds = ['holiday', 'ill', 'trip', 'other'] as const;
export const AbsenceKind = z.enum(absenceKinds);
export type AbsenceKind = z.infer<typeof AbsenceKind>;

const AbsenceFields = {
  userId: Id,
  from: Day,
  /** The last day. */
  to: Day,
  kind: AbsenceKind,
  note: Line(200),
};

export const Absence = z.object({
  ...AbsenceFields,
  id: Id,
  version: Version,
  note: z.string(),
  /** Whether the session may change it. */
  mayChange: z.boolean(),
});
export type Absence = z.infer<typeof Absence>;

/** Somebody cannot be away for longer in one piece, in days. */
export const longestAbsence = 1100;

/** A year and what hangs over its ends. */
const askedDays = 400;

/** So many people are looked for together at most. */
export const mostTogether = 30;

/** So many free times are told at once. */
export const slotsAtOnce = 40;

export const workingTime = {
  'workingTime.get': query({
    about:
      'The hours of the office, which days off it follows, which it has chosen itself, and whose hours are others.',
    right: 'signed-in',
    input: z.object({}),
    output: z.object({
      week: WorkingWeek,
      /** Of people whose hours are others, as far as the session may see them. */
      people: z.array(z.object({ userId: Id, week: WorkingWeek })),
      /** The code of the calendar that is followed; empty: none. */
      calendar: z.string(),
      /** Empty: none. */
      region: z.string(),
      calendars: z.array(HolidayCalendar),
      /** What the office itself has made free or working days. */
      days: z.array(SpecialDay),
    }),
  }),
  'workingTime.change': command({
    about: 'Changes the hours of the office, or the calendar of days off that it follows.',
    right: 'settings.change',
    input: z.object({
      week: WorkingWeek.optional(),
      calendar: z.string().max(10).optional(),
      region: z.string().max(40).optional(),
    }),
    output: z.object({}),
  }),
  'workingTime.setDay': command({
    about: 'Makes a day free, or a working day, whatever the calendar says.',
    right: 'settings.change',
    input: z.object({ day: Day, free: z.boolean(), name: Line(100) }),
    output: z.object({}),
  }),
  'workingTime.removeDay': command({
    about: 'Takes back what the office has made of a day.',
    right: 'settings.change',
    input: z.object({ day: Day }),
    output: z.object({}),
  }),
  'workingTime.setPerson': command({
    about:
      'Gives somebody hours of his own, or (null) those of the office again: his own, or of people whose activities one may change.',
    right: 'signed-in',
    input: z.object({ userId: Id, week: WorkingWeek.nullable() }),
    output: z.object({}),
  }),
  'workingTime.between': query({
    about:
      'What a planner shows behind its entries from a day up to another one: days off and moved working days, whose hours are which, who is away. Absences of people whose activities the session may not see are left out.',
    right: 'signed-in',
    input: z.object({ from: Day, to: Day }).refine(...stretchOf(askedDays)),
    output: z.object({
      week: WorkingWeek,
      people: z.array(z.object({ userId: Id, week: WorkingWeek })),
      days: z.array(SpecialDay),
      absences: z.array(Absence),
    }),
  }),
  'workingTime.freeSlots': query({
    about: `The first free times that several people have in common: within their hours, on no day off, while none is away and none has anything else planned at a time. Each is told whole, from when to when; at most ${slotsAtOnce} of at least so many minutes, none before now. Whoever’s activities the session may not see is refused.`,
    right: 'activities.see',
    input: z
      .object({
        people: z.array(Id).min(1).max(mostTogether),
        minutes: z.number().int().min(5).max(1440),
        from: Day,
        to: Day,
      })
      .refine(...stretchOf(plannerDays)),
    output: z.array(z.object({ day: Day, from: TimeOfDay, to: WorkingSpan.shape.to })),
  }),
  'absences.add': command({
    about: 'Notes that somebody is away: oneself, or people whose activities one may change.',
    right: 'signed-in',
    input: z.object(AbsenceFields).refine(...stretchOf(longestAbsence)),
    output: Absence,
  }),
  'absences.change': command({
    about: 'Changes an absence. `conflict` when somebody has changed it since `version`.',
    right: 'signed-in',
    input: z.object({ ...AbsenceFields, id: Id, version: Version }).refine(...stretchOf(longestAbsence)),
    output: Absence,
  }),
  'absences.remove': command({
    about: 'Takes an absence away. `conflict` when somebody has changed it since `version`.',
    right: 'signed-in',
    input: z.object({ id: Id, version: Version }),
    output: z.object({}),
  }),
} satisfies Capability;
