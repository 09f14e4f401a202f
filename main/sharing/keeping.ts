/**
 * Whose turn it is to keep the office: values in, decision out. What the drive, the clock and the network say comes in as
 * events; what is to be done about it comes out. Nothing here waits, reads or writes.
 *
 * All times are milliseconds of this computer's own clock that never goes back; those of two computers are never compared.
 */

/** A keeper moves its beacon so often. */
export const beatEvery = 2_000;
/** A beacon that has not moved for so long, by the clock of whoever looks, has lost its keeper. */
export const silentAfter = 12_000;
/**
 * A station whose program is newer than that of the keeper that is gone lets those with the older one take over first: it would bring
 * the database up to date, and lock them out of it. Several looks and a beat of theirs fit in.
 */
export const courtesy = 6_000;
/** A keeper whose last beat began longer ago than this commits nothing more: before anybody else may think it gone. */
export const freshFor = 8_000;

/** What lies in the office folder about who keeps the office. */
export interface Claim {
  /** Goes up by one with each keeper. */
  readonly epoch: number;
  /** The process that keeps it, by a name that no other process ever has. */
  readonly keeper: string;
  /** The keeper has closed the office and gone. */
  readonly left: boolean;
}

/** A claim with how often its keeper has beaten, which he writes down apart from it. */
export interface Beacon extends Claim {
  readonly beat: number;
}

/** Null where there is no beacon yet; `unreadable` when the drive does not answer. */
export type Unseen = null | 'unreadable';

/** What a look at the beacon showed. */
export type Look = Beacon | Unseen;

export type Station =
  /** Somebody else keeps it, or nobody. `since`: when the beacon was first seen as it is, or its keeper was last heard. */
  | { readonly phase: 'watching'; readonly seen: Beacon | null; readonly since: number }
  /** It has put up its beacon, and waits whether it stays. */
  | { readonly phase: 'claiming'; readonly epoch: number; readonly lastBeat: number; readonly since: number }
  /** The beacon stayed: it opens the file, which another process may still have locked. */
  | { readonly phase: 'opening'; readonly epoch: number; readonly lastBeat: number }
  | { readonly phase: 'keeping'; readonly epoch: number; readonly lastBeat: number }
  /** It lost the office, and has the file closed. */
  | { readonly phase: 'closing' };

export type Happening =
  /** `isOlder`: the program of the keeper that the beacon names is older than that of this process, so that those of others may be. */
  | { readonly what: 'looked'; readonly at: number; readonly look: Look; readonly isOlder?: boolean }
  /** The keeper of this epoch has answered over the network. */
  | { readonly what: 'heard'; readonly at: number; readonly epoch: number }
  /** The beacon of this epoch was put up; `begun`: when writing it began. */
  | { readonly what: 'claimed'; readonly at: number; readonly epoch: number; readonly begun: number }
  /** Somebody else had changed the beacon meanwhile, or the drive did not take it. */
  | { readonly what: 'not-claimed'; readonly at: number }
  /** The keeper that has gone has put up the beacon of this epoch in our name. */
  | { readonly what: 'inherited'; readonly at: number; readonly epoch: number }
  /** The own beacon was moved; `begun`: when writing it began. */
  | { readonly what: 'beaten'; readonly at: number; readonly epoch: number; readonly begun: number }
  | { readonly what: 'opened'; readonly at: number }
  | { readonly what: 'closed'; readonly at: number };

/** What is to be done now; `look again` is always part of it. */
export type Decision =
  | { readonly do: 'nothing' }
  /** Put up the beacon of this epoch, unless the one that was seen has changed. Who is last stays; the others see it. */
  | { readonly do: 'claim'; readonly epoch: number }
  | { readonly do: 'open'; readonly epoch: number }
  /** Connect to the keeper that the beacon names, or stay connected. */
  | { readonly do: 'follow'; readonly beacon: Beacon }
  /** Roll back what is not committed, close the file, and be a client. */
  | { readonly do: 'step-down' }
  /** The drive does not answer: show what there is. */
  | { readonly do: 'wait-for-drive' };

export interface Myself {
  /** The name of this process. */
  readonly name: string;
  /**
   * How long a beacon that was put up must have stayed before the file is opened: a beat where several computers see the
   * drive, nothing where only this one does.
   */
  readonly confirmFor: number;
}

