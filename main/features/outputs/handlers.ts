/** Handlers of many print forms at once, and of the printers. */
import type { Handlers } from '../../engine/context.ts';
import { printEach, printMany } from './printing-many.ts';
import { saveMany } from './saving-many.ts';

export const outputHandlers: Handlers<'outputs.saveMany' | 'outputs.printers' | 'outputs.print' | 'outputs.printMany'> =
  {
    'outputs.saveMany': (task, wanted) => saveMany(task, wanted),
    'outputs.printers': async ({ host }) => [...(await host.printers())],
    'outputs.print': (task, wanted) => printEach(task, wanted),
    'outputs.printMany': (task, wanted) => printMany(task, wanted),
  };
