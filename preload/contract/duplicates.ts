/** Clients that may be one: found over the whole base, said to be two, or merged. */
import { z } from 'zod';
import { type Capability, command, query, task } from './channel.ts';
import { Client, ClientFields, ClientRow } from './clients.ts';
import { Cursor, Id, Instant, JobId, Version } from './values.ts';

export const likenesses = ['tax-number', 'phone', 'email', 'name', 'similar-name'] as const;
export const Likeness = z.enum(likenesses);
export type Likeness = z.infer<typeof Likeness>;

/** How much moves over from the clients that go. */
const Moving = z.object({
  contacts: z.number().int(),
  documents: z.number().int(),
  notes: z.number().int(),
  attachments: z.number().int(),
  links: z.number().int(),
});

export const duplicates = {
  'duplicates.state': query({
    about: 'When the whole base was last searched for duplicates, and how many pairs are suspected.',
    right: 'clients.merge',
    input: z.object({}),
    output: z.object({ searchedAt: Instant.nullable(), pairs: z.number().int() }),
  }),
  'duplicates.search': task({
    about: 'Searches the whole base for clients that may be one, in small steps beside everything else.',
    right: 'clients.merge',
    input: z.object({ job: JobId }),
    output: z.object({ searchedAt: Instant, pairs: z.number().int() }),
  }),
  'duplicates.list': query({
    about: 'Pairs of clients that may be one, the likeliest first; only those of which the session may merge both.',
    right: 'clients.merge',
    input: z.object({ after: Cursor.nullable(), limit: z.number().int().min(1).max(200) }),
    output: z.object({
      pairs: z.array(
        z.object({
          first: ClientRow,
          second: ClientRow,
          /** 0 to 1000. */
          likelihood: z.number().int(),
          reasons: z.array(Likeness),
        }),
      ),
      next: Cursor.nullable(),
    }),
  }),
  'duplicates.dismiss': command({
    about: 'Says that two clients are two: they are not suspected again (or are, with `dismissed` false).',
    right: 'clients.merge',
    input: z.object({ firstId: Id, secondId: Id, dismissed: z.boolean() }),
    output: z.object({}),
  }),
  'duplicates.preview': query({
    about: 'Clients side by side, what would become of them as one, and how much would move over.',
    right: 'clients.merge',
    input: z.object({ ids: z.array(Id).min(2).max(10) }),
    output: z.object({
      /** In the order of `ids`; the first is the one that stays. */
      clients: z.array(Client),
      proposal: ClientFields,
      moving: Moving,
    }),
  }),
  'duplicates.merge': command({
    about:
      'Makes one client of several: the first stays with the fields that are handed over, everything that hung on the others moves to it, they go into the bin. `operations.undo` gives all of them back.',
    right: 'clients.merge',
    input: z.object({
      clients: z
        .array(z.object({ id: Id, version: Version }))
        .min(2)
        .max(10),
      fields: ClientFields,
    }),
    output: z.object({ operationId: Id, client: Client }),
  }),
} satisfies Capability;
