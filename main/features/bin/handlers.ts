/** Handlers of the bin. */
import type { Handlers } from '../../engine/context.ts';
import { binDays } from './automatic.ts';
import { countBin, emptyBin, listBin, restoreFromBin } from './service.ts';

export const binHandlers: Handlers<'bin.list' | 'bin.count' | 'bin.restore' | 'bin.empty'> = {
  'bin.list': (context, request) => listBin(context, binDays(context.db), request),
  'bin.count': (context, request) => countBin(context, request),
  'bin.restore': (command, one) => restoreFromBin(command, one),
  'bin.empty': (task, request) => emptyBin(task, request),
};
