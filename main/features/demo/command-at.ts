/** A command as it would have been given at another time: what the example office is filled by. */
import type { CommandContext } from '../../engine/context.ts';
import { recordChange } from '../audit/service.ts';

/** Who gives the commands, and in whose transaction. */
export interface Past {
  readonly command: CommandContext;
  readonly userName: string;
  readonly language: CommandContext['language'];
}

/**
 * The same command, given through `channel` at that moment (UTC ISO 8601); its audit records carry the moment, so moments must not go back.
 * `today` is the day of the moment, or the one given where that is still to be known better.
 */
export function commandAt(
  { command, userName, language }: Past,
  channel: string,
  now: string,
  today = now.slice(0, 10),
): CommandContext {
  const { db, session, hasOffice, user, office } = command;
  const origin = 'Kontor';
  const author = { at: now, userId: user.id, userName, origin, channel };
  return {
    channel,
    session,
    origin,
    language,
    now,
    today,
    db,
    user: { ...user, name: userName },
    hasOffice,
    office,
    record: (change) => recordChange(db, author, change),
    unchanged: () => command.unchanged(),
  };
}
