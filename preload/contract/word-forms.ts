/** Print forms made in Word: contracts, letters, proposals as a .docx with fields in braces. */
import { z } from 'zod';
import { type Capability, query, task } from './channel.ts';
import { FormId, FormRow, FormType } from './forms.ts';
import { Country, FileHandle, Id, Line, Version } from './values.ts';

/** Something that is wrong with a tag; all texts in the language of the session. */
export const WordProblem = z.object({
  /** `table 1, row 2, column 3`. */
  place: z.string(),
  /** The words around it, as they stand in the file. */
  around: z.string(),
  message: z.string(),
  /** The field that was probably meant, as it is to be written; null: none comes near. */
  meant: z.string().nullable(),
});
export type WordProblem = z.infer<typeof WordProblem>;

/** A field that a Word form may name. */
export const WordField = z.object({
  /** `buyer.name`; of a record of a list its own name alone, `price`. */
  path: z.string(),
  /** What is put into the Word file: `{number}`, `{#lines}…{/lines}`. */
  tag: z.string(),
  kind: z.enum(['text', 'texts', 'flag', 'list']),
  /** The list between whose marks it stands; null: anywhere. */
  list: z.string().nullable(),
  /** What it is, in the language of the session. */
  about: z.string(),
  /** What stands there in a sample document. */
  example: z.string(),
});
export type WordField = z.infer<typeof WordField>;

export const WordForm = z.object({
  form: FormRow,
  /** The .docx as it was handed over; size in bytes. */
  file: z.object({ name: z.string(), size: z.number().int() }),
  /** Empty: documents are made with it. Else they are made with the program's own form, and it is said. */
  problems: z.array(WordProblem),
  /** How many tags it has; none: each document would be the same. */
  tags: z.number().int(),
  /** It has comments or tracked changes, which go out with each document. */
  reviewed: z.boolean(),
  fields: z.array(WordField),
});
export type WordForm = z.infer<typeof WordForm>;

const Given = z.object({ file: FileHandle });

export const wordForms = {
  'forms.addWord': task({
    about:
      'Makes a print form from a .docx that was handed over, for documents of a type in a country, or for letters. It is trusted with nothing: refused where it is no Word file, has macros, embedded files or links to elsewhere. Wrong tags do not keep it from being saved: `forms.word` tells them.',
    right: 'forms.change',
    input: Given.extend({
      type: FormType,
      country: Country,
      /** Left out: the name of the file. */
      name: Line(100).pipe(z.string().min(1)).optional(),
    }),
    output: FormRow,
  }),
  'forms.replaceWord': task({
    about:
      'Takes another .docx for a form made in Word, over exactly the version that the user was looking at. One with errors takes the place of one without only where it is said that it shall: else `invalid` names the field `evenFailing`.',
    right: 'forms.change',
    input: Given.extend({ id: FormId, version: Version, evenFailing: z.boolean().optional() }),
    output: FormRow,
  }),
  'forms.word': query({
    about: 'A form made in Word: what is wrong with it, each at its place, and the fields that it may name.',
    right: 'forms.change',
    input: z.object({ id: FormId }),
    output: WordForm,
  }),
  'forms.wordFile': task({
    about: 'The .docx of a form made in Word, to be changed or taken to another office.',
    right: 'forms.change',
    input: z.object({ id: FormId }),
    output: z.object({ file: FileHandle, name: z.string() }),
  }),
  'forms.wordStarter': task({
    about: 'A .docx to begin with, in the language of the documents of that country: everything usual is in it.',
    right: 'forms.change',
    input: z.object({ type: FormType, country: Country }),
    output: z.object({ file: FileHandle, name: z.string() }),
  }),
  'forms.tryWord': task({
    about:
      'Fills a form made in Word with a document, or with the sample, and saves nothing. `pdf` needs LibreOffice on the computer of the engine. `file` is null where something is wrong with the form.',
    right: 'forms.change',
    input: z.object({ id: FormId, documentId: Id.nullable(), as: z.enum(['docx', 'pdf']) }),
    output: z.object({ problems: z.array(WordProblem), file: FileHandle.nullable() }),
  }),
  'forms.printsWord': task({
    about: 'Whether LibreOffice is there, which PDFs of forms made in Word are made with.',
    right: 'signed-in',
    input: z.object({}),
    output: z.object({ available: z.boolean() }),
  }),
} satisfies Capability;
