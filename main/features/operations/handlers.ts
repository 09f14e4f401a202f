/** Handlers of the operations channels. */
import type { Handlers } from '../../engine/context.ts';
import { listOperations } from './service.ts';
import { undoOperation } from './undoing.ts';

export const operationHandlers: Handlers<'operations.list' | 'operations.undo'> = {
  'operations.list': ({ db, user }, { before, limit }) => listOperations(db, user, before, limit),
  'operations.undo': (task, input) => undoOperation(task, input),
};
