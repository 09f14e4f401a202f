/** The office that an engine works in: its file, opened here and let go again, or shared and kept by this computer or another. */
import { existsSync } from 'node:fs';
import { type Db, lockOffice } from '../../db/database.ts';
import { DatabaseProblem } from '../../db/database-problem.ts';
import { latestMigration } from '../../db/migrate.ts';
import { takeOver } from '../../db/take-over.ts';
import { writtenBack } from '../../db/write-back.ts';
import { accountMark } from '../features/office/service.ts';
import { markShared, unmarkShared } from '../sharing/beacon-file.ts';
import { hindranceIn } from '../sharing/hindrance.ts';
import type { Opening } from '../sharing/keepership.ts';
import { isStillThere, readNote, whereItWent, whyNotHere } from '../sharing/moved-office.ts';
import { isOnNetworkDrive, isSharedFolder } from '../sharing/network-drives.ts';
import { longestWait, SharedOffice } from '../sharing/shared-office.ts';
import type { StationEngine } from '../sharing/station-connection.ts';
import { type Clock, instantOf } from './clock.ts';
import { Failure } from './failure.ts';
import type { Host } from './host.ts';
import type { LastingSignIns } from './lasting-sign-ins.ts';
import type { MovedTo } from './office-control.ts';
import { migrationsOf, type OfficeFile, openOfficeFile, type Program } from './office-file.ts';
import { type OfficePaths, officePaths } from './office-paths.ts';
import { prepareOffice } from './prepared-office.ts';
import { rememberFolder } from './remembered-folder.ts';
import { noOffice } from './router-words.ts';
import { enterAs, type SessionState, type Sessions } from './sessions.ts';
import { othersWorkHere, sharedByItself } from './sharing-words.ts';
import { takeAlong } from './take-along.ts';
import type { Telling } from './telling.ts';

export interface OfficeAtHandPorts {
  readonly program: Program;
  readonly stateFolder: string;
  readonly clock: Clock;
  readonly host: Host;
  readonly sessions: Sessions;
  readonly telling: Telling;
  readonly signIns: LastingSignIns;
  /** The engine, answering from the file that is open here. */
  readonly here: StationEngine;
  /** This process is an office server: it keeps the office wherever it can. */
  readonly isServer: boolean;
  /** What is done by itself ends, until `opened`. */
  pause(): Promise<void>;
  /** Resolves when no call is being answered, or after a while: one may wait for a dialog. */
  idle(): Promise<void>;
  /** Another file is open now, or none. */
  opened(): void;
  log(line: string): void;
}

/** Where stations are listened to, unless another program does. */
const usualStationPort = 27_470;

export class OfficeAtHand {
  readonly #ports: () => OfficeAtHandPorts;
  /** What goes from one office to another waits for what does so already. */
  #going: Promise<unknown> = Promise.resolve();
  #file: OfficeFile;
  #shared: SharedOffice | null = null;

  /** Nothing is opened before `begin`. */
  constructor(folder: string, ports: () => OfficeAtHandPorts) {
    this.#file = { status: 'elsewhere', paths: officePaths(folder) };
    this.#ports = ports;
  }

  get file(): OfficeFile {
    return this.#file;
  }
  get paths(): OfficePaths {
    return this.#file.paths;
  }
  /** The office with its open database; null while there is none. */
  get open(): Extract<OfficeFile, { status: 'open' }> | null {
    return this.#file.status === 'open' ? this.#file : null;
  }
  get db(): Db | null {
    return this.open?.db ?? null;
  }
  /** Null: only this computer opens the office. */
  get shared(): SharedOffice | null {
    return this.#shared;
  }

  /** Opens what is in the folder, or first finds out who keeps it where several computers see it. */
  begin(folder: string, expected: boolean): void {
    this.#enter(folder, expected);
    this.#ports().opened();
  }

  /** Works in another folder from now on, or tries once more in this one. Everybody's sign-in was one to the office before. */
  switchTo(folder: string): Promise<void> {
    return this.#inTurn(() => this.#switchTo(folder));
  }

