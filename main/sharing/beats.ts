/** The beats of a keeper, as the keeper sees them. */
import { Worker } from 'node:worker_threads';

/** What the thread is given. */
export interface BeatThreadData {
  readonly folder: string;
  readonly keeper: string;
  readonly epoch: number;
  /** Milliseconds, monotonic: when the last beat that reached the drive began. */
  readonly begun: BigInt64Array;
  /** Not 0: to end. */
  readonly stopped: Int32Array;
}

export interface Beats {
  /** Milliseconds, monotonic: when the last beat that reached the drive began. */
  lastBegun(): number;
  /** Resolves when no beat will be written any more. */
  stop(): Promise<void>;
}

/** From source the thread's program is a source, too; a built program lies beside it in `out/`. */
const program = new URL(import.meta.url.endsWith('.ts') ? './beat-thread.ts' : '../beats/thread.js', import.meta.url);

/** Beats for the epoch, whose beacon was put up when `putUp` (monotonic) began. `failed` hears why there is no thread any more. */
export function startBeats(
  keeping: Omit<BeatThreadData, 'begun' | 'stopped'>,
  putUp: number,
  failed: (error: Error) => void,
): Beats {
  const begun = new BigInt64Array(new SharedArrayBuffer(8));
  const stopped = new Int32Array(new SharedArrayBuffer(4));
  Atomics.store(begun, 0, BigInt(putUp));
  const thread = new Worker(program, { workerData: { ...keeping, begun, stopped } satisfies BeatThreadData });
  const ended = new Promise<void>((resolve) => {
    thread.once('exit', () => resolve());
  });
  thread.on('error', failed);
  return {
    lastBegun: () => Number(Atomics.load(begun, 0)),
    stop: () => {
      Atomics.store(stopped, 0, 1);
      Atomics.notify(stopped, 0);
      return ended;
    },
  };
}
