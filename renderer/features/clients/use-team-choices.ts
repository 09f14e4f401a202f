/** The teams of the office as choices; one that is no longer there stays a choice of the client that has it. */
import { useMemo } from 'react';
import { useEngine } from '../../app/engine.ts';
import type { Choice } from '../../ui/inline-fields.tsx';

export function useTeamChoices({
  teamId,
  team,
}: {
  readonly teamId: number | null;
  readonly team: string | null;
}): readonly Choice<string>[] {
  const { data } = useEngine('teams.list', {});
  return useMemo(() => {
    const known = (data ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
    const isKnown = teamId === null || known.some(({ value }) => value === String(teamId));
    return isKnown ? known : [...known, { value: String(teamId), label: team ?? '' }];
  }, [data, teamId, team]);
}
