/** What the office decides for everybody: locking, the size of files, how long the bin keeps things. */
import { Checkbox, Group } from '@mantine/core';
import { useState } from 'react';
import { activityKinds } from '../../../preload/contract/activities.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { queryClient, useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { activityTexts } from '../../text/activities.ts';
import { officeRuleTexts } from '../../text/office-rules.ts';
import { InlineCount } from '../../ui/inline-fields.tsx';
import { useText } from '../../ui/language.tsx';
import { Setting, SettingGroup } from './Setting.tsx';

const megabyte = 1024 * 1024;

export function OfficeRules() {
  const t = useText(officeRuleTexts);
  const words = useText(activityTexts);
  const may = useMay();
  const [problem, setProblem] = useState<string | null>(null);
  const { textOf } = useFailures();
  const change = useCommand('settings.change');
  const { data } = useEngine('settings.get', {});
  if (!data) return null;
  const readOnly = !may('settings.change');
  const save = async (changes: Input<'settings.change'>): Promise<string | null> => {
    const reply = await change.run(changes);
    if (!reply.ok) return textOf(reply);
    queryClient.setQueryData(['settings.get', {}], reply.value);
    return null;
  };
  return (
    <SettingGroup title={t('rules')}>
      <Setting name="idleMinutes" about={t('idleMinutesAbout')}>
        <InlineCount
          label={t('idleMinutes')}
          min={1}
          max={1440}
          unit={(count) => t('minutes', { count })}
          none={t('idleNever')}
          value={data.idleMinutes}
          readOnly={readOnly}
          save={(idleMinutes) => save({ idleMinutes })}
        />
      </Setting>
      <Setting name="binDays" about={t('binDaysAbout')}>
        <InlineCount
          label={t('binDays')}
          min={1}
          max={3650}
          unit={(count) => t('days', { count })}
          none={t('binForEver')}
          value={data.binDays}
          readOnly={readOnly}
          save={(binDays) => save({ binDays })}
        />
      </Setting>
      <Setting name="fileLimit" about={t('fileLimitAbout')}>
        <InlineCount
          label={t('fileLimit')}
          min={1}
          max={2048}
          unit={(count) => t('megabytes', { count })}
          value={Math.round(data.fileLimit / megabyte)}
          readOnly={readOnly}
          save={(count) =>
            count === null ? Promise.resolve(t('fileLimitNeeded')) : save({ fileLimit: count * megabyte })
          }
        />
      </Setting>
      <Setting name="resultKinds" about={t('resultKindsAbout')}>
        <div className="k-fact">
          <span className="k-fact-label">{t('resultKinds')}</span>
          <Group gap={12} className="k-fact-boxes">
            {activityKinds.map((kind) => (
              <Checkbox
                key={kind}
                label={words(`kind_${kind}`)}
                checked={data.resultKinds.includes(kind)}
                disabled={readOnly}
                onChange={async ({ currentTarget: { checked } }) => {
                  const kinds = activityKinds.filter((one) =>
                    one === kind ? checked : data.resultKinds.includes(one),
                  );
                  setProblem(await save({ resultKinds: kinds }));
                }}
              />
            ))}
          </Group>
          {problem ? <div className="k-red">{problem}</div> : null}
        </div>
      </Setting>
      <Setting name="askAcceptance" about={t('askAcceptanceAbout')}>
        <div className="k-fact">
          <span className="k-fact-label">{t('askAcceptance')}</span>
          <div className="k-fact-boxes">
            <Checkbox
              aria-label={t('askAcceptance')}
              checked={data.askAcceptance}
              disabled={readOnly}
              onChange={async ({ currentTarget: { checked } }) => setProblem(await save({ askAcceptance: checked }))}
            />
          </div>
        </div>
      </Setting>
    </SettingGroup>
  );
}
