/** What all lists have in common: conditions on columns, what is selected, and which columns there are. */
import { z } from 'zod';
import { type Capability, query } from './channel.ts';
import { Id } from './values.ts';

export const listNames = ['clients', 'products', 'documents', 'activities', 'deals'] as const;
export const ListName = z.enum(listNames);
export type ListName = z.infer<typeof ListName>;

/**
 * What may be asked of a column. `is`, `is-not`, `in`, `not-in`, `contains`, `begins` take texts (ids as numbers), in any case
 * and with or without accents; `more`, `less` (both with the bound itself) and `between` numbers in the column's own scale or
 * days; `last-days`, `next-days` a number of days, today among them; `empty`, `filled` and `mine` nothing.
 */
export const conditionKinds = [
  'is',
  'is-not',
  'in',
  'not-in',
  'contains',
  'begins',
  'empty',
  'filled',
  'more',
  'less',
  'between',
  'last-days',
  'next-days',
  'mine',
] as const;
export type ConditionKind = (typeof conditionKinds)[number];

/** One condition; those of a list must all hold. */
export const Condition = z.object({
  /** A column of `lists.columns`; an own field is `own.12`. */
  column: z.string().max(60),
  is: z.enum(conditionKinds),
  values: z.array(z.union([z.string().max(200), z.number(), z.boolean()])).max(200),
});
export type Condition = z.infer<typeof Condition>;
export const Conditions = z.array(Condition).max(20);

export const columnTypes = [
  'text',
  'number',
  'percent',
  'money',
  'day',
  'moment',
  'yes-no',
  'choice',
  'choices',
  'user',
  'team',
  'client',
  'tags',
] as const;
export type ColumnType = (typeof columnTypes)[number];

export const ListColumnAbout = z.object({
  name: z.string(),
  /** In the language of the session. */
  label: z.string(),
  type: z.enum(columnTypes),
  sortable: z.boolean(),
  conditions: z.array(z.enum(conditionKinds)),
  /** Of `choice` and `choices`: the values with their words; of what stands for a record its id. */
  choices: z.array(z.object({ value: z.union([z.string(), z.number()]), label: z.string() })),
  /** Of own fields of money. */
  currency: z.string().nullable(),
  /** An own field's id, or null. */
  ownField: Id.nullable(),
  /** Shown until the user chooses otherwise. */
  shown: z.boolean(),
});
export type ListColumnAbout = z.infer<typeof ListColumnAbout>;

/** More records than these are selected by a filter only. */
export const selectedAtMost = 20_000;

/** That all are selected which a list had at a time, and no others that have come into it since. */
export const AllThatWere = {
  /** `lists.latest` of that time: records that were made later are not meant. */
  upTo: z.number().int().min(0).optional(),
  /** How many they were: Failure `conflict`, and nothing is done, where it would be another number. */
  count: z.number().int().min(0).optional(),
};

/** Records by id, or all that a filter leaves but some. */
export const Selection = <Filter extends z.ZodType>(filter: Filter) =>
  z.union([
    z.object({ ids: z.array(Id).min(1).max(selectedAtMost) }),
    z.object({ filter, except: z.array(Id).max(selectedAtMost), ...AllThatWere }),
  ]);

export const lists = {
  'lists.columns': query({
    about: 'The columns of a list that the session may see, the own fields among them, and what may be asked of each.',
    right: 'signed-in',
    input: z.object({ list: ListName }),
    output: z.array(ListColumnAbout),
  }),
  'lists.latest': query({
    about:
      'The id of the record of a list that was made last (0: there is none), whoever may see it: what is made later has a greater one. Needs the right to see such records.',
    right: 'signed-in',
    input: z.object({ list: ListName }),
    output: z.number().int().min(0),
  }),
} satisfies Capability;
