/** Which session is told what. */
import type { Right } from '../../preload/contract/channel.ts';
import { type EngineEvent, seeingRights } from '../../preload/contract/events.ts';

/** Whether somebody with these rights (null: nobody is signed in) may be told of the event. */
export function mayKnow(event: EngineEvent, rights: ReadonlySet<Right> | null): boolean {
  if (event.type !== 'changed') return true;
  if (rights === null) return event.entity === 'office';
  const needed = seeingRights[event.entity];
  return needed === null || rights.has(needed);
}
