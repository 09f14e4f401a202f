/** The office folder: whether it is open, how a new one is set up, who works in it. */
import { z } from 'zod';
import { BackupTarget } from './backup-target.ts';
import { type Capability, command, hidingFields, query, task } from './channel.ts';
import { CompanyInput } from './companies.ts';
import { Country, FileHandle, Id, Instant, JobId, Language, Line } from './values.ts';

/** Why a database cannot be opened. `missing`: the folder was an office before, and its database or the folder is gone. */
export const OfficeProblem = z.enum([
  'missing',
  'no-right',
  'not-a-database',
  'not-kontor',
  'damaged',
  'newer',
  'in-use',
  'no-space',
  'away',
  'not-kept',
  /** A service of the cloud (OneDrive, Dropbox, …) synchronises the folder, and would copy the database while it is written. */
  'cloud',
  /** The office was moved to another folder, which the explanation names: see `office.follow`. */
  'moved',
  /** Another computer keeps the office and cannot be reached over the network. */
  'unreachable',
  /** Another computer keeps the office with another version of the program: see the explanation for which is to be updated. */
  'other-version',
  /** The clocks of this computer and of the keeper are too far apart. */
  'clock',
  /** The program cannot bring it up to date: a fault of the program, not of the database. */
  'program',
]);

/** How an office that several computers share stands, as seen from the session's computer. */
export const Sharing = z.object({
  /** `keeper`: this computer keeps the file; `station`: another one does; `waiting`: nobody that can be reached. */
  as: z.enum(['keeper', 'station', 'waiting']),
  /** The computer that keeps the office, or kept it last; null: not known. */
  keeper: z.string().nullable(),
  /** Since when it does. */
  since: Instant.nullable(),
  /** Computers that work in the office besides the keeper. */
  stations: z.number().int(),
  /** Whether the locks of the drive hold between computers. Whoever takes over from a keeper that has not left copies the file in any case. */
  locks: z.enum(['work', 'lie', 'unknown']),
});
export type Sharing = z.infer<typeof Sharing>;

export const OfficeState = z.object({
  /** `new`: there is no office in the folder yet. `broken`: there is one that cannot be opened. */
  status: z.enum(['new', 'open', 'broken']),
  /** The folder as its owner would write it. */
  folder: z.string(),
  problem: OfficeProblem.nullable(),
  /** What is wrong, with which file, and what can be done, in the session's language. */
  explanation: z.string().nullable(),
  /** The page, or program, reaches the office server over the network: less is told to it, and it may do less, before it has signed in. */
  network: z.boolean(),
  /** An office server keeps the office: see `server.state`. */
  served: z.boolean(),
  /** The host that shows the page. */
  host: z.object({
    kind: z.enum(['desktop', 'browser']),
    /** A folder or a place to save can be chosen in a dialog of the system. */
    dialogs: z.boolean(),
    /** The system's print dialog can be opened by the host; where not, the page prints the PDF itself. */
    printing: z.boolean(),
  }),
  program: z.object({ version: z.string(), builtOn: z.string() }),
  user: z
    .object({
      id: Id,
      name: z.string(),
      login: z.string(),
      rights: z.array(z.string()),
      /** How far a right goes that does not reach all records. */
      reaches: z.record(z.string(), z.enum(['own', 'team'])),
      /** Fields that his role hides from him. */
      hidden: z.array(z.enum(hidingFields)),
      teams: z.array(z.object({ id: Id, name: z.string() })),
      hasPassword: z.boolean(),
      /** He was given a password that he must change before anything else. */
      mustChangePassword: z.boolean(),
    })
    .nullable(),
  /** The session waits for its user's password, after the office's idle time or because he asked for it. */
  locked: z.boolean(),
  /** Minutes without a touch after which a session is locked; null: never. */
  idleMinutes: z.number().int().nullable(),
  /** Users who may sign in, while nobody is. */
  users: z.array(z.object({ login: z.string(), name: z.string() })),
  language: Language,
  country: Country.nullable(),
  lastBackup: z.object({ at: Instant, good: z.boolean() }).nullable(),
  /** The further folders for backups, for those who may make them; see `backups.targets`. */
  backupTargets: z.array(BackupTarget),
  example: z.boolean(),
  /** Null: only this computer opens the office. */
  sharing: Sharing.nullable(),
});
export type OfficeState = z.infer<typeof OfficeState>;

/** `refused`: the computer is there, and lets nobody in at the port. `silent`: nothing answers. `foreign`: something else does. */
const Reached = z.enum(['reached', 'refused', 'silent', 'foreign']);

export const Password = z.string().min(10).max(200);

