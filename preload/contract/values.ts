/** The values that all capabilities share. */
import { z } from 'zod';

export const Id = z.number().int().positive();
export const Version = z.number().int().positive();

/** A day of the calendar without a time of day, `YYYY-MM-DD`. */
export const Day = z.iso.date();
/** A moment in UTC, ISO 8601 with milliseconds. */
export const Instant = z.iso.datetime();

/** Minor units of a currency (cents, kopecks): an integer. */
export const Money = z.number().int().min(-9e13).max(9e13);
/** A price of one unit, in minor units. */
export const Price = z.number().int().min(0).max(9e13);
/** Thousandths of a unit: 1.5 pieces are 1500. */
export const Quantity = z.number().int().min(1).max(1e12);
/** Hundredths of a percent: 20 % are 2000. */
export const BasisPoints = z.number().int().min(0).max(10_000);
/** ISO 4217. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);

export const languages = ['en', 'ru', 'fr'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** The national profile whose tax numbers, VAT rates and forms apply; `INT` is the general one. Which there are, `reference.get` says. */
export const Country = z.string().regex(/^[A-Z]{2,3}$/);
export type Country = z.infer<typeof Country>;

/** One line of text, trimmed. */
export const Line = (max = 200) =>
  z
    .string()
    .max(max)
    .transform((text) => text.replace(/\s+/gu, ' ').trim());
/** Text of several lines, trimmed at its ends. */
export const Note = (max = 10_000) =>
  z
    .string()
    .max(max)
    .transform((text) => text.trim());

/** Where a page of a list ended; opaque, valid for the same filter and sort only. */
export const Cursor = z.string().max(2000);

/** One page of a list. */
export const Page = <Row extends z.ZodType>(row: Row) => z.object({ rows: z.array(row), next: Cursor.nullable() });

/** What a list is sorted by: one of its columns, or an own field as `own.12`. */
export const ListSort = <Column extends string>(columns: readonly [Column, ...Column[]]) =>
  z.object({
    column: z.union([z.enum(columns), z.templateLiteral(['own.', z.number().int().positive()])]),
    descending: z.boolean(),
  });

/** Where a row stands in a list, from 0. */
export const Position = z.number().int().min(0).max(100_000_000);

export const PageSize = z.number().int().min(1).max(500);

/** A handle of a file that the engine keeps for this session; never a path. */
export const FileHandle = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);

/** The name that the page gives to a long task, to show its progress and to cancel it. */
export const JobId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** For `refine`: a stretch of days, both ends included, that is no longer than so many. */
export const stretchOf = (days: number) =>
  [
    ({ from, to }: { readonly from: string; readonly to: string }) =>
      from <= to && Date.parse(to) - Date.parse(from) < days * 86_400_000,
    `at most ${days} days`,
  ] as const;
