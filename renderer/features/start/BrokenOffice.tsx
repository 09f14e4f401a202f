/** An office that cannot be opened: what is wrong, with which file, and the ways out. Nothing is made in its place. */
import { Button, Table } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob, useJobs } from '../../app/jobs.ts';
import { useOffice } from '../../app/session.ts';
import { movingTexts } from '../../text/moving.ts';
import { officeTexts } from '../../text/office.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { JobsPanel } from '../../ui/JobsPanel.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { FollowMoved } from './FollowMoved.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { OtherFolder } from './OtherFolder.tsx';

type Backup = Output<'backups.list'>[number];

export function BrokenOffice() {
  const t = useText(officeTexts);
  const moving = useText(movingTexts);
  const format = useFormat();
  const { state, enter } = useOffice();
  const { tell, textOf } = useFailures();
  const retry = useCommand('office.retry');
  const backups = useEngine('backups.list', {});
  const jobs = useJobs((now) => now.jobs);
  const [chosen, setChosen] = useState<Backup | null>(null);

  const again = async () => {
    const reply = await retry.run({});
    if (reply.ok) enter(reply.value);
    else tell(reply);
  };
  const restore = async ({ name }: Backup) => {
    setChosen(null);
    const reply = await runJob(t('restoring'), (job) => call('backups.restore', { name, job }), {
      cancellable: false,
    });
    if (reply.ok) enter(reply.value.state);
    else tell(reply);
  };
  // Nothing is wrong with a database that another window has open, that lies where it must not lie, or that cannot be reached.
  const restorable = !['in-use', 'cloud', 'moved', 'away'].includes(state.problem ?? '');
  const isMoved = state.problem === 'moved';
  const content = (backup: Backup) => (backup.counts ? t('counts', backup.counts) : '—');
  return (
    <div className="k-alone">
      <div className="k-alone-box k-stack" style={{ maxWidth: 760 }}>
        <h1 className="k-row" style={{ fontSize: 20 }}>
          <IconAlertTriangle className="k-amber" />
          {t(isMoved ? 'moved' : 'broken')}
        </h1>
        <div>
          {state.explanation} {isMoved && state.host.dialogs ? moving('otherName') : null}
        </div>
        <div className="k-dim">{t('folderIs', { folder: state.folder })}</div>
        <div className="k-row">
          {isMoved ? <FollowMoved /> : null}
          <Button
            {...(!isMoved && { variant: 'filled' })}
            leftSection={<IconRefresh size={15} />}
            loading={retry.busy}
            onClick={() => void again()}
          >
            {t('retry')}
          </Button>
          <OtherFolder />
        </div>
        {restorable ? <h3 style={{ fontSize: 13, marginTop: 12 }}>{t('backups')}</h3> : null}
        {restorable && backups.error ? <div>{t('backupsUnread', { why: textOf(backups.error) })}</div> : null}
        {restorable && backups.data?.length === 0 ? <div className="k-dim">{t('noBackups')}</div> : null}
        {restorable && backups.data && backups.data.length > 0 ? (
          <>
            <div className="k-dim">{t('backupsHint')}</div>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('made')}</Table.Th>
                  <Table.Th>{t('reason')}</Table.Th>
                  <Table.Th>{t('holds')}</Table.Th>
                  <Table.Th>{t('size')}</Table.Th>
                  <Table.Th />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {backups.data.map((backup) => (
                  <Table.Tr key={backup.name}>
                    <Table.Td>{format.exactMoment(backup.at)}</Table.Td>
                    <Table.Td>
                      {t(`reason_${backup.reason}`)}, {t(backup.verified ? 'checked' : 'unchecked')}
                    </Table.Td>
                    <Table.Td>{content(backup)}</Table.Td>
                    <Table.Td className="k-number">{format.size(backup.size)}</Table.Td>
                    <Table.Td className="k-number">
                      <Button size="compact-xs" onClick={() => setChosen(backup)}>
                        {t('restore')}
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        ) : null}
        <LanguageChoice />
      </div>
      <JobsPanel jobs={jobs} />
      <ConfirmDialog
        open={chosen !== null}
        title={chosen ? t('restoreTitle', { when: format.exactMoment(chosen.at) }) : ''}
        text={chosen ? t('restoreText', { when: format.exactMoment(chosen.at), content: content(chosen) }) : ''}
        verb={t('restore')}
        confirm={() => chosen && void restore(chosen)}
        cancel={() => setChosen(null)}
      />
    </div>
  );
}