export const office = {
  'office.state': query({
    about: 'Whether the office is open, who is signed in, and what the host can do. The first call of every page.',
    right: null,
    input: z.object({}),
    output: OfficeState,
  }),
  'office.speak': task({
    about: 'Sets the language of this session until a user signs in whose own language is another.',
    right: null,
    input: z.object({ language: Language }),
    output: OfficeState,
  }),
  'office.create': task({
    about: 'First start: makes the office in the folder, with its own company and its administrator, and signs him in.',
    right: null,
    input: z.object({
      language: Language,
      country: Country,
      company: CompanyInput,
      logo: FileHandle.nullable(),
      administrator: z.object({ name: Line(100).pipe(z.string().min(1)), password: Password.nullable() }),
      /** A folder that a dialog gave out; null: the folder that `office.state` names. */
      folder: FileHandle.nullable(),
    }),
    output: OfficeState,
  }),
  'office.createExample': task({
    about:
      'Makes a filled example office: 500 clients and 2,000 invoices with what belongs to them over two years, the same for the same seed.',
    right: null,
    input: z.object({
      language: Language,
      seed: z.number().int().min(1).max(1_000_000).optional(),
      job: JobId.optional(),
    }),
    output: OfficeState,
  }),
  'office.chooseFolder': task({
    about:
      'Lets the user choose a folder in a dialog of the system; answers null when he cancels. `hasOffice` also of one that an office has left: `office.open` says where it is now.',
    right: null,
    input: z.object({ title: Line(100) }),
    output: z.object({ handle: FileHandle, path: z.string(), hasOffice: z.boolean() }).nullable(),
  }),
  'office.open': task({
    about:
      'Opens the office in another folder: `folder` is one that a dialog gave out, `path` in its place one that somebody has typed. A path is taken in the program’s own window alone, before anybody has signed in there, and only where there is an office; what is wrong with it stands at `path`.',
    right: null,
    input: z.union([z.object({ folder: FileHandle }), z.object({ path: z.string().max(4096) })]),
    output: OfficeState,
  }),
  'office.share': task({
    about:
      'Says whether several computers open the office folder, where the system does not know it: the folder of this very computer that others reach over the network. Ending it is refused while others work in the office, and on a drive of the network.',
    right: 'office.manage',
    input: z.object({ shared: z.boolean() }),
    output: OfficeState,
  }),
  'office.testKeeper': task({
    about:
      'Tries to reach the computer that keeps the office from this one, at each of its addresses, and says what answers; null when no other computer is known to keep it.',
    right: null,
    input: z.object({}),
    output: z
      .object({
        computer: z.string(),
        port: z.number().int(),
        outcome: Reached,
        addresses: z.array(z.object({ address: z.string(), outcome: Reached })),
      })
      .nullable(),
  }),
  'office.retry': task({
    about: 'Tries once more to open an office that could not be opened.',
    right: null,
    input: z.object({}),
    output: OfficeState,
  }),
} satisfies Capability;

export const WorkingSession = z.object({
  id: Id,
  userId: Id,
  user: z.string(),
  /** Where its calls come from: `desktop`, `browser`, `program`; `network`: a browser or program that reaches the office server. */
  origin: z.string(),
  /** The computer that it is on, by its name or its address; null: the one that keeps the office. */
  computer: z.string().nullable(),
  since: Instant,
  touchedAt: Instant,
  locked: z.boolean(),
  /** The session that asks. */
  own: z.boolean(),
});
export type WorkingSession = z.infer<typeof WorkingSession>;

export const sessions = {
  'sessions.signIn': task({
    about: 'Signs a user in by login and password.',
    right: null,
    input: z.object({ login: Line(100), password: z.string().max(200) }),
    output: OfficeState,
  }),
  'sessions.signOut': task({
    about: 'Ends the session of the user, locked or not; the page keeps its connection.',
    right: null,
    input: z.object({}),
    output: OfficeState,
  }),
  'sessions.setPassword': task({
    about:
      'Gives the signed-in user a password, changes it, or (while the program is used by one person) takes it away.',
    right: 'signed-in',
    input: z.object({ current: z.string().max(200).nullable(), password: Password.nullable() }),
    output: z.object({}),
  }),
  'sessions.list': query({
    about: 'Who works now: every session that somebody is signed in to, the latest touch first.',
    right: 'office.manage',
    input: z.object({}),
    output: z.array(WorkingSession),
  }),
  'sessions.end': task({
    about: 'Ends a session of somebody else; its page asks to sign in again.',
    right: 'office.manage',
    input: z.object({ id: Id }),
    output: z.object({}),
  }),
  'sessions.active': query({
    about: 'Somebody touches the page: the idle time of this session begins anew.',
    right: 'signed-in',
    input: z.object({}),
    output: z.object({}),
  }),
  'sessions.lock': task({
    about: 'Locks this session until its user gives his password. Refused for a user who has none.',
    right: 'signed-in',
    input: z.object({}),
    output: OfficeState,
  }),
  'sessions.unlock': task({
    about: 'Unlocks this session by the password of its user.',
    right: null,
    input: z.object({ password: z.string().max(200) }),
    output: OfficeState,
  }),
} satisfies Capability;

/** What one person has chosen for himself. */
export const Preferences = z.object({
  language: Language,
  theme: z.enum(['light', 'dark', 'system']),
  /** What the page remembers of its screens: open tabs, widths and order of columns, by the page's own keys. */
  screen: z.record(z.string().max(100), z.json()),
});
export type Preferences = z.infer<typeof Preferences>;

export const preferences = {
  'preferences.get': query({
    about: 'What the signed-in user has chosen for himself.',
    right: 'signed-in',
    input: z.object({}),
    output: Preferences,
  }),
  'preferences.change': command({
    about:
      'Changes the language, the theme, or what the page remembers; keys of `screen` are merged, null removes one.',
    right: 'signed-in',
    input: Preferences.partial(),
    output: Preferences,
  }),
} satisfies Capability;
