/** What is wrong with the backups, in words: too old, failed, no copy where one should be. */
import { useOffice } from '../../app/session.ts';
import { backupTexts } from '../../text/backups.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { backupWorry, type TargetWorry, targetWorries } from './backup-state.ts';

export interface Worry {
  /** The same as long as it is the same worry. */
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

/** The text that says why a copy failed, and what can be done. */
export function problemText(problem: Extract<TargetWorry, { kind: 'failed' }>['problem']) {
  return problem === 'no-space' || problem === 'no-right' || problem === 'damaged' || problem === 'passphrase'
    ? (`target_${problem}` as const)
    : 'target_other';
}

/** What is to be dealt with now, the office's own backups first; nothing while all is well. */
export function useWorries(): readonly Worry[] {
  const t = useText(backupTexts);
  const format = useFormat();
  const { state } = useOffice();
  const own = backupWorry(state.lastBackup, Date.now());
  const when = own ? format.moment(own.at) : '';
  const ofTargets = targetWorries(state.backupTargets, Date.now()).map((worry): Worry => {
    const { id, folder, lastGoodAt } = worry.target;
    const key = `${id} ${worry.kind} ${lastGoodAt}`;
    return worry.kind === 'failed'
      ? { key, title: t('targetFailedTitle', { folder }), text: t(problemText(worry.problem)) }
      : { key, title: t('targetOldTitle', { folder, days: worry.days }), text: t('targetOldText') };
  });
  if (!own) return ofTargets;
  const failed = own.kind === 'failed';
  const title = t(failed ? 'failedTitle' : 'oldTitle', { when });
  const text = own.kind === 'failed' ? t('failedText') : t('oldText', { days: own.days });
  return [{ key: own.at, title, text }, ...ofTargets];
}
