/** Signing in with a password, and changing it. */
import type { CommandContext, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { activeUsers, type UserRow, updateFailures, updatePassword, userById, userByLogin } from './queries.ts';
import { readPreferences } from './service.ts';

/**
 * Answers the user's id. Failures `unauthorised` (login or password is wrong; never which) and `busy` (too many
 * failures: wait; from the fifth one on 2 s, doubling up to 5 min). A failure and a success are both recorded.
 */
export function signIn(task: TaskContext, login: string, password: string): Promise<number> {
  return inTurn(login, () => tried(task, login, password));
}

const turns = new Map<string, Promise<unknown>>();

/** Guesses that are made at once would all be looked at before the first of them has failed: those of one login wait for each other. */
function inTurn<Result>(login: string, work: () => Promise<Result>): Promise<Result> {
  const key = login.toLowerCase();
  const turn = (turns.get(key) ?? Promise.resolve()).then(work);
  const over = turn
    .catch(() => undefined)
    .finally(() => {
      if (turns.get(key) === over) turns.delete(key);
    });
  turns.set(key, over);
  return turn;
}

async function tried(task: TaskContext, login: string, password: string): Promise<number> {
  const user = userByLogin(task.db, login);
  if (user !== undefined) refuseTooEarly(user, task.now);
  const fits = user?.password === null ? password === '' : await passwordFits(password, user?.password ?? null);
  if (user === undefined || !fits) {
    if (user !== undefined)
      await task.write((command) => {
        updateFailures(command.db, user.id, user.failedSignIns + 1, command.now);
        told(command, user, 'signInFailed');
      });
    throw wrongPassword();
  }
  await task.write((command) => {
    updateFailures(command.db, user.id, 0, null);
    told(command, user, 'signedIn');
  });
  task.office.speak(readPreferences(task.db, user.id, task.language).language);
  return user.id;
}

/** Changes the signed-in user's password; null takes it away while he is the only user. */
export function changePassword(task: TaskContext, current: string | null, password: string | null): Promise<void> {
  return inTurn(task.user.login, () => changed(task, current, password));
}

async function changed(task: TaskContext, current: string | null, password: string | null): Promise<void> {
  const user = userById(task.db, task.user.id);
  if (user === undefined) throw wrongPassword();
  if (user.password !== null) {
    refuseTooEarly(user, task.now);
    if (!(await passwordFits(current ?? '', user.password))) {
      await task.write((command) => {
        updateFailures(command.db, user.id, user.failedSignIns + 1, command.now);
        told(command, user, 'signInFailed');
      });
      throw wrongPassword();
    }
  }
  if (password === null && activeUsers(task.db).length > 1)
    throw new Failure('invalid', {
      en: 'A password is needed while several people work in this office.',
      ru: 'Пароль обязателен, пока в программе работает несколько человек.',
      fr: 'Un mot de passe est nécessaire tant que plusieurs personnes utilisent cette base.',
    });
  const hash = password === null ? null : await hashPassword(password);
  // Without a password the session would end: its user stays signed in by name.
  task.office.signIn(user.id);
  await task.write((command) => {
    const version = updatePassword(command.db, user.id, hash, command.now, user.id);
    const was = user.password !== null;
    command.record({ entity: 'user', id: user.id, version, changes: { password: { old: was, new: hash !== null } } });
  });
}

function refuseTooEarly(user: UserRow, now: string): void {
  if (user.failedSignIns < 5 || user.lastFailedAt === null) return;
  const wait = Math.min(300, 2 ** (user.failedSignIns - 4));
  const left = Math.ceil(wait - (Date.parse(now) - Date.parse(user.lastFailedAt)) / 1000);
  if (left > 0)
    throw new Failure('busy', {
      en: `Too many wrong passwords. Try again in ${left} s.`,
      ru: `Слишком много неверных паролей. Повторите через ${left} с.`,
      fr: `Trop de mots de passe erronés. Réessayez dans ${left} s.`,
    });
}

function told(command: CommandContext, user: UserRow, what: 'signedIn' | 'signInFailed'): void {
  command.record({ entity: 'user', id: user.id, version: user.version, changes: { [what]: { old: null, new: true } } });
}

function wrongPassword(): Failure {
  return new Failure('unauthorised', {
    en: 'The name or the password is wrong.',
    ru: 'Неверное имя или пароль.',
    fr: 'Le nom ou le mot de passe est incorrect.',
  });
}
