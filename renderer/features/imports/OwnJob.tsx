/** The progress of a job on the page that waits for it; the panel at the corner keeps away while it is on the screen. */
import { useJobs } from '../../app/jobs.ts';
import { JobLine } from '../../ui/JobsPanel.tsx';
import './imports.css';

/** `id`: the name that `runJob` gave to it. Nothing once it has ended. */
export function OwnJob({ id }: { id: string | null }) {
  const job = useJobs(({ jobs }) => jobs.find((other) => other.id === id));
  return job ? (
    <div className="k-job-here">
      <JobLine job={job} />
    </div>
  ) : null;
}
