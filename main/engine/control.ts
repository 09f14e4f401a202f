/** What handlers can do with the office as a whole, in the name of one session: made of the parts of the engine. */
import type { AutomaticBackups } from '../features/backups/automatic.ts';
import type { Targets } from '../features/backups/targets.ts';
import type { Outbox } from '../features/mail/outbox.ts';
import { testKeeper } from '../sharing/keeper-test.ts';
import { type Clock, instantOf } from './clock.ts';
import { computersOf } from './computers.ts';
import { Failure } from './failure.ts';
import type { Host } from './host.ts';
import type { DraftsOfUser } from './kept-drafts.ts';
import type { LastingSignIns } from './lasting-sign-ins.ts';
import type { OfficeAtHand } from './office-at-hand.ts';
import type { Diagnosis } from './office-control.ts';
import { createOfficeFile, mayHoldNewOffice, type Program } from './office-file.ts';
import type { OfficeServer } from './office-server.ts';
import { officeState } from './office-state.ts';
import type { Presence } from './presence.ts';
import { officeIsThere } from './router-words.ts';
import type { Runner, RunnerPorts } from './runner.ts';
import { sessionControl } from './session-control.ts';
import type { SessionUsers } from './session-users.ts';
import { cancelJobs, enterAs, type SessionState, type Sessions } from './sessions.ts';
import { takeAlong } from './take-along.ts';
import type { Telling } from './telling.ts';
import type { Upkeep } from './upkeep.ts';
import type { EngineUploads } from './uploads.ts';

/** The parts of an engine. */
export interface ControlParts {
  readonly program: Program;
  readonly host: Host;
  readonly clock: Clock;
  readonly stateFolder: string;
  readonly sessions: Sessions;
  readonly users: SessionUsers;
  readonly office: OfficeAtHand;
  readonly telling: Telling;
  readonly signIns: LastingSignIns;
  readonly presence: Presence;
  readonly uploads: EngineUploads;
  readonly automatic: AutomaticBackups;
  readonly targets: Targets;
  readonly outbox: Outbox;
  readonly calls: Runner;
  readonly upkeep: Upkeep;
  /** Null: this is no office server. */
  readonly server: OfficeServer | null;
  readonly diagnosis: Pick<Diagnosis, 'figures' | 'log' | 'note'>;
  draftsOf(session: SessionState): DraftsOfUser | null;
}

/** As the session has to do with it. */
export function controlOf(parts: ControlParts, session: SessionState): ReturnType<RunnerPorts['control']> {
  const { program, host, clock, stateFolder, sessions, office, telling, signIns, presence, uploads } = parts;
  const { automatic, targets, outbox, calls, upkeep, server, diagnosis, draftsOf } = parts;
  const { userOf, isLocked } = parts.users;
  return {
    paths: office.paths,
    program,
    state: () => {
      isLocked(session);
      const backup = automatic.latest();
      const { file, shared } = office;
      const isServed = server !== null;
      const seen = { office: file, session, user: userOf(session), host, program, backup, targets, shared, isServed };
      return officeState(seen);
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
      signIns.note(session);
      telling.all({ type: 'changed', entity: 'session', id: session.id, version: 0 });
    },
    sessions: sessionControl(session, {
      sessions,
      milliseconds: () => clock.milliseconds(),
      userOf,
      left: (other, why) => {
        presence.left(other);
        signIns.note(other);
        uploads.forget(other.token);
        telling.session(other, { type: 'ended', why });
        telling.session(other, { type: 'office' });
      },
      locked: (other) => {
        signIns.note(other);
        telling.locked(other);
      },
      endedFor: (userId, except) => signIns.forgetOf(userId, except),
      unlocked: (other) => signIns.note(other),
      changed: () => telling.all({ type: 'changed', entity: 'session', id: 0, version: 0 }),
    }),
    create: async (folder, fill) => {
      const target = folder ?? office.paths.folder;
      const isExpected = office.file.status === 'broken' && target === office.paths.folder;
      if (isExpected || !mayHoldNewOffice(target)) throw new Failure('conflict', officeIsThere(target));
      await createOfficeFile(target, program, instantOf(clock), fill);
      await outbox.pause();
      await office.switchTo(target);
      automatic.noteChange();
    },
    get mayNameFolder() {
      const isHere = session.computer === null && session.address === null && host.dialogs;
      const isSignedIn = office.db !== null && userOf(session) !== null;
      return isHere && !isSignedIn && session.userThere?.folder !== office.paths.folder;
    },
    open: async (folder) => {
      await outbox.pause();
      await office.switchTo(folder);
    },
    follow: async (folder) => {
      takeAlong(stateFolder, office.paths.folder, folder, diagnosis.note);
      await outbox.pause();
      await office.switchTo(folder);
    },
    isShared: office.shared !== null,
    server,
    drafts: () => draftsOf(session),
    diagnosis: { ...diagnosis, stateFolder, locks: office.shared?.locks ?? 'unknown' },
    testKeeper: async () => {
      const keeper = office.shared?.keeper ?? null;
      return keeper && testKeeper(keeper);
    },
    share: async (isToBe) => {
      calls.refuseDuringLongWrite();
      await office.share(isToBe);
    },
    closed: async (work) => {
      await outbox.pause();
      return office.closed(work);
    },
    moved: async (where, work) => {
      await outbox.pause();
      await office.moved(where, work);
    },
    upkeep: {
      ...upkeep.of(session),
      run: async (order, work) => {
        // Before others are asked to leave, for what would be refused then.
        calls.refuseDuringLongWrite();
        return upkeep.run(session, order, work);
      },
    },
    stations: () => computersOf(office.shared, program.version, session),
    replaced: async (work) => {
      await outbox.pause();
      return office.replaced(session, work);
    },
  };
}