type Turn = readonly [Station, Decision];

const nothing: Decision = { do: 'nothing' };

/** A station that has just begun to look. */
export function newcomer(at: number): Station {
  return { phase: 'watching', seen: null, since: at };
}

/** What becomes of the station by what happened, and what it does about it. */
export function turn(myself: Myself, station: Station, happening: Happening): Turn {
  switch (happening.what) {
    case 'looked':
      return looked(myself, station, happening);
    case 'heard':
      return station.phase === 'watching' && station.seen?.epoch === happening.epoch
        ? [{ ...station, since: happening.at }, nothing]
        : [station, nothing];
    case 'claimed':
      return [{ phase: 'claiming', epoch: happening.epoch, lastBeat: happening.begun, since: happening.at }, nothing];
    case 'not-claimed':
      return [newcomer(happening.at), nothing];
    case 'inherited':
      if (station.phase !== 'watching') return [station, nothing];
      return [
        { phase: 'opening', epoch: happening.epoch, lastBeat: happening.at },
        { do: 'open', epoch: happening.epoch },
      ];
    case 'beaten':
      return 'epoch' in station && station.epoch === happening.epoch
        ? [{ ...station, lastBeat: happening.begun }, nothing]
        : [station, nothing];
    case 'opened':
      return station.phase === 'opening'
        ? [{ phase: 'keeping', epoch: station.epoch, lastBeat: station.lastBeat }, nothing]
        : [{ phase: 'closing' }, { do: 'step-down' }];
    case 'closed':
      return [newcomer(happening.at), nothing];
  }
}

/**
 * Whether what is about to be committed, or was committed just now and is about to be answered, may be: the beacon still
 * is that of this station, and it has moved it lately.
 */
export function holds(myself: Myself, station: Station, at: number, look: Claim | Unseen): boolean {
  if (station.phase !== 'keeping' && station.phase !== 'opening') return false;
  return isMine(myself, station.epoch, look) && at - station.lastBeat < freshFor;
}

function isMine(myself: Myself, epoch: number, look: Claim | Unseen): boolean {
  return look !== null && look !== 'unreadable' && look.epoch === epoch && look.keeper === myself.name && !look.left;
}

type Looked = Extract<Happening, { what: 'looked' }>;

function looked(myself: Myself, station: Station, happening: Looked): Turn {
  const { at, look } = happening;
  if (station.phase === 'closing') return [station, nothing];
  if (station.phase === 'watching') return watched(station, happening);
  // A drive that does not answer may be back before the beat is too old; a foreign beacon is the end at once.
  const isLost = look === 'unreadable' ? at - station.lastBeat >= freshFor : !isMine(myself, station.epoch, look);
  if (station.phase === 'claiming') {
    if (isLost) return [newcomer(at), nothing];
    const isConfirmed = look !== 'unreadable' && at - station.since >= myself.confirmFor;
    return isConfirmed
      ? [
          { phase: 'opening', epoch: station.epoch, lastBeat: station.lastBeat },
          { do: 'open', epoch: station.epoch },
        ]
      : [station, nothing];
  }
  if (isLost || at - station.lastBeat >= freshFor) return [{ phase: 'closing' }, { do: 'step-down' }];
  return [station, station.phase === 'opening' ? { do: 'open', epoch: station.epoch } : nothing];
}

function watched(station: Extract<Station, { phase: 'watching' }>, { at, look, isOlder = false }: Looked): Turn {
  // Nothing is known of the time in which the drive was away: what is seen afterwards counts from then.
  if (look === 'unreadable') return [newcomer(at), { do: 'wait-for-drive' }];
  if (look === null) return [newcomer(at), { do: 'claim', epoch: 1 }];
  const { seen, since } = station;
  const hasMoved = seen === null || seen.epoch !== look.epoch || seen.keeper !== look.keeper || seen.beat !== look.beat;
  const watching: Station = { phase: 'watching', seen: look, since: hasMoved ? at : since };
  const patience = (look.left ? 0 : silentAfter) + (isOlder ? courtesy : 0);
  if (at - watching.since >= patience) return [watching, { do: 'claim', epoch: look.epoch + 1 }];
  return [watching, { do: 'follow', beacon: look }];
}
