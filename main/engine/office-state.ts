/** What a page is told of the office, seen from its session. */
import { hostname } from 'node:os';
import { DatabaseProblem } from '../../db/database-problem.ts';
import type { OfficeState, Sharing } from '../../preload/contract/office.ts';
import type { Language } from '../../preload/contract/values.ts';
import type { Targets } from '../features/backups/targets.ts';
import { officeSettings, usersToSignIn } from '../features/office/service.ts';
import type { Locks, Standing } from '../sharing/shared-office.ts';
import type { SignedInUser } from './context.ts';
import { networkOrigin, toldOverNetwork } from './from-network.ts';
import type { Host } from './host.ts';
import type { OfficeFile, Program } from './office-file.ts';
import { migrationWords, problemWords } from './problem-words.ts';
import type { SessionState } from './sessions.ts';
import { waitingWords } from './sharing-words.ts';

export interface SeenFrom {
  readonly office: OfficeFile;
  readonly session: SessionState;
  readonly user: SignedInUser | null;
  readonly host: Host;
  readonly program: Program;
  /** The latest backup, or null. */
  readonly backup: OfficeState['lastBackup'];
  readonly targets: Targets;
  /** An office server keeps it. */
  readonly isServed: boolean;
  /** Null: only this computer opens the office. */
  readonly shared: { readonly standing: Standing; readonly locks: Locks } | null;
}

function whyNot(
  office: Exclude<OfficeFile, { status: 'open' }>,
  standing: Standing | null,
  language: Language,
): Pick<OfficeState, 'problem' | 'explanation'> {
  if (office.status === 'new') return { problem: null, explanation: null };
  const { paths } = office;
  if (office.status === 'elsewhere') {
    const { problem, said } = waitingWords(standing, paths.folder);
    return { problem, explanation: said[language] };
  }
  const { problem } = office;
  if (!(problem instanceof DatabaseProblem))
    return { problem: 'program', explanation: migrationWords(paths.database)[language] };
  return { problem: problem.problem, explanation: problemWords(problem)[language] };
}

/** As the computer of the session sees it: this engine's own, or another one that works through it. */
function sharingOf({ standing, locks }: NonNullable<SeenFrom['shared']>, { computer }: SessionState): Sharing {
  const keeper = standing.as === 'keeper' ? hostname() : standing.keeper;
  const as = standing.as === 'keeper' && computer !== null ? 'station' : standing.as;
  return {
    as,
    keeper,
    since: standing.as === 'waiting' ? null : standing.since,
    stations: standing.as === 'keeper' ? standing.stations : 0,
    locks,
  };
}

/** What the page of the session is told. */
export function officeState(seen: SeenFrom): OfficeState {
  const { origin, language } = seen.session;
  return origin === networkOrigin ? toldOverNetwork(wholeState(seen), language) : wholeState(seen);
}

function wholeState(seen: SeenFrom): OfficeState {
  const { office, session, user, program, backup, targets, shared } = seen;
  const host = session.host ?? seen.host;
  const common = {
    folder: office.paths.folder,
    network: false,
    served: seen.isServed,
    host: { kind: host.kind, dialogs: host.dialogs, printing: host.printing },
    program: { version: program.version, builtOn: program.builtOn },
    language: session.language,
    lastBackup: backup,
    backupTargets: user?.rights.has('backups.make') ? targets.shown(office.paths) : [],
    sharing: shared && sharingOf(shared, session),
  };
  if (office.status !== 'open') {
    return {
      ...common,
      status: office.status === 'new' ? 'new' : 'broken',
      ...whyNot(office, shared?.standing ?? null, session.language),
      user: null,
      locked: false,
      idleMinutes: null,
      users: [],
      country: null,
      example: false,
    };
  }
  const { country, example, idleMinutes } = officeSettings(office.db);
  return {
    ...common,
    status: 'open',
    problem: null,
    explanation: null,
    user: user && {
      id: user.id,
      name: user.name,
      login: user.login,
      rights: [...user.rights],
      reaches: reachesOf(user),
      hidden: [...user.hidden],
      teams: user.teams.map(({ id, name }) => ({ id, name })),
      hasPassword: user.hasPassword,
      mustChangePassword: user.mustChangePassword,
    },
    locked: session.locked,
    idleMinutes: idleMinutes,
    users: user === null ? usersToSignIn(office.db) : [],
    country,
    example,
  };
}

function reachesOf({ reaches }: SignedInUser): Record<string, 'own' | 'team'> {
  const limited: Record<string, 'own' | 'team'> = {};
  for (const [right, reach] of reaches) if (reach !== 'all') limited[right] = reach;
  return limited;
}
