/** Looking after the database file itself, for which nobody else may have it open. */
import { z } from 'zod';
import { type Capability, task } from './channel.ts';
import { SecondsForOthers } from './stations.ts';
import { JobId } from './values.ts';

const ForOthers = z.object({
  /** Seconds that others who work in the office are given to save; left out: none. */
  seconds: SecondsForOthers.default(0),
  job: JobId.optional(),
});

export const upkeep = {
  'office.check': task({
    about:
      'Reads the whole database and says whether it is sound. Others are asked to make room, and are kept out while it lasts. Failure `unavailable` with `cancelled` when it was called off.',
    right: 'office.manage',
    input: ForOthers,
    output: z.object({
      /** What SQLite finds wrong, its first lines; none: the database is sound. */
      damage: z.array(z.string()),
      /** Bytes. */
      size: z.number().int(),
      counts: z.object({ clients: z.number().int(), products: z.number().int(), documents: z.number().int() }),
    }),
  }),
  'office.compact': task({
    about:
      'Writes the database anew without the space that deleted records have left; it is checked before it takes the place of the present one. Others are asked to make room, as of `office.check`.',
    right: 'office.manage',
    input: ForOthers,
    /** Bytes before and after. */
    output: z.object({ before: z.number().int(), after: z.number().int() }),
  }),
} satisfies Capability;
