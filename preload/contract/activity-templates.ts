/** Templates of what is done one after the other with a client: “A first contact”, a call today, a letter tomorrow, a call in three days. */
import { z } from 'zod';
import { ActivityKind, Priority, TimeOfDay } from './activities.ts';
import { type Capability, command, query } from './channel.ts';
import { Day, Id, Line, Version } from './values.ts';

export const templateDays = ['all', 'working'] as const;

export const TemplateStep = z.object({
  kind: ActivityKind,
  subject: Line(300).pipe(z.string().min(1)),
  priority: Priority,
  /** So many days after the day on which it is started. */
  after: z.number().int().min(0).max(365),
  /** `working`: Saturdays and Sundays are not counted, and nothing falls on them. */
  days: z.enum(templateDays),
  /** null: the whole day. */
  time: TimeOfDay.nullable(),
});
export type TemplateStep = z.infer<typeof TemplateStep>;

const TemplateFields = z.object({
  name: Line(100).pipe(z.string().min(1)),
  steps: z.array(TemplateStep).min(1).max(30),
});

export const ActivityTemplate = TemplateFields.extend({ id: Id, version: Version });
export type ActivityTemplate = z.infer<typeof ActivityTemplate>;

export const activityTemplates = {
  'activityTemplates.list': query({
    about: 'The templates of series of activities, by their names.',
    right: 'activities.see',
    input: z.object({}),
    output: z.array(ActivityTemplate),
  }),
  'activityTemplates.save': command({
    about:
      'Adds a template (`id` null), or saves it over exactly this version. What was started from it stays as it is.',
    right: 'settings.change',
    input: TemplateFields.extend({ id: Id.nullable(), version: Version.nullable() }),
    output: ActivityTemplate,
  }),
  'activityTemplates.remove': command({
    about: 'Takes a template away; what was started from it stays.',
    right: 'settings.change',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id, version: Version }),
  }),
  'activityTemplates.restore': command({
    about: 'Brings back a template that was taken away.',
    right: 'settings.change',
    input: z.object({ id: Id }),
    output: ActivityTemplate,
  }),
  'activityTemplates.start': command({
    about:
      'Plans every step of a template with a client, all in one step: `run` is what they have in common (`templateRun`). With a deal they are for that deal. Nobody named is responsible: whoever starts it is.',
    right: 'activities.create',
    input: z.object({
      id: Id,
      clientId: Id,
      dealId: Id.nullable().default(null),
      responsibleId: Id.optional(),
      /** The day from which the steps are counted. */
      day: Day,
    }),
    output: z.object({ run: z.uuid(), activityIds: z.array(Id) }),
  }),
} satisfies Capability;
