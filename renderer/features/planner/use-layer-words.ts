/** What stands in a layer, in words. */
import { useMemo } from 'react';
import type { LayerEntry } from '../../../preload/contract/layers.ts';
import { plannerTexts } from '../../text/planner.ts';
import { useText } from '../../ui/language.tsx';

export function useLayerWords(): (entry: LayerEntry) => string {
  const t = useText(plannerTexts);
  return useMemo(
    () =>
      ({ layer, title, client, age }) => {
        if (layer !== 'birthdays') return t(`said_${layer}`, { title: [client, title].filter(Boolean).join(' · ') });
        const said = age === null ? t('said_birthdays', { title }) : t('said_birthdaysAge', { title, age });
        return `${said} · ${client}`;
      },
    [t],
  );
}
