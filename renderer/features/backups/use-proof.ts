/** Proving a backup: asked for, with a passphrase where it needs one, and what came out. */
import { useState } from 'react';
import type { BackupProof } from '../../../preload/contract/backup-proof.ts';
import type { Backup, BackupPlace } from '../../../preload/contract/backups.ts';
import { call } from '../../app/border.ts';
import { queryClient } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { proofTexts } from '../../text/backup-proof.ts';
import { useFormat, useText } from '../../ui/language.tsx';

interface Sealed {
  readonly backup: Backup;
  /** What was said of the last passphrase. */
  readonly problem: string;
}

export function useProof(place: BackupPlace | undefined) {
  const t = useText(proofTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const [busy, setBusy] = useState(false);
  const [proof, setProof] = useState<BackupProof | null>(null);
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const prove = async (backup: Backup, passphrase?: string) => {
    const { name, at } = backup;
    setBusy(true);
    const reply = await runJob(t('proving', { when: format.moment(at) }), (job) =>
      call('backups.prove', { name, job, ...(place && { place }), ...(passphrase !== undefined && { passphrase }) }),
    );
    setBusy(false);
    const isSealed = !reply.ok && reply.details?.fields?.some(({ path }) => path === 'passphrase') === true;
    setSealed(isSealed ? { backup, problem: reply.message } : null);
    if (isSealed) return;
    if (!reply.ok) return tell(reply);
    setProof(reply.value);
    await queryClient.invalidateQueries({ queryKey: ['backups.proofs'] });
  };
  return { prove, busy, proof, sealed, close: () => setProof(null), forget: () => setSealed(null) };
}
