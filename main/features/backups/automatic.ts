/** Backups that nobody has to think of: once a day, every few hours while there are changes, and at closing when something has changed since the last one. */

import { type Backup, type BackupReason, listBackups } from '../../../db/backup-files.ts';
import { type BackupOrder, carryOut, type OrderDone, type TargetCopied } from '../../../db/backup-order.ts';
import type { Db } from '../../../db/database.ts';
import { copyOf } from '../../../db/second-reader.ts';
import { type Clock, instantOf } from '../../engine/clock.ts';
import type { OfficePaths } from '../../engine/office-paths.ts';
import { backUpInThread, isBackingUp, waitForBackup } from './backup-in-thread.ts';
import { againAfter, dueBackup } from './schedule.ts';
import type { Targets } from './targets.ts';

interface OpenOffice {
  readonly db: Db;
  readonly paths: OfficePaths;
}

export interface AutomaticBackupsPorts {
  readonly version: string;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  readonly targets: Targets;
  /** Resolves when no long write is under way. */
  readonly settled: () => Promise<void>;
  /** Hours that a change waits for a backup at the most. */
  readonly everyHours: (db: Db) => number;
  /** The open office, or null. */
  readonly office: () => OpenOffice | null;
  /** A backup has been made or copied, or one has failed. */
  readonly made: () => void;
}

/** What the status bar shows: when the last backup was made, or failed. */
export interface LastBackup {
  readonly at: string;
  readonly good: boolean;
}

/** Milliseconds between two looks at whether a backup is due, or a drive has come. */
const lookEvery = 60_000;
/** Milliseconds after opening: the first list is to be on the screen by then. */
const firstLook = 20_000;

export class AutomaticBackups {
  readonly #ports: AutomaticBackupsPorts;
  #timer: NodeJS.Timeout | null = null;
  #changed = false;
  /** Something was committed while a backup was being made, which may be without it. */
  #changedMeanwhile = false;
  /** A copy of the database has been made, and waits to become a backup. */
  #isCopied = false;
  #last: LastBackup | null = null;
  /** When the last copy to a target failed, by its id, in milliseconds. */
  #failedAt = new Map<string, number>();

  constructor(ports: AutomaticBackupsPorts) {
    this.#ports = ports;
  }

  /** Another office is open now, or none: looks at its backups, and soon whether today's is missing. */
  officeOpened(): void {
    this.stop();
    const office = this.#ports.office();
    // What another computer has changed before it handed the office over has no backup yet.
    this.#changed = office?.db.exclusive ?? false;
    this.#changedMeanwhile = false;
    this.#last = office === null ? null : this.#newest(office.paths);
    this.#failedAt.clear();
    if (office !== null) this.#timer = setTimeout(() => this.#look(), firstLook).unref();
  }

