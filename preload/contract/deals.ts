/** Pipelines and deals: the board, the list, the forecast, and what one deal is. */
import { z } from 'zod';
import { type Capability, command, query } from './channel.ts';
import { DocumentType } from './companies.ts';
import { DocumentStatus } from './documents.ts';
import { Conditions } from './lists.ts';
import {
  BasisPoints,
  Currency,
  Cursor,
  Day,
  Id,
  Instant,
  Line,
  ListSort,
  Money,
  Note,
  Page,
  PageSize,
  Position,
  Price,
  Quantity,
  Version,
} from './values.ts';

export const stageKinds = ['open', 'won', 'lost'] as const;
export const StageKind = z.enum(stageKinds);
export type StageKind = z.infer<typeof StageKind>;

/** What may have to be filled in before a deal enters a stage. */
export const requiredFacts = ['amount', 'expectedClose', 'contact', 'lines'] as const;
export const RequiredFact = z.enum(requiredFacts);
export type RequiredFact = z.infer<typeof RequiredFact>;

export const StageFields = z.object({
  name: Line(80).pipe(z.string().min(1)),
  kind: StageKind,
  /** Of a deal that says nothing else. */
  probability: BasisPoints,
  /** A deal that is here for more days than these is stalled; null: it never is. */
  maxDays: z.number().int().min(1).max(3650).nullable(),
  required: z.array(RequiredFact).max(requiredFacts.length),
});

export const Stage = StageFields.extend({ id: Id });
export type Stage = z.infer<typeof Stage>;

export const Pipeline = z.object({
  id: Id,
  version: Version,
  name: z.string(),
  /** No longer offered; its deals keep it. */
  archived: z.boolean(),
  /** In their order. */
  stages: z.array(Stage),
});
export type Pipeline = z.infer<typeof Pipeline>;

export const StageUse = z.object({
  here: z.number().int(),
  /** Those that were here, by the stage that they are in now, the most first. */
  gone: z.array(z.object({ stage: z.string(), count: z.number().int() })),
});
export type StageUse = z.infer<typeof StageUse>;

export const DealLine = z.object({
  productId: Id.nullable(),
  code: Line(50),
  name: Line(500).pipe(z.string().min(1)),
  unit: z.string().max(10),
  quantity: Quantity,
  price: Price,
  discount: BasisPoints,
});
export type DealLine = z.infer<typeof DealLine>;

export const DealFields = z.object({
  name: Line(200).pipe(z.string().min(1)),
  clientId: Id,
  contactId: Id.nullable(),
  /** Without `amountByHand` it is the sum of the lines, whatever is handed in. */
  amount: Money.min(0),
  amountByHand: z.boolean(),
  currency: Currency,
  /** null: what the stage says. */
  probability: BasisPoints.nullable(),
  expectedClose: Day.nullable(),
  source: Line(100),
  /** Of which campaign it came. */
  campaignId: Id.nullable(),
  responsibleId: Id.nullable(),
  note: Note(),
  lines: z.array(DealLine).max(500),
});
export type DealFields = z.infer<typeof DealFields>;

/** A new deal; what later versions of the program have added may be left out by other programs. */
const NewDeal = DealFields.extend({ campaignId: Id.nullable().default(null) });

/** Sums of deals: an amount for each currency, never added up across them. */
export const DealSums = z.array(z.object({ currency: Currency, amount: z.number().int() }));
export type DealSums = z.infer<typeof DealSums>;

/** What may be wrong with a deal that is open: too long in its stage, expected to be closed by now, nothing planned. */
export const dealTroubles = ['stalled', 'late', 'unplanned'] as const;
export const DealTrouble = z.enum(dealTroubles);
export type DealTrouble = z.infer<typeof DealTrouble>;

export const DealRow = z.object({
  id: Id,
  version: Version,
  name: z.string(),
  clientId: Id,
  client: z.string(),
  pipelineId: Id,
  pipeline: z.string(),
  stageId: Id,
  stage: z.string(),
  state: StageKind,
  amount: Money,
  currency: Currency,
  /** Its own, or what the stage says. */
  probability: BasisPoints,
  /** The amount times the probability, rounded half up. */
  weighted: Money,
  expectedClose: Day.nullable(),
  /** When it was won or lost. */
  closedAt: Instant.nullable(),
  /** Why it was lost; empty for all others. */
  lostReason: z.string(),
  responsible: z.string(),
  team: z.string(),
  source: z.string(),
  campaign: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  stageSince: Instant,
  /** Longer in the stage than it should be. */
  stalled: z.boolean(),
  /** Open, and nothing that is still to be done is planned for it. */
  unplanned: z.boolean(),
  /** The same two, and whether it is expected to be closed by now. */
  attention: z.array(DealTrouble),
});
export type DealRow = z.infer<typeof DealRow>;

