/** Handlers of timelines. */
import type { Handlers } from '../../engine/context.ts';
import { timelineOf } from './service.ts';

export const timelineHandlers: Handlers<'timeline.of'> = {
  'timeline.of': (context, request) => timelineOf(context, request),
};
