/**
 * Browsers and programs on other computers, which reach the engine through the office server: what is not theirs to ask, and what
 * they are told. On the computer itself, and on a station that has the folder, whoever is there has the office in his hands anyway.
 */
import { basename } from 'node:path';
import type { ChannelName } from '../../preload/contract/index.ts';
import type { OfficeState } from '../../preload/contract/office.ts';
import type { Language } from '../../preload/contract/values.ts';
import type { SignedInUser } from './context.ts';
import { Failure, type Said } from './failure.ts';
import { choosesOffice } from './of-this-computer.ts';
import { notSignedIn } from './router-words.ts';

/** The origin of such a session. */
export const networkOrigin = 'network';

/** What may be asked before somebody has signed in. */
const beforeSignIn: ReadonlySet<string> = new Set<ChannelName>([
  'office.state',
  'office.speak',
  'sessions.signIn',
  'sessions.signOut',
  'sessions.unlock',
]);

/** What is about the server's own computer, besides which office it opens: its folders, its drives, its place in the network. */
const ofServersComputer: ReadonlySet<string> = new Set<ChannelName>([
  ...choosesOffice,
  'office.share',
  'office.testKeeper',
  'office.inspectMove',
  'office.move',
]);

/** Why the call is not for a session over the network; null: it is. `isSignedIn`: somebody has signed in to it. */
export function barredFromNetwork(channel: string, isSignedIn: boolean): Said | null {
  if (ofServersComputer.has(channel)) return onServerOnly;
  return isSignedIn || beforeSignIn.has(channel) ? null : notSignedIn;
}

/** Passwords of one address that are looked at in the same moment: each takes a processor's whole strength for a while. */
const mostAtOnce = 5;
const trying = new Map<string, number>();

/** Runs the attempt to sign in from the address. Failure `busy` while others of the same address are under way. */
export async function oneOfFew<Result>(address: string, attempt: () => Result | Promise<Result>): Promise<Result> {
  const before = trying.get(address) ?? 0;
  if (before >= mostAtOnce) throw new Failure('busy', tooManyAtOnce);
  trying.set(address, before + 1);
  try {
    return await attempt();
  } finally {
    const left = (trying.get(address) ?? 1) - 1;
    if (left === 0) trying.delete(address);
    else trying.set(address, left);
  }
}

/** Whoever has no password is nobody over the network. */
export function withPassword(user: SignedInUser | null): SignedInUser | null {
  return user?.hasPassword ? user : null;
}

/** The same without what is of no use on another computer, or tells strangers who works here and where the files lie. */
export function toldOverNetwork(state: OfficeState, language: Language): OfficeState {
  return {
    ...state,
    network: true,
    folder: nameOf(state.folder),
    backupTargets: foldersSeen(networkOrigin, state.backupTargets),
    explanation: state.status === 'open' ? null : notOpen[language],
    users: [],
  };
}

/** The same with folders as a session of this origin is told of them: over the network without where they lie. */
export function foldersSeen<Item extends { readonly folder: string }>(origin: string, items: readonly Item[]): Item[] {
  return items.map((item) => (origin === networkOrigin ? { ...item, folder: nameOf(item.folder) } : item));
}

/** The last part of a path of whatever system. */
function nameOf(folder: string): string {
  return basename(folder.replaceAll('\\', '/'));
}

const onServerOnly: Said = {
  en: 'This can be done on the computer of the office server only.',
  ru: 'Это можно сделать только на компьютере сервера базы.',
  fr: 'Cela ne peut se faire que sur l’ordinateur du serveur.',
};
const tooManyAtOnce: Said = {
  en: 'Too many people sign in from this address at the same moment. Try again in a few seconds.',
  ru: 'С этого адреса входит слишком много людей одновременно. Повторите через несколько секунд.',
  fr: 'Trop de personnes se connectent depuis cette adresse au même moment. Réessayez dans quelques secondes.',
};
const notOpen: Said = {
  en: 'The office server has no open office at the moment. Its own computer says why; this page goes on by itself.',
  ru: 'Сейчас на сервере не открыта база. Причина показана на его компьютере; эта страница продолжит сама.',
  fr: 'Aucune base n’est ouverte sur le serveur pour le moment. Son propre ordinateur dit pourquoi ; cette page reprendra d’elle-même.',
};

/** What whoever has no password is told when he signs in from another computer. */
export const passwordForNetwork: Said = {
  en: 'Signing in from another computer needs a password. Open Kontor on the computer of the office server, and set one in Settings → Me or, for others, in Settings → People.',
  ru: 'Для входа с другого компьютера нужен пароль. Откройте Kontor на компьютере сервера и задайте его: себе — в «Настройки → Личное», другим — в «Настройки → Сотрудники».',
  fr: 'Pour se connecter depuis un autre ordinateur, il faut un mot de passe. Ouvrez Kontor sur l’ordinateur du serveur et définissez-en un dans Paramètres → Moi ou, pour d’autres, dans Paramètres → Personnes.',
};
