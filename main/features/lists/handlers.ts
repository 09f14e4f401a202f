/** Handlers of what all lists have in common. */
import type { Handlers } from '../../engine/context.ts';
import { listColumns } from './columns.ts';

export const listHandlers: Handlers<'lists.columns'> = {
  'lists.columns': (context, { list }) => listColumns(context, list),
};
