/** A run of letters to many at once, and the list of what became of it. */
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { Reply } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { useOffice } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { mailTexts } from '../../text/mail.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { addReport, isWorthReading } from '../outputs/reports.ts';

type Asked = Omit<Input<'mail.sendMany'>, 'job'>;
type Result = Output<'mail.sendMany'>;

interface Watching {
  /** Told the name of the run, by which it is cancelled. */
  readonly begun: (job: string) => void;
  /** Whether somebody still looks on when it has ended. */
  readonly isWatched: () => boolean;
}

/** Sends; what became of it is told, to whoever looks on by a list in any case. The reply that is no result is for the caller to tell. */
export function useSendingMany(): (asked: Asked, watching: Watching) => Promise<Reply<Result>> {
  const t = useText(mailTexts);
  const { state } = useOffice();
  const { tell } = useFailures();
  const userId = state.user?.id ?? 0;
  const toOutbox = { label: t('openOutbox'), run: () => openPage('outbox') };

  /** What became of a run, in sentences. */
  const sentences = ({ cancelled, count, queued, leftOut }: Result): string[] => {
    const untouched = count - queued - leftOut.count;
    return [
      t(cancelled ? 'manyCancelled' : 'manyDone', { count: queued }),
      ...(untouched > 0 ? [t('manyUntouched', { count: untouched })] : []),
    ];
  };
  const again = async (asked: Asked): Promise<boolean> => {
    const reply = await send(asked, { begun: () => undefined, isWatched: () => false });
    if (!reply.ok) tell(reply);
    return reply.ok;
  };
  const send = async (asked: Asked, { begun, isWatched }: Watching): Promise<Reply<Result>> => {
    const reply = await runJob(t('sendingJob'), (job) => {
      begun(job);
      return call('mail.sendMany', { ...asked, job });
    });
    if (!reply.ok) return reply;
    const { leftOut: failed, failedIds: ids, stoodIn } = reply.value;
    const facts = sentences(reply.value);
    if (isWatched() || isWorthReading({ failed, stoodIn }))
      addReport({
        userId,
        work: 'send',
        facts,
        failed,
        stoodIn,
        // Under the same key nobody gets his letter of this run twice.
        again: ids.length > 0 ? () => again({ ...asked, selection: { ids } }) : null,
        beside: toOutbox,
      });
    else notify({ kind: 'done', text: facts.join(' '), button: { ...toOutbox, label: t('toOutbox') } });
    return reply;
  };
  return send;
}
