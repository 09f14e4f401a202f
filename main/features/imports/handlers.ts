/** Handlers of the imports, and of cancelling long work. */
import type { Handlers } from '../../engine/context.ts';
import { fieldsFor } from './order.ts';
import { checkImport, inspectFile, listImports, runImport } from './service.ts';
import { foretellUndoing, undoImport } from './undoing.ts';

export const importHandlers: Handlers<
  | 'imports.fields'
  | 'imports.inspect'
  | 'imports.check'
  | 'imports.run'
  | 'imports.list'
  | 'imports.foretell'
  | 'imports.undo'
  | 'jobs.cancel'
> = {
  'imports.fields': (context, { entity }) =>
    fieldsFor(context, entity).map(({ name, label, several }) => ({ name, label: label[context.language], several })),
  'imports.inspect': (task, input) => inspectFile(task, input),
  'imports.check': (task, order) => checkImport(task, order),
  'imports.run': (task, order) => runImport(task, order),
  'imports.list': (context) => listImports(context),
  'imports.foretell': (context, { id }) => foretellUndoing(context, id),
  'imports.undo': (task, order) => undoImport(task, order),
  'jobs.cancel': ({ cancel }, { job }) => ({ cancelled: cancel(job) }),
};
