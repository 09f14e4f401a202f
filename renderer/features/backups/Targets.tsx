/** The further folders that backups are copied to: which there are, how it stands with them, adding and removing one. */
import { Button, NativeSelect } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconFolderPlus, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import type { BackupTarget } from '../../../preload/contract/backup-target.ts';
import { call } from '../../app/border.ts';
import { queryClient, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { backupTexts } from '../../text/backups.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { CopyPassphrase } from './CopyPassphrase.tsx';
import { commands } from './commands.ts';
import { problemText } from './use-worries.ts';

const dayChoices = [1, 3, 7, 14, 31];
const usualDays = 7;

/** Needs the right to make backups; changing the list, that to manage the office. */
export function Targets() {
  const t = useText(backupTexts);
  const format = useFormat();
  const may = useMay();
  const { state } = useOffice();
  const { tell } = useFailures();
  const { data } = useEngine('backups.targets', {});
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState<BackupTarget | null>(null);
  const manage = may('office.manage');
  // Backups are the keeper's, and so are the folders that they are copied to.
  const isElsewhere = state.network || state.sharing?.as === 'station';
  const keeper = state.sharing?.keeper ?? null;
  const add = async () => {
    const chosen = await call('office.chooseFolder', { title: t('chooseTarget') });
    if (!chosen.ok) return tell(chosen);
    if (!chosen.value) return;
    setBusy(true);
    const reply = await call('backups.addTarget', { folder: chosen.value.handle, warnAfterDays: usualDays });
    setBusy(false);
    if (!reply.ok) tell(reply);
    await queryClient.invalidateQueries({ queryKey: ['backups.targets'] });
  };
  const change = async (id: string, warnAfterDays: number) => {
    const reply = await call('backups.changeTarget', { id, warnAfterDays });
    if (!reply.ok) tell(reply);
    await queryClient.invalidateQueries({ queryKey: ['backups.targets'] });
  };
  const remove = async ({ id }: BackupTarget) => {
    setLeaving(null);
    const reply = await call('backups.removeTarget', { id });
    if (!reply.ok) tell(reply);
    await queryClient.invalidateQueries({ queryKey: ['backups.targets'] });
  };
  if (!data) return null;
  return (
    <section className="k-stack" data-setting="elsewhere">
      <div className="k-row" style={{ alignItems: 'flex-start', flexWrap: 'nowrap' }}>
        <div className="k-grow">
          <h2>{t('elsewhere')}</h2>
          <div className="k-dim">
            {!isElsewhere ? t('elsewhereAbout') : keeper ? t('atKeeper', { keeper }) : t('atServer')}
          </div>
        </div>
        {manage && state.host.dialogs && !isElsewhere ? (
          <Button loading={busy} leftSection={<IconFolderPlus size={15} />} onClick={() => void add()}>
            {t('addTarget')}
          </Button>
        ) : null}
      </div>
      {data.length === 0 ? (
        <div className="k-backup-note" data-state="amber">
          <IconPlugConnectedX size={18} />
          <div>
            <b>{t('noTargets')}</b>
            <div>{t('noTargetsHint')}</div>
          </div>
        </div>
      ) : (
        <div className="k-table-box">
          <table className="k-table k-backups">
            <thead>
              <tr>
                <th>{t('targetFolder')}</th>
                <th>{t('state')}</th>
                <th>{t('targetLast')}</th>
                <th>{t('warnAfter')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {data.map((target) => (
                <tr key={target.id}>
                  <td style={{ overflowWrap: 'anywhere' }}>{target.folder}</td>
                  <td>
                    {target.there && target.problem !== null ? (
                      <>
                        <span className="k-backup-state k-red">
                          <IconAlertTriangle size={15} />
                          {t('targetFailed')}
                        </span>
                        <div className="k-dim">{t(problemText(target.problem))}</div>
                      </>
                    ) : (
                      <span className={`k-backup-state ${target.there ? 'k-green' : 'k-amber'}`}>
                        {target.there ? <IconCircleCheck size={15} /> : <IconPlugConnectedX size={15} />}
                        {t(target.there ? 'there' : 'notThere')}
                      </span>
                    )}
                    {target.sameDrive ? <div className="k-amber">{t('sameDrive')}</div> : null}
                  </td>
                  <td className="k-nowrap">{target.lastGoodAt ? format.moment(target.lastGoodAt) : t('targetNone')}</td>
                  <td>
                    <NativeSelect
                      size="xs"
                      aria-label={`${t('warnAfter')}${format.colon} ${target.folder}`}
                      disabled={!manage}
                      data={dayChoices.map((days) => ({ value: String(days), label: t('days', { days }) }))}
                      value={String(target.warnAfterDays)}
                      onChange={(event) => void change(target.id, Number(event.currentTarget.value))}
                    />
                  </td>
                  <td className="k-number">
                    {manage ? (
                      <Button size="compact-xs" onClick={() => setLeaving(target)}>
                        {t('removeTarget')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data.length > 0 ? <CopyPassphrase sealed={data.some(({ sealed }) => sealed)} manage={manage} /> : null}
      {manage && !state.host.dialogs && !isElsewhere ? (
        <div className="k-dim">{t('notHere', { command: commands.addPlace })}</div>
      ) : null}
      <ConfirmDialog
        open={leaving !== null}
        title={t('removeTargetTitle')}
        text={t('removeTargetText', { folder: leaving?.folder ?? '' })}
        verb={t('removeTargetVerb')}
        confirm={() => leaving && void remove(leaving)}
        cancel={() => setLeaving(null)}
      />
    </section>
  );
}
