/** Long tasks of this page: a name that the engine reports progress under, and the list for the jobs panel. */
import { create } from 'zustand';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Job } from '../ui/JobsPanel.tsx';
import { border, call } from './border.ts';

/** All jobs that are under way. */
export const useJobs = create<{ readonly jobs: readonly Job[] }>()(() => ({ jobs: [] }));

function change(id: string, changes: Partial<Job>): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, ...changes } : job)) }));
}

/** What the engine said last of each job, until it is shown: it may say more in a second than a screen can. */
const said = new Map<string, Pick<Job, 'done' | 'total' | 'phase'>>();
const showEvery = 100;

function show(): void {
  for (const [id, changes] of said) change(id, changes);
  said.clear();
}

border.subscribe((event) => {
  if (event.type !== 'progress') return;
  if (said.size === 0) setTimeout(show, showEvery);
  said.set(event.job, { done: event.done, total: event.total, phase: event.phase });
});

/** Runs a task under a name of its own, shown in the jobs panel for as long as it lasts. */
export async function runJob<Value>(
  title: string,
  task: (job: string) => Promise<Reply<Value>>,
  { cancellable = true } = {},
): Promise<Reply<Value>> {
  const id = crypto.randomUUID();
  const cancel = cancellable ? () => void call('jobs.cancel', { job: id }) : null;
  const job: Job = { id, title, done: 0, total: null, phase: 'reading', startedAt: Date.now(), cancel };
  useJobs.setState(({ jobs }) => ({ jobs: [...jobs, job] }));
  try {
    return await task(id);
  } finally {
    useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((other) => other.id !== id) }));
  }
}
