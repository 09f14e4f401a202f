/** The engine: one open office, the sessions that work in it, and every call that they make. Plain Node. */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Channel } from '../../preload/contract/channel.ts';
import type { EngineEvent } from '../../preload/contract/events.ts';
import { type ChannelName, channelNamed } from '../../preload/contract/index.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Language } from '../../preload/contract/values.ts';
import { AutomaticSeries } from '../features/activities/automatic-series.ts';
import { AutomaticBackups } from '../features/backups/automatic.ts';
import { Targets } from '../features/backups/targets.ts';
import { AutomaticEmptying } from '../features/bin/automatic.ts';
import { maySeeClient } from '../features/clients/reached.ts';
import { documentIfSeen } from '../features/documents/reached.ts';
import { Outbox } from '../features/mail/outbox.ts';
import type { Patience } from '../features/mail/smtp.ts';
import { readPreferences } from '../features/office/service.ts';
import { readSettings } from '../features/office/settings.ts';
import { takeNational } from '../features/reference/national.ts';
import type { StationEngine } from '../sharing/station-connection.ts';
import { stationName } from '../sharing/station-sessions.ts';
import { asSeenHere } from './as-seen-here.ts';
import { CallFigures, RecentCalls } from './call-figures.ts';
import { type Clock, instantOf, systemClock } from './clock.ts';
import type { Recorded } from './context.ts';
import { type ControlParts, controlOf } from './control.ts';
import { Failure } from './failure.ts';
import { type Health, healthOf } from './health.ts';
import type { Host } from './host.ts';
import { KeptDrafts } from './kept-drafts.ts';
import { KeptLog } from './kept-log.ts';
import { LastingSignIns } from './lasting-sign-ins.ts';
import { lostFile } from './lost-file.ts';
import { ofThisComputer } from './of-this-computer.ts';
import { OfficeAtHand } from './office-at-hand.ts';
import type { Program } from './office-file.ts';
import type { OfficeServer, ServedAt } from './office-server.ts';
import { Presence } from './presence.ts';
import { rememberedFolder } from './remembered-folder.ts';
import { type Once, RepeatedCalls } from './repeated-calls.ts';
import { type Permits, routed } from './router.ts';
import { closing, noOffice, perhapsDone } from './router-words.ts';
import { Runner } from './runner.ts';
import { SessionUsers } from './session-users.ts';
import { type Elsewhere, type SessionState, Sessions } from './sessions.ts';
import { sealingFor } from './shared-seal.ts';
import { waitingWords } from './sharing-words.ts';
import { Telling } from './telling.ts';
import { Upkeep } from './upkeep.ts';
import { createUploads } from './uploads.ts';

export interface EngineOptions {
  readonly program: Program;
  readonly host: Host;
  /** Where this computer keeps what belongs to no office: which folder was open last, files on their way. */
  readonly stateFolder: string;
  /** The office folder; null: the one that was open last, else `defaultFolder`. */
  readonly folder: string | null;
  readonly defaultFolder: string;
  readonly clock?: Clock;
  /** Of an office server: where it is reached in the network, null before it listens. */
  readonly server?: () => ServedAt | null;
  /** Says why the office's edition or licence does not allow a call; nothing is barred without it. */
  readonly permits?: Permits;
  /** How long mail servers are waited for; the usual time when it is left out. */
  readonly mailPatience?: Patience;
  /** Takes one line about something that is slow or wrong. */
  readonly log: (line: string) => void;
}

