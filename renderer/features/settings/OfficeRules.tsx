/** What the office decides for everybody: locking, the size of files, how long the bin keeps things. */
import type { Input } from '../../../preload/contract/index.ts';
import { queryClient, useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { officeRuleTexts } from '../../text/office-rules.ts';
import { InlineCount } from '../../ui/inline-fields.tsx';
import { useText } from '../../ui/language.tsx';
import { Setting, SettingGroup } from './Setting.tsx';

const megabyte = 1024 * 1024;

export function OfficeRules() {
  const t = useText(officeRuleTexts);
  const may = useMay();
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
    </SettingGroup>
  );
}
