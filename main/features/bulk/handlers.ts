/** Handlers of changes of many records. */
import type { Handlers } from '../../engine/context.ts';
import { changeMany, letUndo, previewChange } from './changing.ts';
import { bulkClients } from './clients.ts';
import { bulkDocuments } from './documents.ts';
import { bulkProducts } from './products.ts';
import { selectedClients, selectedDocuments, selectedProducts } from './selecting.ts';

letUndo(bulkClients);
letUndo(bulkProducts);
letUndo(bulkDocuments);

export const bulkHandlers: Handlers<
  | 'clients.bulkPreview'
  | 'clients.bulkChange'
  | 'products.bulkPreview'
  | 'products.bulkChange'
  | 'documents.bulkPreview'
  | 'documents.bulkChange'
> = {
  'clients.bulkPreview': (task, { selection, change, job }) =>
    previewChange(task, bulkClients, selectedClients(task, selection), change, task.job(job)),
  'clients.bulkChange': (task, { selection, change, job }) =>
    changeMany(task, bulkClients, (command) => selectedClients(command, selection), change, task.job(job)),
  'products.bulkPreview': (task, { selection, change, job }) =>
    previewChange(task, bulkProducts, selectedProducts(task, selection), change, task.job(job)),
  'products.bulkChange': (task, { selection, change, job }) =>
    changeMany(task, bulkProducts, (command) => selectedProducts(command, selection), change, task.job(job)),
  'documents.bulkPreview': (task, { selection, change, job }) =>
    previewChange(task, bulkDocuments, selectedDocuments(task, selection), change, task.job(job)),
  'documents.bulkChange': (task, { selection, change, job }) =>
    changeMany(task, bulkDocuments, (command) => selectedDocuments(command, selection), change, task.job(job)),
};
