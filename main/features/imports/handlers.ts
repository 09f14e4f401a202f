/** Handlers of the imports. */
import type { Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';

const later = () => {
  throw new Failure('unavailable', { en: 'Not there yet.', ru: 'Пока нет.', fr: 'Pas encore.' });
};

export const importHandlers: Handlers<
  'imports.fields' | 'imports.inspect' | 'imports.check' | 'imports.run' | 'imports.list' | 'jobs.cancel'
> = {
  'imports.fields': later,
  'imports.inspect': later,
  'imports.check': later,
  'imports.run': later,
  'imports.list': () => [],
  'jobs.cancel': ({ cancel }, { job }) => ({ cancelled: cancel(job) }),
};
