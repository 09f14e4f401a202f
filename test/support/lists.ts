/** Who asks for lists in tests, and own fields of every type. */

import type { SignedInUser } from '../../main/engine/context.ts';
import type { Asker } from '../../main/features/lists/listing.ts';
import { type ReachOfRight, type Right, rights } from '../../preload/contract/channel.ts';
import { type OwnEntity, type OwnFieldType, ownFieldTypes } from '../../preload/contract/own-values.ts';
import type { TestOffice } from './office.ts';

/** A user with all rights, of which those that reach somewhere reach so far. */
export function userWith(reach: ReachOfRight, about: Partial<SignedInUser> = {}): SignedInUser {
  const reaches = new Map<Right, ReachOfRight>(reach === 'all' ? [] : rights.map((right) => [right, reach]));
  return {
    id: 1,
    name: 'Anna',
    login: 'anna',
    rights: new Set(rights),
    reaches,
    teams: [{ id: 1, name: 'Север' }],
    hidden: new Set(),
    hasPassword: false,
    mustChangePassword: false,
    ...about,
  };
}

/** The same as somebody who asks for a list of this office. */
export function askerFor(office: TestOffice, reach: ReachOfRight, about: Partial<SignedInUser> = {}): Asker {
  return { db: office.db, user: userWith(reach, about), today: '2026-11-24', now: '2026-11-24T09:00:00.000Z' };
}

/** The ids of own fields, one of each type. */
export type OwnFieldIds = Readonly<Record<OwnFieldType, number>>;

/** Adds an own field of each type; each of the choices has three values of its own. */
export async function addOwnFields(office: TestOffice, entity: OwnEntity): Promise<OwnFieldIds> {
  const ids: Partial<Record<OwnFieldType, number>> = {};
  for (const type of ownFieldTypes) {
    const field = await office.ask('fields.create', {
      entity,
      name: `${entity} ${type}`,
      type,
      classifierId: null,
      currency: type === 'money' ? 'RUB' : null,
      place: 'general',
      hint: '',
      inList: true,
      inPrint: false,
      choices: type === 'choice' || type === 'choices' ? ['Зима', 'Весна', 'Лето'] : [],
    });
    ids[type] = field.id;
  }
  // One was made of each type.
  return ids as OwnFieldIds;
}
