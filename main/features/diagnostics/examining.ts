/** Examines an office, one thing after the other; each that cannot be examined is answered as such, and the others go on. */

import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openDatabase } from '../../../db/database.ts';
import {
  brokenReferences,
  largestIn,
  orphansIn,
  sizesOf,
  soundnessOf,
  storedFilesOf,
} from '../../../db/examination.ts';
import { officePaths } from '../../engine/office-paths.ts';
import { checkChain } from '../audit/service.ts';
import { type LockHolder, testDrive } from './drive-test.ts';
import type { Examination } from './examination.ts';
import { checkStoredFiles, roomOf } from './stored-files-check.ts';

/** What is to be examined. */
export interface ExaminationOrder {
  readonly folder: string;
  readonly stateFolder: string;
  /** The database file to be read: that of the office, or a copy of it. */
  readonly database: string;
  readonly programVersion: string;
  /** The moment, in milliseconds. */
  readonly now: number;
}

/** Parts of the work that `examined` counts, for whoever waits: all take about as long, as far as one can know before. */
export const partsExamined = 100;

/** Resolves with what was found. Rejects with DatabaseProblem only where the file cannot be opened at all. */
export async function examine(
  order: ExaminationOrder,
  holder: LockHolder,
  examined: (parts: number) => void = () => undefined,
  failed: (part: string, error: unknown) => void = () => undefined,
): Promise<Examination> {
  const begun = performance.now();
  const { folder, stateFolder, now } = order;
  const paths = officePaths(folder);
  const part = async <Found>(
    name: string,
    until: number,
    work: () => Found | Promise<Found>,
  ): Promise<Found | null> => {
    try {
      return await work();
    } catch (error) {
      failed(name, error);
      return null;
    } finally {
      examined(until);
    }
  };
  const db = openDatabase(order.database, { readonly: true });
  try {
    const { sql } = db;
    const share = (from: number, to: number) => (done: number, of: number) =>
      examined(Math.floor(from + ((to - from) * done) / Math.max(of, 1)));
    const integrity = await part('integrity', 30, () => soundnessOf(sql, share(0, 30)));
    const references = await part('references', 38, () => brokenReferences(sql));
    const orphans = await part('orphans', 42, () => orphansIn(sql));
    const chain = await part('chain', 55, () => checkChain({ db }));
    const files = await part('files', 75, async () => {
      const { named, unused } = storedFilesOf(sql);
      return { ...(await checkStoredFiles(paths.files, named, now, share(55, 75))), unused };
    });
    const database = await part('database', 76, () => sizesOf(sql));
    const largest = await part('largest', 80, () => largestIn(sql, 12));
    const folders = await part('folders', 84, () => ({
      files: roomOf(paths.files),
      backups: roomOf(paths.backups),
      templates: roomOf(join(folder, 'templates')),
    }));
    const officeDrive = await part('drive', 92, () => testDrive(folder, holder));
    const stateDrive = await part('drive', partsExamined, () => testDrive(stateFolder, holder));
    return {
      at: new Date(now).toISOString(),
      took: performance.now() - begun,
      programVersion: order.programVersion,
      integrity: integrity && { table: integrity.table, lines: [...integrity.lines] },
      references,
      orphans,
      chain,
      files,
      database,
      largest,
      folders,
      officeDrive,
      stateDrive,
    };
  } finally {
    db.close();
  }
}
