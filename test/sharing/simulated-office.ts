/** An office of four stations that runs in simulated time: every step of every process may be late, by its seed. */
import { isDeepStrictEqual } from 'node:util';
import {
  beatEvery,
  type Claim,
  type Decision,
  givesWayTo,
  type Happening,
  holds,
  type Look,
  type Myself,
  newcomer,
  type Station,
  turn,
  type Unseen,
} from '../../main/sharing/keeping.ts';

interface Trouble {
  /** Tenths of a second since the beginning. */
  readonly at: number;
  readonly station: number;
  readonly kind: 'stop' | 'cable' | 'kill' | 'leave' | 'slow';
  readonly tenths: number;
}

export interface Plan {
  readonly seed: number;
  /** Thousandths: how fast the clock of each station runs. */
  readonly rates: readonly number[];
  /** Tenths of a second until each station is started. */
  readonly begin: readonly number[];
  readonly troubles: readonly Trouble[];
  readonly locksWork: boolean;
  /** Which stations are office servers. */
  readonly servers: readonly boolean[];
}

/** The file of the office. On a drive whose locks lie each keeper makes a copy of its own: see `open`. */
interface Copy {
  readonly commands: Set<number>;
}

/** That a process has it open: from opening to closing. */
interface Opened {
  readonly by: string;
  readonly copy: Copy;
}

interface Process {
  readonly computer: Computer;
  readonly name: string;
  station: Station;
  file: Opened | null;
  alive: boolean;
  /** The epoch that a keeper which has gone has told this process to keep. */
  inherited: number | null;
}

interface Computer {
  readonly server: boolean;
  readonly rate: number;
  process: Process | null;
  stoppedUntil: number;
  cutUntil: number;
  slowUntil: number;
}

