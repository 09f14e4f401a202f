/** The campaigns of the office. */
import { useMemo } from 'react';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import type { Choice } from '../../ui/inline-fields.tsx';

/** Campaigns to choose from, by id; the present one also where it is no longer offered. */
export function useCampaignChoices(present: number | null): readonly Choice<string>[] {
  const may = useMay();
  const { data } = useEngine('campaigns.list', {}, { enabled: may('clients.see') });
  return useMemo(
    () =>
      (data ?? [])
        .filter(({ id, archived }) => !archived || id === present)
        .map(({ id, name }) => ({ value: String(id), label: name })),
    [data, present],
  );
}