  /** Something was committed since the last backup. */
  noteChange(): void {
    this.#changed = true;
    const office = this.#ports.office();
    if (office !== null && (this.#isCopied || isBackingUp(office.db.path))) this.#changedMeanwhile = true;
  }

  /** Makes a backup on request, and the copies of it. Rejects with what `carryOut` throws. */
  async byHand(db: Db, now: string): Promise<Backup> {
    const before = this.#ports.office();
    // A stick that was plugged in, or taken out, a moment ago.
    if (before !== null) await this.#ports.targets.look(before.paths);
    const open = this.#ports.office();
    // While something long is written, `db` is another connection to the same file.
    if (open === null || open.db.path !== db.path) throw new Error('The office has been closed.');
    const backup = await this.#inThread('manual', now, open);
    if (backup === null) throw new Error('No backup was made.');
    return backup;
  }

  /** Looks at the further places, and copies the latest backup to those that lack it. */
  async lookAtTargets(): Promise<void> {
    const { office, targets, log, made } = this.#ports;
    const open = office();
    if (open === null) return;
    const { db, paths } = open;
    if (await targets.look(paths)) made();
    // What comes back is another drive, or the same with room again.
    const there = new Set(targets.there(paths).map(({ id }) => id));
    for (const id of this.#failedAt.keys()) if (!there.has(id)) this.#failedAt.delete(id);
    if (office()?.db !== db || this.#last?.good !== true) return;
    const lacking = targets.lacking(paths, this.#last.at).filter(({ id }) => this.#mayTry(id));
    if (lacking.length === 0) return;
    const now = instantOf(this.#ports.clock);
    try {
      const { copies } = await backUpInThread({ ...this.#order(open, null, now), targets: lacking }, log);
      this.#copied(paths, copies);
      made();
    } catch (error) {
      log(`The backup could not be copied: ${messageOf(error)}`);
    }
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
    const { clock, log } = this.#ports;
    const now = instantOf(clock);
    try {
      const { copies } = carryOut(this.#order(open, 'closing', now), log, open.db);
      this.#copied(open.paths, copies);
      this.#made(now);
    } catch (error) {
      this.#failed('closing', now, error);
    }
  }

  #look(): void {
    void this.#dueWork();
    this.#timer = setTimeout(() => this.#look(), lookEvery).unref();
  }

  async #dueWork(): Promise<void> {
    const { office, clock, log } = this.#ports;
    await this.lookAtTargets();
    const open = office();
    if (open === null || isBackingUp(open.db.path)) return;
    const { db, paths } = open;
    const now = instantOf(clock);
    try {
      const standing = { last: this.#last, hasChanges: this.#changed, everyHours: this.#ports.everyHours(db) };
      const reason = dueBackup(standing, clock);
      if (reason !== null) await this.#inThread(reason, now, open);
    } catch (error) {
      if (office()?.db === db) this.#failed('automatic', now, error);
      else log(`The automatic backup of ${paths.folder} failed: ${messageOf(error)}`);
    }
  }

  /** Of the office that is open when it begins; what comes out is noted for that one. */
  async #inThread(reason: BackupReason, now: string, open: OpenOffice): Promise<Backup | null> {
    const { office, log } = this.#ports;
    const { backup, copies } = await this.#fromCopy(open, (copy) =>
      backUpInThread({ ...this.#order(open, reason, now), copy }, log),
    );
    this.#copied(open.paths, copies);
    if (office()?.db === open.db) this.#made(backup?.at ?? now);
    return backup;
  }

  /** What a thread cannot open beside this one, it reads from a copy. */
  async #fromCopy(open: OpenOffice, work: (copy: string | null) => Promise<OrderDone>): Promise<OrderDone> {
    if (!open.db.exclusive) return work(null);
    // Of a connection that is in the middle of writing no copy can be made.
    await this.#ports.settled();
    const copy = await copyOf(open.db);
    this.#isCopied = true;
    try {
      return await work(copy.path);
    } finally {
      this.#isCopied = false;
      copy.remove();
    }
  }

  #order({ db, paths }: OpenOffice, reason: BackupReason | null, now: string): BackupOrder {
    const { version: programVersion, targets } = this.#ports;
    return { source: db.path, folder: paths.backups, reason, now, programVersion, targets: targets.there(paths) };
  }

  #copied(paths: OfficePaths, copies: readonly TargetCopied[]): void {
    this.#ports.targets.note(paths, copies);
    const tried = this.#ports.clock.milliseconds();
    // A stick that was taken out did not fail: it is tried as soon as it is back.
    for (const { id, problem } of copies)
      if (problem === null || problem === 'missing') this.#failedAt.delete(id);
      else this.#failedAt.set(id, tried);
  }

  #mayTry(id: string): boolean {
    const failed = this.#failedAt.get(id);
    return failed === undefined || this.#ports.clock.milliseconds() - failed >= againAfter;
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

  #failed(reason: 'automatic' | 'closing', now: string, error: unknown): void {
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
