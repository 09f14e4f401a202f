/** Backups that nobody has to think of: once a day, and at closing when something has changed since the last one. */

import { makeBackup } from '../../../db/backup.ts';
import { type Backup, listBackups, rotateBackups } from '../../../db/backup-files.ts';
import type { Db } from '../../../db/database.ts';
import { type Clock, dayOf, instantOf } from '../../engine/clock.ts';
import type { OfficePaths } from '../../engine/office-control.ts';

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
  #last: LastBackup | null = null;

  constructor(ports: AutomaticBackupsPorts) {
    this.#ports = ports;
  }

  /** Another office is open now, or none: looks at its backups, and soon whether today's is missing. */
  officeOpened(): void {
    this.stop();
    this.#changed = false;
    const office = this.#ports.office();
    if (office === null) return;
    this.#last = this.#newest(office.paths);
    this.#timer = setTimeout(() => this.#look(), firstLook).unref();
  }

  /** Something was committed since the last backup. */
  noteChange(): void {
    this.#changed = true;
  }

  /** A backup was made by hand, or the folder of backups is another one. */
  noteBackup(): void {
    const office = this.#ports.office();
    this.#changed = false;
    this.#last = office === null ? null : this.#newest(office.paths);
  }

  latest(): LastBackup | null {
    return this.#last;
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Before the database is closed. Failing to make it is told in the log and does not keep the program from closing. */
  atClosing(): void {
    if (this.#changed) this.#make('closing');
  }

  #look(): void {
    const { clock } = this.#ports;
    const madeToday = this.#last?.good === true && dayOf(at(this.#last.at)) === dayOf(clock);
    if (!madeToday) this.#make('daily');
    this.#timer = setTimeout(() => this.#look(), lookEvery).unref();
  }

  #make(reason: 'daily' | 'closing'): void {
    const { office, clock, version, log, made } = this.#ports;
    const open = office();
    if (open === null) return;
    const now = instantOf(clock);
    try {
      // By its path: this connection may be in the middle of an import.
      makeBackup(open.db.path, open.paths.backups, { reason, now, programVersion: version });
      rotateBackups(open.paths.backups, now);
      this.#changed = false;
      this.#last = { at: now, good: true };
    } catch (error) {
      log(`The ${reason} backup failed: ${error instanceof Error ? error.message : String(error)}`);
      this.#last = { at: now, good: false };
    }
    made();
  }

  #newest(paths: OfficePaths): LastBackup | null {
    try {
      const newest: Backup | undefined = listBackups(paths.backups).find(({ verified }) => verified);
      return newest === undefined ? null : { at: newest.at, good: true };
    } catch (error) {
      this.#ports.log(`The backups could not be listed: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }
}

function at(instant: string): Clock {
  return { milliseconds: () => Date.parse(instant) };
}
