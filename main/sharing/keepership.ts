/** The part of an engine that sees to it that one process of the office keeps its file: the rule of `keeping.ts` on a real folder. */
import { isDeepStrictEqual } from 'node:util';
import { isOlder } from './admission.ts';
import {
  type Contact,
  type ContactableClaim,
  clearBeat,
  clearBeats,
  readBeat,
  readClaim,
  writeClaim,
} from './beacon-file.ts';
import { type Beats, startBeats } from './beats.ts';
import { type Hindrance, hindranceIn } from './hindrance.ts';
import {
  type Claim,
  type Decision,
  type Happening,
  holds,
  type Look,
  type Myself,
  newcomer,
  type Station,
  turn,
  type Unseen,
} from './keeping.ts';
import { monotonic } from './monotonic.ts';
import { readNote } from './moved-office.ts';

/** Milliseconds between two looks at the beacon. */
const lookEvery = 500;

/** How things stand, for the part of the program that answers calls. */
export type Situation =
  | { readonly as: 'keeper'; readonly epoch: number }
  /** Somebody else keeps it: there is where he is reached. */
  | { readonly as: 'client'; readonly keeper: ContactableClaim }
  /** `turn`: it will be known in a moment. `program`: the file needs a newer one. `moved`: the office is in another folder. */
  | { readonly as: 'waiting'; readonly for: Hindrance | 'turn' | 'program' | 'moved' };

/** What hinders a process from opening the file, `newer` where a newer program is needed; null: nothing, it is open. */
export type Opening = Hindrance | 'newer' | null;

export interface KeepershipPorts {
  /** The office folder; its database is there. */
  readonly folder: string;
  readonly myself: Myself;
  readonly contact: Contact;
  /**
   * Opens the file for this process. `isLeft`: the keeper before has closed it, so that nobody else has it open.
   */
  open(isLeft: boolean): Promise<Opening>;
  /** Rolls back what is not committed and lets the file go, without a word to anybody. */
  close(): void;
  /** Called with every change of the situation. */
  turned(situation: Situation): void;
  /** Takes one line about what went wrong. */
  log(line: string): void;
}

/** Who is to keep the office after this process. */
export interface Heir {
  readonly name: string;
  readonly contact: Contact;
}

interface Giving {
  readonly heir: Heir;
  given(epoch: number | null): void;
}

export class Keepership {
  readonly #ports: KeepershipPorts;
  #station: Station = newcomer(monotonic());
  #beats: Beats | null = null;
  #situation: Situation = { as: 'waiting', for: 'turn' };
  #isOpen = false;
  /** Whether the beacon that was followed by the own one said that its keeper had closed the file. */
  #wasLeft = false;
  /** The epoch that the keeper before has put up in this process's name. */
  #inherited: number | null = null;
  /** The file needs a newer program: this process keeps it no more, and follows whoever can. */
  #isTooOld = false;
  /** Why the beacon that was looked at could not be followed by the own one. */
  #unclaimed: { readonly look: Look; readonly hindrance: Hindrance | null } | null = null;
  /** The file that is open does not answer any more. */
  #isFileLost = false;
  /** Who is to keep the office from now on, and who hears of it. */
  #giving: Giving | null = null;
  #ended = false;
  #looking: Promise<void> = Promise.resolve();
  #next: NodeJS.Timeout | null = null;

  constructor(ports: KeepershipPorts) {
    this.#ports = ports;
    this.#look();
  }

  get situation(): Situation {
    return this.#situation;
  }

