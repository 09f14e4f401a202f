/** What people have to do: tasks, calls, meetings, letters, events. */
import { z } from 'zod';
import { type Capability, command, query } from './channel.ts';
import { Conditions } from './lists.ts';
import { Repeat, SeriesScope } from './repeating.ts';
import {
  Cursor,
  Day,
  Id,
  Instant,
  Line,
  ListSort,
  Note,
  Page,
  PageSize,
  Position,
  stretchOf,
  Version,
} from './values.ts';

export const activityKinds = ['task', 'call', 'meeting', 'letter', 'event'] as const;
export const ActivityKind = z.enum(activityKinds);
export type ActivityKind = z.infer<typeof ActivityKind>;

export const priorities = ['low', 'normal', 'high'] as const;
export const Priority = z.enum(priorities);

/** `done` and `cancelled` are finished. */
export const activityStatuses = ['open', 'done', 'cancelled'] as const;
export const ActivityStatus = z.enum(activityStatuses);
export type ActivityStatus = z.infer<typeof ActivityStatus>;

/** What the responsible person says to what somebody else has given to him. */
export const acceptances = ['asked', 'accepted', 'declined'] as const;
export const Acceptance = z.enum(acceptances);
export type Acceptance = z.infer<typeof Acceptance>;

/** `HH:MM` on the wall of the office, as days are. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** At most a week. */
const Minutes = z.number().int().min(1).max(10_080);

const ChecklistItem = z.object({ text: Line(300).pipe(z.string().min(1)), done: z.boolean() });

/** Somebody of the office, or a contact person of a client. */
export const Participant = z.object({ kind: z.enum(['user', 'contact']), id: Id });
export type Participant = z.infer<typeof Participant>;

const Fields = {
  kind: ActivityKind,
  subject: Line(300).pipe(z.string().min(1)),
  note: Note(10_000),
  clientId: Id.nullable(),
  /** A contact person of the client. */
  contactId: Id.nullable(),
  /** A document of the client. */
  documentId: Id.nullable(),
  /** A deal with the client. */
  dealId: Id.nullable(),
  responsibleId: Id,
  priority: Priority,
  day: Day,
  /** null: the whole day. */
  time: TimeOfDay.nullable(),
  duration: Minutes.nullable(),
  /** When its responsible person is reminded; null: never. */
  remindAt: Instant.nullable(),
  plannedMinutes: Minutes.nullable(),
  spentMinutes: Minutes.nullable(),
  /** What came of it. */
  result: Note(10_000),
  items: z.array(ChecklistItem).max(100),
  participants: z.array(Participant).max(50),
};

/** What can be said of an activity. */
export const ActivityFields = z.object(Fields);
export type ActivityFields = z.infer<typeof ActivityFields>;

/** A new one: all but kind, subject and day may be left out. Nobody named is responsible: whoever adds it is. */
export const NewActivity = z.object({
  ...Fields,
  note: Fields.note.default(''),
  clientId: Fields.clientId.default(null),
  contactId: Fields.contactId.default(null),
  documentId: Fields.documentId.default(null),
  dealId: Fields.dealId.default(null),
  responsibleId: Id.optional(),
  priority: Fields.priority.default('normal'),
  time: Fields.time.default(null),
  duration: Fields.duration.default(null),
  remindAt: Fields.remindAt.default(null),
  plannedMinutes: Fields.plannedMinutes.default(null),
  spentMinutes: Fields.spentMinutes.default(null),
  result: Fields.result.default(''),
  items: Fields.items.default([]),
  participants: Fields.participants.default([]),
  /** It comes again by this rule; its day is the first one on which the rule comes. */
  repeat: Repeat.nullable().default(null),
});
export type NewActivity = z.output<typeof NewActivity>;

export const Activity = z.object({
  ...Fields,
  id: Id,
  version: Version,
  status: ActivityStatus,
  /** The rule by which it comes again; null: it does not. */
  repeat: Repeat.nullable(),
  /** What was started from a template at once has the same one; null: it was planned by itself. */
  templateRun: z.uuid().nullable(),
  /** Empty where there is none, or none that the session may see. */
  client: z.string(),
  contact: z.string(),
  /** Type and number of the document, in the language of the session. */
  document: z.string(),
  /** The name of the deal; empty where there is none, or none that the session may see. */
  deal: z.string(),
  responsible: z.string(),
  /** Who gave it to the responsible person; null: nobody but himself. */
  askedById: Id.nullable(),
  askedBy: z.string(),
  /** null: the responsible person is not asked. */
  acceptance: Acceptance.nullable(),
  /** Why it is declined; empty unless it is. */
  declinedBecause: z.string(),
  /** Of what repeats: it asks for all of it, or was answered with all of it. False for a day that was answered by itself. */
  answersAll: z.boolean(),
  items: z.array(ChecklistItem.extend({ id: Id })),
  participants: z.array(Participant.extend({ name: z.string() })),
  doneAt: Instant.nullable(),
  doneBy: z.string(),
  createdAt: Instant,
  createdBy: z.string(),
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
  /** What the session may do with this one. */
  may: z.object({
    change: z.boolean(),
    delete: z.boolean(),
    /** Accept or decline it. */
    answer: z.boolean(),
    /** Make somebody else responsible. */
    give: z.boolean(),
    /** Change what else of its series is still to come; false where there is none. */
    changeSeries: z.boolean(),
    /** The same for putting it into the bin. */
    deleteSeries: z.boolean(),
  }),
});
export type Activity = z.infer<typeof Activity>;

