/** Handlers of print forms. */
import type { Handlers } from '../../engine/context.ts';
import { forms } from '../../printing/forms.ts';

export const formHandlers: Handlers<'forms.list'> = {
  'forms.list': ({ language }) => forms.map(({ name, ...form }) => ({ ...form, name: name[language] })),
};