export class SimulatedOffice {
  /** What must never happen, in words. */
  readonly problems: string[] = [];
  /** Commands whose senders were told that they are done. */
  readonly answered: number[] = [];
  #now = 0;
  #random: number;
  readonly #plan: Plan;
  readonly #computers: Computer[];
  #queue: { readonly at: number; readonly order: number; readonly run: () => void }[] = [];
  #order = 0;
  #processes = 0;
  #commands = 0;
  /** The drive. */
  #beacon: Claim | null = null;
  readonly #beats = new Map<string, number>();
  #file: Copy = { commands: new Set() };
  #lockedBy: Process | null = null;
  /** Through whom the last commit went; what another has followed never commits again. */
  #lastCommitter: Opened | null = null;
  readonly #followed = new Set<Opened>();

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#random = plan.seed >>> 0;
    this.#computers = plan.rates.map((rate, index) => ({
      server: plan.servers[index] ?? false,
      rate,
      process: null,
      stoppedUntil: 0,
      cutUntil: 0,
      slowUntil: 0,
    }));
    plan.begin.forEach((tenths, index) => {
      this.#at(tenths * 100, () => this.#start(index));
    });
    for (const trouble of plan.troubles) this.#at(trouble.at * 100, () => this.#make(trouble));
  }

  /** What the file of the office holds now. */
  get stored(): ReadonlySet<number> {
    return this.#file.commands;
  }

  /** Lets so many milliseconds go by. */
  run(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      let next = 0;
      for (let i = 1; i < this.#queue.length; i += 1) if (this.#isBefore(i, next)) next = i;
      const step = this.#queue[next];
      if (step === undefined || step.at > end) break;
      this.#queue.splice(next, 1);
      this.#now = step.at;
      step.run();
    }
    this.#now = end;
  }

  #isBefore(a: number, b: number): boolean {
    const one = this.#queue[a];
    const two = this.#queue[b];
    if (one === undefined || two === undefined) return false;
    return one.at < two.at || (one.at === two.at && one.order < two.order);
  }

  #at(at: number, run: () => void): void {
    this.#order += 1;
    this.#queue.push({ at, order: this.#order, run });
  }

  /** Whole numbers up to and without `most`, by a linear congruential generator. */
  #upTo(most: number): number {
    this.#random = (Math.imul(this.#random, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#random / 2 ** 32) * most);
  }

  #make({ station, kind, tenths }: Trouble): void {
    const computer = this.#computers[station];
    if (computer === undefined) return;
    const until = this.#now + tenths * 100;
    if (kind === 'stop') computer.stoppedUntil = Math.max(computer.stoppedUntil, until);
    else if (kind === 'cable') computer.cutUntil = Math.max(computer.cutUntil, until);
    else if (kind === 'slow') computer.slowUntil = Math.max(computer.slowUntil, until);
    else {
      const { process } = computer;
      if (process !== null && kind === 'leave' && computer.stoppedUntil <= this.#now) this.#leave(process);
      if (process !== null) this.#end(process);
      computer.process = null;
      this.#at(until, () => this.#start(station));
    }
  }

  #end(process: Process): void {
    process.alive = false;
    process.file = null;
    if (this.#lockedBy === process) this.#lockedBy = null;
  }

  #start(index: number): void {
    const computer = this.#computers[index];
    if (computer === undefined || computer.process !== null) return;
    this.#processes += 1;
    const process: Process = {
      name: `process ${this.#processes} of ${index}`,
      computer,
      station: newcomer(Math.floor((this.#now * computer.rate) / 1_000)),
      file: null,
      alive: true,
      inherited: null,
    };
    computer.process = process;
    for (const doing of [this.#look(process), this.#beat(process), this.#work(process)]) this.#goOn(process, doing);
  }

  #clock({ computer }: Process): number {
    return Math.floor((this.#now * computer.rate) / 1_000);
  }

  #myself(process: Process): Myself {
    return { name: process.name, confirmFor: beatEvery };
  }

  #happens(process: Process, happening: Happening): Decision {
    const [station, decision] = turn(this.#myself(process), process.station, happening);
    process.station = station;
    return decision;
  }

  /**
   * Goes on with what a process does, step by step, each a little later than the one before and by what it yields: much
   * later where the computer is slow, and never while it is stopped.
   */
  #goOn(process: Process, doing: Generator<number, void>): void {
    const { computer } = process;
    const attempt = () => {
      if (!process.alive) return;
      if (computer.stoppedUntil > this.#now) {
        this.#at(computer.stoppedUntil + this.#upTo(3), attempt);
        return;
      }
      const { done, value } = doing.next();
      if (!done) this.#at(this.#now + value + this.#late(computer), attempt);
    };
    this.#at(this.#now + this.#late(computer), attempt);
  }

  #late(computer: Computer): number {
    return this.#now < computer.slowUntil ? this.#upTo(6_000) : this.#upTo(40);
  }

  #isCut({ computer }: Process): boolean {
    return computer.cutUntil > this.#now;
  }

  #read(process: Process): Claim | Unseen {
    return this.#isCut(process) ? 'unreadable' : this.#beacon;
  }

  #beatOf(process: Process, claim: Claim | Unseen): Look {
    if (this.#isCut(process) || claim === 'unreadable') return 'unreadable';
    return claim && { ...claim, beat: this.#beats.get(claim.keeper) ?? 0 };
  }

  #holds(process: Process): boolean {
    return holds(this.#myself(process), process.station, this.#clock(process), this.#read(process));
  }

  *#look(process: Process): Generator<number, void> {
    for (;;) {
      const claim = this.#read(process);
      yield 0;
      const server = this.#serverFor(process);
      if (server !== null) {
        yield* this.#giveWay(process, server);
        continue;
      }
      if (this.#inherits(process, claim)) {
        yield* this.#open(process);
        continue;
      }
      const look = this.#beatOf(process, claim);
      // What was read may reach the process late.
      yield 0;
      const decision = this.#happens(process, { what: 'looked', at: this.#clock(process), look });
      yield 0;
      if (decision.do === 'claim') yield* this.#claim(process, decision.epoch, look);
      else if (decision.do === 'open') yield* this.#open(process);
      else if (decision.do === 'step-down') yield* this.#close(process);
      yield 500;
    }
  }

  #inherits(process: Process, claim: Claim | Unseen): boolean {
    if (claim === null || claim === 'unreadable' || process.station.phase !== 'watching') return false;
    if (claim.keeper !== process.name || claim.epoch !== process.inherited || claim.left) return false;
    process.inherited = null;
    this.#happens(process, { what: 'inherited', at: this.#clock(process), epoch: claim.epoch });
    return true;
  }

  *#claim(process: Process, epoch: number, seen: Look): Generator<number, void> {
    const begun = this.#clock(process);
    const isAsSeen = isDeepStrictEqual(this.#beatOf(process, this.#read(process)), seen);
    yield 0;
    const claims = isAsSeen && !this.#isCut(process);
    if (claims) this.#beacon = { epoch, keeper: process.name, left: false };
    yield 0;
    const at = this.#clock(process);
    this.#happens(process, claims ? { what: 'claimed', at, epoch, begun } : { what: 'not-claimed', at });
  }

  /**
   * Where locks work, the file is opened when nobody has it. Where they lie, what lies there is copied, and the copy takes
   * its place if the beacon is still that of this process: whoever had the old one open writes into a file without a name.
   */
  *#open(process: Process): Generator<number, void> {
    if (this.#isCut(process)) return;
    if (this.#plan.locksWork) {
      if (this.#lockedBy !== null && this.#lockedBy !== process) return;
      this.#lockedBy = process;
      process.file ??= { by: process.name, copy: this.#file };
    } else {
      const copy: Copy = { commands: new Set(this.#file.commands) };
      yield 0;
      if (!this.#holds(process)) return;
      this.#file = copy;
      process.file = { by: process.name, copy };
    }
    yield 0;
    const decision = this.#happens(process, { what: 'opened', at: this.#clock(process) });
    if (decision.do === 'step-down') yield* this.#close(process);
  }

  *#close(process: Process): Generator<number, void> {
    process.file = null;
    if (this.#lockedBy === process) this.#lockedBy = null;
    yield 0;
    this.#happens(process, { what: 'closed', at: this.#clock(process) });
  }

  #leave(process: Process): void {
    const look = this.#read(process);
    if (process.station.phase !== 'keeping' || !this.#holds(process)) return;
    if (look === null || look === 'unreadable') return;
    const heir = this.#computers.map((computer) => computer.process)[this.#upTo(this.#computers.length)];
    if (heir === null || heir === undefined || heir === process) this.#beacon = { ...look, left: true };
    else this.#handOver(heir, look.epoch + 1);
  }

  /** The office server that the keeper knows of: one that has come a moment ago, or is about to go, among them. */
  #serverFor(process: Process): Process | null {
    if (process.station.phase !== 'keeping' || process.file === null) return null;
    const others = this.#computers.flatMap((computer) => (computer.process === null ? [] : [computer.process]));
    const candidates = others.filter((other) => other !== process).map((other) => ({ ...other.computer, other }));
    return givesWayTo(process.computer, candidates)?.other ?? null;
  }

  /** It closes the file, and names the other one in the beacon if that is its own still. */
  *#giveWay(process: Process, heir: Process): Generator<number, void> {
    process.file = null;
    if (this.#lockedBy === process) this.#lockedBy = null;
    yield 0;
    const look = this.#read(process);
    if (look !== null && look !== 'unreadable' && this.#holds(process)) this.#handOver(heir, look.epoch + 1);
    yield 0;
    this.#happens(process, { what: 'closed', at: this.#clock(process) });
  }

  /** The word that it is the keeper now may reach the heir late, or never. */
  #handOver(heir: Process, epoch: number): void {
    this.#beacon = { epoch, keeper: heir.name, left: false };
    if (this.#upTo(5) === 0) return;
    this.#at(this.#now + this.#late(heir.computer), () => {
      heir.inherited = epoch;
    });
  }

  /** A thread of its own: it goes on while the process does something long. */
  *#beat(process: Process): Generator<number, void> {
    let beats = 0;
    for (; ; yield beatEvery) {
      const { station } = process;
      const begun = this.#clock(process);
      const claim = this.#read(process);
      if (!('epoch' in station) || claim === null || claim === 'unreadable') continue;
      if (claim.keeper !== process.name || claim.epoch !== station.epoch) continue;
      yield 0;
      if (this.#isCut(process)) continue;
      beats += 1;
      this.#beats.set(process.name, beats);
      yield 0;
      this.#happens(process, { what: 'beaten', at: this.#clock(process), epoch: claim.epoch, begun });
    }
  }

  /**
   * Commands: asked whether they may be committed, committed, asked once more, answered, each of it late as it may be. Where
   * locks lie a process may be stopped in the middle of it all; the copies are there for that.
   */
  *#work(process: Process): Generator<number, void> {
    for (; ; yield 100) {
      const { file } = process;
      if (process.station.phase !== 'keeping' || file === null || !this.#holds(process)) continue;
      yield 0;
      // Closed meanwhile: it can be asked for nothing more.
      if (process.file !== file) continue;
      this.#commands += 1;
      const command = this.#commands;
      file.copy.commands.add(command);
      this.#committed(file);
      yield 0;
      if (process.file === file && this.#holds(process)) this.answered.push(command);
    }
  }

  #committed(opened: Opened): void {
    // A file without a name is nobody's office.
    if (opened.copy !== this.#file) return;
    if (this.#followed.has(opened)) this.problems.push(`${opened.by} committed after another keeper had`);
    if (this.#lastCommitter !== null && this.#lastCommitter !== opened) this.#followed.add(this.#lastCommitter);
    this.#lastCommitter = opened;
  }
}
