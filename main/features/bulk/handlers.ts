/** Handlers of changes of many records. */
import type { ClientsChange } from '../../../preload/contract/bulk.ts';
import type { Context, Handlers } from '../../engine/context.ts';
import { firstTeamOf } from '../people/belonging.ts';
import { changeMany, letUndo, previewChange } from './changing.ts';
import { bulkClients } from './clients.ts';
import { bulkDeals } from './deals.ts';
import { bulkDocuments } from './documents.ts';
import { bulkProducts } from './products.ts';
import { selectedClients, selectedDeals, selectedDocuments, selectedProducts } from './selecting.ts';

letUndo(bulkClients);
letUndo(bulkProducts);
letUndo(bulkDocuments);
letUndo(bulkDeals);

/** What gets another responsible person goes into the first of his teams, unless another one is named. */
function withTeam<Change extends Pick<ClientsChange, 'responsibleId' | 'teamId'>>(
  { db }: Context,
  change: Change,
): Change & Pick<ClientsChange, 'teamId'> {
  const { responsibleId, teamId } = change;
  if (responsibleId === undefined || responsibleId === null || teamId !== undefined) return change;
  return { ...change, teamId: firstTeamOf(db, responsibleId) };
}

export const bulkHandlers: Handlers<
  | 'clients.bulkPreview'
  | 'clients.bulkChange'
  | 'products.bulkPreview'
  | 'products.bulkChange'
  | 'documents.bulkPreview'
  | 'documents.bulkChange'
  | 'deals.bulkPreview'
  | 'deals.bulkChange'
> = {
  'clients.bulkPreview': (task, { selection, change, job }) =>
    previewChange(task, bulkClients, selectedClients(task, selection), withTeam(task, change), task.job(job)),
  'clients.bulkChange': (task, { selection, change, job }) =>
    changeMany(
      task,
      bulkClients,
      (command) => selectedClients(command, selection),
      withTeam(task, change),
      task.job(job),
    ),
  'products.bulkPreview': (task, { selection, change, job }) =>
    previewChange(task, bulkProducts, selectedProducts(task, selection), change, task.job(job)),
  'products.bulkChange': (task, { selection, change, job }) =>
    changeMany(task, bulkProducts, (command) => selectedProducts(command, selection), change, task.job(job)),
  'documents.bulkPreview': (task, { selection, change, job }) =>
    previewChange(task, bulkDocuments, selectedDocuments(task, selection), withTeam(task, change), task.job(job)),
  'documents.bulkChange': (task, { selection, change, job }) =>
    changeMany(
      task,
      bulkDocuments,
      (command) => selectedDocuments(command, selection),
      withTeam(task, change),
      task.job(job),
    ),
  'deals.bulkPreview': (task, { selection, change, job }) =>
    previewChange(task, bulkDeals, selectedDeals(task, selection), withTeam(task, change), task.job(job)),
  'deals.bulkChange': (task, { selection, change, job }) =>
    changeMany(task, bulkDeals, (command) => selectedDeals(command, selection), withTeam(task, change), task.job(job)),
};
