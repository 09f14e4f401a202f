/** Handlers of what is typed and not saved. */
import type { Context, Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import type { DraftsOfUser } from '../../engine/kept-drafts.ts';
import { notSignedIn } from '../../engine/router-words.ts';

export const draftHandlers: Handlers<'drafts.keep' | 'drafts.list' | 'drafts.drop'> = {
  'drafts.keep': async ({ office }, draft) => {
    await ofUser(office).keep(draft);
    return {};
  },
  'drafts.list': ({ office }) => ofUser(office).list(),
  'drafts.drop': async ({ office }, { keys }) => {
    await ofUser(office).drop(keys);
    return {};
  },
};

function ofUser(office: Context['office']): DraftsOfUser {
  const drafts = office.drafts();
  if (drafts === null) throw new Failure('unauthorised', notSignedIn);
  return drafts;
}
