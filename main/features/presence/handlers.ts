/** Handlers of who has which record open. */
import type { Handlers } from '../../engine/context.ts';

export const presenceHandlers: Handlers<'presence.here'> = {
  'presence.here': ({ office }, { record }) => ({ people: [...office.here(record)] }),
};
