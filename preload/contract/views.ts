/** Saved views: a list as somebody wants to see it again, for himself or for everybody. */
import { z } from 'zod';
import { type Capability, command, query } from './channel.ts';
import { Conditions, ListName } from './lists.ts';
import { Id, Line, Version } from './values.ts';

/** What a view holds: what is asked for, in which order, and which columns in which widths. */
export const ViewContent = z.object({
  filter: z.object({
    text: z.string().max(200).optional(),
    conditions: Conditions.optional(),
    deleted: z.boolean().optional(),
  }),
  sort: z.object({ column: z.string().max(60), descending: z.boolean() }),
  /** In their order; width in pixels of the screen, null: the column's own. */
  columns: z
    .array(z.object({ name: z.string().max(60), width: z.number().int().min(20).max(2000).nullable() }))
    .max(200),
});
export type ViewContent = z.infer<typeof ViewContent>;

export const ListView = z.object({
  id: Id,
  version: Version,
  list: ListName,
  name: z.string(),
  /** Everybody who sees the list sees it. */
  shared: z.boolean(),
  owner: z.object({ id: Id, name: z.string() }),
  /** Whether the session may change, rename and remove it. */
  mayChange: z.boolean(),
  content: ViewContent,
});
export type ListView = z.infer<typeof ListView>;

const ViewName = Line(60).pipe(z.string().min(1));

export const views = {
  'views.list': query({
    about: 'The saved views of a list: the own ones and those that others share, in their order.',
    right: 'signed-in',
    input: z.object({ list: ListName }),
    output: z.array(ListView),
  }),
  'views.create': command({
    about: 'Saves a list as it is seen under a name, for oneself.',
    right: 'signed-in',
    input: z.object({ list: ListName, name: ViewName, content: ViewContent }),
    output: ListView,
  }),
  'views.save': command({
    about: 'Puts what is seen now in the place of what a view held.',
    right: 'signed-in',
    input: z.object({ id: Id, version: Version, content: ViewContent }),
    output: ListView,
  }),
  'views.rename': command({
    about: 'Gives a view another name.',
    right: 'signed-in',
    input: z.object({ id: Id, version: Version, name: ViewName }),
    output: ListView,
  }),
  'views.share': command({
    about: 'Shows a view to everybody, or to its owner only again.',
    right: 'views.share',
    input: z.object({ id: Id, version: Version, shared: z.boolean() }),
    output: ListView,
  }),
  'views.order': command({
    about: 'Puts views of a list into this order; those that the session may not change stay where they are.',
    right: 'signed-in',
    input: z.object({ list: ListName, ids: z.array(Id).max(500) }),
    output: z.array(ListView),
  }),
  'views.remove': command({
    about: 'Removes a view.',
    right: 'signed-in',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id }),
  }),
} satisfies Capability;
