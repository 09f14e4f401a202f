/** What a calendar file did to activities, undone. */
import type { ActivityFields } from '../../../preload/contract/activities.ts';
import { mayTouch } from '../../engine/access.ts';
import type { CommandContext } from '../../engine/context.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import type { KeptItem, UndoneRecord } from '../operations/undoers.ts';
import { activityRecord, setActivityDeleted, updateActivity } from './queries.ts';
import { fieldsOf } from './reached.ts';

/** Puts what was added (`was` null) into the bin, and gives what was changed its fields back; one that somebody has touched since stays. */
export function takeBackActivity(
  command: CommandContext,
  { id, version }: Pick<KeptItem, 'id' | 'version'>,
  was: Partial<ActivityFields> | null,
): UndoneRecord {
  const { db, now, user } = command;
  const record = activityRecord(db, id);
  // Deleted for good meanwhile.
  if (record === undefined) return { kept: '' };
  const isTouched = record.version !== version || record.deletedAt !== null;
  if (isTouched || !mayTouch(user, 'activities.change', record)) return { kept: record.subject };
  const stamp = { at: now, by: user.id };
  if (was === null) {
    setActivityDeleted(db, id, now, stamp);
    return { version: version + 1, changes: { deletedAt: { old: null, new: now } } };
  }
  const before = fieldsOf(command, record);
  const after = { ...before, ...was };
  updateActivity(db, id, after, record.teamId, stamp);
  return { version: version + 1, changes: fieldChanges({ ...before }, { ...after }) };
}
