/** In the head of the window: how many missed calls wait, where there are any. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPhoneX } from '@tabler/icons-react';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { callTexts } from '../../text/calls.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import '../activities/activities.css';

export function MissedCalls() {
  const t = useText(callTexts);
  const format = useFormat();
  const may = useMay();
  const { data } = useEngine('calls.count', {}, { enabled: may('activities.see') });
  if (data === undefined || data.count === 0) return null;
  const label = t('missedCount', { count: data.count });
  return (
    <Tooltip label={label}>
      <ActionIcon className="k-bell" aria-label={label} onClick={() => openPage('calls')}>
        <IconPhoneX size={17} />
        <span className="k-bell-count">{`${format.count(data.count)}${data.exact ? '' : '+'}`}</span>
      </ActionIcon>
    </Tooltip>
  );
}