export interface Engine {
  /** Opens a session; the same token again is the same session. `listener` is called with each event it may know of. */
  openSession(token: string, origin: string, language: Language, from?: Elsewhere): void;
  /** Calls back with every event that the session may know of, until the answered function is called. */
  subscribe(token: string, listener: (event: EngineEvent) => void): () => void;
  /** The page of this session has come (again) and its system speaks this language; a user's own choice goes before. */
  greet(token: string, language: Language): void;
  /** Ends a session, cancels its jobs and forgets its files. */
  closeSession(token: string): void;
  /** Whether the office can be worked in here. */
  health(): Health;
  /** Whether the token is of a session. */
  knows(token: string): boolean;
  /** Whether somebody is signed in to the session, here or at another computer that keeps the office. */
  isSignedIn(token: string): boolean;
  /**
   * `once`: a name for the call, by which it may be sent again when its reply has not arrived: it is carried out once, and
   * answered the same. Of what was not a command and began in an engine that has ended since, it says that nobody knows.
   */
  call(token: string, channel: unknown, request: unknown, once?: Once): Promise<Reply>;
  /** Lets what runs finish, makes the backup of closing, and closes the database. */
  close(): Promise<void>;
}

/** What is answered here while nobody keeps the office, after so many milliseconds: that nobody does, in which language. */
const patienceWithoutKeeper: ReadonlyMap<string, number> = new Map<ChannelName, number>([
  ['office.state', 4_000],
  ['office.speak', 0],
]);
/** Milliseconds that closing waits for tasks, one of which may wait for a dialog that nobody answers. */
const longestDrain = 15_000;

