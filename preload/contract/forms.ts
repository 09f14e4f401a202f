/** Print forms: those of the program, the office's own copies of them, and what may be changed in a copy. */
import { z } from 'zod';
import { type Capability, command, query, task } from './channel.ts';
import { documentTypes } from './companies.ts';
import { Country, Day, FileHandle, Id, Line, Version } from './values.ts';

/** Columns of the lines that can be hidden: `col-code` and the like are their classes in the templates. */
export const formColumns = [
  'position',
  'code',
  'quantity',
  'unit',
  'price',
  'discount',
  'vat',
  'net',
  'vat-sum',
  'sum',
] as const;
export const FormColumn = z.enum(formColumns);
export type FormColumn = z.infer<typeof FormColumn>;

export const papers = ['A4', 'A5', 'Letter'] as const;

/** Millimetres. The foot of each page stands in the lower margin. */
const Margin = z.number().int().min(5).max(60);

/** What is changed without code. What is `null`, empty or as in `plainSettings` is as the program's form has it. */
export const FormSettings = z.strictObject({
  logo: z.boolean(),
  /** `#2f5fd0`: titles, heads of tables and rules. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable(),
  /** Under the title; lines are kept. */
  heading: z.string().max(1000),
  /** Under everything else. */
  closing: z.string().max(4000),
  /** At the foot of each page, under its number and day. */
  footer: z.string().max(200),
  hiddenColumns: z.array(FormColumn).max(formColumns.length),
  /** The office's own fields that are printed. */
  ownFields: z.boolean(),
  margins: z
    .strictObject({ top: Margin, right: Margin, bottom: z.number().int().min(12).max(60), left: Margin })
    .nullable(),
  paper: z.enum(papers).nullable(),
  /** On paper with a printed letterhead: no logo, no seller at the head, and so many millimetres free at the top of the first page. */
  blankTop: z.number().int().min(0).max(150).nullable(),
  /** Percent of the size of everything on the page. */
  textSize: z.number().int().min(70).max(130),
});
export type FormSettings = z.infer<typeof FormSettings>;
export type FormSetting = keyof FormSettings;

/** Nothing is changed. */
export const plainSettings: FormSettings = {
  logo: true,
  accent: null,
  heading: '',
  closing: '',
  footer: '',
  hiddenColumns: [],
  ownFields: true,
  margins: null,
  paper: null,
  blankTop: null,
  textSize: 100,
};

/** A form of the program (`invoice-ru`) or an own copy of one (`own-12`). */
export const FormId = z.string().regex(/^[a-z0-9-]{1,60}$/);

const FormName = Line(100).pipe(z.string().min(1));
const Template = z.string().max(200_000);
const Style = z.string().max(100_000);

/** What a form is for: documents of a type, or letters to a client. */
export const FormType = z.enum([...documentTypes, 'letter']);
export type FormType = z.infer<typeof FormType>;

export const FormRow = z.object({
  /** As a draft's `template` names it. */
  id: FormId,
  /** The form of the program: itself, or what it is a copy of; of letters, of which the program has none, their kind (`letter-ru`). */
  form: FormId,
  type: FormType,
  /** `RU`, `FR`, or `INT`: anywhere. */
  country: Country,
  /** In the language of the session; of a copy, as the office calls it. */
  name: z.string(),
  /** The days of documents that it may be used for; null: without bound. */
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  own: z.boolean(),
  /** Made in Word: `forms.word` has what it is made of. */
  kind: z.enum(['html', 'word']),
  /** Made in Word, with tags that are wrong: documents are made with the program's own form. */
  isFailing: z.boolean(),
  /** Of a copy. */
  version: Version.nullable(),
  /** New documents of the type in the country are made with it. */
  isUsual: z.boolean(),
  /** Its layout is set by law: only what does not break it can be changed without code. */
  isFixed: z.boolean(),
  /** The program's form has changed since this copy took over its HTML. */
  isBehind: z.boolean(),
  deletedAt: z.string().nullable(),
});
export type FormRow = z.infer<typeof FormRow>;

/** A field that a template may name, `seller.name`; inside of a list its own fields, `lines.name`, are named alone. */
export const FormField = z.object({
  path: z.string(),
  kind: z.enum(['text', 'flag', 'list', 'group']),
  /** What it is, in the language of the session; empty where the example says it all. */
  about: z.string(),
  /** What stands there in the sample document. */
  example: z.string(),
});
export type FormField = z.infer<typeof FormField>;

