/** What a page is told of the office, seen from its session. */
import { DatabaseProblem } from '../../db/database-problem.ts';
import type { OfficeState } from '../../preload/contract/office.ts';
import type { Targets } from '../features/backups/targets.ts';
import { officeSettings, usersToSignIn } from '../features/office/service.ts';
import type { SignedInUser } from './context.ts';
import type { Said } from './failure.ts';
import type { Host } from './host.ts';
import type { OfficeFile, Program } from './office-file.ts';
import { migrationWords, problemWords } from './problem-words.ts';
import type { SessionState } from './sessions.ts';

export interface SeenFrom {
  readonly office: OfficeFile;
  readonly session: SessionState;
  readonly user: SignedInUser | null;
  readonly host: Host;
  readonly program: Program;
  /** The latest backup, or null. */
  readonly backup: OfficeState['lastBackup'];
  readonly targets: Targets;
}

function explained({ problem, paths }: Extract<OfficeFile, { status: 'broken' }>): Said {
  return problem instanceof DatabaseProblem ? problemWords(problem) : migrationWords(paths.database);
}

export function officeState({ office, session, user, host, program, backup, targets }: SeenFrom): OfficeState {
  const common = {
    folder: office.paths.folder,
    host: { kind: host.kind, dialogs: host.dialogs, printing: host.printing },
    program: { version: program.version, builtOn: program.builtOn },
    language: session.language,
    lastBackup: backup,
    backupTargets: user?.rights.has('backups.make') ? targets.shown(office.paths) : [],
  };
  if (office.status !== 'open') {
    const broken = office.status === 'broken';
    return {
      ...common,
      status: office.status,
      problem: broken ? (office.problem instanceof DatabaseProblem ? office.problem.problem : 'program') : null,
      explanation: broken ? explained(office)[session.language] : null,
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
