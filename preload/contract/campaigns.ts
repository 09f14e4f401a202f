/** Sources and campaigns: where clients and deals came from, what that cost and what it brought. */
import { z } from 'zod';
import { type Capability, command, query } from './channel.ts';
import { DealSums } from './deals.ts';
import { Currency, Day, Id, Line, Money, Note, Version } from './values.ts';

export const CampaignFields = z.object({
  name: Line(100).pipe(z.string().min(1)),
  /** Of which source it is a part, as clients and deals name it; empty: of none. */
  source: Line(100),
  /** Both included; null: without bound. */
  fromDay: Day.nullable(),
  toDay: Day.nullable(),
  /** All of it. */
  cost: Money.min(0),
  currency: Currency,
  note: Note(2000),
  /** No longer offered; what came of it keeps it. */
  archived: z.boolean(),
});
export type CampaignFields = z.infer<typeof CampaignFields>;

export const Campaign = CampaignFields.extend({ id: Id, version: Version });
export type Campaign = z.infer<typeof Campaign>;

export const BroughtRow = z.object({
  /** Empty: nobody has said. */
  source: z.string(),
  /** Null: of the source, and of no campaign. */
  campaignId: Id.nullable(),
  /** Clients that were added in the period. */
  clients: z.number().int(),
  /** Deals that were begun in the period. */
  deals: z.number().int(),
  /** Deals that were won in the period, and what they come to. */
  won: z.number().int(),
  sums: DealSums,
  /** Of the whole campaign; null: it has none. */
  cost: z
    .object({
      currency: Currency,
      amount: Money,
      /** Rounded once, half up; null: there is none. */
      perClient: Money.nullable(),
      perWon: Money.nullable(),
    })
    .nullable(),
});
export type BroughtRow = z.infer<typeof BroughtRow>;

export const campaigns = {
  'campaigns.list': query({
    about: 'The campaigns in the order of their names, those that are no longer offered last.',
    right: 'clients.see',
    input: z.object({}),
    output: z.array(Campaign),
  }),
  'campaigns.save': command({
    about: 'Adds a campaign (`id` null), or saves it over exactly this version.',
    right: 'settings.change',
    input: CampaignFields.extend({ id: Id.nullable(), version: Version.nullable() }),
    output: Campaign,
  }),
  'campaigns.remove': command({
    about: 'Removes a campaign of which no client and no deal came; others are archived.',
    right: 'settings.change',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id }),
  }),
  'campaigns.report': query({
    about:
      'What each source and each campaign brought in a period, as far as the session sees clients and deals: clients and deals by the day on which they were added, won ones by the day on which they were won. Needs `clients.see` too. A campaign stands with the source that it names; one that cost something stands there also where it brought nothing, if its days meet the period.',
    right: 'deals.see',
    input: z.object({ from: Day, to: Day }),
    output: z.array(BroughtRow),
  }),
} satisfies Capability;
