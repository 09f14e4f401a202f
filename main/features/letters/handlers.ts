/** Handlers of letters. */
import type { Handlers } from '../../engine/context.ts';
import { writeLetter } from './service.ts';

export const letterHandlers: Handlers<'letters.write'> = {
  'letters.write': (task, input) => writeLetter(task, input),
};
