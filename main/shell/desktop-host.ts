/** What the engine asks of its host, done with Electron: dialogs of the system, printing, saving where the user says. */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { PrintChoice, Printer } from '../../preload/contract/outputs.ts';
import type { HostMethod } from '../engine/wire.ts';
import { findLibreOffice, openWordPrinter, type WordPrinter } from '../printing/libre-office.ts';
import { keyStore } from './key-store.ts';
import type { PrintWindow } from './print-window.ts';
import { hasLp, printByLp } from './system-printing.ts';

/** Answers that tests give in place of a person; a program that is shipped asks the person always. */
export interface TestAnswers {
  readonly folder: string | undefined;
  readonly save: string | undefined;
}

/** Carries out one call of the `Host` port. Rejects with an Error that says why; the arguments are the port's. */
export function desktopHost(window: BrowserWindow, printer: PrintWindow, answers: TestAnswers) {
  const store = keyStore(app.getPath('userData'));
  return async (method: HostMethod, parameters: readonly unknown[]): Promise<unknown> => {
    switch (method) {
      case 'printToPdf':
        return printer.toPdf(text(parameters[0]));
      case 'layOut':
        return printer.layOut(text(parameters[0]), number(parameters[1]));
      case 'printsWord':
        return findLibreOffice() !== null;
      case 'docxToPdf':
        return wordPrinter().toPdf(bytes(parameters[0]));
      case 'print':
        return printer.withDialog(bytes(parameters[0]));
      case 'printers':
        return printersOf(window);
      case 'printOn':
        return printOn(window, printer, bytes(parameters[0]), parameters[1]);
      case 'chooseFolder':
        return answers.folder ?? chooseFolder(window, text(parameters[0]));
      case 'saveFile':
        return saveFile(window, text(parameters[0]), text(parameters[1]), answers.save);
      case 'seal':
        return store.seal(text(parameters[0]));
      case 'unseal':
        return store.unseal(text(parameters[0]));
      default:
        throw new Error(`The desktop knows no ${String(method)}.`);
    }
  };
}

async function printOn(window: BrowserWindow, printer: PrintWindow, pdf: Uint8Array, asked: unknown): Promise<void> {
  // The engine has checked it by the contract.
  const choice = asked as PrintChoice;
  const there = await window.webContents.getPrintersAsync();
  if (!there.some(({ name }) => name === choice.printer)) throw new Error('there is no such printer on this computer');
  await (hasLp ? printByLp(pdf, choice) : printer.on(pdf, choice));
}

async function printersOf(window: BrowserWindow): Promise<Printer[]> {
  const all = await window.webContents.getPrintersAsync();
  // Chromium no longer says in its types which is the usual one; where it does say, it is told.
  return all.map(({ name, displayName, ...more }) => ({
    name,
    title: displayName || name,
    isDefault: 'isDefault' in more && more.isDefault === true,
  }));
}

let opened: WordPrinter | null = null;

/** Started when first needed. */
function wordPrinter(): WordPrinter {
  const program = findLibreOffice();
  if (program === null) throw new Error('No LibreOffice was found. Install it, or name it in KONTOR_SOFFICE.');
  opened ??= openWordPrinter(program, app.getPath('userData'));
  return opened;
}

/** Ends the LibreOffice that prints Word files, where one runs. */
export async function closeWordPrinter(): Promise<void> {
  await opened?.close();
  opened = null;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('A text was expected.');
  return value;
}

function number(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('A number was expected.');
  return value;
}

function bytes(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError('Bytes were expected.');
  return value;
}

async function chooseFolder(window: BrowserWindow, title: string): Promise<string | null> {
  const chosen = await dialog.showOpenDialog(window, { title, properties: ['openDirectory', 'createDirectory'] });
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

async function saveFile(
  window: BrowserWindow,
  suggestedName: string,
  source: string,
  answer: string | undefined,
): Promise<string | null> {
  const defaultPath = join(app.getPath('documents'), basename(suggestedName.replaceAll('\\', '/')));
  const path = answer ?? (await dialog.showSaveDialog(window, { defaultPath })).filePath;
  if (!path) return null;
  await copyWhole(source, path);
  return path;
}

/** Copies so that the target is there whole or not at all: under another name, flushed, then renamed. */
async function copyWhole(source: string, target: string): Promise<void> {
  const part = `${target}.${randomBytes(4).toString('hex')}.part`;
  try {
    await copyFile(source, part, constants.COPYFILE_EXCL);
    const file = await open(part, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
