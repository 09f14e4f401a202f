/** The backups in the settings. */
import { backupTexts } from '../../../renderer/text/backups.ts';
import { settingsTexts } from '../../../renderer/text/settings.ts';
import { goTo } from './frame.ts';
import type { Screen } from './screen.ts';

/** Goes to the page of backups. */
export async function toBackups(screen: Screen): Promise<void> {
  await goTo(screen, 'settings');
  await screen.click(screen.say(settingsTexts, 'backups'));
  await screen.sees(screen.say(backupTexts, 'about'));
}

/** Makes one on the button; it stands in the list, checked. */
export async function backUpNow(screen: Screen): Promise<void> {
  await screen.click(screen.say(backupTexts, 'backUpNow'));
  await screen.sees(screen.say(backupTexts, 'reason_manual'));
  await screen.sees(screen.say(backupTexts, 'checked'));
}

/** Restores the backup whose row holds this text; answers when the office is as it was then. */
export async function restoreBackup(screen: Screen, rowWith: string): Promise<void> {
  await screen.clickInRow(rowWith, screen.say(backupTexts, 'restore'));
  await screen.sees(screen.say(backupTexts, 'restoreTitle'));
  await screen.choose(screen.say(backupTexts, 'restoreVerb', { when: '' }).trim());
  await screen.sees(screen.say(backupTexts, 'restoredKept'));
}

/** Takes the restore back. */
export async function undoRestore(screen: Screen): Promise<void> {
  await screen.click(screen.say(backupTexts, 'undo'));
  await screen.sees(screen.say(backupTexts, 'undone'));
}
