/** What the office has decided for everybody: read and changed as one object. */
import type { Db } from '../../../db/database.ts';
import { Settings } from '../../../preload/contract/settings.ts';
import type { CommandContext } from '../../engine/context.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { putSetting, settingValue } from './queries.ts';
import { numberSetting } from './service.ts';

/** Bytes of one file, where the office has not decided otherwise. */
const usualFileLimit = 50 * 1024 * 1024;

/** Hours that a change waits for a backup at the most, where the office has not decided otherwise. */
const usualBackupHours = 4;

/** An office that has decided nothing wants none. */
const Kinds = Settings.shape.resultKinds.catch([]);

/** An office that has decided nothing asks. */
const Asks = Settings.shape.askAcceptance.catch(true);

/** The settings, with what every office begins with. */
export function readSettings(db: Db): Settings {
  return {
    idleMinutes: numberSetting(db, 'idleMinutes'),
    fileLimit: numberSetting(db, 'fileLimit') ?? usualFileLimit,
    binDays: numberSetting(db, 'binDays'),
    backupHours: numberSetting(db, 'backupHours') ?? usualBackupHours,
    resultKinds: resultKinds(db),
    askAcceptance: asksAcceptance(db),
  };
}

/** Kinds of activities that are finished only with what came of them. */
export function resultKinds(db: Db): Settings['resultKinds'] {
  return Kinds.parse(settingValue(db, 'resultKinds'));
}

/** Whether whoever is given an activity by somebody else is asked whether he takes it. */
export function asksAcceptance(db: Db): boolean {
  return Asks.parse(settingValue(db, 'askAcceptance'));
}

/** Changes what is given; the audit names each value that is another one now. */
export function changeSettings(
  command: CommandContext,
  given: { readonly [Name in keyof Settings]?: Settings[Name] | undefined },
): Settings {
  const { db, now, user } = command;
  const before = readSettings(db);
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  const changes = fieldChanges(before, Object.fromEntries(named));
  for (const [name, { new: value }] of Object.entries(changes)) putSetting(db, name, value, now, user.id);
  if (Object.keys(changes).length === 0) command.unchanged();
  else command.record({ entity: 'settings', id: 0, version: 0, changes });
  return readSettings(db);
}