export const FormSource = z.object({
  form: FormRow,
  /** Null: that of the program. */
  body: z.string().nullable(),
  /** Behind that of the program. */
  style: z.string(),
  settings: FormSettings,
  factory: z.object({ body: z.string(), style: z.string(), partials: z.record(z.string(), z.string()) }),
  /** The settings that this form has. */
  allowed: z.array(z.string()),
  /** The columns that this form can hide. */
  columns: z.array(FormColumn),
  fields: z.array(FormField),
});
export type FormSource = z.infer<typeof FormSource>;

/** Something that is wrong: in the template, the style or a setting, on a line from 1 where that is known. */
export const FormProblem = z.object({
  place: z.enum(['body', 'style', 'settings']),
  line: z.number().int().positive().nullable(),
  message: z.string(),
});
export type FormProblem = z.infer<typeof FormProblem>;

/** A form as it is being changed, and the document that it is tried on; null: the sample. */
export const FormTrial = z.object({
  form: FormId,
  body: Template.nullable(),
  style: Style,
  settings: FormSettings,
  documentId: Id.nullable(),
});
export type FormTrial = z.infer<typeof FormTrial>;

export const printForms = {
  'forms.list': query({
    about:
      'The print forms of the program and the own copies of them, by type and country; of each the first is the usual one. A type without a form in a country is not made there. `removed`: also the copies that are in the bin, at the end.',
    right: 'signed-in',
    input: z.object({ removed: z.boolean().optional() }),
    output: z.array(FormRow),
  }),
  'forms.get': query({
    about: 'What a form is made of, and the fields that its template may name.',
    right: 'forms.change',
    input: z.object({ id: FormId }),
    output: FormSource,
  }),
  'forms.copy': command({
    about: 'Makes an own copy of a form, to be changed. The name is made up where none is given.',
    right: 'forms.change',
    input: z.object({ id: FormId, name: FormName.optional() }),
    output: FormRow,
  }),
  'forms.save': command({
    about:
      'Saves an own copy over exactly the version that the user was looking at. A template that cannot be read or that fails on the sample document is refused: `body.12` is line 12 of the template. `upToDate`: what an update has changed in the form of the program has been looked at.',
    right: 'forms.change',
    input: z.object({
      id: FormId,
      version: Version,
      name: FormName.optional(),
      body: Template.nullable().optional(),
      style: Style.optional(),
      settings: FormSettings.optional(),
      upToDate: z.boolean().optional(),
    }),
    output: FormRow,
  }),
  'forms.check': query({
    about:
      'Tries a form on a document that the session may print, or on the sample, and saves nothing: what is wrong with it, or the page as HTML.',
    right: 'forms.change',
    input: FormTrial,
    output: z.object({ problems: z.array(FormProblem), html: z.string().nullable() }),
  }),
  'forms.preview': task({
    about: 'The same as the PDF that would be printed; `file` is null where something is wrong with the form.',
    right: 'forms.change',
    input: FormTrial,
    output: z.object({ problems: z.array(FormProblem), file: FileHandle.nullable() }),
  }),
  'forms.setUsual': command({
    about:
      'New documents of its type and country are made with this own copy; with the id of a form of the program, with that of the program again.',
    right: 'forms.change',
    input: z.object({ id: FormId }),
    output: z.array(FormRow),
  }),
  'forms.remove': command({
    about: 'Puts an own copy into the bin. Documents that were issued with it keep it; drafts get the usual form.',
    right: 'forms.change',
    input: z.object({ id: FormId, version: Version }),
    output: z.object({ id: FormId }),
  }),
  'forms.putBack': command({
    about: 'Takes an own copy out of the bin.',
    right: 'forms.change',
    input: z.object({ id: FormId }),
    output: FormRow,
  }),
  'forms.restore': command({
    about: 'Makes a copy what the form of the program is now; its name stays.',
    right: 'forms.change',
    input: z.object({ id: FormId, version: Version }),
    output: FormRow,
  }),
  'forms.difference': query({
    about:
      'What an update has changed in the template of the program since the copy was made: as it was then, as it is now, and the copy.',
    right: 'forms.change',
    input: z.object({ id: FormId }),
    output: z.object({ before: z.string(), now: z.string(), copy: z.string() }),
  }),
  'forms.export': query({
    about: 'A form as the text of one file, for another office.',
    right: 'forms.change',
    input: z.object({ id: FormId }),
    output: z.object({ name: z.string(), content: z.string() }),
  }),
  'forms.import': command({
    about:
      'Makes an own copy from the text of such a file. It is trusted with nothing: refused when it is too large, not of this kind, for a form that this program has not, or when its template is refused. A name that is taken gets a number.',
    right: 'forms.change',
    input: z.object({ content: z.string().max(700_000) }),
    output: FormRow,
  }),
} satisfies Capability;
