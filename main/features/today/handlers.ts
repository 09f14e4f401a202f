/** Handlers of the page of the day. */
import type { Handlers } from '../../engine/context.ts';
import { contacted } from './contacted.ts';

export const todayHandlers: Handlers<'today.contacted'> = {
  'today.contacted': (command, input) => contacted(command, input),
};
