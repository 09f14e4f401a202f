/** Values of the office's own fields, as they stand in records. */
import { z } from 'zod';

/** What an own field may be for. */
export const ownEntities = ['client', 'contact', 'product', 'document'] as const;
export const OwnEntity = z.enum(ownEntities);
export type OwnEntity = z.infer<typeof OwnEntity>;

export const ownFieldTypes = [
  'text',
  'number',
  'money',
  'day',
  'yes-no',
  'choice',
  'choices',
  'client',
  'user',
] as const;
export const OwnFieldType = z.enum(ownFieldTypes);
export type OwnFieldType = z.infer<typeof OwnFieldType>;

/**
 * By type: text as text; a number as its decimal text (`-12.5`, at most six decimals); money in minor units of the field's
 * currency; a day `YYYY-MM-DD`; yes or no as boolean; a choice as the id of its value in the classifier, several choices as a
 * list of them; a client or a user by id. What is empty is left out.
 */
export const OwnValue = z.union([
  z.string().max(2000),
  z.number().int(),
  z.boolean(),
  z.array(z.number().int().positive()).max(100),
]);
export type OwnValue = z.infer<typeof OwnValue>;

/** By the field's id, as text. */
export const OwnValues = z.record(z.string().regex(/^[1-9]\d{0,9}$/), OwnValue);
export type OwnValues = z.infer<typeof OwnValues>;