  async #switchTo(folder: string): Promise<void> {
    const { sessions, clock } = this.#ports();
    const isSame = this.paths.folder === folder;
    if (isSame && this.#shared !== null) {
      if (this.#shared.standing.as === 'keeper') this.#reopen(folder);
      else this.#shared.retry();
      return;
    }
    const hasLeft = await this.#leaveShared();
    await writtenBack();
    this.#close();
    this.begin(folder, false);
    for (const session of sessions.all()) if (!isSame) enterAs(session, null, clock.milliseconds());
    this.#tell(hasLeft);
  }

  /** Begins or ends that several computers open the folder; everybody stays signed in. Failures as of `OfficeControl.share`. */
  share(isToBe: boolean): Promise<void> {
    return this.#inTurn(() => this.#share(isToBe));
  }

  async #share(isToBe: boolean): Promise<void> {
    const { sessions, signIns, pause } = this.#ports();
    const { folder } = this.paths;
    const { db } = this;
    if (db === null || isToBe === (this.#shared !== null)) return;
    if (this.#shared?.hasHeirs) throw new Failure('busy', othersWorkHere);
    if (!isToBe && isOnNetworkDrive(folder)) throw new Failure('invalid', sharedByItself);
    await pause();
    const before = [...sessions.all()].map((session) => ({ session, ...session }));
    if (isToBe) for (const { session } of before) signIns.noteIn(db, session);
    const hasLeft = await this.#leaveShared();
    this.#close();
    if (isToBe) markShared(folder);
    else unmarkShared(folder);
    this.#enter(folder, true);
    if (this.#shared === null)
      for (const { session, userId, locked } of before) Object.assign(session, { userId, locked });
    this.#ports().opened();
    await this.shared?.isReachedWithin(longestWait);
    this.#tell(hasLeft);
  }

  /** As `OfficeControl.closed`. */
  closed<Result>(work: (mustBeOurs: () => void) => Promise<Result>): Promise<Result> {
    return this.#inTurn(async () => {
      const { sessions } = this.#ports();
      const before = [...sessions.all()].map((session) => ({ session, ...session }));
      try {
        return await this.#whileClosed(work);
      } finally {
        for (const { session, userId, locked, since } of before) Object.assign(session, { userId, locked, since });
      }
    });
  }

  /**
   * Closes the database, lets `work` replace it, and opens what is there then. The session that asked stays signed in, and those whose
   * users are the same there, with the same password.
   */
  replaced<Result>(session: SessionState, work: (mustBeOurs: () => void) => Result | Promise<Result>): Promise<Result> {
    return this.#inTurn(() => this.#replaced(session, work));
  }

  async #replaced<Result>(
    session: SessionState,
    work: (mustBeOurs: () => void) => Result | Promise<Result>,
  ): Promise<Result> {
    const { sessions, signIns, clock } = this.#ports();
    const markIn = (db: Db | null, id: number | null) => (db === null || id === null ? null : accountMark(db, id));
    const before = new Map(
      [...sessions.all()].map((one) => [
        one,
        { userId: one.userId, locked: one.locked, mark: markIn(this.db, one.userId) },
      ]),
    );
    try {
      return await this.#whileClosed(work);
    } finally {
      signIns.forgetAll();
      for (const other of sessions.all()) {
        const { userId = null, locked = false, mark = null } = before.get(other) ?? {};
        const isKnown = other === session || (mark !== null && markIn(this.db, userId) === mark);
        enterAs(other, isKnown ? userId : null, clock.milliseconds());
        other.locked = isKnown && locked;
        signIns.note(other);
      }
    }
  }

  /** As `OfficeControl.moved`. */
  moved(where: MovedTo, work: (mustBeOurs: () => void) => Promise<void>): Promise<void> {
    return this.#inTurn(() => this.#moved(where, work));
  }

