/** To whom records belong, and who may therefore see them. */
import { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import type { ReachingRight } from '../../../preload/contract/channel.ts';
import { accessBy, type Belongs, isReached } from '../../engine/access.ts';
import type { Recorded, SignedInUser } from '../../engine/context.ts';
import { belongedBefore, type ToldOf } from '../../engine/events.ts';
import {
  clientOfContact,
  firstTeamOf,
  type OwnedEntity,
  ownerRow,
  recordOfPayment,
  recordOfWorking,
  seeingBesides,
} from './belonging-queries.ts';
import { personRow } from './queries.ts';
import { noSuchPerson } from './words.ts';

export { firstTeamOf };

/** Whether it is somebody whose access is open. */
export function worksHere(db: Db, userId: number): boolean {
  return personRow(db, userId)?.active === 1;
}

/** The name and the version of a person. Failure `not-found` where there is none. */
export function personNamed(db: Db, userId: number): { readonly name: string; readonly version: number } {
  const row = personRow(db, userId);
  if (row === undefined) throw noSuchPerson();
  return row;
}

/** The responsible person and the team of a client, document, activity, deal or call, in the bin or not; null where there is none. */
export function belongsTo(db: Db, entity: OwnedEntity, id: number): Belongs | null {
  return ownerRow(db, entity, id) ?? null;
}

const seeing = {
  client: 'clients.see',
  document: 'documents.see',
  activity: 'activities.see',
  deal: 'deals.see',
  call: 'activities.see',
} as const satisfies Record<OwnedEntity, ReachingRight>;

function isOwned(entity: string): entity is OwnedEntity {
  return Object.hasOwn(seeing, entity);
}

/** Whether the user may see the record; false also where there is none, or he lacks the right altogether. */
export function maySee(db: Db, user: SignedInUser, entity: OwnedEntity, id: number): boolean {
  const right = seeing[entity];
  if (!user.rights.has(right)) return false;
  const access = accessBy(user, right);
  if (access.kind === 'all') return true;
  const belongs = belongsTo(db, entity, id);
  if (belongs === null) return false;
  return isReached(access, belongs) || (entity === 'activity' && seeingBesides(db, id).includes(user.id));
}

/** The client, document, activity, deal or call that a change is about, with to whom it belongs now and belonged before; null: nobody's in particular. */
export function whoseChange(db: Db, change: Recorded): ToldOf | null {
  const { entity, id, about } = change;
  const owner = about ?? ownerOf(db, entity, id);
  if (owner === null) return null;
  const now = belongsTo(db, owner.entity, owner.id);
  if (now === null) return { entity: owner.entity, belongs: [] };
  const isItself = about === undefined && owner.entity === entity;
  const besides = owner.entity === 'activity' ? [...seeingBesides(db, owner.id), ...sawBesides(change)] : [];
  const seen = besides.map((responsibleId) => ({ responsibleId, teamId: null }));
  return { entity: owner.entity, belongs: isItself ? [now, belongedBefore(change, now), ...seen] : [now, ...seen] };
}

const Participants = z.array(z.object({ kind: z.string(), id: z.number() })).catch([]);

/** Who saw an activity besides those to whom it belonged, and may not any more. */
function sawBesides({ changes }: Pick<Recorded, 'changes'>): number[] {
  const askedBy = changes.askedById?.old;
  const taking = Participants.parse(changes.participants?.old).filter(({ kind }) => kind === 'user');
  return [...(typeof askedBy === 'number' ? [askedBy] : []), ...taking.map(({ id }) => id)];
}

/** The client, document, activity, deal or call that a record belongs to: itself, or the one that a contact person, a note, a file or a payment is on. null: none. */
export function ownerOf(
  db: Db,
  entity: string,
  id: number,
): { readonly entity: OwnedEntity; readonly id: number } | null {
  if (isOwned(entity)) return { entity, id };
  if (entity === 'contact') {
    const client = clientOfContact(db, id);
    return client === undefined ? null : { entity: 'client', id: client };
  }
  if (entity === 'note' || entity === 'attachment') {
    const found = recordOfWorking(db, entity, id);
    if (found?.entity === 'client' || found?.entity === 'document') return { entity: found.entity, id: found.entityId };
  }
  if (entity === 'payment') return recordOfPayment(db, id) ?? null;
  return null;
}
