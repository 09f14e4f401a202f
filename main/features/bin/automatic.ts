/** Deletes for good what has lain in the bin for longer than the office wants, a few things at a time. */
import type { Db } from '../../../db/database.ts';
import { type Clock, instantOf } from '../../engine/clock.ts';
import type { OfficePaths } from '../../engine/office-paths.ts';
import { recordChange } from '../audit/service.ts';
import { dropUnusedFile } from '../files/stored-files.ts';
import { numberSetting } from '../office/service.ts';
import { deleteForGood } from './queries.ts';
import { overdueInBin } from './service.ts';

/** After how many days a thing in the bin is deleted for good; null: never by itself. */
export function binDays(db: Db): number | null {
  return numberSetting(db, 'binDays');
}

export interface AutomaticEmptyingPorts {
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** The open office; null while none is, or while a long write is under way. */
  readonly office: () => { readonly db: Db; readonly paths: OfficePaths } | null;
  /** Something was deleted for good. */
  readonly emptied: () => void;
}

/** So many in one transaction: in a large office each of them takes a while, and everybody waits for it. */
const most = 4;
/** Milliseconds after opening, and between two looks. */
const firstLook = 60_000;
const lookEvery = 6 * 3_600_000;

export class AutomaticEmptying {
  readonly #ports: AutomaticEmptyingPorts;
  #timer: NodeJS.Timeout | null = null;

  constructor(ports: AutomaticEmptyingPorts) {
    this.#ports = ports;
  }

  officeOpened(): void {
    this.#lookIn(firstLook);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #lookIn(milliseconds: number): void {
    this.stop();
    this.#timer = setTimeout(() => this.#look(), milliseconds).unref();
  }

  #look(): void {
    let wasFull = false;
    try {
      const office = this.#ports.office();
      if (office !== null) wasFull = emptyOverdue(office.db, office.paths, instantOf(this.#ports.clock)) === most;
      if (office !== null) this.#ports.emptied();
    } catch (error) {
      this.#ports.log(`emptying the bin: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.#lookIn(wasFull ? 1000 : lookEvery);
  }
}

/** One transaction of it; answers how many things were deleted. What cannot go keeps nothing else. The log names the program as who did it. */
export function emptyOverdue(db: Db, paths: OfficePaths, now: string): number {
  const days = binDays(db);
  if (days === null) return 0;
  const { files, count } = db.transaction(() => {
    const contents: string[] = [];
    let deleted = 0;
    for (const { entity, row } of overdueInBin(db, { now, days })) {
      const gone = deleteForGood(db, entity, row.id);
      if (gone === null) continue;
      const author = { at: now, userId: null, userName: 'Kontor', origin: 'bin', channel: 'bin.empty' };
      const changes = { purged: { old: row.title, new: null } };
      recordChange(db, author, { entity, id: row.id, version: row.version + 1, changes });
      contents.push(...gone);
      deleted += 1;
      if (deleted === most) break;
    }
    return { files: contents, count: deleted };
  });
  for (const sha256 of files) dropUnusedFile(db, paths.files, sha256);
  return count;
}
