/** Suspected duplicates: what the last search found, for whom, and what people said of it. */
import type { z } from 'zod';
import { type duplicates, Likeness } from '../../../preload/contract/duplicates.ts';
import { isHidden, mayTouch } from '../../engine/access.ts';
import type { CommandContext, Context, TaskContext } from '../../engine/context.ts';
import { cursorAfter, keysOfCursor } from '../../engine/list-cursor.ts';
import { sameTwice } from '../clients/merging.ts';
import { touchedClient } from '../clients/reached.ts';
import { clientRowsById } from '../clients/rows-by-id.ts';
import { putOfficeSetting, textSetting } from '../office/service.ts';
import { dismissPair, type SuspectRow, suspectBelongings, suspectRows } from './queries.ts';
import { searchDuplicates } from './searching.ts';

type Input<Name extends keyof typeof duplicates> = z.output<(typeof duplicates)[Name]['input']>;
type Answer<Name extends keyof typeof duplicates> = z.output<(typeof duplicates)[Name]['output']>;

const searchedAt = 'duplicatesSearchedAt';
const asked = { list: 'duplicates' };
/** The likeliest of all comes behind this. */
const beginning = { likelihood: 1001, firstId: 0, secondId: 0 };

/** Counted are the pairs that `listDuplicates` shows. */
export function duplicatesState({ db, user }: Context): Answer<'duplicates.state'> {
  const pairs = suspectBelongings(db).filter(
    (row) =>
      mayTouch(user, 'clients.merge', { responsibleId: row.firstResponsibleId, teamId: row.firstTeamId }) &&
      mayTouch(user, 'clients.merge', { responsibleId: row.secondResponsibleId, teamId: row.secondTeamId }) &&
      shownReasons(user, row.reasons).length > 0,
  );
  return { searchedAt: textSetting(db, searchedAt), pairs: pairs.length };
}

/** Whose phone it is would be told by saying that it is another one's too. */
function shownReasons(user: Context['user'], stored: string): Likeness[] {
  const reasons = Likeness.array().parse(JSON.parse(stored));
  return isHidden(user, 'clients.reaches')
    ? reasons.filter((reason) => reason !== 'phone' && reason !== 'email')
    : reasons;
}

/** Searches all clients, whoever may see them: what is listed goes by the reader's rights. */
export async function searchedDuplicates(
  task: TaskContext,
  { job: name }: Input<'duplicates.search'>,
): Promise<Answer<'duplicates.search'>> {
  const job = task.job(name);
  await searchDuplicates(task, job);
  await task.write((command) => {
    putOfficeSetting(command, searchedAt, command.now);
    command.unchanged();
  });
  task.changed('suspect');
  return { searchedAt: task.now, pairs: duplicatesState(task).pairs };
}

/** One page; pairs of which one is in the bin or out of reach are left out. */
export function listDuplicates(
  context: Context,
  { after, limit }: Input<'duplicates.list'>,
): Answer<'duplicates.list'> {
  const keys = keysOfCursor(after, asked, ['number', 'number', 'number']);
  let last: Omit<SuspectRow, 'reasons'> =
    keys === null ? beginning : { likelihood: Number(keys[0]), firstId: Number(keys[1]), secondId: Number(keys[2]) };
  const pairs: Answer<'duplicates.list'>['pairs'] = [];
  for (;;) {
    const rows = suspectRows(context.db, last, limit);
    const clients = clientRowsById(context, 'clients.merge', [
      ...new Set(rows.flatMap(({ firstId, secondId }) => [firstId, secondId])),
    ]);
    for (const row of rows) {
      last = row;
      const [first, second] = [clients.get(row.firstId), clients.get(row.secondId)];
      if (first === undefined || second === undefined) continue;
      const reasons = shownReasons(context.user, row.reasons);
      if (reasons.length === 0) continue;
      pairs.push({ first, second, likelihood: row.likelihood, reasons });
      if (pairs.length === limit)
        return { pairs, next: cursorAfter([row.likelihood, row.firstId, row.secondId], asked) };
    }
    if (rows.length < limit) return { pairs, next: null };
  }
}

/** Failure `invalid` for a client and itself, `not-found` or `forbidden` where the right does not reach one of the two. */
export function dismissDuplicate(
  context: CommandContext,
  { firstId, secondId, dismissed }: Input<'duplicates.dismiss'>,
): void {
  if (firstId === secondId) throw sameTwice();
  for (const id of [firstId, secondId]) touchedClient(context, 'clients.merge', id);
  const pair = firstId < secondId ? ([firstId, secondId] as const) : ([secondId, firstId] as const);
  dismissPair(context.db, pair, { at: dismissed ? context.now : null, by: context.user.id });
  context.record({
    entity: 'suspect',
    id: pair[0],
    version: 0,
    changes: { dismissed: { old: !dismissed, new: dismissed }, other: { old: null, new: pair[1] } },
    about: { entity: 'client', id: pair[0] },
  });
}
