/** The engine: one open office, the sessions that work in it, and every call that they make. Plain Node. */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Db, lockOffice } from '../../db/database.ts';
import { DatabaseProblem, problemInReading } from '../../db/database-problem.ts';
import type { Channel } from '../../preload/contract/channel.ts';
import type { EngineEvent } from '../../preload/contract/events.ts';
import { type ChannelName, channelNamed } from '../../preload/contract/index.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Language } from '../../preload/contract/values.ts';
import { AutomaticBackups } from '../features/backups/automatic.ts';
import { Targets } from '../features/backups/targets.ts';
import { AutomaticEmptying } from '../features/bin/automatic.ts';
import { maySeeClient } from '../features/clients/reached.ts';
import { addMissingSeries } from '../features/companies/series-service.ts';
import { documentIfSeen } from '../features/documents/reached.ts';
import { Outbox } from '../features/mail/outbox.ts';
import type { Patience } from '../features/mail/smtp.ts';
import {
  numberSetting,
  onceForEver,
  readPreferences,
  signedIn,
  soleUserWithoutPassword,
} from '../features/office/service.ts';
import { readSettings } from '../features/office/settings.ts';
import { whoseChange } from '../features/people/belonging.ts';
import { mendListNames } from '../features/people/belonging-queries.ts';
import { seedRoles } from '../features/people/roles.ts';
import { takeNational } from '../features/reference/national.ts';
import { seedReference } from '../features/reference/service.ts';
import { type Clock, instantOf, systemClock } from './clock.ts';
import type { Recorded, SignedInUser } from './context.ts';
import { mayKnow, type ToldOf } from './events.ts';
import { Failure } from './failure.ts';
import type { Host } from './host.ts';
import { createOfficeFile, mayHoldNewOffice, type OfficeFile, openOfficeFile, type Program } from './office-file.ts';
import { officeState } from './office-state.ts';
import { Presence } from './presence.ts';
import { rememberedFolder, rememberFolder } from './remembered-folder.ts';
import { type Once, RepeatedCalls } from './repeated-calls.ts';
import { type Permits, routed } from './router.ts';
import { closing, noOffice, officeIsThere, perhapsDone } from './router-words.ts';
import { Runner } from './runner.ts';
import { isIdle, sessionControl } from './session-control.ts';
import { cancelJobs, enterAs, type SessionState, Sessions } from './sessions.ts';
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
  /** Says why the office's edition or licence does not allow a call; nothing is barred without it. */
  readonly permits?: Permits;
  /** How long mail servers are waited for; the usual time when it is left out. */
  readonly mailPatience?: Patience;
  /** Takes one line about something that is slow or wrong. */
  readonly log: (line: string) => void;
}

export interface Engine {
  /** Opens a session; the same token again is the same session. `listener` is called with each event it may know of. */
  openSession(token: string, origin: string, language: Language): void;
  /** Calls back with every event that the session may know of, until the answered function is called. */
  subscribe(token: string, listener: (event: EngineEvent) => void): () => void;
  /** The page of this session has come (again) and its system speaks this language; a user's own choice goes before. */
  greet(token: string, language: Language): void;
  /** Ends a session, cancels its jobs and forgets its files. */
  closeSession(token: string): void;
  /** Whether the token is of a session. */
  knows(token: string): boolean;
  /**
   * `once`: a name for the call, by which it may be sent again when its reply has not arrived: it is carried out once, and
   * answered the same. Of what was not a command and began in an engine that has ended since, it says that nobody knows.
   */
  call(token: string, channel: unknown, request: unknown, once?: Once): Promise<Reply>;
  /** Lets what runs finish, makes the backup of closing, and closes the database. */
  close(): Promise<void>;
}

/** Milliseconds that closing waits for tasks, one of which may wait for a dialog that nobody answers. */
const longestWait = 15_000;

