/** Signing in with a password, and changing it. */
import { fold } from '../../../db/folding.ts';
import type { CommandContext, Context, TaskContext } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { networkOrigin, passwordForNetwork } from '../../engine/from-network.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { passwordProblem } from './password-rule.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import {
  activeUsers,
  mustChangeKey,
  putPreference,
  type UserRow,
  updateFailures,
  updatePassword,
  userById,
  userByLogin,
} from './queries.ts';
import { changePreferences, readPreferences } from './service.ts';

/**
 * Answers the user's id. Failures `invalid` (no name at all), `unauthorised` (login or password is wrong; never which) and `busy` (too many
 * failures: wait; from the fifth one on 2 s, doubling up to 5 min). A failure and a success are both recorded.
 */
export function signIn(task: TaskContext, login: string, password: string): Promise<number> {
  return inTurn(login, () => tried(task, login, password));
}

const turns = new Map<string, Promise<unknown>>();

/** Guesses that are made at once would all be looked at before the first of them has failed: those of one login wait for each other. */
function inTurn<Result>(login: string, work: () => Promise<Result>): Promise<Result> {
  // As users are told apart: another spelling of the name is the same user, and the same turn.
  const key = fold(login);
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
  if (login.trim() === '') invalidFields(task.language, [{ path: 'login', said: noName }]);
  const user = userByLogin(task.db, login);
  if (task.origin === networkOrigin && user?.password === null) throw new Failure('forbidden', passwordForNetwork);
  if (user === undefined) {
    // So that the time taken tells nobody which names there are.
    await passwordFits(password, null);
    throw wrongPassword();
  }
  await proved(task, user, password);
  // Signed in first, so that the record of it bears his name.
  task.office.signIn(user.id);
  try {
    await task.write((command) => {
      updateFailures(command.db, user.id, 0, null);
      // Who has never chosen a language keeps the one in which he signed in.
      const { language } = readPreferences(command.db, user.id, task.language);
      changePreferences(command.db, user.id, { language });
      told(command, user, 'signedIn');
    });
  } catch (error) {
    task.office.signIn(null);
    throw error;
  }
  task.office.speak(readPreferences(task.db, user.id, task.language).language);
  return user.id;
}

/** Unlocks the session by the password of its user. Failures as of `signIn`. */
export function unlock(task: TaskContext, password: string): Promise<void> {
  const { login, id } = task.user;
  return inTurn(login, async () => {
    const user = userById(task.db, id);
    if (user === undefined) throw wrongPassword();
    await proved(task, user, password);
    if (user.failedSignIns > 0)
      await task.write((command) => {
        updateFailures(command.db, user.id, 0, null);
        command.unchanged();
      });
    task.office.sessions.unlock();
  });
}

/** The password is this user's. Else Failure `unauthorised`, and one failure more is counted and recorded; `busy`: too early for another attempt. */
async function proved(task: TaskContext, user: UserRow, password: string): Promise<void> {
  refuseTooEarly(user, task.now);
  const fits = user.password === null ? password === '' : await passwordFits(password, user.password);
  if (fits) return;
  await task.write((command) => {
    updateFailures(command.db, user.id, user.failedSignIns + 1, command.now);
    told(command, user, 'signInFailed');
  });
  throw wrongPassword();
}

/** Changes the signed-in user's password; null takes it away while he is the only user. */
export function changePassword(task: TaskContext, current: string | null, password: string | null): Promise<void> {
  return inTurn(task.user.login, () => changed(task, current, password));
}

async function changed(task: TaskContext, current: string | null, password: string | null): Promise<void> {
  const user = userById(task.db, task.user.id);
  if (user === undefined) throw wrongPassword();
  if (user.password !== null) await proved(task, user, current ?? '');
  if (password === null && activeUsers(task.db).length > 1)
    throw new Failure('invalid', {
      en: 'A password is needed while several people work in this office.',
      ru: 'Пароль обязателен, пока в программе работает несколько человек.',
      fr: 'Un mot de passe est nécessaire tant que plusieurs personnes utilisent cette base.',
    });
  if (password !== null) refuseWeak(task, password, user.login, 'password');
  if (user.mustChange !== 0 && password !== null && password === current)
    invalidFields(task.language, [{ path: 'password', said: samePassword }]);
  const hash = password === null ? null : await hashPassword(password);
  // Without a password the session would end: its user stays signed in by name.
  task.office.signIn(user.id);
  await task.write((command) => {
    const version = updatePassword(command.db, user.id, hash, command.now, user.id);
    putPreference(command.db, user.id, mustChangeKey, null);
    const was = user.password !== null;
    command.record({ entity: 'user', id: user.id, version, changes: { password: { old: was, new: hash !== null } } });
  });
  // Whoever else knew the old one is out.
  task.office.sessions.endOf(user.id, 'password-changed', true);
}

/** Failure `invalid`, at this path of the input, for a password that is too easy to guess. */
export function refuseWeak(
  { language }: Pick<Context, 'language'>,
  password: string,
  login: string,
  path: string,
): void {
  const said = passwordProblem(password, login);
  if (said !== null) invalidFields(language, [{ path, said }]);
}

const noName: Said = {
  en: 'Type your name.',
  ru: 'Введите имя.',
  fr: 'Saisissez votre nom.',
};

const samePassword: Said = {
  en: 'This is the password that you were given. Choose another one.',
  ru: 'Это тот пароль, который вам выдали. Задайте другой.',
  fr: 'C’est le mot de passe qui vous a été donné. Choisissez-en un autre.',
};

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
