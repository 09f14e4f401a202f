/** Handlers of saved views. */
import type { views } from '../../../preload/contract/views.ts';
import type { Handlers } from '../../engine/context.ts';
import { changeView, createView, orderViews, removeView, viewsOf } from './service.ts';

export const viewHandlers: Handlers<keyof typeof views> = {
  'views.list': (context, { list }) => viewsOf(context, list),
  'views.create': (command, view) => createView(command, view),
  'views.save': (command, { content, ...view }) => changeView(command, view, { content }),
  'views.rename': (command, { name, ...view }) => changeView(command, view, { name }),
  'views.share': (command, { shared, ...view }) => changeView(command, view, { shared }),
  'views.order': (command, input) => orderViews(command, input),
  'views.remove': (command, input) => removeView(command, input),
};