  async #moved({ to, shared }: MovedTo, work: (mustBeOurs: () => void) => Promise<void>): Promise<void> {
    const { sessions, signIns, clock, opened } = this.#ports();
    const { folder } = this.paths;
    const { db } = this;
    if (db === null) throw new Failure('unavailable', noOffice);
    const before = [...sessions.all()].map((session) => ({ session, ...session }));
    if (shared || isSharedFolder(to)) for (const { session } of before) signIns.noteIn(db, session);
    const restored = () => {
      for (const { session, userId, locked, since } of before) Object.assign(session, { userId, locked, since });
    };
    try {
      await this.#whileClosed(work, () => isStillThere(folder));
    } catch (error) {
      // Nobody knows where the office is until its old folder can be read again, and then the note tells.
      if (!isStillThere(folder)) {
        await this.#leaveShared({ toHeir: false });
        this.#enter(folder, true);
        opened();
      }
      restored();
      throw error;
    }
    const hasLeft = await this.#leaveShared({ toHeir: false });
    this.#takeLeave(folder, to);
    // Arriving takes away a mark of before.
    if (shared) markShared(to);
    this.#enter(to, true);
    if (this.#shared === null) restored();
    // Whoever worked through this computer follows, and is known there by himself.
    for (const { session, computer } of before) if (computer !== null) enterAs(session, null, clock.milliseconds());
    opened();
    await this.shared?.isReachedWithin(longestWait);
    this.#tell(hasLeft);
  }

