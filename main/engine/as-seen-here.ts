/** What the keeper of a shared office answers, as it is from this computer. */
import { channelNamed } from '../../preload/contract/index.ts';
import { OfficeState } from '../../preload/contract/office.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Locks } from '../sharing/shared-office.ts';
import { networkOrigin } from './from-network.ts';
import type { SessionState } from './sessions.ts';

/**
 * The reply with what the keeper cannot know: the folder's path on this computer and what its drive's locks are worth from here. Takes note
 * of who the session hears of, in which language.
 */
export function asSeenHere(
  reply: Reply,
  channel: unknown,
  session: SessionState | undefined,
  { folder, locks }: { readonly folder: string; readonly locks: Locks },
): Reply {
  if (!reply.ok || channelNamed(channel)?.output !== OfficeState) return reply;
  const told = OfficeState.safeParse(reply.value);
  if (!told.success) return reply;
  const { sharing, language, status, user, locked } = told.data;
  if (session !== undefined) {
    // Here it is said why the office cannot be reached: in the language that its user has chosen there.
    session.language = language;
    // While nobody keeps the office nobody is named: whoever was goes on typing.
    if (status === 'open') session.userThere = user && { folder, id: user.id, locked };
  }
  const seen = session?.origin === networkOrigin ? told.data : { ...told.data, folder };
  return {
    ok: true,
    value: { ...seen, sharing: sharing && (locks === 'unknown' ? sharing : { ...sharing, locks }) },
  };
}
