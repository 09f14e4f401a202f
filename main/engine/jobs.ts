/** Long work under a name that the page gave it: its progress, and cancelling it. */
import type { EngineEvent } from '../../preload/contract/events.ts';
import { type Job, JobCancelled } from './context.ts';

export interface JobState {
  cancelled: boolean;
}

/** No page can give such a name. */
let unnamed = 0;

/** The work under the name, among the session's; without a name nobody watches it, and it is cancelled only with the session's other work. */
export function startJob(
  jobs: Map<string, JobState>,
  name: string | undefined,
  tell: (event: EngineEvent) => void,
): Job & { end(phase: 'finished' | 'cancelled' | 'failed'): void } {
  const state: JobState = { cancelled: false };
  const key = name ?? `(${++unnamed})`;
  jobs.set(key, state);
  let last = { done: 0, total: null as number | null };
  const announce = (phase: Parameters<Job['progress']>[0], done: number, total: number | null) => {
    if (name !== undefined) tell({ type: 'progress', job: name, phase, done, total });
  };
  return {
    get cancelled() {
      return state.cancelled;
    },
    progress(phase, done, total) {
      if (state.cancelled) throw new JobCancelled();
      last = { done, total };
      announce(phase, done, total);
    },
    end(phase) {
      if (jobs.get(key) !== state) return;
      jobs.delete(key);
      announce(phase, last.done, last.total);
    },
  };
}
