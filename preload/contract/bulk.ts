/** Changing many records of a list at once, with a look beforehand at what it would do. */
import { z } from 'zod';
import { type Capability, task } from './channel.ts';
import { ClientFields, ClientFilter } from './clients.ts';
import { DealFields, DealFilter } from './deals.ts';
import { DocumentFilter } from './documents.ts';
import { Selection } from './lists.ts';
import { ProductFields, ProductFilter } from './products.ts';
import { Id, JobId } from './values.ts';

const { responsibleId, teamId, state, type, category, source, industry, tags } = ClientFields.shape;

/** What is given is changed, the rest stays. Tags are put on and taken off; the others of a client stay. */
export const ClientsChange = z
  .object({ responsibleId, teamId, state, type, category, source, industry, addTags: tags, removeTags: tags })
  .partial();
export type ClientsChange = z.infer<typeof ClientsChange>;

const { group, discontinued } = ProductFields.shape;
export const ProductsChange = z.object({ group, discontinued }).partial();
export type ProductsChange = z.infer<typeof ProductsChange>;

export const DocumentsChange = z.object({ responsibleId: Id.nullable() }).partial();
export type DocumentsChange = z.infer<typeof DocumentsChange>;

export const DealsChange = DealFields.pick({ responsibleId: true, campaignId: true }).partial();
export type DealsChange = z.infer<typeof DealsChange>;

const Preview = z.object({
  /** How many records are selected. */
  count: z.number().int(),
  /** Of these: how many would become different. */
  changing: z.number().int(),
  /** Of these: how many the session may not change. */
  refused: z.number().int(),
});

const Changed = z.object({
  /** What `operations.undo` takes; null where nothing became different. */
  operationId: Id.nullable(),
  changed: z.number().int(),
  refused: z.number().int(),
});

const clientsSelection = Selection(ClientFilter);
const productsSelection = Selection(ProductFilter);
const documentsSelection = Selection(DocumentFilter);
const dealsSelection = Selection(DealFilter);

export const bulk = {
  'clients.bulkPreview': task({
    about: 'How many clients of a selection a change would touch. Needs the right to change clients too.',
    right: 'lists.massChange',
    input: z.object({ selection: clientsSelection, change: ClientsChange, job: JobId.optional() }),
    output: Preview,
  }),
  'clients.bulkChange': task({
    about:
      'Changes all clients of a selection in one go, each as far as the right to change clients reaches; it can be undone as a whole.',
    right: 'lists.massChange',
    input: z.object({ selection: clientsSelection, change: ClientsChange, job: JobId.optional() }),
    output: Changed,
  }),
  'products.bulkPreview': task({
    about: 'How many products of a selection a change would touch. Needs the right to change products too.',
    right: 'lists.massChange',
    input: z.object({ selection: productsSelection, change: ProductsChange, job: JobId.optional() }),
    output: Preview,
  }),
  'products.bulkChange': task({
    about: 'Changes all products of a selection in one go; it can be undone as a whole.',
    right: 'lists.massChange',
    input: z.object({ selection: productsSelection, change: ProductsChange, job: JobId.optional() }),
    output: Changed,
  }),
  'documents.bulkPreview': task({
    about: 'How many documents of a selection a change would touch. Needs the right to change documents too.',
    right: 'lists.massChange',
    input: z.object({ selection: documentsSelection, change: DocumentsChange, job: JobId.optional() }),
    output: Preview,
  }),
  'documents.bulkChange': task({
    about:
      'Changes who is responsible for all documents of a selection, each as far as the right to change documents reaches; it can be undone as a whole.',
    right: 'lists.massChange',
    input: z.object({ selection: documentsSelection, change: DocumentsChange, job: JobId.optional() }),
    output: Changed,
  }),
  'deals.bulkPreview': task({
    about: 'How many deals of a selection a change would touch. Needs the right to change deals too.',
    right: 'lists.massChange',
    input: z.object({ selection: dealsSelection, change: DealsChange, job: JobId.optional() }),
    output: Preview,
  }),
  'deals.bulkChange': task({
    about:
      'Changes who is responsible for all deals of a selection, or of which campaign they came, each as far as the right to change deals reaches; it can be undone as a whole.',
    right: 'lists.massChange',
    input: z.object({ selection: dealsSelection, change: DealsChange, job: JobId.optional() }),
    output: Changed,
  }),
} satisfies Capability;
