/** The print forms that documents can have. */
import { z } from 'zod';
import { type Capability, query } from './channel.ts';
import { DocumentType } from './companies.ts';
import { Country, Day } from './values.ts';

export const PrintFormAbout = z.object({
  /** As a draft's `template` names it. */
  id: z.string(),
  type: DocumentType,
  country: Country,
  name: z.string(),
  /** The days of documents that it may be used for; null: without bound. */
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
});
export type PrintFormAbout = z.infer<typeof PrintFormAbout>;

export const printForms = {
  'forms.list': query({
    about:
      'The print forms of the program, by type and country; of each the first is the usual one. A type without a form in a country is not made there.',
    right: 'signed-in',
    input: z.object({}),
    output: z.array(PrintFormAbout),
  }),
} satisfies Capability;
