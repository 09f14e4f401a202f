/** Who has which record open. */
import { z } from 'zod';
import { type Capability, task } from './channel.ts';
import { cardEntities } from './notes.ts';
import { Id } from './values.ts';

/** A page says at least so often what it has open, in milliseconds; one that is silent for twice as long has gone. */
export const presenceBeat = 30_000;

/** A record that several people may have open: a card, or a document. */
export const OpenRecord = z.object({ entity: z.enum([...cardEntities, 'document']), id: Id });
export type OpenRecord = z.infer<typeof OpenRecord>;

export const presence = {
  'presence.here': task({
    about:
      'Says which record this page has open (null: none), every 30 seconds at least; answers who else has it open. Changes come as the event `presence`.',
    right: 'signed-in',
    input: z.object({ record: OpenRecord.nullable() }),
    output: z.object({ people: z.array(z.object({ id: Id, name: z.string() })) }),
  }),
} satisfies Capability;
