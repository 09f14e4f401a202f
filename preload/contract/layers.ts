/** What else has a date, behind the entries of a planner: documents due, contracts ending, expected closings of deals, birthdays. */
import { z } from 'zod';
import { plannerDays } from './activities.ts';
import { type Capability, query } from './channel.ts';
import { Day, Id, stretchOf } from './values.ts';

export const layerNames = ['due', 'contracts', 'closings', 'birthdays'] as const;
export const LayerName = z.enum(layerNames);
export type LayerName = z.infer<typeof LayerName>;

export const LayerEntry = z.object({
  layer: LayerName,
  /** Of the document, the deal or the contact person. */
  id: Id,
  day: Day,
  /** What it is called. */
  title: z.string(),
  /** Null, and empty, where there is none that the session may see. */
  clientId: Id.nullable(),
  client: z.string(),
  /** Of a birthday: how old somebody becomes; null: it is not known. */
  age: z.number().int().nullable(),
  /** Null: nobody, or somebody who has left. */
  responsibleId: Id.nullable(),
});
export type LayerEntry = z.infer<typeof LayerEntry>;

/** So many of each layer are shown at most. */
export const layerEntries = 2000;

export const layers = {
  'layers.between': query({
    about: `What has a date from a day up to another one besides activities, by the layers that are asked for: documents due that are not paid (\`due\`), contracts that end (\`contracts\`), open deals that are expected to close (\`closings\`), birthdays of contact persons (\`birthdays\`). Of documents, deals and clients only what the session may see; at most ${layerEntries} of each.`,
    right: 'signed-in',
    input: z
      .object({
        from: Day,
        to: Day,
        layers: z.array(LayerName).max(layerNames.length),
        /** Only that for which the user is responsible. */
        mine: z.boolean(),
      })
      .refine(...stretchOf(plannerDays)),
    output: z.array(LayerEntry),
  }),
} satisfies Capability;
