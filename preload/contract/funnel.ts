/** The funnel: how many deals, and how much, came into each stage of a pipeline, and where they went from there. */
import { z } from 'zod';
import { type Capability, query, task } from './channel.ts';
import { DealSums } from './deals.ts';
import { Day, FileHandle, Id, JobId, Line } from './values.ts';

/**
 * Where a deal went from a stage: to a later one or to the won one, to the lost one, back to an earlier one, to another pipeline; or it is
 * there yet.
 */
export const outcomes = ['on', 'here', 'back', 'elsewhere', 'lost'] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;

const counted = { count: z.number().int(), sums: DealSums };

const FunnelAsked = z.object({
  pipelineId: Id,
  /** Deals that came into a stage on these days, the last one among them. */
  from: Day,
  to: Day,
  responsibleId: Id.optional(),
  source: Line(100).optional(),
});

export const FunnelStage = z.object({
  stageId: Id,
  /** Deals that came into it; one that came twice is counted once, by the last time. */
  ...counted,
  /** What came of all of these until now: together they are as many. `to` null: there yet. */
  moves: z.array(z.object({ to: Id.nullable(), outcome: Outcome, ...counted })),
  /** Whole hours that those were there who have left it; null: none has. */
  medianHours: z.number().int().nullable(),
});
export type FunnelStage = z.infer<typeof FunnelStage>;

export const Funnel = z.object({
  /** In the order of the pipeline. */
  stages: z.array(FunnelStage),
  /** Of those that were lost from a stage; `reason` '': none is kept, as of those that were opened again. */
  lost: z.array(z.object({ stageId: Id, reason: z.string(), ...counted })),
});
export type Funnel = z.infer<typeof Funnel>;

export const funnel = {
  'deals.funnel': query({
    about:
      'How many deals, and how much by currency, came into each stage of a pipeline in a period, where they went from there until now, how long they stayed, and why they were lost. Amounts are those of today.',
    right: 'deals.see',
    input: FunnelAsked,
    output: Funnel,
  }),
  'deals.sources': query({
    about: 'The sources that deals have, in the order of the alphabet.',
    right: 'deals.see',
    input: z.object({}),
    output: z.array(z.string()),
  }),
  'deals.printFunnel': task({
    about: 'The funnel as a PDF. Needs `deals.see` too.',
    right: 'lists.print',
    input: FunnelAsked.extend({ job: JobId }),
    output: z.object({ file: FileHandle, name: z.string(), pages: z.number().int() }),
  }),
} satisfies Capability;