  /** Whether what is about to be committed, or was just now and is about to be answered, counts. Reads the beacon. */
  readonly mayCommit = (): boolean => {
    this.#takeBeat();
    return holds(this.#ports.myself, this.#station, monotonic(), readClaim(this.#ports.folder));
  };

  /** The keeper of the epoch has answered over the network. */
  heard(epoch: number): void {
    this.#happens({ what: 'heard', at: monotonic(), epoch });
  }

  /** Looks at the beacon now, for somebody has said that it has changed. */
  lookNow(): void {
    if (this.#next === null || this.#ended) return;
    clearTimeout(this.#next);
    this.#look();
  }

  /**
   * The file does not answer any more, though the drive may: after its cable was out, what was open stays unusable. It is
   * closed, left to whoever comes first, and opened anew.
   */
  fileLost(): void {
    this.#isFileLost = true;
    this.lookNow();
  }

  /**
   * Makes room for the heir and goes on as a client: the file is closed, and the beacon names him. The caller has seen to it that
   * nothing runs any more. `given`: called with the heir's epoch before anybody else is told that the office is kept no longer;
   * with null when it was not this process's to give.
   */
  giveWay(heir: Heir, given: (epoch: number | null) => void): void {
    this.#giving = { heir, given };
    this.lookNow();
  }

  /** The keeper has gone, and has put up the beacon of this epoch in the name of this process. */
  inherit(epoch: number): void {
    this.#inherited = epoch;
    this.lookNow();
  }

  /**
   * Goes: what runs has ended, the file is closed, and the beacon says so, or names the heir as its keeper; unless it was
   * another's already. Answers the heir's epoch, or null. Nothing is called any more afterwards.
   */
  async leave(heir: Heir | null = null): Promise<number | null> {
    this.#ended = true;
    if (this.#next !== null) clearTimeout(this.#next);
    await this.#looking;
    return this.#closeAndLeave(heir);
  }

  async #closeAndLeave(heir: Heir | null = null): Promise<number | null> {
    const { folder, myself, contact } = this.#ports;
    // It beats on while the file is closed, which may take long; nobody else may take over meanwhile.
    this.#close();
    this.#takeBeat();
    await this.#stopBeats();
    const mine = this.mayCommit() ? readClaim(folder) : null;
    if (mine === null || mine === 'unreadable') return null;
    try {
      const epoch = mine.epoch + 1;
      if (heir === null) writeClaim(folder, { ...mine, left: true }, contact);
      else writeClaim(folder, { epoch, keeper: heir.name, left: false }, heir.contact);
      clearBeat(folder, myself.name);
      return heir === null ? null : epoch;
    } catch (error) {
      this.#ports.log(`The beacon could not be left: ${String(error)}`);
      return null;
    }
  }

  #look(): void {
    this.#next = null;
    this.#looking = this.#turn()
      .catch((error: unknown) => this.#ports.log(`keeping the office: ${String(error)}`))
      .then(() => {
        if (!this.#ended) this.#next = setTimeout(() => this.#look(), lookEvery);
      });
  }

  async #turn(): Promise<void> {
    const { folder } = this.#ports;
    if (this.#isFileLost) {
      this.#isFileLost = false;
      this.#stand({ as: 'waiting', for: 'turn' });
      await this.#closeAndLeave();
      this.#happens({ what: 'closed', at: monotonic() });
      return;
    }
    if (this.#giving !== null) return this.#give(this.#giving);
    this.#takeBeat();
    const hasLeft = this.#station.phase === 'watching' && this.#hasLeft();
    if (hasLeft === true) return this.#stand({ as: 'waiting', for: 'moved' });
    const claim = hasLeft === 'unreadable' ? hasLeft : readClaim(folder);
    const isOlderKeeper = this.#isOlder(claim);
    if (this.#isInherited(claim)) return this.#takeInherited(claim.epoch);
    const look = withBeat(folder, claim);
    const decision = this.#happens({ what: 'looked', at: monotonic(), look, isOlder: isOlderKeeper });
    switch (decision.do) {
      case 'claim':
        if (this.#isTooOld) return this.#stand({ as: 'waiting', for: 'program' });
        return this.#claim(decision.epoch, look);
      case 'open':
        return this.#open();
      case 'follow':
        if (this.#isStillUnclaimed(look)) return;
        if (claim !== null && claim !== 'unreadable') this.#stand({ as: 'client', keeper: claim });
        return;
      case 'step-down':
        return this.#stepDown();
      case 'wait-for-drive':
        this.#stand({ as: 'waiting', for: 'drive' });
        return;
      case 'nothing':
    }
  }

  /** `unreadable`: the drive does not answer, or what lies there is no note; the office may be elsewhere. */
  #hasLeft(): boolean | 'unreadable' {
    try {
      return readNote(this.#ports.folder) !== null;
    } catch {
      return 'unreadable';
    }
  }

  async #give({ heir, given }: Giving): Promise<void> {
    this.#giving = null;
    let epoch: number | null = null;
    try {
      if (this.#situation.as !== 'keeper') return;
      epoch = await this.#closeAndLeave(heir);
    } finally {
      given(epoch);
    }
    this.#stand({ as: 'waiting', for: 'turn' });
    this.#happens({ what: 'closed', at: monotonic() });
  }

  /** A keeper that is gone is not looked for again while the drive keeps this process from following him. */
  #isStillUnclaimed(look: Look): boolean {
    const { look: seen = null, hindrance = null } = this.#unclaimed ?? {};
    if (hindrance === null || !isSame(seen, look)) return false;
    this.#stand({ as: 'waiting', for: hindrance });
    return true;
  }

  #isInherited(claim: ContactableClaim | Unseen): claim is ContactableClaim {
    if (claim === null || claim === 'unreadable' || this.#station.phase !== 'watching') return false;
    return claim.keeper === this.#ports.myself.name && claim.epoch === this.#inherited && !claim.left;
  }

  /** Whether the beacon is of a program that would be locked out by what this one makes of the database. */
  #isOlder(claim: ContactableClaim | Unseen): boolean {
    if (claim === null || claim === 'unreadable' || claim.contact === null) return false;
    return isOlder(claim.contact, this.#ports.contact);
  }

  async #takeInherited(epoch: number): Promise<void> {
    this.#inherited = null;
    this.#wasLeft = true;
    this.#stand({ as: 'waiting', for: 'turn' });
    const at = monotonic();
    this.#happens({ what: 'inherited', at, epoch });
    await this.#beat(epoch, at);
    await this.#open();
  }

  async #beat(epoch: number, begun: number): Promise<void> {
    const { folder, myself, log } = this.#ports;
    await this.#stopBeats();
    this.#beats = startBeats({ folder, keeper: myself.name, epoch }, begun, (error) =>
      log(`The keeper no longer beats: ${error.message}`),
    );
  }

  async #claim(epoch: number, seen: Look): Promise<void> {
    const { folder, myself, contact } = this.#ports;
    const begun = monotonic();
    try {
      if (!isSame(withBeat(folder, readClaim(folder)), seen)) throw new Error('somebody else was quicker');
      writeClaim(folder, { epoch, keeper: myself.name, left: false }, contact);
    } catch (error) {
      this.#ports.log(`The office could not be taken over: ${error instanceof Error ? error.message : String(error)}`);
      this.#happens({ what: 'not-claimed', at: monotonic() });
      const hindrance = hindranceIn(error, folder);
      this.#unclaimed = { look: seen, hindrance };
      this.#stand({ as: 'waiting', for: hindrance ?? 'turn' });
      return;
    }
    this.#stand({ as: 'waiting', for: 'turn' });
    this.#wasLeft = seen === null || (seen !== 'unreadable' && seen.left);
    this.#happens({ what: 'claimed', at: monotonic(), epoch, begun });
    await this.#beat(epoch, begun);
    if (myself.confirmFor === 0) await this.#turn();
  }

  async #open(): Promise<void> {
    if (this.#isOpen) return;
    // While the drive copies a large file, beats go on in their thread, and are known here when they are asked for.
    const hindrance = await this.#ports.open(this.#wasLeft).catch((error: unknown) => {
      this.#ports.log(`The office could not be opened: ${error instanceof Error ? error.message : String(error)}`);
      return 'lock' as const;
    });
    this.#takeBeat();
    if (hindrance === 'newer') {
      // Whoever has the newer program is not to be kept out by this one.
      this.#isTooOld = true;
      await this.#closeAndLeave();
      this.#happens({ what: 'closed', at: monotonic() });
      return this.#stand({ as: 'waiting', for: 'program' });
    }
    if (hindrance !== null) {
      this.#stand({ as: 'waiting', for: hindrance });
      return;
    }
    this.#isOpen = true;
    this.#clearBeats();
    const decision = this.#happens({ what: 'opened', at: monotonic() });
    if (decision.do === 'step-down') await this.#stepDown();
    else if (this.#station.phase === 'keeping') this.#stand({ as: 'keeper', epoch: this.#station.epoch });
  }

  #clearBeats(): void {
    try {
      clearBeats(this.#ports.folder, this.#ports.myself.name);
    } catch (error) {
      this.#ports.log(`Where keepers before have beaten could not be cleared: ${String(error)}`);
    }
  }

  async #stepDown(): Promise<void> {
    this.#stand({ as: 'waiting', for: 'turn' });
    this.#close();
    await this.#stopBeats();
    this.#happens({ what: 'closed', at: monotonic() });
  }

  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#ports.close();
  }

  async #stopBeats(): Promise<void> {
    const beats = this.#beats;
    this.#beats = null;
    await beats?.stop();
  }

  #takeBeat(): void {
    if (this.#beats === null || !('epoch' in this.#station)) return;
    const { epoch } = this.#station;
    this.#happens({ what: 'beaten', at: monotonic(), epoch, begun: this.#beats.lastBegun() });
  }

  #happens(happening: Happening): Decision {
    const [station, decision] = turn(this.#ports.myself, this.#station, happening);
    this.#station = station;
    return decision;
  }

  #stand(situation: Situation): void {
    const before = this.#situation;
    this.#situation = situation;
    const isSameKeeper =
      situation.as === 'client' &&
      before.as === 'client' &&
      situation.keeper.epoch === before.keeper.epoch &&
      situation.keeper.keeper === before.keeper.keeper &&
      isDeepStrictEqual(situation.keeper.contact, before.keeper.contact);
    const isSameWaiting = situation.as === 'waiting' && before.as === 'waiting' && situation.for === before.for;
    if (!isSameKeeper && !isSameWaiting) this.#ports.turned(situation);
  }
}

function withBeat(folder: string, claim: Claim | Unseen): Look {
  if (claim === null || claim === 'unreadable') return claim;
  const beat = readBeat(folder, claim.keeper);
  return beat === 'unreadable' ? beat : { ...claim, beat };
}

function isSame(one: Look, two: Look): boolean {
  if (one === null || two === null || one === 'unreadable' || two === 'unreadable') return one === two;
  return one.epoch === two.epoch && one.keeper === two.keeper && one.beat === two.beat && one.left === two.left;
}
