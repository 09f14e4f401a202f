/** Own fields of the office and the classifiers that their choices come from. */
import { z } from 'zod';
import { type Capability, command, query, task } from './channel.ts';
import { OwnEntity, OwnFieldType } from './own-values.ts';
import { Currency, Id, Instant, JobId, Line, Note, Version } from './values.ts';

/** The sections of a record's card where own fields may stand; the first is where a new one stands. */
export const ownPlaces = {
  client: ['general', 'details', 'terms', 'more'],
  contact: ['general'],
  product: ['general', 'sale', 'more'],
  document: ['head'],
} as const satisfies Record<OwnEntity, readonly [string, ...string[]]>;
export const OwnPlace = z.enum(['general', 'details', 'terms', 'sale', 'more', 'head']);
export type OwnPlace = z.infer<typeof OwnPlace>;

export const Choice = z.object({
  id: Id,
  name: z.string(),
  /** No longer offered; records keep it. */
  archived: z.boolean(),
});

export const OwnFieldFields = z.object({
  name: Line(80).pipe(z.string().min(1)),
  type: OwnFieldType,
  /** Of `choice` and `choices`: where their values come from. */
  classifierId: Id.nullable(),
  /** Of `money`. */
  currency: Currency.nullable(),
  place: OwnPlace,
  /** What is to be written there. */
  hint: Note(300),
  /** A column of the list. */
  inList: z.boolean(),
  /** Stands on print forms. */
  inPrint: z.boolean(),
});
export type OwnFieldFields = z.infer<typeof OwnFieldFields>;

export const OwnField = OwnFieldFields.extend({
  id: Id,
  version: Version,
  entity: OwnEntity,
  position: z.number().int(),
  choices: z.array(Choice),
  /** Removed fields keep their values; null: it is there. */
  deletedAt: Instant.nullable(),
});
export type OwnField = z.infer<typeof OwnField>;

/** What a field is to become. */
const NewType = z.object({
  type: OwnFieldType,
  classifierId: Id.nullable(),
  currency: Currency.nullable(),
  /** Of a choice: values that the classifier lacks are added to it. */
  addMissing: z.boolean(),
});

/** The classifiers that built-in fields of clients propose their values from. */
export const classifierKeys = ['source', 'industry', 'lostReason'] as const;
export const ClassifierKey = z.enum(classifierKeys);
export type ClassifierKey = z.infer<typeof ClassifierKey>;

const ItemName = Line(100).pipe(z.string().min(1));

export const Classifier = z.object({
  id: Id,
  version: Version,
  /** Set where a built-in field proposes its values. */
  key: ClassifierKey.nullable(),
  name: z.string(),
  items: z.array(Choice),
  /** The own fields that offer it, the removed ones included. */
  fieldIds: z.array(Id),
});
export type Classifier = z.infer<typeof Classifier>;

export const fields = {
  'fields.list': query({
    about: 'The own fields of all records in their order; those that were removed too where `removed` is asked for.',
    right: 'signed-in',
    input: z.object({ removed: z.boolean() }),
    output: z.array(OwnField),
  }),
  'fields.create': command({
    about: 'Adds an own field. A choice without a classifier gets one of its own with `choices` as its values.',
    right: 'settings.change',
    input: OwnFieldFields.extend({ entity: OwnEntity, choices: z.array(ItemName).max(500) }),
    output: OwnField,
  }),
  'fields.checkType': task({
    about: 'How many values another type would keep, and which would be lost. Nothing is changed.',
    right: 'settings.change',
    input: NewType.extend({ id: Id, job: JobId.optional() }),
    output: z.object({
      kept: z.number().int(),
      lost: z.number().int(),
      /** The first few that would be lost: the record's name and the value as it is written. */
      samples: z.array(z.object({ entityId: Id, name: z.string(), value: z.string() })),
    }),
  }),
  'fields.change': task({
    about:
      'Changes an own field. Another type keeps of the values what can be kept; each lost one stands in the history of its record.',
    right: 'settings.change',
    input: z.object({
      id: Id,
      version: Version,
      changes: OwnFieldFields.partial(),
      addMissing: z.boolean(),
      job: JobId.optional(),
    }),
    output: z.object({ field: OwnField, kept: z.number().int(), lost: z.number().int() }),
  }),
  'fields.remove': command({
    about: 'Removes an own field from cards, lists and forms. Its values are kept.',
    right: 'settings.change',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id, version: Version }),
  }),
  'fields.restore': command({
    about: 'Takes a removed own field back, with all values.',
    right: 'settings.change',
    input: z.object({ id: Id }),
    output: OwnField,
  }),
  'fields.order': command({
    about: 'Puts the own fields of a kind of record into this order, each into its section of the card.',
    right: 'settings.change',
    input: z.object({
      entity: OwnEntity,
      fields: z
        .array(z.object({ id: Id, place: OwnPlace }))
        .min(1)
        .max(500),
    }),
    output: z.array(OwnField),
  }),
  'classifiers.list': query({
    about: 'The classifiers with their values in order.',
    right: 'signed-in',
    input: z.object({}),
    output: z.array(Classifier),
  }),
  'classifiers.create': command({
    about: 'Adds a classifier.',
    right: 'settings.change',
    input: z.object({ name: Line(80).pipe(z.string().min(1)), items: z.array(ItemName).max(500) }),
    output: Classifier,
  }),
  'classifiers.change': command({
    about: 'Gives a classifier another name.',
    right: 'settings.change',
    input: z.object({ id: Id, version: Version, name: Line(80).pipe(z.string().min(1)) }),
    output: Classifier,
  }),
  'classifiers.collect': command({
    about:
      'Adds the values that a built-in field of clients has by now to its classifier, and makes that where there is none.',
    right: 'settings.change',
    input: z.object({ key: ClassifierKey }),
    output: Classifier,
  }),
  'classifiers.items': task({
    about:
      'Saves the values of a classifier: new ones without an id, names, order, archived or not. A new name shows in every record. A value that records have cannot be left out.',
    right: 'settings.change',
    input: z.object({
      id: Id,
      version: Version,
      items: z.array(z.object({ id: Id.nullable(), name: ItemName, archived: z.boolean() })).max(2000),
      job: JobId.optional(),
    }),
    output: Classifier,
  }),
  'classifiers.merge': task({
    about: 'Makes two values one: every record that has `from` has `into` then.',
    right: 'settings.change',
    input: z.object({ id: Id, version: Version, from: Id, into: Id, job: JobId.optional() }),
    output: z.object({ classifier: Classifier, records: z.number().int() }),
  }),
  'classifiers.remove': command({
    about: 'Removes a classifier that no own field offers.',
    right: 'settings.change',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id }),
  }),
} satisfies Capability;
