/** Backups that nobody has to think of: once a day, and at closing when something has changed since the last one. */

import { backUpAndRotate } from '../../../db/backup.ts';
import { type Backup, listBackups } from '../../../db/backup-files.ts';
import type { Db } from '../../../db/database.ts';
import { type Clock, dayOf, instantOf } from '../../engine/clock.ts';
import type { OfficePaths } from '../../engine/office-control.ts';
import { backUpInThread, isBackingUp, waitForBackup } from './backup-in-thread.ts';

export interface AutomaticBackupsPorts {
  readonly version: string;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** The open office, or null. */
  readonly office: () => { readonly db: Db; readonly paths: OfficePaths } | null;
  /** A backup has been made, or one has failed. */
  readonly made: () => void;
}

/** What the status bar shows: when the last backup was made, or failed. */
export interface LastBackup {
  readonly at: string;
  readonly good: boolean;
}

/** Milliseconds between two looks at whether today's backup is there. */
const lookEvery = 15 * 60_000;
/** Milliseconds after opening: the first list is to be on the screen by then. */
const firstLook = 20_000;

export class AutomaticBackups {
  readonly #ports: AutomaticBackupsPorts;
  #timer: NodeJS.Timeout | null = null;
  #changed = false;
  /** Something was committed while a backup was being made, which may be without it. */
  #changedMeanwhile = false;
  #last: LastBackup | null = null;

  constructor(ports: AutomaticBackupsPorts) {
    this.#ports = ports;
  }

  /** Another office is open now, or none: looks at its backups, and soon whether today's is missing. */
  officeOpened(): void {
    this.stop();
    this.#changed = false;
    this.#changedMeanwhile = false;
    const office = this.#ports.office();
    this.#last = office === null ? null : this.#newest(office.paths);
    if (office !== null) this.#timer = setTimeout(() => this.#look(), firstLook).unref();
  }

  /** Something was committed since the last backup. */
  noteChange(): void {
    this.#changed = true;
    const office = this.#ports.office();
    if (office !== null && isBackingUp(office.db.path)) this.#changedMeanwhile = true;
  }

  /** A backup was made by hand, or the folder of backups is another one. */
  noteBackup(): void {
    const office = this.#ports.office();
    this.#covered();
    this.#last = office === null ? null : this.#newest(office.paths);
  }

  latest(): LastBackup | null {
    return this.#last;
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /**
   * Before the database is closed: waits for a backup that is being made, and makes one of what has changed since.
   * Failing to make it is told in the log and does not keep the program from closing.
   */
  atClosing(): void {
    const open = this.#ports.office();
    if (open === null) return;
    if (waitForBackup(open.db.path)) this.#covered();
    if (!this.#changed) return;
    const { clock, version: programVersion, log } = this.#ports;
    const now = instantOf(clock);
    try {
      backUpAndRotate(open.db.path, open.paths.backups, { reason: 'closing', now, programVersion, log });
      this.#made(now);
    } catch (error) {
      this.#failed('closing', now, error);
    }
  }

  #look(): void {
    const { clock } = this.#ports;
    const madeToday = this.#last?.good === true && dayOf(at(this.#last.at)) === dayOf(clock);
    if (!madeToday) void this.#daily();
    this.#timer = setTimeout(() => this.#look(), lookEvery).unref();
  }

  async #daily(): Promise<void> {
    const { office, clock, version: programVersion, log } = this.#ports;
    const open = office();
    if (open === null || isBackingUp(open.db.path)) return;
    const { db, paths } = open;
    const now = instantOf(clock);
    const isStillOpen = () => office()?.db === db;
    try {
      await backUpInThread({ source: db.path, folder: paths.backups, reason: 'daily', now, programVersion }, log);
      if (isStillOpen()) this.#made(now);
    } catch (error) {
      if (isStillOpen()) this.#failed('daily', now, error);
      else log(`The daily backup of ${paths.folder} failed: ${messageOf(error)}`);
    }
  }

  /** The last backup has everything but what came while it was being made. */
  #covered(): void {
    this.#changed = this.#changedMeanwhile;
    this.#changedMeanwhile = false;
  }

  #made(now: string): void {
    this.#covered();
    this.#last = { at: now, good: true };
    this.#ports.made();
  }

  #failed(reason: 'daily' | 'closing', now: string, error: unknown): void {
    this.#ports.log(`The ${reason} backup failed: ${messageOf(error)}`);
    this.#last = { at: now, good: false };
    this.#ports.made();
  }

  #newest(paths: OfficePaths): LastBackup | null {
    try {
      const newest: Backup | undefined = listBackups(paths.backups).find(({ verified }) => verified);
      return newest === undefined ? null : { at: newest.at, good: true };
    } catch (error) {
      this.#ports.log(`The backups could not be listed: ${messageOf(error)}`);
      return null;
    }
  }
}

function at(instant: string): Clock {
  return { milliseconds: () => Date.parse(instant) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
