/** Says, on whatever page one is, what is wrong with the backups; stays until it is dealt with. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay, useOffice } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { backupTexts } from '../../text/backups.ts';
import { useText } from '../../ui/language.tsx';
import { useBackups } from './use-backups.ts';
import { useWorries } from './use-worries.ts';
import './backups.css';

/** For the window around the pages; only those who may make backups are told. */
export function BackupWatch() {
  const t = useText(backupTexts);
  const may = useMay();
  const { state } = useOffice();
  const { make, busy, problem } = useBackups();
  const [hidden, setHidden] = useState('');
  const worries = useWorries();
  const keys = worries.map(({ key }) => key).join();
  if (worries.length === 0 || state.example || !may('backups.make') || hidden === keys) return null;
  return (
    <section className="k-backup-watch" role="alert">
      <IconAlertTriangle size={20} className="k-red" />
      <div className="k-grow">
        {worries.map(({ key, title, text }) => (
          <div key={key}>
            <b>{title}</b>
            <div>{text}</div>
          </div>
        ))}
        {problem ? <div>{problem}</div> : null}
        <div className="k-row">
          <Button variant="filled" loading={busy} onClick={() => void make()}>
            {t('backUpNow')}
          </Button>
          <Button
            onClick={() => {
              setHidden(keys);
              openPage('settings', { page: 'backups' });
            }}
          >
            {t('open')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setHidden(keys)}>
            {t('close')}
          </Button>
        </div>
      </div>
    </section>
  );
}
