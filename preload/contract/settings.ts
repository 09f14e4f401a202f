/** What the office has decided for everybody who works in it. */
import { z } from 'zod';
import { ActivityKind, activityKinds } from './activities.ts';
import { type Capability, command, query } from './channel.ts';

export const Settings = z.object({
  /** Minutes without a touch after which a session is locked; null: never. */
  idleMinutes: z.number().int().min(1).max(1440).nullable(),
  /** Bytes that one attached file may have. */
  fileLimit: z
    .number()
    .int()
    .min(1024 * 1024)
    .max(2 ** 31),
  /** Days after which what was deleted goes from the bin for good; null: never by itself. */
  binDays: z.number().int().min(1).max(3650).nullable(),
  /** Hours between two backups while there are changes. */
  backupHours: z.number().int().min(1).max(24),
  /** Kinds of activities that are finished only with what came of them. */
  resultKinds: z.array(ActivityKind).max(activityKinds.length),
  /** Whoever is given an activity by somebody else is asked whether he takes it. */
  askAcceptance: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

export const settings = {
  'settings.get': query({
    about: 'What the office has decided for everybody.',
    right: 'signed-in',
    input: z.object({}),
    output: Settings,
  }),
  'settings.change': command({
    about: 'Changes what is given and leaves the rest.',
    right: 'settings.change',
    input: Settings.partial(),
    output: Settings,
  }),
} satisfies Capability;
