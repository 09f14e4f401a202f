/** The status bar of an open office: folder, who keeps it, backup, licence of use, version. */

import {
  IconAlertTriangle,
  IconDatabase,
  IconFlask,
  IconFolderShare,
  IconHourglass,
  IconNetwork,
  IconPlugConnectedX,
  IconShieldCheck,
} from '@tabler/icons-react';
import { useEffect } from 'react';
import { backupWorry, targetWorries } from '../features/backups/backup-state.ts';
import { frameTexts } from '../text/frame.ts';
import { sharingTexts } from '../text/sharing.ts';
import { useFormat, useText } from '../ui/language.tsx';
import { notify } from '../ui/notify.tsx';
import { StatusBar, type StatusPart } from '../ui/StatusBar.tsx';
import { useConnection, useWaiting } from './border.ts';
import { lostAtFoot } from './known-office.ts';
import { pages } from './pages.tsx';
import { useOffice } from './session.ts';
import { openPage } from './tabs.ts';
import { useSharingWords } from './use-sharing-words.ts';

/** Milliseconds after which waiting to be saved is told where everybody looks. */
const longWait = 1500;

export function Status() {
  const t = useText(frameTexts);
  const words = useText(sharingTexts);
  const format = useFormat();
  const { state, unreached } = useOffice();
  const sharing = useSharingWords(state);
  const connection = useConnection((now) => now.state);
  const behind = useWaiting((now) => now.behind);
  const waits = behind === null ? null : t('savingWaits', { who: behind.name });
  useEffect(() => {
    if (waits === null) return;
    const said = setTimeout(() => notify({ kind: 'fact', text: waits }), longWait);
    return () => clearTimeout(said);
  }, [waits]);
  // Settings hold the pages of backups and folder; until there is such a page, the parts only tell.
  const open = (page: string) => (pages.settings ? { open: () => openPage('settings', { page }) } : {});
  const backup = state.lastBackup;
  const when = backup ? format.shortMoment(backup.at) : '';
  const own = backupWorry(backup, Date.now());
  const all = state.backupTargets.length;
  const missing = targetWorries(state.backupTargets, Date.now()).map(({ target }) => target.folder);
  const lost = lostAtFoot(connection === 'lost', unreached, sharing !== null);
  const parts: readonly StatusPart[] = [
    ...(lost
      ? [
          {
            key: 'lost',
            icon: lost === 'officeMoved' ? IconFolderShare : IconPlugConnectedX,
            text: t(lost),
            ...(unreached?.explanation && { about: unreached.explanation }),
            state: 'red' as const,
          },
        ]
      : []),
    ...(waits === null ? [] : [{ key: 'waits', icon: IconHourglass, text: waits, state: 'amber' as const }]),
    {
      key: 'folder',
      icon: IconDatabase,
      text: state.folder,
      about: `${t('folder')}${format.colon} ${state.folder}`,
      ...open('office'),
    },
    // Who has kept it until now says nothing while it is another's turn.
    ...(sharing && !lost
      ? [
          {
            key: 'keeper',
            icon: IconNetwork,
            text: sharing.kept,
            about: [
              sharing.kept,
              sharing.since && words('sinceWhen', { when: sharing.since }),
              sharing.inOffice,
              `${words('locks')}${format.colon} ${sharing.locks}`,
            ]
              .filter(Boolean)
              .join('\n'),
            ...open('sessions'),
          },
        ]
      : []),
    {
      key: 'backup',
      icon: backup && !own ? IconShieldCheck : IconAlertTriangle,
      text: backup ? t(backup.good ? 'backupAt' : 'backupBad', { when }) : t('backupNone'),
      about: backup ? t('backupUnder', { when: format.moment(backup.at) }) : t('backupNone'),
      ...(own && { state: 'red' as const }),
      ...open('backups'),
    },
    ...(missing.length === 0
      ? []
      : [
          {
            key: 'copies',
            icon: IconAlertTriangle,
            text: missing.length < all ? t('copyMissingSome', { count: missing.length, all }) : t('copyMissing'),
            about: missing.join('\n'),
            state: missing.length < all ? ('amber' as const) : ('red' as const),
            ...open('backups'),
          },
        ]),
    ...(state.example ? [{ key: 'example', icon: IconFlask, text: t('exampleOffice'), ...open('office') }] : []),
    { key: 'version', text: t('version', { version: state.program.version }), ...open('about') },
  ];
  return <StatusBar parts={parts} />;
}
