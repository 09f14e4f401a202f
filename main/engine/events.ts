/** Which session is told what: of a record only those may know who may see it now, or could before the change. */
import type { ReachingRight } from '../../preload/contract/channel.ts';
import { type EngineEvent, type Entity, seeingRights } from '../../preload/contract/events.ts';
import { accessBy, type Belongs, isReached } from './access.ts';
import type { Recorded, SignedInUser } from './context.ts';

/** The record that an event is about, or that what it is about belongs to. */
export interface ToldOf {
  readonly entity: 'client' | 'document' | 'activity' | 'deal' | 'call';
  /** To whom it belongs now, and belonged before, and who sees it besides; none: nobody knows any more. */
  readonly belongs: readonly Belongs[];
}

const seeing = {
  client: 'clients.see',
  document: 'documents.see',
  activity: 'activities.see',
  deal: 'deals.see',
  call: 'activities.see',
} as const;

/** Kinds of records that are somebody's: of one about which it is not known whose, only those are told who see all. */
const owned: readonly Entity[] = [
  'client',
  'document',
  'activity',
  'deal',
  'call',
  'contact',
  'note',
  'attachment',
  'link',
  'payment',
];

/** Whether the user (null: nobody is signed in) may be told. `toldOf` is asked only where his rights do not reach all records. */
export function mayKnow(event: EngineEvent, user: SignedInUser | null, toldOf: () => ToldOf | null): boolean {
  if (event.type !== 'changed') return true;
  if (user === null) return event.entity === 'office';
  const needed = seeingRights[event.entity];
  if (needed !== null && !user.rights.has(needed)) return false;
  // That there are changes of many says nothing of any.
  if (event.id === 0 || !owned.includes(event.entity)) return true;
  if (Object.values(seeing).every((right) => seesAll(user, right))) return true;
  const of = toldOf();
  if (of === null) return seesAll(user, 'clients.see');
  const right = seeing[of.entity];
  if (!user.rights.has(right)) return false;
  const access = accessBy(user, right);
  return access.kind === 'all' || of.belongs.some((one) => isReached(access, one));
}

/** To whom the record belonged before the change, given to whom it belongs now. */
export function belongedBefore({ changes }: Pick<Recorded, 'changes'>, now: Belongs): Belongs {
  const before = (field: keyof Belongs) => {
    const change = changes[field];
    if (change === undefined) return now[field];
    return typeof change.old === 'number' ? change.old : null;
  };
  return { responsibleId: before('responsibleId'), teamId: before('teamId') };
}

function seesAll(user: SignedInUser, right: ReachingRight): boolean {
  return user.rights.has(right) && accessBy(user, right).kind === 'all';
}
