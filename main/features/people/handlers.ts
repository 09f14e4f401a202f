/** Handlers of people, teams and roles. */
import type { Capability } from '../../../preload/contract/channel.ts';
import type { roles, teams, users } from '../../../preload/contract/people.ts';
import type { Handlers } from '../../engine/context.ts';
import { changeRole, copyRole, createRole, listRoles, removeRole, resetRole } from './roles.ts';
import {
  changePerson,
  closePerson,
  createPerson,
  handOverAll,
  holdings,
  listPeople,
  reopenPerson,
  setPasswordOf,
} from './service.ts';
import { changeTeam, createTeam, listTeams, removeTeam } from './teams.ts';

type Names<C extends Capability> = keyof C & string;

export const peopleHandlers: Handlers<Names<typeof users> | Names<typeof teams> | Names<typeof roles>> = {
  'users.list': (context) => listPeople(context),
  'users.create': (task, input) => createPerson(task, input),
  'users.change': (task, input) => changePerson(task, input),
  'users.setPassword': (task, input) => setPasswordOf(task, input),
  'users.holdings': ({ db }, { id }) => ({ ...holdings(db, id) }),
  'users.handOver': (task, input) => handOverAll(task, input),
  'users.close': (task, input) => closePerson(task, input),
  'users.reopen': (command, input) => reopenPerson(command, input),
  'teams.list': ({ db }) => listTeams(db),
  'teams.create': (command, input) => createTeam(command, input),
  'teams.change': (command, input) => changeTeam(command, input),
  'teams.remove': (command, input) => removeTeam(command, input),
  'roles.list': (context) => listRoles(context),
  'roles.create': (command, input) => createRole(command, input),
  'roles.copy': (command, input) => copyRole(command, input),
  'roles.change': (command, input) => changeRole(command, input),
  'roles.reset': (command, input) => resetRole(command, input),
  'roles.remove': (command, input) => removeRole(command, input),
};
