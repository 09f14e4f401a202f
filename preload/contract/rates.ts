/** Exchange rates as the office enters them: there is no internet to ask. */
import { z } from 'zod';
import { type Capability, command, query } from './channel.ts';
import { Currency, Day } from './values.ts';

export const ExchangeRate = z.object({
  /** The own company's currency. */
  base: Currency,
  currency: Currency,
  /** From this day on, until a later one is entered. */
  day: Day,
  /** What one unit of `currency` costs in `base`, in millionths. */
  rate: z.number().int().positive().max(1e15),
});
export type ExchangeRate = z.infer<typeof ExchangeRate>;

export const rates = {
  'rates.list': query({
    about: 'The exchange rates that were entered, the latest first.',
    right: 'signed-in',
    input: z.object({}),
    output: z.array(ExchangeRate),
  }),
  'rates.set': command({
    about:
      'Enters the rate of a currency from a day on, or changes the one of that day. Documents that are issued keep theirs. For whoever may change all documents.',
    right: 'documents.change',
    overAll: true,
    input: ExchangeRate,
    output: z.array(ExchangeRate),
  }),
  'rates.remove': command({
    about: 'Takes the rate of a day away. For whoever may change all documents.',
    right: 'documents.change',
    overAll: true,
    input: ExchangeRate.omit({ rate: true }),
    output: z.array(ExchangeRate),
  }),
} satisfies Capability;
