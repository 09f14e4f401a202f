/** Handlers of what all lists have in common. */
import type { Handlers } from '../../engine/context.ts';

export const listHandlers: Handlers<'lists.columns'> = {
  'lists.columns': () => [],
};