/** What the list is sorted by. */
export const activityColumns = ['day', 'subject', 'kind', 'status', 'priority', 'updatedAt'] as const;

export const ActivityRow = z.object({
  id: Id,
  version: Version,
  kind: ActivityKind,
  subject: z.string(),
  day: Day,
  time: TimeOfDay.nullable(),
  duration: z.number().int().nullable(),
  status: ActivityStatus,
  priority: Priority,
  /** Open and not declined, and its day is past. */
  overdue: z.boolean(),
  clientId: Id.nullable(),
  client: z.string(),
  responsibleId: Id,
  responsible: z.string(),
  /** Who gave it to the responsible person; null, and no name: nobody but himself. */
  askedById: Id.nullable(),
  askedBy: z.string(),
  /** null: the responsible person is not asked. */
  acceptance: Acceptance.nullable(),
  declinedBecause: z.string(),
  result: z.string(),
  plannedMinutes: z.number().int().nullable(),
  spentMinutes: z.number().int().nullable(),
  /** It is one of a series. */
  repeats: z.boolean(),
  /** Of the same series it is the same; null: of none. */
  seriesId: Id.nullable(),
  updatedAt: Instant,
  /** Whether the session may change this one. */
  mayChange: z.boolean(),
  /** Whether it may put this one into the bin. */
  mayDelete: z.boolean(),
});
export type ActivityRow = z.infer<typeof ActivityRow>;

/** The longest stretch that a planner shows at once: a month with the ends of the weeks around it. */
export const plannerDays = 62;

/** So many entries of a planner at most. */
export const plannerEntries = 12_000;

export const PlannerEntry = ActivityRow.pick({
  id: true,
  version: true,
  kind: true,
  subject: true,
  day: true,
  time: true,
  duration: true,
  status: true,
  clientId: true,
  client: true,
  acceptance: true,
  repeats: true,
  mayChange: true,
}).extend({
  responsibleId: Id,
  /** The responsible person, and who of the office takes part. */
  people: z.array(Id),
});
export type PlannerEntry = z.infer<typeof PlannerEntry>;

/** What will come by the rule of a series, further ahead than there are activities for it. */
export const ComingEntry = PlannerEntry.pick({
  kind: true,
  subject: true,
  day: true,
  time: true,
  duration: true,
  clientId: true,
  client: true,
  responsibleId: true,
  people: true,
  acceptance: true,
}).extend({
  /** The last one of the series that there is. */
  activityId: Id.nullable(),
});
export type ComingEntry = z.infer<typeof ComingEntry>;

export const ActivityFilter = z.object({
  /** Any part of the subject or the note. */
  text: z.string().max(200).optional(),
  clientId: Id.optional(),
  documentId: Id.optional(),
  dealId: Id.optional(),
  conditions: Conditions.optional(),
  /** Those of the bin instead. */
  deleted: z.boolean().optional(),
});
export type ActivityFilter = z.infer<typeof ActivityFilter>;

