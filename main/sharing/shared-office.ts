/**
 * An office that several computers share, as the engine of one of them has it: kept here, or by another station to which
 * all calls go, or by nobody for the moment.
 */
import { randomBytes } from 'node:crypto';
import { hostname, networkInterfaces } from 'node:os';
import { lockOffice } from '../../db/database.ts';
import { DatabaseProblem } from '../../db/database-problem.ts';
import type { EngineEvent } from '../../preload/contract/events.ts';
import { channelNamed } from '../../preload/contract/index.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Language } from '../../preload/contract/values.ts';
import type { Host } from '../engine/host.ts';
import { isUndecided, type Once } from '../engine/repeated-calls.ts';
import { oldestOf, type ProgramOfStation } from './admission.ts';
import type { Contact } from './beacon-file.ts';
import { stationCertificate } from './certificate.ts';
import type { Hindrance } from './hindrance.ts';
import type { KeeperLink } from './keeper-link.ts';
import { KeeperPursuit } from './keeper-pursuit.ts';
import { type Heir, Keepership, type Opening, type Situation } from './keepership.ts';
import { beatEvery, type Candidate, givesWayTo, heirAmong } from './keeping.ts';
import type { ConnectedStation, StationEngine } from './station-connection.ts';
import type { ComputerInOffice, Refusal } from './station-messages.ts';
import { StationServer, type TurnedAway } from './station-server.ts';
import { StationSessions } from './station-sessions.ts';

/** How the office stands, as seen from this computer. */
export type Standing =
  | { readonly as: 'keeper'; readonly since: string; readonly stations: number }
  | { readonly as: 'station'; readonly keeper: string; readonly since: string }
  /**
   * `keeper`: there is one, which cannot be reached at its port. `older`, `newer`, `clock`: it does not let this computer in,
   * whose program is older or newer, or whose clock is off.
   */
  | {
      readonly as: 'waiting';
      readonly for: Hindrance | 'turn' | 'program' | 'moved' | 'keeper' | Refusal;
      /** Of `newer`: the computers that are to be updated first. */
      readonly older: readonly ComputerInOffice[];
      /** The computer that keeps the office, or kept it last; null: not known. */
      readonly keeper: string | null;
      readonly port: number | null;
    };

/** What is known of the locks of the drive: whether they hold between computers. */
export type Locks = 'work' | 'lie' | 'unknown';

export interface SharedOfficePorts {
  readonly folder: string;
  readonly stateFolder: string;
  readonly program: ProgramOfStation;
  /** The port at which stations are listened to; 0: any free one. */
  readonly port: number;
  readonly host: Host;
  /** This process is an office server: it keeps the office wherever it can. */
  readonly isServer: boolean;
  /** The engine, answering from the file that is open here. */
  readonly engine: StationEngine;
  /** Opens the file; answers what hinders it, or null. `copied`: whoever may still have it open must not harm it. */
  open(copied: boolean, mayCommit: () => boolean): Promise<Opening>;
  /** Lets the file go. */
  close(): void;
  /** An office server is there, for which this keeper makes room: as soon as nothing runs, `giveWay` is to be called. */
  isToGiveWay(): void;
  /** The page of this session is to hear it. */
  tell(session: string, event: EngineEvent): void;
  /** The office can be reached from here (again), or can no longer. */
  reached(is: boolean): void;
  /** The standing is another one. */
  turned(): void;
  log(line: string): void;
}

/** Milliseconds that a call waits for a keeper: longer than it takes to take over from one that has crashed. */
export const longestWait = 30_000;
/** Milliseconds until the next look at the beacon has been taken. */
const soon = 200;
/** Milliseconds until an office server that could not keep the office is given it once more. */
const giveAgainAfter = 10 * 60_000;

type Place = 'here' | KeeperLink;

export class SharedOffice {
  readonly #ports: SharedOfficePorts;
  readonly #sessions: StationSessions;
  readonly #ready: Promise<void>;
  #server: StationServer | null = null;
  #keepership: Keepership | null = null;
  #situation: Situation = { as: 'waiting', for: 'turn' };
  #lastKeeper: string | null = null;
  #keptSince = '';
  /** What was last said of who keeps the office. */
  #said = '';
  readonly #pursuit: KeeperPursuit;
  #locks: Locks = 'unknown';
  #isReached = false;
  #isLeaving = false;
  #isToGiveWay = false;
  /** To whom it has been given, and when (milliseconds, monotonic): who has not kept it is not given it again at once. */
  readonly #given = new Map<string, number>();
  #isGivingWay = false;
  readonly #waiting = new Set<() => void>();

