/** The handler of Ctrl+K. */
import type { Handlers } from '../../engine/context.ts';
import { findEverything } from './service.ts';

export const findingHandlers: Handlers<'finding.everything'> = {
  'finding.everything': (context, { text }) => findEverything(context, text),
};
