/** Gives back prices that were changed at once. */
import { call } from '../../app/border.ts';
import type { Failures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';

/** `title`: of the job while it lasts. */
export async function undoPrices(id: number, title: string, tell: Failures['tell']): Promise<void> {
  const reply = await runJob(title, (job) => call('operations.undo', { id, job }), { cancellable: false });
  if (!reply.ok) tell(reply);
}