export const activities = {
  'activities.list': query({
    about: 'One page of the list of activities.',
    right: 'activities.see',
    input: z.object({
      filter: ActivityFilter,
      sort: ListSort(activityColumns),
      after: Cursor.nullable(),
      /** Begins at this row (from 0) instead of `after` a cursor. */
      at: Position.optional(),
      limit: PageSize,
    }),
    output: Page(ActivityRow),
  }),
  'activities.count': query({
    about: 'How many activities a filter leaves.',
    right: 'activities.see',
    input: ActivityFilter,
    output: z.object({ count: z.number().int(), exact: z.boolean() }),
  }),
  'activities.between': query({
    about:
      'What a planner shows from a day up to another one, both included, in the order of time; what was cancelled is left out. `coming`: what the rules of series say of days that are too far ahead for activities. `more`: there is more than can be shown at once.',
    right: 'activities.see',
    input: z
      .object({
        from: Day,
        to: Day,
        /** Only that for which the user is responsible or in which he takes part. */
        mine: z.boolean(),
      })
      .refine(...stretchOf(plannerDays)),
    output: z.object({ entries: z.array(PlannerEntry), coming: z.array(ComingEntry), more: z.boolean() }),
  }),
  'activities.get': query({
    about: 'An activity with its checklist and who takes part.',
    right: 'activities.see',
    input: z.object({ id: Id }),
    output: Activity,
  }),
  'activities.add': command({
    about:
      'Adds an activity. Whoever names somebody else as responsible gives it to him: it is `asked` until he answers, unless the office asks nobody (`askAcceptance` of the settings). Whoever gave an activity to somebody sees it, and so does who takes part; what is declined is for the one who gave it to change, as what is his own.',
    right: 'activities.create',
    input: NewActivity,
    output: Activity,
  }),
  'activities.change': command({
    about:
      'Changes fields of an activity. `was` holds the values that the user saw: changes to different fields by two people merge, the same field is answered by `conflict`.',
    right: 'activities.change',
    input: z.object({ id: Id, version: Version, changes: ActivityFields.partial(), was: ActivityFields.partial() }),
    output: Activity,
  }),
  'activities.changeSeries': command({
    about:
      'Changes an activity that repeats together with those that follow it, or with all that are still to come; or makes one repeat. `repeat` is another rule, null: it comes no more. Another rule or another day takes the others that are meant away and makes them anew by it; those that somebody has changed by hand go to the bin. The right to change thus includes taking away what another rule no longer has; null wants `activities.delete` as well, and leaves what the user may not delete. `not-found` for one that does not repeat, where no rule is given; `forbidden` where the series is somebody else’s and only this one of it the user’s.',
    right: 'activities.change',
    input: z.object({
      id: Id,
      version: Version,
      scope: SeriesScope,
      changes: ActivityFields.partial(),
      was: ActivityFields.partial(),
      repeat: Repeat.nullable().optional(),
    }),
    output: Activity,
  }),
  'activities.removeSeries': command({
    about:
      'Puts an activity that repeats into the bin together with those that follow it, or with all that are still to come; nothing of the series comes after that. Answers how many there were; `forbidden` as for `activities.changeSeries`.',
    right: 'activities.delete',
    input: z.object({ id: Id, scope: SeriesScope }),
    output: z.object({ count: z.number().int() }),
  }),
  'activities.finish': command({
    about:
      'Finishes an open activity with what came of it; an empty `result` leaves what was written before. `next` is what follows, added in the same step for the same client, contact person, document and deal. The responsible person accepts by it what he was asked. One that is finished already is answered by `conflict`; one of a kind of which the office wants to know what came of it (`resultKinds` of the settings) by `invalid` where there is no result.',
    right: 'activities.change',
    input: z.object({
      id: Id,
      outcome: z.enum(['done', 'cancelled']),
      result: Fields.result,
      spentMinutes: Fields.spentMinutes.default(null),
      next: z
        .object({ kind: Fields.kind, subject: Fields.subject, day: Fields.day, time: Fields.time.default(null) })
        .optional(),
    }),
    output: z.object({ activity: Activity, nextId: Id.nullable() }),
  }),
  'activities.answer': command({
    about:
      'What the responsible person says to an open activity that somebody else has given to him; `asked` takes back what he has said. Who declines says why. Of what repeats one answer is for all of it; a day of what he has accepted he declines by itself, and what he says to it then is for that day alone. `forbidden` for anybody else, `conflict` where he is not asked or it is finished.',
    right: 'activities.see',
    input: z.object({ id: Id, answer: Acceptance, because: Line(1000).default('') }),
    output: Activity,
  }),
  'activities.give': command({
    about:
      'Makes somebody else responsible for an open activity, who is then asked, or takes it back: by who gave it, and by whoever may change it. What repeats goes with those of the same person that follow, which ask nothing.',
    right: 'activities.create',
    input: z.object({ id: Id, responsibleId: Id }),
    output: Activity,
  }),
  'activities.reopen': command({
    about: 'Opens a finished activity again; what came of it stays written. An open one stays as it is.',
    right: 'activities.change',
    input: z.object({ id: Id }),
    output: Activity,
  }),
  'activities.tick': command({
    about: 'Ticks a line of the checklist, or takes the tick away.',
    right: 'activities.change',
    input: z.object({ id: Id, itemId: Id, done: z.boolean() }),
    output: Activity,
  }),
  'activities.remove': command({
    about: 'Puts an activity into the bin. `conflict` when somebody has changed it since `version`.',
    right: 'activities.delete',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id, version: Version }),
  }),
  'activities.restore': command({
    about: 'Takes an activity out of the bin.',
    right: 'activities.delete',
    input: z.object({ id: Id }),
    output: Activity,
  }),
} satisfies Capability;
