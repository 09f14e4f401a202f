/** Handlers of suspected duplicates and of merging. */
import type { Handlers } from '../../engine/context.ts';
import { mergeClients, previewMerge } from '../clients/merging.ts';
import { registerUndoOfMerges } from '../clients/unmerging.ts';
import { dismissDuplicate, duplicatesState, listDuplicates, searchedDuplicates } from './service.ts';

registerUndoOfMerges();

export const duplicateHandlers: Handlers<
  | 'duplicates.state'
  | 'duplicates.search'
  | 'duplicates.list'
  | 'duplicates.dismiss'
  | 'duplicates.preview'
  | 'duplicates.merge'
> = {
  'duplicates.state': (context) => duplicatesState(context),
  'duplicates.search': (task, request) => searchedDuplicates(task, request),
  'duplicates.list': (context, request) => listDuplicates(context, request),
  'duplicates.dismiss': (command, pair) => {
    dismissDuplicate(command, pair);
    return {};
  },
  'duplicates.preview': (context, request) => previewMerge(context, request),
  'duplicates.merge': (command, request) => mergeClients(command, request),
};
