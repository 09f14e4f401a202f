/** Lists that leave the program as they are seen: as a table for Excel, or on paper. */
import { z } from 'zod';
import { ActivityFilter, activityColumns } from './activities.ts';
import { type Capability, task } from './channel.ts';
import { ClientFilter, clientColumns } from './clients.ts';
import { DealFilter, dealColumns } from './deals.ts';
import { DocumentFilter, documentColumns } from './documents.ts';
import { AllThatWere } from './lists.ts';
import { ProductFilter, productColumns } from './products.ts';
import { FileHandle, Id, JobId, Line, ListSort } from './values.ts';

const seen = {
  /** Names of `lists.columns`, in the order in which they are shown. */
  columns: z.array(z.string().max(60)).min(1).max(100),
  /** These rows of the list only. */
  ids: z.array(Id).min(1).max(20_000).optional(),
  /** All rows but these. */
  except: z.array(Id).max(20_000).optional(),
  ...AllThatWere,
  job: JobId,
};

const ofClients = { list: z.literal('clients'), filter: ClientFilter, sort: ListSort(clientColumns), ...seen };
const ofProducts = { list: z.literal('products'), filter: ProductFilter, sort: ListSort(productColumns), ...seen };
const ofDocuments = { list: z.literal('documents'), filter: DocumentFilter, sort: ListSort(documentColumns), ...seen };
const ofActivities = {
  list: z.literal('activities'),
  filter: ActivityFilter,
  sort: ListSort(activityColumns),
  ...seen,
};
const ofDeals = { list: z.literal('deals'), filter: DealFilter, sort: ListSort(dealColumns), ...seen };

/** A list as somebody sees it: filter, order, columns. */
const SeenList = <More extends z.ZodRawShape>(more: More) =>
  z.discriminatedUnion('list', [
    z.object({ ...ofClients, ...more }),
    z.object({ ...ofProducts, ...more }),
    z.object({ ...ofDocuments, ...more }),
    z.object({ ...ofActivities, ...more }),
    z.object({ ...ofDeals, ...more }),
  ]);

/** More rows than these are not printed: nobody leafs through them. */
export const printedRows = 5000;

export const listExports = {
  'lists.export': task({
    about:
      'A list as it is seen, all its pages, as an Excel workbook or as CSV. Needs the right to see such records too; hidden fields and records out of reach are not in it.',
    right: 'lists.export',
    input: SeenList({ format: z.enum(['xlsx', 'csv']) }),
    output: z.object({ file: FileHandle, name: z.string(), rows: z.number().int() }),
  }),
  'lists.print': task({
    about: `A list as it is seen, as a PDF for the printer, up to ${printedRows} rows. Needs the right to see such records too.`,
    right: 'lists.print',
    input: SeenList({ title: Line(150) }),
    output: z.object({ file: FileHandle, name: z.string(), pages: z.number().int(), rows: z.number().int() }),
  }),
} satisfies Capability;
