/** Letters that are not to go any more because of something that happened elsewhere. */
import type { CommandContext } from '../../engine/context.ts';
import { failWaiting } from './outbox-queries.ts';
import type { ProblemCode } from './problem-words.ts';

/**
 * Letters that wait for the account, or with the document, have failed for this reason; whoever may can have them tried all the same. One that is
 * on its way is not stopped.
 */
export function failLetters(
  command: CommandContext,
  of: { readonly accountId: number } | { readonly documentId: number },
  problem: ProblemCode,
): void {
  const { db, now, user } = command;
  for (const { id, version } of failWaiting(db, of, { problem, at: now, by: user.id }))
    command.record({ entity: 'mail', id, version, changes: { state: { old: 'waiting', new: 'failed' } } });
}
