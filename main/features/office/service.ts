/** The office's users, what they chose for themselves, and its settings. */
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import { newUid } from '../../../db/uid.ts';
import { rights as allRights, type HidingField, hidingFields } from '../../../preload/contract/channel.ts';
import type { Preferences } from '../../../preload/contract/office.ts';
import { type Country, type Language, languages } from '../../../preload/contract/values.ts';
import { rightsOfRole } from '../../engine/access.ts';
import type { CommandContext, SignedInUser } from '../../engine/context.ts';
import { knownCountry } from '../reference/countries.ts';
import { knownUser } from './known-users.ts';
import {
  accountOf,
  activeUsers,
  formerUsers,
  insertRole,
  insertUser,
  preferencesOf,
  putPreference,
  putSetting,
  settingValue,
  teamsOfUser,
  type UserRow,
  userById,
} from './queries.ts';

/** What every office has from its first moment: country, and whether it is the example. */
export interface OfficeSettings {
  readonly country: Country;
  readonly example: boolean;
  /** After so many minutes without a touch a session is locked; null: never. */
  readonly idleMinutes: number | null;
}

export function officeSettings(db: Db): OfficeSettings {
  const country = settingValue(db, 'country');
  const idle = settingValue(db, 'idleMinutes');
  return {
    country: knownCountry(country),
    example: settingValue(db, 'example') === true,
    idleMinutes: typeof idle === 'number' ? idle : null,
  };
}

/** The value of a setting that is a number, or null. */
export function numberSetting(db: Db, key: string): number | null {
  const value = settingValue(db, key);
  return typeof value === 'number' ? value : null;
}

/** The value of a setting that is a text, or null. */
export function textSetting(db: Db, key: string): string | null {
  const value = settingValue(db, key);
  return typeof value === 'string' ? value : null;
}

/** Keeps a value of a feature's own that the program alone writes, without an audit record. */
export function putOfficeSetting({ db, now, user }: CommandContext, key: string, value: string | number): void {
  putSetting(db, key, value, now, user.id);
}

/** Does something to the office once for ever, and remembers under this key that it was done. */
export function onceForEver(db: Db, key: string, at: string, work: () => void): void {
  if (settingValue(db, key) !== undefined) return;
  work();
  putSetting(db, key, at, at, 0);
}

export function writeOfficeSettings(
  db: Db,
  { country, example }: Omit<OfficeSettings, 'idleMinutes'>,
  at: string,
  by: number,
): void {
  putSetting(db, 'country', country, at, by);
  putSetting(db, 'example', example, at, by);
}

/** The first user of an office, who may do everything; answers his id. */
export function createAdministrator(
  db: Db,
  { name, password, language, at }: { name: string; password: string | null; language: Language; at: string },
): number {
  const made = { createdAt: at, createdBy: 1, updatedAt: at, updatedBy: 1 };
  const roleId = insertRole(db, { ...made, uid: newUid(), key: 'owner', name: 'owner', rights: ['*'] });
  const id = insertUser(db, { ...made, uid: newUid(), login: name, loginKey: fold(name), name, roleId, password });
  putPreference(db, id, 'language', language);
  return id;
}

/** Who the user is and what he signs in by, as one text; null for one who may not. Whoever is the same in a restored office stays signed in. */
export function accountMark(db: Db, id: number): string | null {
  const account = accountOf(db, id);
  return account === undefined ? null : JSON.stringify([account.uid, account.login, account.password]);
}

/** The user with his rights, or null when he may no longer sign in. */
export function signedIn(db: Db, id: number): SignedInUser | null {
  return knownUser(db, id, () => {
    const row = userById(db, id);
    return row === undefined ? null : asSignedIn(db, row);
  });
}

/** The only user of the office when he has no password: he need not sign in. */
export function soleUserWithoutPassword(db: Db): SignedInUser | null {
  return knownUser(db, null, () => {
    const [first, second] = activeUsers(db);
    return first !== undefined && second === undefined && first.password === null ? asSignedIn(db, first) : null;
  });
}

/** Who may sign in, by name. */
export function usersToSignIn(db: Db): { login: string; name: string }[] {
  return activeUsers(db).map(({ login, name }) => ({ login, name }));
}

/** Id and name of each user, for choosing who is responsible. */
export function userNames(db: Db): { id: number; name: string }[] {
  return activeUsers(db).map(({ id, name }) => ({ id, name }));
}

/** The same of those whose access is closed. */
export function formerUserNames(db: Db): { id: number; name: string }[] {
  return formerUsers(db);
}

export function readPreferences(db: Db, userId: number, fallback: Language): Preferences {
  const stored = new Map(preferencesOf(db, userId).map(({ key, value }) => [key, value]));
  const theme = stored.get('theme');
  const screen: Record<string, unknown> = {};
  for (const [key, value] of stored) if (key.startsWith(screenPrefix)) screen[key.slice(screenPrefix.length)] = value;
  return {
    language: languages.find((known) => known === stored.get('language')) ?? fallback,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    // Whatever was stored went through the contract's `z.json()` on its way in.
    screen: screen as Preferences['screen'],
  };
}

/** Stores what is given and leaves the rest; a key of `screen` with null is taken away. */
export function changePreferences(
  db: Db,
  userId: number,
  changes: { [Key in keyof Preferences]?: Preferences[Key] | undefined },
): void {
  if (changes.language !== undefined) putPreference(db, userId, 'language', changes.language);
  if (changes.theme !== undefined) putPreference(db, userId, 'theme', changes.theme);
  for (const [key, value] of Object.entries(changes.screen ?? {})) putPreference(db, userId, screenPrefix + key, value);
}

const screenPrefix = 'screen:';

function asSignedIn(db: Db, row: UserRow): SignedInUser {
  const hidden = hidingFields.filter((field) => row.hidden.includes(field));
  return {
    id: row.id,
    name: row.name,
    login: row.login,
    ...rightsOfRole(row.rights, allRights),
    teams: teamsOfUser(db, row.id),
    hidden: new Set<HidingField>(hidden),
    hasPassword: row.password !== null,
    mustChangePassword: row.mustChange !== 0,
  };
}