export function createEngine(options: EngineOptions): Engine {
  const { program, stateFolder, clock = systemClock, permits = () => null } = options;
  const keptLog = new KeptLog(stateFolder, () => instantOf(clock));
  const log = (line: string) => {
    options.log(line);
    keptLog.take(line);
  };
  const host = sealingFor(options.host, () => ({ folder: office.paths.folder, isShared: office.shared !== null }));
  const sessions = new Sessions();
  const uploads = createUploads(stateFolder);
  const figures = new CallFigures();
  const keptDrafts = new KeptDrafts({
    stateFolder,
    host: options.host,
    milliseconds: () => clock.milliseconds(),
    isOpen: (token) => (sessions.get(token)?.listeners.size ?? 0) > 0,
  });
  const repeated = new RepeatedCalls(() => clock.milliseconds());
  const now = () => instantOf(clock);
  const remembered = rememberedFolder(stateFolder);
  const first = options.folder ?? remembered ?? options.defaultFolder;
  let isClosing = false;
  let openedAt: string | null = null;
  let running = 0;

  takeNational(join(program.root, 'national'));
  const users: SessionUsers = new SessionUsers({
    office: () => office,
    sessions,
    clock,
    locked: (session) => {
      signIns.note(session);
      telling.locked(session);
    },
    log,
  });
  const { userOf, isLocked, isLockedThere } = users;
  const telling = new Telling({ sessions, userOf, openDb: () => office.db, log });
  const signIns: LastingSignIns = new LastingSignIns({
    clock,
    lastingToken: ({ token, computer }) => (computer === null ? `${stationName(stateFolder)} ${token}` : token),
    sharedDb: () => (office.shared === null ? null : office.db),
    isLongWriting: () => calls.isLongWriting,
    settled: () => calls.settled(),
    log,
  });
  const office = new OfficeAtHand(first, () => ({
    program,
    stateFolder,
    clock,
    host,
    sessions,
    telling,
    signIns,
    here,
    isServer: options.server !== undefined,
    pause: () => outbox.pause(),
    idle: async () => {
      // What is announced to everybody is done here; what is done by itself begins again after it.
      do {
        await upkeep.over();
        await outbox.pause();
        await calls.settled();
        await drained();
      } while (upkeep.isUnderWay);
    },
    opened: fileOpened,
    log,
  }));
  const recent = new RecentCalls();
  const since = now();
  const { server: servedAt } = options;
  const server: OfficeServer | null = servedAt
    ? {
        get at() {
          return servedAt();
        },
        since,
        recent,
        stateFolder,
      }
    : null;
  const targets = new Targets(stateFolder, host, log);
  const automatic = new AutomaticBackups({
    version: program.version,
    clock,
    log,
    targets,
    settled: () => calls.settled(),
    everyHours: (db) => readSettings(db).backupHours,
    office: () => office.open,
    made: () => telling.all({ type: 'changed', entity: 'backup', id: 0, version: 0 }),
  });

  const emptying = new AutomaticEmptying({
    clock,
    log,
    office: () => (calls.isLongWriting ? null : office.open),
    emptied: () => telling.all({ type: 'changed', entity: 'bin', id: 0, version: 0 }),
  });

  const series = new AutomaticSeries({
    clock,
    log,
    office: () => (calls.isLongWriting ? null : office.open),
    made: () => {
      automatic.noteChange();
      telling.all({ type: 'changed', entity: 'activity', id: 0, version: 0 });
    },
  });

  const outbox = new Outbox({
    clock,
    log,
    host,
    office: () => office.open,
    isBusy: () => calls.isLongWriting,
    settled: () => calls.settled(),
    changed: (change) => {
      automatic.noteChange();
      tellChange(change);
    },
    patience: options.mailPatience,
  });

  const presence = new Presence({
    userOf,
    maySee: (user, { entity, id }) => {
      if (office.db === null) return false;
      const asking = { db: office.db, user };
      return entity === 'document' ? documentIfSeen(asking, id) !== null : maySeeClient(asking, id);
    },
    tell: telling.session,
    milliseconds: () => clock.milliseconds(),
  });

  const upkeep = new Upkeep({ sessions: () => sessions.all(), userOf, tell: telling.session });

  const calls: Runner = new Runner({
    host,
    root: program.root,
    clock,
    uploads,
    hasOffice: () => office.db !== null,
    openDb: () => {
      if (office.db === null) throw new Failure('unavailable', noOffice);
      return office.db;
    },
    userOf,
    tell: telling.all,
    tellChange,
    tellSession: telling.session,
    written: () => automatic.noteChange(),
    control: (session) => controlOf(parts, session),
  });

  const parts: ControlParts = {
    program,
    host,
    clock,
    stateFolder,
    sessions,
    users,
    office,
    telling,
    signIns,
    presence,
    uploads,
    automatic,
    targets,
    outbox,
    calls,
    upkeep,
    server,
    diagnosis: { figures, log: keptLog, note: log },
    draftsOf,
  };

  /** Resolves when no call is being answered, and after a while in any case. */
  async function drained(): Promise<void> {
    const last = performance.now() + longestDrain;
    while (running > 0 && performance.now() < last) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** What is done by itself begins for the file that is open now. */
  function fileOpened(): void {
    openedAt = office.db === null ? null : now();
    automatic.officeOpened();
    emptying.officeOpened();
    series.officeOpened();
    outbox.officeOpened();
  }

  /** While another computer keeps the office, or none, whoever was last known to be signed in here goes on typing. */
  function draftsOf(session: SessionState) {
    const { folder } = office.paths;
    const { userThere: there } = session;
    const id = office.shared === null ? userOf(session)?.id : there?.folder === folder ? there.id : null;
    return id ? keptDrafts.of(folder, id, session.token) : null;
  }

  /** A change that was committed. */
  function tellChange(change: Recorded): void {
    if (change.entity === 'mail' || change.entity === 'mail-account') outbox.wake();
    telling.change(change);
  }

  const understood = lostFile({
    paths: () => office.paths,
    lost: () => office.shared?.fileLost() ?? false,
    milliseconds: () => performance.now(),
    log,
  });

  async function answered(token: string, channel: unknown, request: unknown, id: string | null): Promise<Reply> {
    if (isClosing) return { ok: false, code: 'unavailable', message: closing[sessions.get(token)?.language ?? 'en'] };
    const { bar } = upkeep;
    if (bar !== null && channel !== 'jobs.cancel')
      return { ok: false, code: 'busy', message: bar[sessions.get(token)?.language ?? 'en'] };
    running++;
    try {
      return await routed(
        {
          session: (known) => sessions.get(known),
          userOf,
          permits,
          isLocked,
          isLockedThere,
          touched: (session) => {
            session.touchedAt = clock.milliseconds();
          },
          // The router has found the channel by this name in the contract.
          run: (name, found: Channel, session, input) => calls.run(name as ChannelName, found, session, input, id),
          understood,
          stopwatch: () => performance.now(),
          took: (name, milliseconds) => {
            figures.record(name, milliseconds);
            recent.note(name, milliseconds ?? 0, clock.milliseconds());
          },
          log,
        },
        token,
        channel,
        request,
      );
    } finally {
      running--;
    }
  }

  const here: StationEngine = {
    openSession: (token, origin, language, from) => {
      signIns.recall(sessions.open(token, origin, language, clock.milliseconds(), from ?? null));
    },
    greet: (token, language) => {
      const session = sessions.get(token);
      if (session === undefined) return;
      session.language = language;
      try {
        const user = userOf(session);
        if (user !== null && office.db !== null)
          session.language = readPreferences(office.db, user.id, language).language;
      } catch (error) {
        // A database that cannot be read: the page is told with its first call, and needs a language for that.
        log(`greeting: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    subscribe: (token, listener) => {
      const session = sessions.get(token);
      session?.listeners.add(listener);
      return () => {
        session?.listeners.delete(listener);
        // A page that no longer listens is closed, or will say anew what it has open.
        if (session?.listeners.size === 0) presence.left(session);
      };
    },
    closeSession: (token) => {
      const session = sessions.get(token);
      if (session !== undefined) presence.left(session);
      sessions.close(token);
      uploads.forget(token);
    },
    call: async (token, channel, request, once) => {
      const language = sessions.get(token)?.language ?? 'en';
      const kind = channelNamed(channel)?.kind;
      if (once === undefined || kind === undefined || kind === 'query') return answered(token, channel, request, null);
      if (once.again && kind === 'task' && !repeated.knows(token, once))
        return { ok: false, code: 'unavailable', message: perhapsDone[language] };
      return repeated.reply(token, once, () => answered(token, channel, request, once.id));
    },
  };

  office.begin(first, first === remembered);

  return {
    ...here,
    openSession: (token, origin, language, from) => {
      here.openSession(token, origin, language, from);
      office.shared?.openSession(token, origin, language, from?.host ?? null);
    },
    closeSession: (token) => {
      here.closeSession(token);
      office.shared?.closeSession(token);
    },
    health: () =>
      healthOf({
        office: office.file,
        shared: office.shared,
        version: program.version,
        since: openedAt,
        latest: automatic.latest(),
        isUpkeep: upkeep.bar !== null,
      }),
    knows: (token) => sessions.get(token) !== undefined,
    isSignedIn: (token) => sessions.isSignedIn(token),
    call: async (token, channel, request, once) => {
      const asked = office.shared;
      if (asked === null || ofThisComputer.has(String(channel))) return here.call(token, channel, request, once);
      const patience = patienceWithoutKeeper.get(String(channel));
      const reply = await asked.carry(token, channel, request, once, patience);
      if (reply !== null) {
        const seenFrom = { folder: office.paths.folder, locks: asked.locks };
        return asSeenHere(reply, channel, sessions.get(token), seenFrom);
      }
      if (patience !== undefined) return here.call(token, channel, request);
      const { said } = waitingWords(asked.standing, office.paths.folder);
      return { ok: false, code: 'unavailable', message: said[sessions.get(token)?.language ?? 'en'] };
    },
    close: async () => {
      office.shared?.takeNoMore();
      isClosing = true;
      upkeep.stop();
      users.stop();
      for (const session of sessions.all()) for (const job of session.jobs.values()) job.cancelled = true;
      await drained();
      automatic.stop();
      emptying.stop();
      series.stop();
      presence.stop();
      await outbox.stop();
      try {
        // Those who go on working make it.
        if (!office.shared?.hasHeirs) automatic.atClosing();
      } finally {
        await office.close();
        uploads.close();
      }
    },
  };
}
