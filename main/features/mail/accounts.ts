/** The accounts that letters are sent from: who may use and change which, and their passwords in the key store. */
import { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { newUid } from '../../../db/uid.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import { type MailAccount, type MailAccountInput, mailSecurities } from '../../../preload/contract/mail.ts';
import type { CommandContext, Context, SignedInUser, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { noRight } from '../../engine/router-words.ts';
import {
  type AccountRow,
  accountRow,
  accountRows,
  dropOtherDefaults,
  insertAccount,
  ownAccounts,
  updateAccount,
} from './account-queries.ts';
import { isEmailAddress } from './addresses.ts';
import { failLetters } from './failing.ts';
import { resumeAfterAccount, unsentOfAccount } from './outbox-queries.ts';
import { problemWords } from './problem-words.ts';
import { connectTo, type MailServer } from './smtp.ts';
import { SmtpProblem, saidBy } from './smtp-errors.ts';
import {
  accountChanged,
  addressNeeded,
  hostNeeded,
  lettersWait,
  noSuchAccount,
  notInTheOpen,
  notSealed,
  passwordAgain,
  passwordForOtherServer,
  passwordNeeded,
  wrongAddress,
} from './words.ts';

type Asking = Pick<Context, 'db' | 'user'>;

/** Those that the user may send from or change, in the order in which they are offered. */
export function listAccounts({ db, user }: Asking): MailAccount[] {
  return accountRows(db, user.id)
    .filter((row) => maySee(user, row))
    .map((row) => shownAccount(user, row));
}

/** The account, to send from. Failure `not-found` for one that was removed or is somebody else's. */
export function usableAccount({ db, user }: Asking, id: number): AccountRow {
  const row = accountRow(db, id);
  if (row === undefined || row.deletedAt !== null || (row.userId !== null && row.userId !== user.id))
    throw noSuchAccount();
  return row;
}

/** Saves the account; its password goes into the key store first. What failed for the account's sake is tried again. */
export async function saveAccount(task: TaskContext, asked: Parsed<'mail.saveAccount'>): Promise<MailAccount> {
  const { id, account } = asked;
  const before = id === null ? null : changeable(task, id);
  mustManage(task.user, account.forEverybody ? null : task.user.id);
  const password = asked.password === '' ? null : asked.password;
  invalidFields(task.language, [...wrongFields(account), ...wrongPassword(before, account, password)]);
  const sealed =
    account.userName === ''
      ? null
      : password === null
        ? (before?.password ?? null)
        : await seal(task, sealedText(account, password));
  return task.write((command) => {
    const saved = writeAccount(command, asked, sealed);
    return shownAccount(command.user, saved);
  });
}

function writeAccount(
  command: CommandContext,
  { id, version, account, password }: Parsed<'mail.saveAccount'>,
  sealed: string | null,
): AccountRow {
  const { db, now, user } = command;
  const { forEverybody, ...fields } = account;
  const values = {
    ...fields,
    userId: forEverybody ? null : user.id,
    password: sealed,
    updatedAt: now,
    updatedBy: user.id,
  };
  const before = id === null ? null : changeable(command, id);
  const given = password === null || password === '' ? {} : { passwordSet: { old: null, new: true } };
  if (before === null) {
    const made = insertAccount(db, { ...values, uid: newUid(), createdAt: now, createdBy: user.id });
    const changes = { ...fieldChanges(null, audited(values)), ...given };
    command.record({ entity: 'mail-account', id: made, version: 1, changes });
    if (account.isDefault) offerFirst(command, { id: made, userId: values.userId });
    return accountNow(db, made);
  }
  const saved = updateAccount(db, { id: before.id, version: version ?? 0 }, values);
  if (saved === undefined) throw accountChanged(before.version);
  const changes = { ...fieldChanges(audited(before), audited(values)), ...given };
  command.record({ entity: 'mail-account', id: before.id, version: saved, changes });
  if (account.isDefault) offerFirst(command, { id: before.id, userId: values.userId });
  for (const letter of resumeAfterAccount(db, before.id, now))
    command.record({
      entity: 'mail',
      id: letter.id,
      version: letter.version,
      changes: { state: { old: 'failed', new: 'waiting' } },
    });
  return accountNow(db, before.id);
}

/** The account instead of whichever was offered first before. */
function offerFirst(command: CommandContext, account: Pick<AccountRow, 'id' | 'userId'>): void {
  for (const { id, version } of dropOtherDefaults(command.db, account, { at: command.now, by: command.user.id }))
    command.record({ entity: 'mail-account', id, version, changes: { isDefault: { old: true, new: false } } });
}

/** What has not been sent from the account yet. Failure `not-found` for one that the user may not change. */
export function unsentLetters(asking: Asking, { id }: { id: number }): Output<'mail.unsent'> {
  return unsentOfAccount(asking.db, changeable(asking, id).id);
}

/** Removes the account. Failure `conflict` while letters wait for it. */
export function removeAccount(command: CommandContext, { id, version }: { id: number; version: number }): void {
  const { db } = command;
  const before = changeable(command, id);
  const { waiting } = unsentOfAccount(db, id);
  if (waiting > 0) throw lettersWait(waiting);
  dropAccount(command, { ...before, version });
}

/** Removes the accounts of one who leaves, which nobody else could; letters that wait for them have failed. */
export function removeAccountsOf(command: CommandContext, userId: number): void {
  for (const account of ownAccounts(command.db, userId)) {
    dropAccount(command, account);
    failLetters(command, { accountId: account.id }, 'account');
  }
}

/** The password goes at once: what is not there cannot be found. Failure `conflict` where the account is another version. */
function dropAccount(command: CommandContext, { id, version, address }: AccountRow): void {
  const { db, now, user } = command;
  const values = { deletedAt: now, password: null, updatedAt: now, updatedBy: user.id };
  const saved = updateAccount(db, { id, version }, values);
  if (saved === undefined) throw accountChanged(version);
  command.record({ entity: 'mail-account', id, version: saved, changes: { address: { old: address, new: null } } });
}

/** Connects and signs in with what was typed, and says in the server's words how that went. */
export async function testAccount(task: TaskContext, asked: Parsed<'mail.test'>): Promise<Output<'mail.test'>> {
  const { account } = asked;
  const before = asked.id === null ? null : changeable(task, asked.id);
  mustManage(task.user, account.forEverybody ? null : task.user.id);
  const typed = asked.password === '' ? null : asked.password;
  invalidFields(task.language, [...wrongFields(account), ...wrongPassword(before, account, typed)]);
  const kept = before?.password ?? null;
  const password =
    typed ?? (account.userName === '' || kept === null ? null : passwordIn(await task.host.unseal(kept), account));
  if (account.userName !== '' && password === null)
    return { ok: false, message: passwordAgain[task.language], serverWords: '', systemWords: '' };
  try {
    const connection = await connectTo({ ...account, password });
    connection.close();
    return { ok: true, message: '', serverWords: connection.words, systemWords: '' };
  } catch (error) {
    if (!(error instanceof SmtpProblem)) throw error;
    return { ok: false, message: problemWords(error.code)[task.language], ...saidBy(error.words) };
  }
}

/** The server of the account with its password; null where the password cannot be read on this computer. */
export async function serverOf(
  row: AccountRow,
  unseal: (sealed: string) => Promise<string | null>,
): Promise<MailServer | null> {
  const { host, port, userName } = row;
  const security = mailSecurities.find((one) => one === row.security) ?? 'tls';
  if (userName === '') return { host, port, security, userName, password: null };
  const password = row.password === null ? null : passwordIn(await unseal(row.password), row);
  return password === null ? null : { host, port, security, userName, password };
}

function maySee(user: SignedInUser, { userId }: Pick<AccountRow, 'userId'>): boolean {
  return user.rights.has('documents.print') || (userId === null && user.rights.has('settings.change'));
}

function mayManage(user: SignedInUser, userId: number | null): boolean {
  return userId === null
    ? user.rights.has('settings.change')
    : userId === user.id && user.rights.has('documents.print');
}

function mustManage(user: SignedInUser, userId: number | null): void {
  if (!mayManage(user, userId)) throw new Failure('forbidden', noRight);
}

/** The account, to be changed. Failure `not-found` for one of another person: nobody else knows of it. */
function changeable({ db, user }: Asking, id: number): AccountRow {
  const row = accountRow(db, id);
  const isSeen = row !== undefined && row.deletedAt === null && (row.userId === null || row.userId === user.id);
  if (!isSeen) throw noSuchAccount();
  mustManage(user, row.userId);
  return row;
}

function accountNow(db: Db, id: number): AccountRow {
  const row = accountRow(db, id);
  if (row === undefined) throw noSuchAccount();
  return row;
}

type Place = Pick<AccountRow, 'host' | 'port' | 'security' | 'userName'>;

/** A password is sealed together with the server that it is for: whoever changes the database has it sent to no other one. */
function sealedText({ host, port, security, userName }: Place, password: string): string {
  return JSON.stringify([host, port, security, userName, password]);
}

const Sealed = z.tuple([z.string(), z.number(), z.string(), z.string(), z.string()]);

/** null for a password that is for another server, or that is none. */
function passwordIn(unsealed: string | null, { host, port, security, userName }: Place): string | null {
  if (unsealed === null) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(unsealed);
  } catch {
    return null;
  }
  const known = Sealed.safeParse(parsed);
  if (!known.success) return null;
  const [forHost, forPort, forSecurity, forUser, password] = known.data;
  const isSame = forHost === host && forPort === port && forSecurity === security && forUser === userName;
  return isSame ? password : null;
}

async function seal({ host }: TaskContext, secret: string): Promise<string> {
  return host.seal(secret).catch((error: unknown) => {
    throw notSealed(error instanceof Error ? error.message : String(error));
  });
}

function wrongFields({ address, host, userName, security }: MailAccountInput): WrongField[] {
  const wrong: WrongField[] = [];
  if (!isEmailAddress(address))
    wrong.push({ path: 'account.address', said: address === '' ? addressNeeded : wrongAddress(address) });
  if (!/^[\p{L}\p{N}](?:[\p{L}\p{N}.:-]*[\p{L}\p{N}])?$/u.test(host))
    wrong.push({ path: 'account.host', said: hostNeeded });
  const stays = host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/u.test(host);
  if (security === 'none' && userName !== '' && !stays) wrong.push({ path: 'account.security', said: notInTheOpen });
  return wrong;
}

/** A kept password is used for the server that it was given for alone: nobody has it sent to one of his own. */
function wrongPassword(before: AccountRow | null, account: MailAccountInput, typed: string | null): WrongField[] {
  if (account.userName === '' || typed !== null) return [];
  if (before === null || before.password === null) return [{ path: 'password', said: passwordNeeded }];
  const same = (['host', 'port', 'security', 'userName'] as const).every((name) => before[name] === account[name]);
  return same ? [] : [{ path: 'password', said: passwordForOtherServer }];
}

type AuditedFields = Omit<MailAccountInput, 'forEverybody' | 'security'> & Pick<AccountRow, 'userId' | 'security'>;

function audited(fields: AuditedFields): Record<string, unknown> {
  const { address, senderName, host, port, security, userName, signature, isDefault, userId } = fields;
  return { address, senderName, host, port, security, userName, signature, isDefault, userId };
}

function shownAccount(user: SignedInUser, row: AccountRow): MailAccount {
  const { id, version, address, senderName, host, port, userName, signature, isDefault } = row;
  return {
    id,
    version,
    forEverybody: row.userId === null,
    address,
    senderName,
    host,
    port,
    security: mailSecurities.find((one) => one === row.security) ?? 'tls',
    userName,
    signature,
    isDefault,
    hasPassword: row.password !== null,
    mayChange: mayManage(user, row.userId),
  };
}
