/** Moving the office to another folder, and following it there. */
import { z } from 'zod';
import { type Capability, task } from './channel.ts';
import { OfficeState } from './office.ts';
import { SecondsForOthers } from './stations.ts';
import { FileHandle, JobId } from './values.ts';

/** Why the office cannot be moved to a folder. */
export const movingProblems = ['same', 'cloud', 'has-office', 'not-empty', 'not-writable', 'no-space'] as const;

const Amount = z.object({ count: z.number().int(), bytes: z.number().int() });

export const MovingPlan = z.object({
  /** The folder as its owner would write it. */
  to: z.string(),
  problem: z.enum(movingProblems).nullable(),
  /** The drive is one of the network: other computers may open the office there by themselves. */
  network: z.boolean(),
  /** Bytes that are free on the drive; null: not known. */
  free: z.number().int().nullable(),
  database: z.number().int(),
  /** Stored files, and the print forms of the office. */
  files: Amount,
  backups: Amount,
  /** Bytes that have to be free, the backups apart. */
  needed: z.number().int(),
});
export type MovingPlan = z.infer<typeof MovingPlan>;

export const moving = {
  'office.inspectMove': task({
    about:
      'What moving the office to a folder that a dialog gave out would mean, and whether it can be done. Changes nothing.',
    right: 'office.manage',
    input: z.object({ folder: FileHandle }),
    output: MovingPlan,
  }),
  'office.move': task({
    about:
      'Moves the office to a folder that a dialog gave out: others are asked to make room, everything is copied and checked, and a note is left that says where the office is now. The old database stays behind as a backup, which is checked when the office has moved; one that cannot be checked is told in the log. Cancelled or failed before the end, the office is where it was. Only on the computer that keeps the office.',
    right: 'office.manage',
    input: z.object({
      folder: FileHandle,
      /** The backups come along, too; else they stay behind. */
      backups: z.boolean(),
      /** Other computers open the new folder, too, where the system does not know it: see `office.share`. Left out: they do not. */
      shared: z.boolean().optional(),
      /** What others who work in the office are given to save; left out: nothing. */
      seconds: SecondsForOthers.optional(),
      job: JobId.optional(),
    }),
    output: z.object({ state: OfficeState, from: z.string(), to: z.string() }),
  }),
  'office.follow': task({
    about:
      'Opens the office where it was moved to. Failure `unavailable` when that folder cannot be reached from this computer.',
    right: null,
    input: z.object({}),
    output: OfficeState,
  }),
} satisfies Capability;
