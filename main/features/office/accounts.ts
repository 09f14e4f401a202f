/** Accounts as those who manage the office make them: the user with his login, and the password that he is given. */
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import { insertUser, mustChangeKey, putPreference, updatePassword } from './queries.ts';

export { refuseWeak } from './sign-in.ts';

export interface NewAccount {
  readonly uid: string;
  readonly name: string;
  readonly login: string;
  readonly roleId: number;
  /** Its hash; null: there is none, and nobody gets in by it where there are several people. */
  readonly password: string | null;
  readonly at: string;
  readonly by: number;
}

/** Adds the user, in the transaction of the caller; answers his id. */
export function addUser(db: Db, { at, by, login, ...account }: NewAccount): number {
  const made = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
  return insertUser(db, { ...account, ...made, login, loginKey: fold(login) });
}

/** Stores the hash of a password that somebody else has chosen; `mustChange`: until its owner chooses one. Answers the new version. */
export function givePassword(db: Db, id: number, hash: string, mustChange: boolean, at: string, by: number): number {
  putPreference(db, id, mustChangeKey, mustChange ? true : null);
  return updatePassword(db, id, hash, at, by);
}
