/** What comes again and again: the rule by which it does, as people choose it and RFC 5545 knows it. */
import { z } from 'zod';
import { Day } from './values.ts';

/** As RFC 5545 calls them, Monday first. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export const Weekday = z.enum(weekdays);
export type Weekday = z.infer<typeof Weekday>;

const common = {
  /** Every so many days, weeks, months or years. */
  every: z.number().int().min(1).max(99),
  /** Not after a day, or so many times (those that were left out among them); null: it goes on for ever. */
  ends: z.union([z.object({ until: Day }), z.object({ count: z.number().int().min(1).max(999) })]).nullable(),
};

/** In a month: on a day (-1: the last one; a month without that day is passed over), or on a weekday by its place (-1: the last one). */
export const InMonth = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('day'),
    day: z
      .number()
      .int()
      .min(-1)
      .max(31)
      .refine((day) => day !== 0, 'from 1, or -1'),
  }),
  z.object({
    by: z.literal('weekday'),
    place: z
      .number()
      .int()
      .min(-1)
      .max(5)
      .refine((place) => place !== 0, 'from 1, or -1'),
    weekday: Weekday,
  }),
]);
export type InMonth = z.infer<typeof InMonth>;

/** When something comes again. Days are those on the wall of the office, so its hour is the same all year. */
export const Repeat = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('day'), ...common }),
  z.object({ unit: z.literal('week'), ...common, weekdays: z.array(Weekday).min(1).max(7) }),
  z.object({ unit: z.literal('month'), ...common, on: InMonth }),
  z.object({
    unit: z.literal('year'),
    ...common,
    month: z.number().int().min(1).max(12),
    /** A year without that day is passed over. */
    day: z.number().int().min(1).max(31),
  }),
]);
export type Repeat = z.infer<typeof Repeat>;

/** What of a series is meant: from one occurrence on, or all that are still to come. */
export const SeriesScope = z.enum(['following', 'all']);
export type SeriesScope = z.infer<typeof SeriesScope>;
