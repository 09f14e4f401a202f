/** What may be picked for a column: its choices, the users, the teams. */
import { useEngine } from '../../app/engine.ts';
import type { ColumnAbout } from './cell-values.ts';

export interface Pickable {
  readonly value: string | number;
  readonly label: string;
}

/** Null where values are not picked from a list that is known beforehand. */
export function usePickable(about: Pick<ColumnAbout, 'type' | 'choices'>): readonly Pickable[] | null {
  const needsUsers = about.type === 'user' && about.choices.length === 0;
  const needsTeams = about.type === 'team' && about.choices.length === 0;
  const { data: reference } = useEngine('reference.get', {}, { enabled: needsUsers });
  const { data: teams } = useEngine('teams.list', {}, { enabled: needsTeams });
  if (about.choices.length > 0) return about.choices;
  if (needsUsers) return (reference?.users ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (needsTeams) return (teams ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return about.type === 'choice' || about.type === 'choices' ? [] : null;
}
