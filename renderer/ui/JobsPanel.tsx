/** Long work: what, how far, how long yet, Cancel. The rest of the program goes on. */
import { Button, Progress } from '@mantine/core';
import { controlTexts } from '../text/controls.ts';
import { useFormat, useText } from './language.tsx';

export interface Job {
  readonly id: string;
  readonly title: string;
  readonly done: number;
  readonly total: number | null;
  readonly phase: 'waiting' | 'reading' | 'checking' | 'writing' | 'printing' | 'finished' | 'cancelled' | 'failed';
  /** By this computer's own clock. */
  readonly startedAt: number;
  readonly cancel: (() => void) | null;
}

const phaseTexts = {
  waiting: 'jobWaiting',
  reading: 'jobReading',
  checking: 'jobChecking',
  writing: 'jobWriting',
  printing: 'jobPrinting',
  finished: 'jobFinished',
  cancelled: 'jobCancelled',
  failed: 'jobFailed',
} as const;

/** One job as a line with its bar; also for the page that waits for it. */
export function JobLine({ job }: { job: Job }) {
  const t = useText(controlTexts);
  const format = useFormat();
  const share = job.total ? job.done / job.total : null;
  const passed = Date.now() - job.startedAt;
  const left = share && share > 0.05 && share < 1 && passed > 1500 ? ((1 - share) * passed) / share / 1000 : null;
  const time =
    left === null
      ? null
      : left < 90
        ? t('jobSeconds', { count: Math.max(1, Math.round(left)) })
        : t('jobMinutes', { count: Math.round(left / 60) });
  const facts = [
    t(phaseTexts[job.phase]),
    job.total ? `${format.count(job.done)} / ${format.count(job.total)}` : job.done > 0 ? format.count(job.done) : null,
    time && t('jobRemaining', { time }),
  ];
  return (
    <div className="k-stack" style={{ gap: 6 }}>
      <div className="k-row">
        <b className="k-grow">{job.title}</b>
        {job.cancel ? (
          <Button size="compact-xs" onClick={job.cancel}>
            {t('cancel')}
          </Button>
        ) : null}
      </div>
      <Progress value={share === null ? 100 : share * 100} animated={share === null} size="sm" aria-label={job.title} />
      <div className="k-dim">{facts.filter(Boolean).join(' · ')}</div>
    </div>
  );
}

export function JobsPanel({ jobs }: { jobs: readonly Job[] }) {
  const t = useText(controlTexts);
  if (jobs.length === 0) return null;
  return (
    <section className="k-jobs k-stack" aria-label={t('jobs')}>
      {jobs.map((job) => (
        <JobLine key={job.id} job={job} />
      ))}
    </section>
  );
}
