/** The office server: where it is reached, what it does, how much room is left. */
import { z } from 'zod';
import { type Capability, task } from './channel.ts';
import { Instant } from './values.ts';

export const ServerState = z.object({
  /** The computer that it runs on. */
  computer: z.string(),
  since: Instant,
  /** Where browsers on other computers reach it; null: it does not listen. */
  at: z
    .object({
      /** The likeliest first. */
      addresses: z.array(z.string()),
      port: z.number().int(),
      /** The certificate that browsers are to trust. PEM. */
      certificate: z.string(),
      /** SHA-256 of it, hexadecimal. */
      fingerprint: z.string(),
      /** Until when the server's own is valid; it is made anew before. */
      until: Instant,
    })
    .nullable(),
  /** Computers that work in the office with the program of their own. */
  stations: z.number().int(),
  /** Calls in each second of the last minute, the oldest first. */
  callsPerSecond: z.array(z.number().int()),
  /** Queries and commands of the last hour, the slowest first. */
  slowest: z.array(z.object({ channel: z.string(), milliseconds: z.number(), at: Instant })),
  /** Room on the drives of the office and of what the server itself keeps, in bytes; null: the drive does not say. */
  space: z.array(
    z.object({
      of: z.enum(['office', 'computer']),
      folder: z.string(),
      free: z.number().nullable(),
      total: z.number().nullable(),
    }),
  ),
});

export const server = {
  'server.state': task({
    about: 'What the office server does at this moment. Null where no office server keeps the office.',
    right: 'office.manage',
    input: z.object({}),
    output: ServerState.nullable(),
  }),
} satisfies Capability;
