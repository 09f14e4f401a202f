/** Says, on whatever page one is, that the last good backup is too old or that the last one failed; stays until it is dealt with. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay, useOffice } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { backupTexts } from '../../text/backups.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { backupWorry } from './backup-state.ts';
import { useBackups } from './use-backups.ts';
import './backups.css';

/** For the window around the pages; only those who may make backups are told. */
export function BackupWatch() {
  const t = useText(backupTexts);
  const format = useFormat();
  const may = useMay();
  const { state } = useOffice();
  const { make, busy, problem } = useBackups();
  const [hidden, setHidden] = useState<string | null>(null);
  const worry = backupWorry(state.lastBackup, Date.now());
  if (!worry || state.example || !may('backups.make') || hidden === worry.at) return null;
  const when = format.moment(worry.at);
  return (
    <section className="k-backup-watch" role="alert">
      <IconAlertTriangle size={20} className="k-red" />
      <div className="k-grow">
        <b>{t(worry.kind === 'failed' ? 'failedTitle' : 'oldTitle', { when })}</b>
        <div>{problem ?? (worry.kind === 'failed' ? t('failedText') : t('oldText', { days: worry.days }))}</div>
        <div className="k-row">
          <Button variant="filled" loading={busy} onClick={() => void make()}>
            {t('backUpNow')}
          </Button>
          <Button
            onClick={() => {
              setHidden(worry.at);
              openPage('settings', { page: 'backups' });
            }}
          >
            {t('open')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setHidden(worry.at)}>
            {t('close')}
          </Button>
        </div>
      </div>
    </section>
  );
}