/** A stage that the deal was in, once or several times. */
export const StageTime = z.object({ stageId: Id, name: z.string(), days: z.number().int() });

export const Deal = DealFields.extend({
  id: Id,
  version: Version,
  client: z.string(),
  contact: z.string().nullable(),
  responsible: z.string().nullable(),
  pipelineId: Id,
  stageId: Id,
  stageSince: Instant,
  state: StageKind,
  stalled: z.boolean(),
  /** Open, and nothing that is still to be done is planned for it, by whomever. */
  unplanned: z.boolean(),
  lostReason: z.string(),
  closedAt: Instant.nullable(),
  /** Days in each stage, in the order in which they were entered first. */
  times: z.array(StageTime),
  /** Those that the session may see. */
  documents: z.array(
    z.object({
      id: Id,
      type: DocumentType,
      status: DocumentStatus,
      number: z.string().nullable(),
      day: Day,
      currency: Currency,
      gross: Money,
    }),
  ),
  may: z.object({ change: z.boolean(), delete: z.boolean() }),
  createdAt: Instant,
  createdBy: z.string(),
  updatedAt: Instant,
  updatedBy: z.string(),
  deletedAt: Instant.nullable(),
});
export type Deal = z.infer<typeof Deal>;

export const DealFilter = z.object({
  pipelineId: Id.optional(),
  state: StageKind.optional(),
  clientId: Id.optional(),
  responsibleId: Id.optional(),
  campaignId: Id.optional(),
  /** Words or parts of them, each in the deal's or in the client's name, in any case, with or without accents. */
  text: z.string().max(200).optional(),
  /** Only open ones for which nothing is planned. */
  unplanned: z.boolean().optional(),
  conditions: Conditions.optional(),
  /** Those of the bin instead. */
  deleted: z.boolean().optional(),
});
export type DealFilter = z.infer<typeof DealFilter>;

/** What the list is sorted by. */
export const dealColumns = [
  'name',
  'client',
  'pipeline',
  'stage',
  'state',
  'amount',
  'expectedClose',
  'responsible',
  'team',
  'source',
  'campaign',
  'lostReason',
  'stageSince',
  'createdAt',
  'updatedAt',
  'closedAt',
] as const;

/** What the board shows of all deals of a pipeline. */
const BoardFilter = DealFilter.pick({ responsibleId: true, text: true });

const Moved = z.object({
  id: Id,
  /** The stage that the user saw it in. */
  from: Id,
});