  /** What is done once the office is in the other folder, and is made up for later where it comes to nothing now. */
  #takeLeave(from: string, to: string): void {
    const { stateFolder, clock, log } = this.#ports();
    try {
      whereItWent(from, instantOf(clock));
    } catch (error) {
      log(`What an office left behind could not be put away: ${String(error)}`);
    }
    takeAlong(stateFolder, from, to, log);
  }

  /** `work` has the file for itself; what is there afterwards is opened, also after an error. */
  async #whileClosed<Result>(
    work: (mustBeOurs: () => void) => Result | Promise<Result>,
    isStillHere = () => true,
  ): Promise<Result> {
    const { folder, database } = this.paths;
    const shared = this.#shared;
    const epoch = shared?.keptEpoch ?? null;
    // Whoever keeps the office again may have been without it meanwhile: others have written then.
    const isOurs = () => shared === null || (epoch !== null && shared.keptEpoch === epoch && shared.mayCommit());
    const mustBeOurs = () => {
      if (!isOurs()) throw new DatabaseProblem('not-kept', database);
    };
    await writtenBack();
    mustBeOurs();
    this.#close();
    try {
      // Nobody else may open what is being replaced.
      const release = lockOffice(folder);
      try {
        mustBeOurs();
        const note = readNote(folder);
        if (note !== null) throw new DatabaseProblem('moved', note.to);
        return await work(mustBeOurs);
      } finally {
        release();
      }
    } finally {
      if (isStillHere() && isOurs()) this.#reopen(folder);
    }
  }

  /** Lets the file go, and the office: to another computer that works in it. Nothing runs any more. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#leave());
  }

  async #leave(): Promise<void> {
    await writtenBack();
    await this.#leaveShared();
    this.#close();
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#going.then(work);
    this.#going = done.catch(() => undefined);
    return done;
  }

  #enter(folder: string, expected: boolean): void {
    const { stateFolder, program, host, here, sessions, telling, isServer, clock, log } = this.#ports();
    const hasLeft = whyNotHere(folder, instantOf(clock));
    if (hasLeft !== null) {
      log(hasLeft.problem === 'moved' ? `The office of ${folder} is in ${hasLeft.path} now.` : hasLeft.message);
      this.#file = { status: 'broken', paths: officePaths(folder), problem: hasLeft };
      return;
    }
    if (!isSharedFolder(folder) || !existsSync(officePaths(folder).database)) {
      this.#file = this.#opened(folder, expected, null);
      return;
    }
    this.#file = { status: 'elsewhere', paths: officePaths(folder) };
    const shared: SharedOffice = new SharedOffice({
      folder,
      stateFolder,
      program: {
        program: program.version,
        schema: latestMigration(migrationsOf(program)),
      },
      port: usualStationPort,
      host,
      isServer,
      isToGiveWay: () => void this.#giveWay(shared),
      engine: here,
      open: (copied, mayCommit) =>
        this.#shared === shared ? this.#openKept(folder, copied, mayCommit) : Promise.resolve('lock'),
      close: () => {
        if (this.#shared === shared) this.#close();
      },
      tell: (token, event) => {
        for (const listener of sessions.get(token)?.listeners ?? []) listener(event);
      },
      reached: (is) => telling.all({ type: 'connection', state: is ? 'restored' : 'lost' }),
      turned: () => telling.all({ type: 'changed', entity: 'office', id: 0, version: 0 }),
      log,
    });
    this.#shared = shared;
    for (const { token, origin, language, host: own, computer } of sessions.all())
      if (computer === null) shared.openSession(token, origin, language, own);
    rememberFolder(stateFolder, folder);
  }

  /** To an office server that has come: when nothing runs any more, as at closing. */
  async #giveWay(shared: SharedOffice): Promise<void> {
    const { pause, idle, opened, log } = this.#ports();
    try {
      await pause();
      await idle();
      // Where it has come to nothing, what is done by itself goes on.
      await this.#inTurn(async () => {
        if (this.#shared === shared && !(await shared.giveWay())) opened();
      });
    } catch (error) {
      log(`The office could not be handed over to the office server: ${String(error)}`);
    }
  }

  #opened(folder: string, expected: boolean, mayCommit: (() => boolean) | null): OfficeFile {
    const { program, clock, stateFolder, log } = this.#ports();
    const now = instantOf(clock);
    const prepare = (db: Db) => prepareOffice(db, now);
    const opened = openOfficeFile(folder, { program, now, expected, mayCommit, prepare });
    if (opened.status === 'open') rememberFolder(stateFolder, folder);
    else if (opened.status === 'broken') log(opened.problem.message);
    return opened;
  }

  /** Opens the file that this process keeps now; answers what hinders it, or null. */
  async #openKept(folder: string, copied: boolean, mayCommit: () => boolean): Promise<Opening> {
    const { sessions, signIns, opened } = this.#ports();
    const problem = copied ? await this.#takeOver(folder, mayCommit) : null;
    const file: OfficeFile =
      problem === null
        ? this.#opened(folder, true, mayCommit)
        : { status: 'broken', paths: officePaths(folder), problem };
    const hindrance = file.status === 'broken' ? hindranceIn(file.problem, folder) : null;
    if (hindrance !== null) return hindrance;
    this.#file = file;
    if (file.status === 'broken' && file.problem instanceof DatabaseProblem && file.problem.problem === 'newer')
      return 'newer';
    for (const session of sessions.all()) signIns.recall(session);
    opened();
    return null;
  }

  /** What is wrong with the file, or null. What is in the way of it for the moment is the same as when it is opened. */
  async #takeOver(folder: string, mayCommit: () => boolean): Promise<DatabaseProblem | null> {
    try {
      const release = lockOffice(folder);
      try {
        await takeOver(officePaths(folder).database, mayCommit);
        return null;
      } finally {
        release();
      }
    } catch (error) {
      if (error instanceof DatabaseProblem) return error;
      throw error;
    }
  }

  /** Lets the file go; an office that is shared may be opened again by whoever keeps it then. */
  #close(): void {
    const { sessions, clock } = this.#ports();
    const { paths } = this;
    const { open } = this;
    if (this.#shared !== null) this.#file = { status: 'elsewhere', paths };
    else if (open !== null)
      this.#file = {
        status: 'broken',
        paths,
        problem: new DatabaseProblem('missing', paths.database, { detail: 'closed' }),
      };
    if (open === null) return;
    open.db.close();
    open.release();
    if (this.#shared !== null) for (const session of sessions.all()) enterAs(session, null, clock.milliseconds());
  }

  /** Opens what lies in the folder now, in place of what was open there before. */
  #reopen(folder: string): void {
    const { telling, opened } = this.#ports();
    this.#close();
    this.#file = this.#opened(folder, this.#shared !== null, this.#shared?.mayCommit ?? null);
    opened();
    telling.all({ type: 'office' });
  }

  /** Answers whether there was anything to leave: pages then wait for being told that an office can be reached. */
  async #leaveShared(how: { readonly toHeir?: boolean } = {}): Promise<boolean> {
    const left = this.#shared;
    await left?.leave(how);
    this.#shared = null;
    return left !== null;
  }

  /** Pages read everything anew. What several computers share they are told to be reached by itself. */
  #tell(hasLeft: boolean): void {
    const { telling } = this.#ports();
    if (hasLeft && this.#shared === null) telling.all({ type: 'connection', state: 'restored' });
    telling.all({ type: 'office' });
  }
}
