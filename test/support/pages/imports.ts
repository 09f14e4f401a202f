/** Importing a file: from the list's button to the numbers of the result, and the refused rows as a file. */
import type { ImportEntity } from '../../../preload/contract/imports.ts';
import { controlTexts } from '../../../renderer/text/controls.ts';
import { importTexts } from '../../../renderer/text/imports.ts';
import type { Screen } from './screen.ts';

export interface ImportSteps {
  /** What the page of reading has to show: encoding and separator in words. */
  readonly reading: readonly string[];
  /** Cells as they come out of the file. */
  readonly cells: readonly string[];
  /** What the dry run has to say. */
  readonly check: readonly string[];
  /** The name of the button of the last step. */
  readonly button: string;
}

/** Imports a file from the list on the screen; ends on the page of the result. */
export async function importFile(screen: Screen, file: string, steps: ImportSteps): Promise<void> {
  const next = () => screen.click(screen.say(controlTexts, 'next'));
  await screen.click(screen.say(importTexts, 'import'));
  await screen.sees(screen.say(importTexts, 'fileIntro'));
  await screen.upload(file);
  await screen.sees(screen.say(importTexts, 'readingIntro'));
  for (const words of steps.reading) await screen.seesChosen(words);
  for (const cell of steps.cells) await screen.sees(cell);
  await next();
  await screen.sees(screen.say(importTexts, 'columnsIntro'));
  await next();
  await screen.sees(screen.say(importTexts, 'preview'));
  for (const words of steps.check) await screen.sees(words);
  await next();
  await screen.sees(screen.say(importTexts, 'importTitle'));
  await screen.click(steps.button);
  await screen.sees(screen.say(importTexts, 'doneTitle'));
}

/** Asks for the refused rows as a file, on the page of the result. */
export async function saveRefused(screen: Screen): Promise<void> {
  await screen.click(screen.say(importTexts, 'saveRefused'));
}

/** From the result to the list of what was imported. */
export async function showImported(screen: Screen, entity: ImportEntity): Promise<void> {
  await screen.click(screen.say(importTexts, entity === 'clients' ? 'showClients' : 'showProducts'));
}
