/** Handlers of who is here: computers and people, messages to all, and the work for which others make room. */
import type { Capability } from '../../../preload/contract/channel.ts';
import type { StationHere, stations } from '../../../preload/contract/stations.ts';
import type { Context, Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { networkOrigin } from '../../engine/from-network.ts';
import type { SessionInUse } from '../../engine/session-control.ts';
import { sayToAll, validMessages, withdraw } from './service.ts';

type Names<C extends Capability> = keyof C & string;

export const stationHandlers: Handlers<Names<typeof stations>> = {
  'stations.list': (context) => {
    const manages = context.user.rights.has('office.manage');
    const { computers, turnedAway } = context.office.stations();
    return {
      stations: computers.map(
        ({ station, address, ...computer }): StationHere => ({
          ...computer,
          address: manages ? address : null,
          people: people(context, station, manages),
        }),
      ),
      turnedAway: manages ? turnedAway.map((one) => ({ ...one })) : [],
    };
  },

  'stations.messages': ({ db, now }) => validMessages(db, now),
  'stations.message': (context, { text, until }) => sayToAll(context, text, until),
  'stations.withdraw': (context, { id }) => {
    withdraw(context, id);
    return {};
  },

  'stations.upkeep': ({ office }) => office.upkeep.told(),
  'stations.ready': ({ office }, { ready }) => {
    office.upkeep.ready(ready);
    return {};
  },
  'stations.decide': ({ office, user }, { decision }) => {
    const isDecided = office.upkeep.decide(decision, user.rights.has('office.manage'));
    if (!isDecided) throw new Failure('not-found', nothingAnnounced);
    return {};
  },
};

/** Each session for those who manage the office; for the others each person once. */
function people({ office }: Context, station: string | null, manages: boolean): StationHere['people'] {
  const here = office.sessions.inUse().filter((session) => session.station === station);
  if (manages)
    return here.map((session) => ({ userId: session.userId, name: session.user, session: detailsOf(session) }));
  const byUser = new Map(here.map(({ userId, user: name }) => [userId, { userId, name, session: null }]));
  return [...byUser.values()].sort((one, other) => one.name.localeCompare(other.name));
}

function detailsOf({
  id,
  origin,
  since,
  computer,
  touchedAt,
  locked,
  own,
}: SessionInUse): StationHere['people'][number]['session'] {
  return { id, origin, address: origin === networkOrigin ? computer : null, since, touchedAt, locked, own };
}

const nothingAnnounced = {
  en: 'Nothing is announced that could be begun or called off; it may run already.',
  ru: 'Сейчас нет объявленных работ, которые можно начать или отменить; возможно, они уже идут.',
  fr: 'Aucune opération annoncée ne peut être lancée ou annulée ; elle est peut-être déjà en cours.',
};
