/** Handlers of lists that leave the program. */
import type { Handlers } from '../../engine/context.ts';
import { exportList } from './exporting.ts';
import { printList } from './printing.ts';

export const exportHandlers: Handlers<'lists.export' | 'lists.print'> = {
  'lists.export': (task, asked) => exportList(task, asked),
  'lists.print': (task, asked) => printList(task, asked),
};