export const deals = {
  'pipelines.list': query({
    about: 'The pipelines with their stages, in their order.',
    right: 'deals.see',
    input: z.object({}),
    output: z.array(Pipeline),
  }),
  'pipelines.save': command({
    about:
      'Adds a pipeline (`id` null), or saves it over exactly this version. Stages that are left out are removed, if no deal is or was in them. There is one stage that is won, one that is lost, and at least one that is open.',
    right: 'settings.change',
    input: z.object({
      id: Id.nullable(),
      version: Version.nullable(),
      name: Line(80).pipe(z.string().min(1)),
      archived: z.boolean(),
      stages: z
        .array(StageFields.extend({ id: Id.nullable() }))
        .min(3)
        .max(30),
    }),
    output: Pipeline,
  }),
  'pipelines.order': command({
    about: 'Puts the pipelines into this order; those that are no longer offered stand last all the same.',
    right: 'settings.change',
    input: z.object({ ids: z.array(Id).min(1).max(200) }),
    output: z.array(Pipeline),
  }),
  'pipelines.stageUse': query({
    about:
      'How many deals are in a stage, those in the bin among them, and how many have left it and to where. A stage with any of these is not removed.',
    right: 'settings.change',
    input: z.object({ stageId: Id }),
    output: StageUse,
  }),
  'deals.list': query({
    about: 'One page of the list of deals.',
    right: 'deals.see',
    input: z.object({
      filter: DealFilter,
      sort: ListSort(dealColumns),
      after: Cursor.nullable(),
      /** Begins at this row (from 0) instead of `after` a cursor. */
      at: Position.optional(),
      limit: PageSize,
    }),
    output: Page(DealRow),
  }),
  'deals.count': query({
    about: 'How many deals a filter leaves, and their sums by currency.',
    right: 'deals.see',
    input: DealFilter,
    output: z.object({ count: z.number().int(), sums: DealSums }),
  }),
  'deals.board': query({
    about:
      'The board of a pipeline: for each stage how many deals, their sums by currency, and the first cards. Open deals stand by the day on which they are expected to close, closed ones the latest first.',
    right: 'deals.see',
    input: z.object({ pipelineId: Id, filter: BoardFilter, limit: z.number().int().min(1).max(100) }),
    output: z.object({
      columns: z.array(
        z.object({
          stageId: Id,
          count: z.number().int(),
          sums: DealSums,
          cards: z.array(DealRow),
          next: Cursor.nullable(),
        }),
      ),
    }),
  }),
  'deals.column': query({
    about: 'Further cards of a stage, in the order of the board.',
    right: 'deals.see',
    input: z.object({
      stageId: Id,
      filter: BoardFilter,
      after: Cursor.nullable(),
      limit: z.number().int().min(1).max(100),
    }),
    output: Page(DealRow),
  }),
  'deals.get': query({
    about: 'A deal with its lines, its days in each stage and its documents.',
    right: 'deals.see',
    input: z.object({ id: Id }),
    output: Deal,
  }),
  'deals.lineSums': query({
    about: 'What lines come to: each rounded once, and their sum, which is the amount of a deal that has none by hand.',
    right: 'deals.see',
    input: z.object({ lines: z.array(DealLine.pick({ quantity: true, price: true, discount: true })).max(500) }),
    output: z.object({ lines: z.array(Money), total: Money }),
  }),
  'deals.forecast': query({
    about:
      'What open deals come to, by the month in which they are expected to close and by currency: the sum, and the sum weighted with the probability. `month` null: no day is expected.',
    right: 'deals.see',
    input: DealFilter.pick({ pipelineId: true, responsibleId: true }),
    output: z.array(
      z.object({
        month: z
          .string()
          .regex(/^\d{4}-\d{2}$/)
          .nullable(),
        currency: Currency,
        count: z.number().int(),
        amount: z.number().int(),
        weighted: z.number().int(),
      }),
    ),
  }),
  'deals.add': command({
    about: 'Adds a deal in the first stage of a pipeline, or in another one that is open.',
    right: 'deals.create',
    input: z.object({ deal: NewDeal, pipelineId: Id, stageId: Id.optional() }),
    output: Deal,
  }),
  'deals.change': command({
    about:
      'Changes fields of a deal. `was` holds the values that the user saw: changes to different fields by two people merge, the same field is answered by `conflict`.',
    right: 'deals.change',
    input: z.object({ id: Id, version: Version, changes: DealFields.partial(), was: DealFields.partial() }),
    output: Deal,
  }),
  'deals.move': command({
    about:
      'Moves a deal to another stage. `invalid` names what has to be filled in first, for a lost one the reason; `conflict` where somebody else has moved it since.',
    right: 'deals.change',
    input: Moved.extend({ to: Id, reason: Line(100).optional() }),
    output: Deal,
  }),
  'deals.win': command({
    about: 'Moves a deal to the stage of its pipeline that is won. Fails as `deals.move` does.',
    right: 'deals.change',
    input: Moved,
    output: Deal,
  }),
  'deals.lose': command({
    about: 'Moves a deal to the stage of its pipeline that is lost, with the reason. Fails as `deals.move` does.',
    right: 'deals.change',
    input: Moved.extend({ reason: Line(100).pipe(z.string().min(1)) }),
    output: Deal,
  }),
  'deals.reopen': command({
    about: 'Takes a closed deal back into the open stage that it was in last.',
    right: 'deals.change',
    input: Moved,
    output: Deal,
  }),
  'deals.undoMove': command({
    about:
      'Takes back the last move of a deal, as if it had not been: the stage, since when, the moment of closing and the reason are those of before, and the funnel does not count it. `from` and `since` are `stageId` and `stageSince` of what the move answered. `conflict` where it has been moved since, or by somebody else.',
    right: 'deals.change',
    input: Moved.extend({ since: Instant }),
    output: Deal,
  }),
  'deals.remove': command({
    about: 'Puts a deal into the bin; its documents stay.',
    right: 'deals.delete',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id, version: Version }),
  }),
  'deals.restore': command({
    about: 'Takes a deal out of the bin.',
    right: 'deals.delete',
    input: z.object({ id: Id }),
    output: Deal,
  }),
  'deals.toDocument': command({
    about: 'Makes a draft with the lines of a deal, which belongs to it from then on. Needs `deals.see` for the deal.',
    right: 'documents.create',
    input: z.object({ id: Id, type: z.enum(['proposal', 'invoice']) }),
    output: z.object({ documentId: Id }),
  }),
} satisfies Capability;
