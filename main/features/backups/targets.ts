/** The further folders that backups of the open office are copied to: added, looked at, remembered while they are not there. */
import { randomUUID } from 'node:crypto';
import { sep } from 'node:path';
import type { TargetCopied } from '../../../db/backup-order.ts';
import {
  type BackupTarget,
  isTargetThere,
  lookAtTarget,
  makeTarget,
  type TargetSeen,
} from '../../../db/backup-targets.ts';
import { DatabaseProblem } from '../../../db/database-problem.ts';
import type { SealKey } from '../../../db/seal-key.ts';
import type { BackupTarget as ShownTarget } from '../../../preload/contract/backup-target.ts';
import { Failure } from '../../engine/failure.ts';
import type { Host } from '../../engine/host.ts';
import type { OfficePaths } from '../../engine/office-paths.ts';
import { insideOffice, noSuchTarget } from './backup-words.ts';
import { CopyKey } from './copy-key.ts';
import { type KnownTarget, readTargets, writeTargets } from './target-file.ts';

const nothing: TargetSeen = { there: false, sameDrive: false };

export class Targets {
  readonly #stateFolder: string;
  readonly #log: (line: string) => void;
  readonly #key: CopyKey;
  /** By id, at the last look. */
  #seen: ReadonlyMap<string, TargetSeen> = new Map();

  /** `stateFolder`: where this computer keeps what belongs to no office. */
  constructor(stateFolder: string, host: Pick<Host, 'seal' | 'unseal'>, log: (line: string) => void) {
    this.#stateFolder = stateFolder;
    this.#log = log;
    this.#key = new CopyKey(stateFolder, host, log);
  }

  /** Looks at the drives; answers whether one has come or gone since the last look. */
  async look({ folder }: OfficePaths): Promise<boolean> {
    await this.#key.read(folder);
    const known = this.#known(folder);
    const found = await Promise.all(known.map((target) => lookAtTarget(target, folder)));
    const before = this.#seen;
    this.#seen = new Map(known.map(({ id }, n) => [id, found[n] ?? nothing]));
    return known.some(({ id }) => before.get(id)?.there !== this.#seen.get(id)?.there);
  }

  /** Where copies can go: what was there at the last look; nowhere while they are to be encrypted and the key is not to be had. */
  there({ folder }: OfficePaths): readonly BackupTarget[] {
    const state = this.#key.of(folder);
    if (state.kind === 'locked') return [];
    const key = state.kind === 'open' ? state.key : null;
    return this.#known(folder).flatMap(({ id, folder: at }) =>
      this.#seen.get(id)?.there === true ? [{ id, folder: at, key }] : [],
    );
  }

  /** What encrypted backups are opened with here without asking. */
  keys({ folder }: OfficePaths): readonly SealKey[] {
    const state = this.#key.of(folder);
    return state.kind === 'open' ? [state.key] : [];
  }

  /** Copies are encrypted with this passphrase from the next one on; null: no longer. What lies there stays as it is. */
  setPassphrase({ folder }: OfficePaths, passphrase: string | null): Promise<void> {
    return this.#key.choose(folder, passphrase);
  }

  /** Whether copies are encrypted with this passphrase. Tried off the main thread. */
  isPassphrase({ folder }: OfficePaths, passphrase: string): Promise<boolean> {
    return this.#key.isOf(folder, passphrase);
  }

  /** Those among them that lack the backup of this moment. */
  lacking(paths: OfficePaths, latest: string): readonly BackupTarget[] {
    const good = new Map(this.#known(paths.folder).map(({ id, lastGoodAt }) => [id, lastGoodAt]));
    return this.there(paths).filter(({ id }) => good.get(id) !== latest);
  }

  /** What is known of each, as of the last look. */
  shown({ folder }: OfficePaths): ShownTarget[] {
    const { kind } = this.#key.of(folder);
    // Before the first look nothing is known of the key.
    const problem = kind === 'locked' && this.#seen.size > 0 ? { problem: 'passphrase' as const } : {};
    return this.#known(folder).map((target) => ({
      ...target,
      ...problem,
      sealed: kind !== 'none',
      ...(this.#seen.get(target.id) ?? nothing),
    }));
  }

  /** Makes a place in the chosen folder. Failure `invalid` for one inside of the office folder; throws DatabaseProblem. */
  add({ folder }: OfficePaths, chosen: string, warnAfterDays: number, now: string): string {
    if (chosen === folder || chosen.startsWith(folder + sep)) throw new Failure('invalid', insideOffice(chosen));
    const id = randomUUID();
    const made = makeTarget(chosen, id);
    const target: KnownTarget = { id, folder: made, addedAt: now, lastGoodAt: null, problem: null, warnAfterDays };
    writeTargets(this.#stateFolder, folder, [...readTargets(this.#stateFolder, folder), target]);
    return made;
  }

  /** Failure `not-found` for one that is not known. Answers its folder, where everything stays. */
  remove({ folder }: OfficePaths, id: string): string {
    const { folder: removed } = this.#one(folder, id);
    this.#write(folder, (targets) => targets.filter((target) => target.id !== id));
    return removed;
  }

  /** Failure `not-found` for one that is not known. Answers how many days it was before. */
  warnAfter({ folder }: OfficePaths, id: string, warnAfterDays: number): number {
    const before = this.#one(folder, id).warnAfterDays;
    this.#write(folder, (targets) => targets.map((one) => (one.id === id ? { ...one, warnAfterDays } : one)));
    return before;
  }

  /** The folder of a target that is there. Failure `not-found`; DatabaseProblem `missing`. */
  folderOf({ folder }: OfficePaths, id: string): string {
    const target = this.#one(folder, id);
    if (!isTargetThere(target)) throw new DatabaseProblem('missing', target.folder);
    return target.folder;
  }

  /** Remembers what became of the copies; failing at that is only told in the log. */
  note({ folder }: OfficePaths, copies: readonly TargetCopied[]): void {
    if (copies.length === 0) return;
    try {
      this.#write(folder, (targets) =>
        targets.map((target) => {
          const copied = copies.find(({ id }) => id === target.id);
          if (copied === undefined) return target;
          const { at, problem } = copied;
          // A stick that is not there says nothing new about the last failure.
          if (problem === 'missing') return target;
          // Copies may lie where a database may not.
          const noted = problem === 'cloud' || problem === 'moved' ? 'other' : problem;
          return { ...target, problem: noted, lastGoodAt: at ?? target.lastGoodAt };
        }),
      );
    } catch (error) {
      this.#log(`The copies of the backup are not noted: ${String(error)}`);
    }
  }

  #one(folder: string, id: string): KnownTarget {
    const target = this.#known(folder).find((one) => one.id === id);
    if (target === undefined) throw new Failure('not-found', noSuchTarget);
    return target;
  }

  #known(folder: string): KnownTarget[] {
    try {
      return readTargets(this.#stateFolder, folder);
    } catch (error) {
      this.#log(`The further places of backups could not be read: ${String(error)}`);
      return [];
    }
  }

  #write(folder: string, change: (targets: KnownTarget[]) => KnownTarget[]): void {
    writeTargets(this.#stateFolder, folder, change(readTargets(this.#stateFolder, folder)));
  }
}
