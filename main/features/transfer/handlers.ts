/** Handlers of the office as one file. */
import type { Handlers } from '../../engine/context.ts';
import { exportOffice } from './exporting.ts';
import { inspectExport, takeOver } from './taking-over.ts';

export const transferHandlers: Handlers<'office.export' | 'office.inspectExport' | 'office.createFromExport'> = {
  'office.export': (task, asked) => exportOffice(task, asked),
  'office.inspectExport': (task, { file }) => inspectExport(task, file),
  'office.createFromExport': (task, asked) => takeOver(task, asked),
};