export function createEngine(options: EngineOptions): Engine {
  const { program, host, stateFolder, log, clock = systemClock, permits = () => null } = options;
  const sessions = new Sessions();
  const uploads = createUploads(stateFolder);
  const repeated = new RepeatedCalls(() => clock.milliseconds());
  const now = () => instantOf(clock);
  const remembered = rememberedFolder(stateFolder);
  const first = options.folder ?? remembered ?? options.defaultFolder;
  let isClosing = false;
  let running = 0;

  takeNational(join(program.root, 'national'));
  let office: OfficeFile = openOffice(first, first === remembered);
  const targets = new Targets(stateFolder, host, log);
  const automatic = new AutomaticBackups({
    version: program.version,
    clock,
    log,
    targets,
    everyHours: (db) => readSettings(db).backupHours,
    office: () => (office.status === 'open' ? office : null),
    made: () => tell({ type: 'changed', entity: 'backup', id: 0, version: 0 }),
  });

  const emptying = new AutomaticEmptying({
    clock,
    log,
    office: () => (office.status === 'open' && !calls.isLongWriting ? office : null),
    emptied: () => tell({ type: 'changed', entity: 'bin', id: 0, version: 0 }),
  });

  const outbox = new Outbox({
    clock,
    log,
    host,
    office: () => (office.status === 'open' ? office : null),
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
      if (office.status !== 'open') return false;
      const asking = { db: office.db, user };
      return entity === 'document' ? documentIfSeen(asking, id) !== null : maySeeClient(asking, id);
    },
    tell: tellSession,
    milliseconds: () => clock.milliseconds(),
  });

  const calls = new Runner({
    host,
    root: program.root,
    clock,
    uploads,
    hasOffice: () => office.status === 'open',
    openDb: () => {
      if (office.status !== 'open') throw new Failure('unavailable', noOffice);
      return office.db;
    },
    userOf,
    tell,
    tellChange,
    tellSession,
    written: () => automatic.noteChange(),
    control: (session) => ({
      paths: office.paths,
      program,
      state: () => {
        isLocked(session);
        const backup = automatic.latest();
        return officeState({ office, session, user: userOf(session), host, program, backup, targets });
      },
      backUp: (db, at) => automatic.byHand(db, at),
      targets,
      copyBackups: () => automatic.lookAtTargets(),
      speak: (language) => {
        session.language = language;
      },
      here: (record) => presence.here(session, record),
      signIn: (userId) => {
        presence.left(session);
        if (session.userId !== null && session.userId !== userId) {
          // What one has begun is not finished in the name of another.
          cancelJobs(session);
          uploads.forget(session.token);
        }
        enterAs(session, userId, clock.milliseconds());
        tell({ type: 'changed', entity: 'session', id: session.id, version: 0 });
      },
      sessions: sessionControl(session, {
        sessions,
        milliseconds: () => clock.milliseconds(),
        userOf,
        left: (other, why) => {
          presence.left(other);
          uploads.forget(other.token);
          tellSession(other, { type: 'ended', why });
          tellSession(other, { type: 'office' });
        },
        locked: toldOfLock,
        changed: () => tell({ type: 'changed', entity: 'session', id: 0, version: 0 }),
      }),
      create: async (folder, fill) => {
        const target = folder ?? office.paths.folder;
        const isExpected = office.status === 'broken' && target === office.paths.folder;
        if (isExpected || !mayHoldNewOffice(target)) throw new Failure('conflict', officeIsThere(target));
        await createOfficeFile(target, program, now(), fill);
        await outbox.pause();
        switchTo(target);
        automatic.noteChange();
      },
      open: async (folder) => {
        await outbox.pause();
        switchTo(folder);
      },
      replaced: async (work) => {
        const { folder } = office.paths;
        await outbox.pause();
        closeOffice();
        try {
          // Nobody else may open what is being replaced.
          const release = lockOffice(folder);
          try {
            return await work();
          } finally {
            release();
          }
        } finally {
          switchTo(folder);
          // The users of a restored database need not be those who signed in to the one before.
          for (const other of sessions.all()) if (other !== session) enterAs(other, null, clock.milliseconds());
        }
      },
    }),
  });

  function openOffice(folder: string, expected: boolean): OfficeFile {
    const prepare = (db: Db) =>
      db.transaction(() => {
        seedReference(db);
        seedRoles(db, now());
        addMissingSeries(db, now());
        onceForEver(db, 'listNamesFolded', now(), () => mendListNames(db));
      });
    const opened = openOfficeFile(folder, { program, now: now(), expected, prepare });
    if (opened.status === 'open') rememberFolder(stateFolder, folder);
    else if (opened.status === 'broken') log(opened.problem.message);
    return opened;
  }

  function closeOffice(): void {
    if (office.status !== 'open') return;
    const { db, release, paths } = office;
    office = {
      status: 'broken',
      paths,
      problem: new DatabaseProblem('missing', paths.database, { detail: 'closed' }),
    };
    db.close();
    release();
  }

  /** Everybody's sign-in was one to the office that was open before. */
  function switchTo(folder: string): void {
    const sameOffice = office.paths.folder === folder;
    closeOffice();
    office = openOffice(folder, false);
    for (const session of sessions.all()) if (!sameOffice) enterAs(session, null, clock.milliseconds());
    automatic.officeOpened();
    emptying.officeOpened();
    outbox.officeOpened();
    tell({ type: 'office' });
  }

  /** While no database can be opened nobody can sign in; whoever has the folder may look after its backups. */
  function userOf(session: SessionState): SignedInUser | null {
    if (office.status === 'broken') return keeperOfBackups;
    if (office.status === 'new') return null;
    try {
      return session.userId === null ? soleUserWithoutPassword(office.db) : signedIn(office.db, session.userId);
    } catch (error) {
      throw problemInReading(error, office.paths.database);
    }
  }

  /** Locks the session when nobody has touched it for the office's idle time. Whoever has no password could not unlock it. */
  function isLocked(session: SessionState): boolean {
    if (session.locked || session.userId === null || office.status !== 'open') return session.locked;
    const idle = clock.milliseconds() - session.touchedAt >= 60_000 ? numberSetting(office.db, 'idleMinutes') : null;
    if (isIdle(session, idle, clock.milliseconds()) && userOf(session)?.hasPassword) {
      session.locked = true;
      toldOfLock(session);
    }
    return session.locked;
  }

  function toldOfLock(session: SessionState): void {
    for (const listener of session.listeners) listener({ type: 'locked' });
    tell({ type: 'changed', entity: 'session', id: session.id, version: 0 });
  }

  /** So that a page is locked at its time also when it asks for nothing. */
  const watch = setInterval(() => {
    for (const session of sessions.all()) {
      try {
        isLocked(session);
      } catch (error) {
        log(`locking: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }, 10_000);
  watch.unref();

  /** What is told was committed already: failing to tell it must not look like a failure of the command. */
  function tellSession(session: SessionState, event: EngineEvent, toldOf: () => ToldOf | null = () => null): void {
    try {
      const isChange = event.type === 'changed';
      // Whoever unlocks it reads everything again.
      if ((isChange || event.type === 'presence') && session.locked) return;
      const user = isChange ? userOf(session) : null;
      if (mayKnow(event, user, toldOf)) for (const listener of session.listeners) listener(event);
    } catch (error) {
      log(`${event.type} was not told: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  function tell(event: EngineEvent): void {
    for (const session of sessions.all()) tellSession(session, event);
  }

  /** A change that was committed, told to those who may know of its record. */
  function tellChange(change: Recorded): void {
    const { entity, id, version } = change;
    if (entity === 'mail' || entity === 'mail-account') outbox.wake();
    let known: ToldOf | null | undefined;
    const toldOf = (): ToldOf | null => {
      if (known === undefined) known = office.status === 'open' ? whoseChange(office.db, change) : null;
      return known;
    };
    for (const session of sessions.all()) tellSession(session, { type: 'changed', entity, id, version }, toldOf);
  }

  async function answered(token: string, channel: unknown, request: unknown, id: string | null): Promise<Reply> {
    if (isClosing) return { ok: false, code: 'unavailable', message: closing[sessions.get(token)?.language ?? 'en'] };
    running++;
    try {
      return await routed(
        {
          session: (known) => sessions.get(known),
          userOf,
          permits,
          isLocked,
          touched: (session) => {
            session.touchedAt = clock.milliseconds();
          },
          // The router has found the channel by this name in the contract.
          run: (name, found: Channel, session, input) => calls.run(name as ChannelName, found, session, input, id),
          stopwatch: () => performance.now(),
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

  automatic.officeOpened();
  emptying.officeOpened();
  outbox.officeOpened();

  return {
    openSession: (token, origin, language) => {
      sessions.open(token, origin, language, clock.milliseconds());
    },
    greet: (token, language) => {
      const session = sessions.get(token);
      if (session === undefined) return;
      session.language = language;
      try {
        const user = userOf(session);
        if (user !== null && office.status === 'open')
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
    knows: (token) => sessions.get(token) !== undefined,
    call: async (token, channel, request, once) => {
      const language = sessions.get(token)?.language ?? 'en';
      const kind = channelNamed(channel)?.kind;
      if (once === undefined || kind === undefined || kind === 'query') return answered(token, channel, request, null);
      if (once.again && kind === 'task' && !repeated.knows(token, once))
        return { ok: false, code: 'unavailable', message: perhapsDone[language] };
      return repeated.reply(token, once, () => answered(token, channel, request, once.id));
    },
    close: async () => {
      isClosing = true;
      clearInterval(watch);
      for (const session of sessions.all()) for (const job of session.jobs.values()) job.cancelled = true;
      const last = performance.now() + longestWait;
      while (running > 0 && performance.now() < last) await new Promise((resolve) => setTimeout(resolve, 10));
      automatic.stop();
      emptying.stop();
      presence.stop();
      await outbox.stop();
      try {
        automatic.atClosing();
      } finally {
        closeOffice();
        uploads.close();
      }
    },
  };
}

const keeperOfBackups: SignedInUser = {
  id: 0,
  name: '',
  login: '',
  rights: new Set(['backups.make', 'backups.restore'] as const),
  reaches: new Map(),
  teams: [],
  hidden: new Set(),
  hasPassword: false,
  mustChangePassword: false,
};
