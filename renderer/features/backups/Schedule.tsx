/** How often a backup is made while people work. */
import { queryClient, useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { backupTexts } from '../../text/backups.ts';
import { InlineCount } from '../../ui/inline-fields.tsx';
import { useText } from '../../ui/language.tsx';

export function Schedule() {
  const t = useText(backupTexts);
  const may = useMay();
  const { textOf } = useFailures();
  const change = useCommand('settings.change');
  const { data } = useEngine('settings.get', {});
  if (!data) return null;
  const save = async (backupHours: number | null): Promise<string | null> => {
    if (backupHours === null) return t('hoursNeeded');
    const reply = await change.run({ backupHours });
    if (!reply.ok) return textOf(reply);
    queryClient.setQueryData(['settings.get', {}], reply.value);
    return null;
  };
  return (
    <div data-setting="backupHours">
      <InlineCount
        label={t('backupHours')}
        min={1}
        max={24}
        unit={(count) => t('everyHours', { count })}
        value={data.backupHours}
        readOnly={!may('settings.change')}
        save={save}
      />
      <div className="k-dim">{t('backupHoursAbout')}</div>
    </div>
  );
}
