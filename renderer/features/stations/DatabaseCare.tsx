/** The database file: checked and compacted, with what came of it. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { stationTexts } from '../../text/stations.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { Setting, SettingGroup } from '../settings/Setting.tsx';
import { secondsForOthers } from './seconds-for-others.ts';

export function DatabaseCare() {
  const t = useText(stationTexts);
  const format = useFormat();
  const { textOf } = useFailures();
  const [busy, setBusy] = useState<'check' | 'compact' | null>(null);
  const [found, setFound] = useState<Output<'office.check'> | null>(null);
  const [sizes, setSizes] = useState<Output<'office.compact'> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const begin = (work: 'check' | 'compact') => {
    setBusy(work);
    setFound(null);
    setSizes(null);
    setProblem(null);
  };
  const check = async () => {
    begin('check');
    const reply = await runJob(t('checking'), (job) => call('office.check', { seconds: secondsForOthers, job }), {
      cancellable: false,
    });
    setBusy(null);
    if (reply.ok) setFound(reply.value);
    else setProblem(textOf(reply));
  };
  const compact = async () => {
    begin('compact');
    const reply = await runJob(t('compacting'), (job) => call('office.compact', { seconds: secondsForOthers, job }), {
      cancellable: false,
    });
    setBusy(null);
    if (reply.ok) setSizes(reply.value);
    else setProblem(textOf(reply));
  };
  const isSound = found !== null && found.damage.length === 0;
  return (
    <SettingGroup title={t('care')} about={t('careAbout')}>
      <Setting name="care">
        <div className="k-row">
          <Button loading={busy === 'check'} disabled={busy !== null} onClick={() => void check()}>
            {t('check')}
          </Button>
          <Button loading={busy === 'compact'} disabled={busy !== null} onClick={() => void compact()}>
            {t('compact')}
          </Button>
        </div>
        {isSound || sizes ? (
          <div className="k-row k-green" role="status">
            <IconCircleCheck size={16} />
            {sizes
              ? t('compacted', { before: format.size(sizes.before), after: format.size(sizes.after) })
              : found && t('sound', { size: format.size(found.size), ...found.counts })}
          </div>
        ) : null}
        {found && !isSound ? (
          <div className="k-row k-red" role="alert" style={{ alignItems: 'flex-start', flexWrap: 'nowrap' }}>
            <IconAlertTriangle size={16} style={{ flex: 'none' }} />
            <div>
              {t('damaged')}
              <div className="k-dim" style={{ overflowWrap: 'anywhere' }}>
                {found.damage.join('; ')}
              </div>
            </div>
          </div>
        ) : null}
        {problem ? (
          <div className="k-red" role="alert">
            {problem}
          </div>
        ) : null}
      </Setting>
    </SettingGroup>
  );
}
