/** What is to be done with clients, from the page of the day. */
import { z } from 'zod';
import { type Capability, command } from './channel.ts';
import { Client } from './clients.ts';
import { Day, Id, Note } from './values.ts';

export const today = {
  'today.contacted': command({
    about:
      'Notes what came of getting in touch with a client and says when that is to be done again, in one step. `was` is the day that the user saw: another one that somebody has set since is answered by `conflict`.',
    right: 'clients.change',
    input: z.object({
      id: Id,
      /** What came of it; may be empty. */
      text: Note(10_000),
      /** When the client is to be contacted again; null: no day. */
      next: Day.nullable(),
      was: Day.nullable(),
    }),
    output: Client,
  }),
} satisfies Capability;
