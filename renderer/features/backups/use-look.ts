/** Opening a backup for looking into it, with a passphrase where it needs one. */
import { useState } from 'react';
import type { Backup, BackupPlace } from '../../../preload/contract/backups.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { lookTexts } from '../../text/backup-looks.ts';
import { useFormat, useText } from '../../ui/language.tsx';

interface Sealed {
  readonly backup: Backup;
  /** What was said of the last passphrase. */
  readonly problem: string;
}

export function useLook(place: BackupPlace | undefined) {
  const t = useText(lookTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState<{ readonly look: string; readonly at: string } | null>(null);
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const look = async (backup: Backup, passphrase?: string) => {
    const { name, at } = backup;
    setBusy(true);
    const reply = await runJob(t('opening', { when: format.moment(at) }), (job) =>
      call('backups.look', { name, job, ...(place && { place }), ...(passphrase !== undefined && { passphrase }) }),
    );
    setBusy(false);
    const isSealed = !reply.ok && reply.details?.fields?.some(({ path }) => path === 'passphrase') === true;
    setSealed(isSealed ? { backup, problem: reply.message } : null);
    if (isSealed) return;
    if (!reply.ok) return tell(reply);
    setOpen({ look: reply.value.look, at });
  };
  const close = () => {
    // One that has closed by itself is closed.
    if (open) void call('backups.endLook', { look: open.look });
    setOpen(null);
  };
  return { look, busy, open, sealed, close, forget: () => setSealed(null) };
}