  constructor(ports: SharedOfficePorts) {
    this.#ports = ports;
    this.#sessions = new StationSessions(ports.stateFolder, ports.host);
    this.#pursuit = new KeeperPursuit({
      sessions: this.#sessions,
      heard: (epoch) => this.#keepership?.heard(epoch),
      inherited: (epoch) => this.#keepership?.inherit(epoch),
      lookNow: () => this.#keepership?.lookNow(),
      tell: ports.tell,
      connected: () => {
        this.#probeLocks();
        this.#tellOther();
      },
      changed: () => {
        this.#settle();
        this.#wake();
        ports.turned();
      },
      log: (line) => this.#tellUnreached(line),
    });
    this.#ready = this.#start();
    this.#ready.catch((error: unknown) => ports.log(`sharing the office: ${String(error)}`));
  }

  get standing(): Standing {
    const { as } = this.#situation;
    if (as === 'keeper') return { as, since: this.#keptSince, stations: this.#server?.stations.length ?? 0 };
    const contact = this.#situation.as === 'client' ? this.#situation.keeper.contact : null;
    const keeper = contact?.computer ?? this.#lastKeeper;
    if (this.#pursuit.link !== null && contact !== null)
      return { as: 'station', keeper: contact.computer, since: contact.since };
    if (this.#situation.as === 'client')
      return {
        as: 'waiting',
        for: this.#pursuit.hindrance ?? 'turn',
        keeper,
        older: this.#pursuit.older,
        port: contact?.port ?? null,
      };
    return { as: 'waiting', for: this.#situation.for, keeper, older: [], port: null };
  }

  /** The stations that work through this computer. */
  get stations(): readonly ConnectedStation[] {
    return this.#server?.stations ?? [];
  }

  /** Who was not let in lately. */
  get turnedAway(): readonly TurnedAway[] {
    return this.#server?.turnedAway ?? [];
  }

  /** How the keeper is reached that this computer follows; null: it knows of none. */
  get keeper(): Contact | null {
    return this.#situation.as === 'client' ? this.#situation.keeper.contact : null;
  }

  get locks(): Locks {
    return this.#locks;
  }

  /** Whether other stations go on working when this one closes. */
  get hasHeirs(): boolean {
    return this.#situation.as === 'keeper' && (this.#server?.stations.length ?? 0) > 0;
  }

  openSession(token: string, origin: string, language: Language, host: Host | null): void {
    this.#sessions.open(token, origin, language, host);
    this.#sessions.introduce(token, this.#pursuit.link);
  }

  closeSession(token: string): void {
    this.#sessions.close(token, this.#pursuit.link);
  }

  /**
   * Has the call answered by whoever keeps the office, also when that changes meanwhile: it is carried out once. Null when
   * there was no keeper for so long (milliseconds).
   */
  async carry(
    token: string,
    channel: unknown,
    request: unknown,
    once: Once | undefined,
    patience = longestWait,
  ): Promise<Reply | null> {
    const kind = channelNamed(channel)?.kind;
    const name = kind === 'query' || kind === undefined ? null : (once?.id ?? randomBytes(18).toString('base64url'));
    let again = once?.again ?? false;
    const until = performance.now() + patience;
    for (;;) {
      const place = await this.#place(until);
      if (place === null) return null;
      const named = name === null ? undefined : { id: name, again };
      const reply =
        place === 'here'
          ? await this.#here(token, channel, request, named)
          : await this.#pursuit.ask(place, token, String(channel), request, named);
      if (reply !== null && !isUndecided(reply)) return reply;
      again = true;
      // It becomes known at the next look at the beacon who keeps the office now.
      if (reply !== null || place === 'here') await new Promise((resolve) => setTimeout(resolve, soon));
      if (performance.now() > until) return null;
    }
  }

  /**
   * Closes the file and goes: to a station that is connected it is handed over, in less than a second. The caller has seen to it
   * that nothing runs any more. `toHeir`: false where the office is no longer in this folder.
   */
  async leave({ toHeir = true } = {}): Promise<void> {
    this.#isLeaving = true;
    await this.#ready.catch(() => undefined);
    this.#pursuit.stop();
    const heir = toHeir && this.hasHeirs ? heirAmong(oldestOf(this.#candidates())) : null;
    const epoch = await this.#keepership?.leave(heir);
    if (heir !== null && typeof epoch === 'number') this.#server?.handOver(heir.name, epoch);
    await this.#server?.close();
    this.#settle();
    this.#sessions.end();
  }

  /**
   * Hands the office over to the office server that is there, and goes on as a station. The caller has seen to it that nothing
   * runs any more; what is asked meanwhile waits for the next keeper. False when it still is the keeper.
   */
  async giveWay(): Promise<boolean> {
    this.#isToGiveWay = false;
    const heir = this.#situation.as === 'keeper' ? this.#serverToGiveWayTo() : null;
    const keepership = this.#keepership;
    if (heir === null || keepership === null || this.#isLeaving) return false;
    this.#isGivingWay = true;
    this.#given.set(heir.name, performance.now());
    await new Promise<void>((resolve) => {
      keepership.giveWay(heir, (epoch) => {
        if (epoch !== null) this.#server?.handOver(heir.name, epoch);
        this.#isGivingWay = false;
        resolve();
      });
    });
    return true;
  }

  get #myself(): { readonly server: boolean } {
    return { server: this.#ports.isServer };
  }

  /** Who works through this keeper, those first who have been there longest. */
  #candidates(): (Heir & Candidate & ProgramOfStation)[] {
    const stations = this.#server?.stations ?? [];
    return stations.map(({ hello: { process: name, contact } }) => ({ name, contact, ...contact }));
  }

  #serverToGiveWayTo(): Heir | null {
    const isLately = ({ name }: Heir) =>
      performance.now() - (this.#given.get(name) ?? -giveAgainAfter) < giveAgainAfter;
    return givesWayTo(
      this.#myself,
      this.#candidates().filter((one) => !isLately(one)),
    );
  }

  /** Once for each time that there is an office server to make room for. */
  #lookForServer(): void {
    if (this.#isToGiveWay || this.#isGivingWay || this.#isLeaving || this.#situation.as !== 'keeper') return;
    if (this.#serverToGiveWayTo() === null) return;
    this.#isToGiveWay = true;
    this.#ports.isToGiveWay();
  }

  /** From now on calls of other stations are for the next keeper. */
  takeNoMore(): void {
    this.#isLeaving = true;
  }

  /** Whether there is a keeper that can be reached, or will be within so many milliseconds. */
  async isReachedWithin(patience: number): Promise<boolean> {
    return (await this.#place(performance.now() + patience)) !== null;
  }

  /** The epoch in which this process keeps the office; null: it does not. */
  get keptEpoch(): number | null {
    return this.#situation.as === 'keeper' ? this.#situation.epoch : null;
  }

  /** Whether what is about to be committed here counts. */
  readonly mayCommit = (): boolean => this.#keepership?.mayCommit() ?? false;

  /** The file does not answer any more. Answers whether this process has kept the office until now. */
  fileLost(): boolean {
    const hasKept = this.keptEpoch !== null;
    this.#keepership?.fileLost();
    return hasKept;
  }

  /** Looks at the beacon now, and tries to reach the keeper at once. */
  retry(): void {
    this.#keepership?.lookNow();
  }

  async #start(): Promise<void> {
    const { folder, stateFolder, program, log, host, engine } = this.#ports;
    const certificate = await stationCertificate(stateFolder);
    const secret = randomBytes(32).toString('hex');
    this.#server = await StationServer.listen(
      {
        certificate,
        own: program,
        secret,
        host,
        engine,
        log,
        keptEpoch: () => this.keptEpoch,
        takesCalls: () => !this.#isLeaving && !this.#isGivingWay,
        changed: () => {
          this.#ports.turned();
          this.#lookForServer();
        },
      },
      this.#ports.port,
    );
    const contact: Contact = {
      computer: hostname(),
      addresses: addresses(),
      port: this.#server.port,
      fingerprint: certificate.fingerprint,
      secret,
      ...program,
      server: this.#ports.isServer,
      since: new Date().toISOString(),
    };
    if (this.#isLeaving) return;
    const process = `${this.#sessions.station}-${randomBytes(6).toString('hex')}`;
    this.#sessions.introduction = { station: this.#sessions.station, process, contact };
    const keepership: Keepership = new Keepership({
      folder,
      myself: { name: process, confirmFor: beatEvery },
      contact,
      log,
      // A lock that has been given to this process may have been taken from one that only sleeps.
      open: (isLeft) => this.#ports.open(!isLeft, keepership.mayCommit),
      close: () => this.#ports.close(),
      turned: (situation) => this.#turned(situation),
    });
    this.#keepership = keepership;
  }

  #turned(situation: Situation): void {
    this.#situation = situation;
    if (situation.as === 'client') {
      this.#lastKeeper = situation.keeper.contact?.computer ?? null;
      this.#pursuit.follow(situation.keeper);
    } else {
      this.#pursuit.stop();
      // Whoever was connected while this process kept the office asks the beacon who does now.
      if (situation.as === 'waiting') this.#server?.sendAway();
    }
    if (situation.as === 'keeper') {
      this.#keptSince = new Date().toISOString();
      this.#lastKeeper = hostname();
      this.#say('This computer keeps the office now.');
    }
    this.#settle();
    this.#ports.turned();
  }

  /** To whoever watches an office server: who keeps the office now, once for each turn of it. */
  #say(line: string): void {
    if (this.#ports.isServer && line !== this.#said) this.#ports.log(line);
    this.#said = line;
  }

  #tellOther(): void {
    const contact = this.#situation.as === 'client' ? this.#situation.keeper.contact : null;
    if (contact?.server)
      this.#say(
        `The office server on “${contact.computer}” keeps this office already. This one works through it, and takes over when it goes.`,
      );
  }

  /** A keeper of this computer's name at whose port nobody listens is a process of this computer that has failed. */
  #tellUnreached(line: string): void {
    const contact = this.#situation.as === 'client' ? this.#situation.keeper.contact : null;
    const isGone = contact?.computer === hostname() && line.includes('ECONNREFUSED');
    if (this.#ports.isServer && isGone)
      this.#say('Waiting until the one that failed has let go of the office (up to 15 s).');
    else this.#ports.log(line);
  }

  /** While another computer has the file open, its lock cannot be had; where it can, the locks of this drive lie. */
  #probeLocks(): void {
    try {
      lockOffice(this.#ports.folder)();
      this.#locks = 'lie';
    } catch (error) {
      if (error instanceof DatabaseProblem && error.problem === 'in-use') this.#locks = 'work';
    }
  }

  /** From the file that is open here; null when it was not answered for good, because another keeps it now. */
  async #here(token: string, channel: unknown, request: unknown, once: Once | undefined): Promise<Reply | null> {
    const reply = await this.#ports.engine.call(token, channel, request, once);
    const hasFailed = !reply.ok && (reply.code === 'unavailable' || reply.code === 'internal');
    // What was under way when the file was lost has failed by that, and is asked again of the next keeper.
    return hasFailed && !this.#isLeaving && !this.mayCommit() ? null : reply;
  }

  /** Where calls go now, or as soon as that is known; null when it was not until then. */
  async #place(until: number): Promise<Place | null> {
    for (;;) {
      if (this.#situation.as === 'keeper' && !this.#isGivingWay) return 'here';
      const { link, hindrance } = this.#pursuit;
      if (link !== null) return link;
      // Waiting does not help: something is to be mended first, on this computer or on that.
      const isHopeless = this.#situation.as === 'waiting' && ['program', 'moved'].includes(this.#situation.for);
      const isRefused = isHopeless || (hindrance !== null && hindrance !== 'keeper');
      const left = until - performance.now();
      if (left <= 0 || this.#isLeaving || isRefused) return null;
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(limit);
          this.#waiting.delete(done);
          resolve();
        };
        const limit = setTimeout(done, left);
        this.#waiting.add(done);
      });
    }
  }

  /** Says whether the office can be reached, and lets those go on who have waited for it. */
  #settle(): void {
    const isReached = this.#situation.as === 'keeper' || this.#pursuit.link !== null;
    if (isReached !== this.#isReached) {
      this.#isReached = isReached;
      this.#ports.reached(isReached);
    }
    if (isReached || this.#isLeaving) this.#wake();
  }

  #wake(): void {
    for (const go of [...this.#waiting]) go();
  }
}

/** Where this computer may be reached: its addresses in its networks, those of the fourth version first, and its name. */
function addresses(): string[] {
  const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const reachable = own.filter(({ internal, address }) => !internal && !address.startsWith('fe80:'));
  const sorted = reachable.sort((one, other) => one.family.localeCompare(other.family));
  return [...sorted.map(({ address }) => address), hostname()].slice(0, 50);
}
