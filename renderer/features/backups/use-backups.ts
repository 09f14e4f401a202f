/** Making and restoring backups, from wherever it is asked for. */
import { useState } from 'react';
import type { BackupPlace } from '../../../preload/contract/backups.ts';
import { call } from '../../app/border.ts';
import { queryClient } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { useOffice } from '../../app/session.ts';
import { backupTexts } from '../../text/backups.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { secondsForOthers } from '../stations/seconds-for-others.ts';
import { useRestored } from './backup-state.ts';

/** A restore as it was asked for. */
export interface Restoring {
  readonly name: string;
  /** The moment of the backup. */
  readonly at: string;
  /** It is the one that was kept by a restore. */
  readonly undoing: boolean;
  /** Left out: the office folder. */
  readonly place?: BackupPlace | undefined;
}

/** A restore that waits for a passphrase, and what was said of the last one. */
interface Sealed {
  readonly asked: Restoring;
  readonly problem: string;
}

export function useBackups() {
  const t = useText(backupTexts);
  const format = useFormat();
  const { enter } = useOffice();
  const { textOf } = useFailures();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [sealed, setSealed] = useState<Sealed | null>(null);

  const make = async () => {
    setBusy(true);
    setProblem(null);
    const reply = await runJob(t('backingUp'), (job) => call('backups.make', { job }), { cancellable: false });
    setBusy(false);
    if (!reply.ok) return setProblem(textOf(reply));
    notify({ kind: 'done', text: t('madeNow', { size: format.size(reply.value.size) }) });
    await queryClient.invalidateQueries({ queryKey: ['backups.list'] });
  };
  const restore = async (asked: Restoring, passphrase?: string) => {
    const { name, at, undoing, place } = asked;
    setBusy(true);
    setProblem(null);
    const title = t('restoring', { when: format.exactMoment(at) });
    const reply = await runJob(
      title,
      (job) =>
        call('backups.restore', {
          name,
          job,
          seconds: secondsForOthers,
          ...(place && { place }),
          ...(passphrase !== undefined && { passphrase }),
        }),
      {
        cancellable: false,
      },
    );
    setBusy(false);
    const isSealed = !reply.ok && reply.details?.fields?.some(({ path }) => path === 'passphrase') === true;
    setSealed(isSealed ? { asked, problem: reply.message } : null);
    if (isSealed) return;
    if (!reply.ok) return setProblem(textOf(reply));
    useRestored.setState({ restored: { to: at, kept: reply.value.kept, undoing } });
    enter(reply.value.state);
    await queryClient.invalidateQueries();
  };
  return { make, restore, busy, problem, sealed, forget: () => setSealed(null) };
}
