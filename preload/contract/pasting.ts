/** Cells pasted into lists: many records changed at once, as one thing that can be undone. */
import { z } from 'zod';
import { type Capability, command } from './channel.ts';
import { ClientFields } from './clients.ts';
import { ProductFields } from './products.ts';
import { Id, Version } from './values.ts';

/** As in `clients.change`: `was` holds what the user saw; of own values only those that are changed are given, an empty one is left out of `own`. */
const changesOf = <Fields extends z.ZodType>(fields: Fields) =>
  z
    .array(z.object({ id: Id, version: Version, changes: fields, was: fields }))
    .min(1)
    .max(2000);

const Pasted = z.object({
  /** For `operations.undo`; null: nothing was changed. */
  operationId: Id.nullable(),
  /** Records that are others now than they were. */
  changed: z.number().int(),
});

export const pasting = {
  'clients.paste': command({
    about:
      'Changes fields of many clients, all or none: the path of what is wrong begins with the place of the client (`changes.2.name`).',
    right: 'clients.change',
    input: z.object({ changes: changesOf(ClientFields.partial()) }),
    output: Pasted,
  }),
  'products.paste': command({
    about: 'Changes fields of many products, all or none; see `clients.paste`.',
    right: 'products.change',
    input: z.object({ changes: changesOf(ProductFields.partial()) }),
    output: Pasted,
  }),
} satisfies Capability;
