/** The office folder and its journal of changes; and what this program is. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { settingsTexts } from '../../text/settings.ts';
import { transferTexts } from '../../text/transfer.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { MoveOffice } from '../moving/MoveOffice.tsx';
import { DatabaseCare } from '../stations/DatabaseCare.tsx';
import { ExportOffice } from '../transfer/ExportOffice.tsx';
import { Fact } from './Fact.tsx';
import { OfficeRules } from './OfficeRules.tsx';
import { OpenOther } from './OpenOther.tsx';
import { Setting, SettingGroup } from './Setting.tsx';
import { SharedFolder } from './SharedFolder.tsx';

/** `toMe`: leads to where one's own password is set. */
export function OfficeSettings({ toMe }: { toMe: () => void }) {
  const t = useText(settingsTexts);
  const transfer = useText(transferTexts);
  const may = useMay();
  const { state } = useOffice();
  return (
    <div className="k-stack">
      <h1>{t('office')}</h1>
      {state.example ? <div className="k-dim">{t('exampleOffice')}</div> : null}
      <Setting name="folder" about={t('folderAbout')}>
        <Fact label={t('folder')} text={state.folder} />
      </Setting>
      {state.host.dialogs ? <OpenOther /> : null}
      {(state.host.dialogs || state.served) && may('office.manage') ? <MoveOffice /> : null}
      <SharedFolder toMe={toMe} />
      {may('office.manage') ? <DatabaseCare /> : null}
      <OfficeRules />
      {may('office.export') ? (
        <SettingGroup title={transfer('export')} about={transfer('exportAbout')}>
          <Setting name="export">
            <ExportOffice />
          </Setting>
        </SettingGroup>
      ) : null}
      {may('audit.see') ? <AuditCheck /> : null}
    </div>
  );
}

function AuditCheck() {
  const t = useText(settingsTexts);
  const { textOf } = useFailures();
  const check = useCommand('audit.check');
  const [found, setFound] = useState<Output<'audit.check'> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    setFound(null);
    setProblem(null);
    const reply = await check.run({});
    if (reply.ok) setFound(reply.value);
    else setProblem(textOf(reply));
  };
  return (
    <SettingGroup title={t('audit')} about={t('auditAbout')}>
      <Setting name="audit">
        <div className="k-row">
          <Button loading={check.busy} onClick={() => void run()}>
            {t('auditCheck')}
          </Button>
          {found && found.firstBroken === null ? (
            <span className="k-row k-green" role="status">
              <IconCircleCheck size={16} />
              {t('auditGood', { count: found.records })}
            </span>
          ) : null}
        </div>
        {problem ? <div className="k-red">{problem}</div> : null}
        {found && found.firstBroken !== null ? (
          <div className="k-row k-red" role="alert">
            <IconAlertTriangle size={16} />
            <div>
              {t('auditBroken', { id: found.firstBroken })}
              <div>{t('auditBrokenHint')}</div>
            </div>
          </div>
        ) : null}
      </Setting>
    </SettingGroup>
  );
}

export function AboutProgram() {
  const t = useText(settingsTexts);
  const format = useFormat();
  const { state } = useOffice();
  const { version, builtOn } = state.program;
  return (
    <div className="k-stack">
      <h1>{t('about')}</h1>
      <div>{t('offline')}</div>
      <Setting name="version">
        <Fact label={t('version')} text={version} />
        <Fact label={t('builtOn')} text={/^\d{4}-\d\d-\d\d$/.test(builtOn) ? format.longDay(builtOn) : builtOn} />
      </Setting>
      <SettingGroup title={t('licences')}>
        <div>{t('licencesText')}</div>
      </SettingGroup>
      <div>
        <Button onClick={() => openPage('help')}>{t('guides')}</Button>
      </div>
    </div>
  );
}
