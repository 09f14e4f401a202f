/** The users that sessions belong to, as they were read last: every call asks for one, and every change for those of all sessions. */
import type { Db } from '../../../db/database.ts';
import { changesOf } from '../../../db/watched-tables.ts';
import type { SignedInUser } from '../../engine/context.ts';

/** All that is read of a user who is signed in. */
const tables = ['user', 'role', 'team', 'team_member', 'preference'];

const known = new WeakMap<Db, { changes: number; readonly users: Map<number | null, SignedInUser | null> }>();

/** What `read` answers for the id (null: whoever need not sign in), read anew when anything was changed that it may depend on. */
export function knownUser(db: Db, id: number | null, read: () => SignedInUser | null): SignedInUser | null {
  const changes = changesOf(db, tables);
  if (changes === null) return read();
  let kept = known.get(db);
  if (kept === undefined || kept.changes !== changes) {
    kept = { changes, users: new Map() };
    known.set(db, kept);
  }
  const found = kept.users.get(id);
  if (found !== undefined) return found;
  const user = read();
  kept.users.set(id, user);
  return user;
}
