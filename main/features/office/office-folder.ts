/** Which folder a page speaks of: one that a dialog of the system gave out, or one that somebody has typed. */
import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import type { TaskContext } from '../../engine/context.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { leadsToOffice } from '../../sharing/moved-office.ts';

/** The folder of the handle, also one that cannot be reached now. A file that the page handed over is none. */
export function chosenFolder({ uploads, session }: TaskContext, handle: string): string {
  const { path } = uploads.file(session, handle);
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) throw new Failure('invalid', noFolderButFile);
  return path;
}

/**
 * The folder at a path that somebody has typed. Failure `invalid` at `path` where no office is there, with what is to be mended;
 * `forbidden` to whoever may not name folders. A drive that does not answer is waited for beside everybody's work.
 */
export async function namedFolder({ office, language }: TaskContext, typed: string): Promise<string> {
  if (!office.mayNameFolder) throw new Failure('forbidden', chooseInstead);
  const wrong = (said: Said): never => {
    throw new Failure('invalid', said, { fields: [{ path: 'path', message: said[language] }] });
  };
  const folder = folderNamed(typed) ?? wrong(wholePath());
  const found = await stat(folder).catch((error: unknown) =>
    wrong(isBarred(error) ? noRightTo(folder) : notThere(folder)),
  );
  if (!found.isDirectory()) wrong(noFolderButFile);
  if (!leadsToOffice(folder)) wrong(noOfficeIn(folder));
  return folder;
}

/**
 * The folder that is meant by what somebody has typed, pasted, or copied as Windows copies a path, in quotation marks; that of the
 * database where the database is named. Null: it is no whole path of this system.
 */
export function folderNamed(typed: string, platform: NodeJS.Platform = process.platform): string | null {
  const { isAbsolute, resolve, basename, dirname } = platform === 'win32' ? win32 : posix;
  const bare = typed
    .trim()
    .replace(/^"(.*)"$/u, '$1')
    .trim();
  const path = platform === 'win32' && /^[a-z]:$/iu.test(bare) ? `${bare}\\` : bare;
  // `\\.\` and `\\?\` name devices.
  if (!isAbsolute(path) || /^[\\/]{2}[.?][\\/]/u.test(path)) return null;
  const whole = resolve(path);
  const folder = basename(whole) === 'office.kontor' ? dirname(whole) : whole;
  // As a dialog of the system names a share.
  return folder.replace(/^(\\\\[^\\]+\\[^\\]+)\\$/u, '$1');
}

function isBarred(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EACCES', 'EPERM'].includes(String(error.code));
}

const noFolderButFile: Said = {
  en: 'This is not a folder. Choose the office folder.',
  ru: 'Это не папка. Выберите папку базы.',
  fr: 'Ce n’est pas un dossier. Choisissez le dossier de la base.',
};
const chooseInstead: Said = {
  en: 'A folder is named by its path in the program’s own window only, while nobody is signed in. Choose it with the button.',
  ru: 'Путь к папке вводят только в окне самой программы, пока никто не вошёл. Выберите папку кнопкой.',
  fr: 'Le chemin d’un dossier ne se saisit que dans la fenêtre du programme, tant que personne n’est connecté. Choisissez-le avec le bouton.',
};

function wholePath(): Said {
  const example = process.platform === 'win32' ? '\\\\server\\office' : '/mnt/office';
  return {
    en: `Type the whole path of the folder, like ${example}`,
    ru: `Введите путь к папке целиком, например ${example}`,
    fr: `Saisissez le chemin complet du dossier, par exemple ${example}`,
  };
}

function notThere(folder: string): Said {
  return {
    en: `There is no folder “${folder}”, or this computer does not reach it. Check the spelling, and whether the network drive is connected.`,
    ru: `Папки «${folder}» нет, или этот компьютер её не видит. Проверьте, нет ли опечатки и подключён ли сетевой диск.`,
    fr: `Le dossier « ${folder} » n’existe pas, ou cet ordinateur ne l’atteint pas. Vérifiez l’orthographe et la connexion du lecteur réseau.`,
  };
}

function noRightTo(folder: string): Said {
  return {
    en: `You have no right to open the folder “${folder}”. Ask whoever looks after the network for the right to read and to change it.`,
    ru: `У вас нет права открыть папку «${folder}». Попросите того, кто отвечает за сеть, дать вам право читать и изменять её.`,
    fr: `Vous n’avez pas le droit d’ouvrir le dossier « ${folder} ». Demandez à la personne qui s’occupe du réseau le droit de le lire et de le modifier.`,
  };
}

function noOfficeIn(folder: string): Said {
  return {
    en: `There is no office in “${folder}”. The right folder is the one with the file office.kontor in it.`,
    ru: `В папке «${folder}» нет базы. Нужна папка, в которой лежит файл office.kontor.`,
    fr: `Il n’y a pas de base dans « ${folder} ». Le bon dossier est celui qui contient le fichier office.kontor.`,
  };
}
