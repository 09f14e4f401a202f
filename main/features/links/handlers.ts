/** Handlers of links between clients. */
import type { Handlers } from '../../engine/context.ts';
import { addLink, linksOf, removeLink } from './service.ts';

export const linkHandlers: Handlers<'links.of' | 'links.add' | 'links.remove'> = {
  'links.of': (context, { clientId }) => linksOf(context, clientId),
  'links.add': (command, input) => addLink(command, input),
  'links.remove': (command, input) => removeLink(command, input),
};
