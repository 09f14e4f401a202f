/** How far the rights of a user reach: his own records, those of his teams, or all of them. */
import type { Reach } from '../../db/lists/reached.ts';
import {
  type HidingField,
  type ReachingRight,
  type ReachOfRight,
  type Right,
  reachingRights,
} from '../../preload/contract/channel.ts';
import type { SignedInUser } from './context.ts';
import { Failure } from './failure.ts';
import { noRight } from './router-words.ts';

/** Which records somebody may touch; `own`: those whose responsible person he is; `team`: these and those of his teams. */
export type Access = Reach;

/** To whom a record belongs. */
export interface Belongs {
  readonly responsibleId: number | null;
  readonly teamId: number | null;
}

/** What the right reaches. Failure `forbidden` for a user who does not hold it at all. */
export function accessBy(
  user: Pick<SignedInUser, 'id' | 'rights' | 'reaches' | 'teams'>,
  right: ReachingRight,
): Access {
  if (!user.rights.has(right)) throw new Failure('forbidden', noRight);
  const reach = user.reaches.get(right) ?? 'all';
  if (reach === 'all') return { kind: 'all' };
  if (reach === 'own') return { kind: 'own', userId: user.id };
  return { kind: 'team', userId: user.id, teamIds: user.teams.map(({ id }) => id) };
}

/** Failure `forbidden` for a user who does not hold the right: of a channel that needs more than the one that the contract names. */
export function mustHold({ rights }: Pick<SignedInUser, 'rights'>, right: Right): void {
  if (!rights.has(right)) throw new Failure('forbidden', noRight);
}

/** Whether the record is among those that may be touched. */
export function isReached(access: Access, { responsibleId, teamId }: Belongs): boolean {
  if (access.kind === 'all') return true;
  if (responsibleId === access.userId) return true;
  return access.kind === 'team' && teamId !== null && access.teamIds.includes(teamId);
}

/** Whether the user holds the right over this record. */
export function mayTouch(user: SignedInUser, right: ReachingRight, record: Belongs): boolean {
  return user.rights.has(right) && isReached(accessBy(user, right), record);
}

/** Whether the user's role keeps the field from him. */
export function isHidden(user: Pick<SignedInUser, 'hidden'>, field: HidingField): boolean {
  return user.hidden.has(field);
}

/** Rights as a role keeps them (`clients.see:own`), taken apart; what this program does not know is left out. */
export function rightsOfRole(
  stored: readonly string[],
  known: readonly Right[],
): { readonly rights: ReadonlySet<Right>; readonly reaches: ReadonlyMap<Right, ReachOfRight> } {
  if (stored.includes('*')) return { rights: new Set(known), reaches: new Map() };
  const rights = new Set<Right>();
  const reaches = new Map<Right, ReachOfRight>();
  for (const entry of stored) {
    const [name, reach] = entry.split(':');
    const right = known.find((one) => one === name);
    if (right === undefined) continue;
    rights.add(right);
    const goesSoFar = reach === 'own' || reach === 'team';
    if (goesSoFar && reachingRights.some((one) => one === right)) reaches.set(right, reach);
  }
  return { rights, reaches };
}
