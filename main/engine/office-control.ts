/** What handlers may ask of the engine itself: which office is open, who is signed in, opening another, restoring. */
import type { Backup } from '../../db/backup-files.ts';
import type { Db } from '../../db/database.ts';
import type { OfficeState } from '../../preload/contract/office.ts';
import type { OpenRecord } from '../../preload/contract/presence.ts';
import type { Upkeep } from '../../preload/contract/stations.ts';
import type { Language } from '../../preload/contract/values.ts';
import type { Targets } from '../features/backups/targets.ts';
import type { KeeperTested } from '../sharing/keeper-test.ts';
import type { Locks } from '../sharing/shared-office.ts';
import type { CallFigures } from './call-figures.ts';
import type { Computers } from './computers.ts';
import type { CommandContext } from './context.ts';
import type { DraftsOfUser } from './kept-drafts.ts';
import type { KeptLog } from './kept-log.ts';
import type { OfficePaths } from './office-paths.ts';
import type { OfficeServer } from './office-server.ts';
import type { Person } from './presence.ts';
import type { SessionControl } from './session-control.ts';
import type { UpkeepOrder } from './upkeep.ts';

/** The work for which others make room, as one session has to do with it: see `Upkeep`. */
export interface UpkeepControl {
  run<Result>(order: UpkeepOrder, work: () => Promise<Result>): Promise<Result>;
  told(): Upkeep | null;
  ready(is: boolean): void;
  decide(decision: 'begin' | 'call-off', mayManage: boolean): boolean;
}

/** Where an office is moved to. */
export interface MovedTo {
  readonly to: string;
  /** Other computers open that folder, too. */
  readonly shared: boolean;
}

/** A database that has its tables and nothing in them. */
export interface EmptyOffice {
  readonly db: Db;
  readonly paths: OfficePaths;
  /** A command's context in the name of the first user, once he has been made. */
  asUser(id: number): CommandContext;
}

/** How the program works on this computer. */
export interface Diagnosis {
  readonly figures: CallFigures;
  readonly log: KeptLog;
  /** Puts a line into the log. */
  readonly note: (line: string) => void;
  /** Where this computer keeps what belongs to no office. */
  readonly stateFolder: string;
  /** What several computers have found out about the locks of the office's drive. */
  readonly locks: Locks;
}

export interface OfficeControl {
  /** What the page is told of the office, for the session that calls. */
  state(): OfficeState;
  /** The folder's paths, whether the office could be opened or not. */
  readonly paths: OfficePaths;
  /** The language of this session. */
  speak(language: Language): void;
  /** Signs the user in for this session; null signs out. */
  signIn(userId: number | null): void;
  readonly sessions: SessionControl;
  /**
   * Makes a new office in the folder (null: the one that `paths` names) and opens it. `fill` runs in one transaction on
   * the migrated, empty database, which may wait because nobody else knows of it, and answers the user to be signed in;
   * the file gets its name only after that, so that a crash leaves no half office behind. Failure `conflict` when there
   * is an office in the folder already.
   */
  create(folder: string | null, fill: (empty: EmptyOffice) => number | Promise<number>): Promise<void>;
  /** This session has the record open (null: none); answers who else has. */
  here(record: OpenRecord | null): readonly Person[];
  /**
   * Begins or ends that several computers open the folder; everybody stays signed in. Failure `busy` while others work in the
   * office, `invalid` for a drive of the network, which is shared by itself.
   */
  share(shared: boolean): Promise<void>;
  /** Whether several computers may open the folder. */
  readonly isShared: boolean;
  /** Whether the computer that keeps the office can be reached from this one; null: no other one does. Sends it nothing. */
  testKeeper(): Promise<KeeperTested | null>;
  /** The office server that keeps the office; null: it is kept by a program with a window. */
  readonly server: OfficeServer | null;
  /**
   * Whether this session may name a folder by its path: it is the program's window on this computer, and nobody is signed in to
   * it. Whatever a page shows of others' words by then could not make it reach for folders, or computers, of their choice.
   */
  readonly mayNameFolder: boolean;
  /** Opens the office in the folder. When it cannot be opened, `state()` says why. */
  open(folder: string): Promise<void>;
  /** Closes the database, lets `work` replace it, and opens what is there then; also after an error. `mustBeOurs`: as of `closed`. */
  replaced<Result>(work: (mustBeOurs: () => void) => Result | Promise<Result>): Promise<Result>;
  /** As `open`, of the same office in another folder: what this computer keeps by its folder goes along. */
  follow(folder: string): Promise<void>;
  /**
   * Closes the database and lets `work` see to its file, which nobody else has open then; everybody stays signed in. `mustBeOurs` is
   * asked before anything takes its place: DatabaseProblem `not-kept` when another computer keeps the office now.
   */
  closed<Result>(work: (mustBeOurs: () => void) => Promise<Result>): Promise<Result>;
  /**
   * Closes the database, lets `work` carry the office over to another folder, and opens it there; who works on this computer stays signed
   * in. When it rejects, the office is open where it was.
   */
  moved(where: MovedTo, work: (mustBeOurs: () => void) => Promise<void>): Promise<void>;
  /** Work for which others make room. */
  readonly upkeep: UpkeepControl;
  /** The computers that work in the office. */
  stations(): Computers;
  /** Makes a backup of the open database by hand, and copies it to the targets. Rejects with DatabaseProblem. */
  backUp(db: Db, now: string): Promise<Backup>;
  /** The further folders that backups are copied to. */
  readonly targets: Targets;
  /** Looks at the targets and copies the latest backup to those that lack it. */
  copyBackups(): Promise<void>;
  /** What the session's user has typed on this computer and not saved; null: nobody is signed in. */
  drafts(): DraftsOfUser | null;
  /** What is known of how the program works: for its diagnostics. */
  readonly diagnosis: Diagnosis;
  /** `root`: of the program's own files, `templates` among them. */
  readonly program: { readonly version: string; readonly builtOn: string; readonly root: string };
}
