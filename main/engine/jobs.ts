/** Long work under a name that the page gave it: its progress, and cancelling it. */
import type { EngineEvent } from '../../preload/contract/events.ts';
import { type Job, JobCancelled } from './context.ts';

export interface JobState {
  cancelled: boolean;
}

/** The work under the name, among the session's; without a name nobody watches it and nobody can cancel it. */
export function startJob(
  jobs: Map<string, JobState>,
  name: string | undefined,
  tell: (event: EngineEvent) => void,
): Job & { end(phase: 'finished' | 'cancelled' | 'failed'): void } {
  const state: JobState = { cancelled: false };
  if (name !== undefined) jobs.set(name, state);
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
      if (name === undefined || jobs.get(name) !== state) return;
      jobs.delete(name);
      announce(phase, last.done, last.total);
    },
  };
}
