/** People of the office, their teams, and the roles that say what they may do. */
import { z } from 'zod';
import { type Capability, command, hidingFields, query, reaches, rights, task } from './channel.ts';
import { Password } from './office.ts';
import { Id, Instant, JobId, Line, Version } from './values.ts';

/** The roles that every office has; the program names them in the language of whoever looks. */
export const readyRoles = ['owner', 'manager', 'sales', 'accountant', 'support', 'guest'] as const;
export type ReadyRole = (typeof readyRoles)[number];

const Named = z.object({ id: Id, name: z.string() });

/** Somebody who works in the office, or worked there. */
export const Person = z.object({
  id: Id,
  version: Version,
  login: z.string(),
  name: z.string(),
  roleId: Id,
  role: z.string(),
  teams: z.array(Named),
  /** False: his access is closed. */
  active: z.boolean(),
  hasPassword: z.boolean(),
  mustChangePassword: z.boolean(),
  /** When he last signed in or changed something; null: never. */
  lastSeenAt: Instant.nullable(),
});
export type Person = z.infer<typeof Person>;

const PersonFields = {
  name: Line(100).pipe(z.string().min(1)),
  /** What he signs in with, in any case. */
  login: Line(100).pipe(z.string().min(1)),
  roleId: Id,
  teamIds: z.array(Id).max(100),
};

const Handed = {
  clients: z.number().int(),
  documents: z.number().int(),
  activities: z.number().int(),
  deals: z.number().int(),
  /** Missed ones after which nobody has called back. */
  calls: z.number().int(),
};

/** By which it can be undone; null: there was nothing to hand over. */
const Done = Id.nullable();

export const users = {
  'users.list': query({
    about: 'Everybody who works in the office or worked there, by name.',
    right: 'office.manage',
    input: z.object({}),
    output: z.array(Person),
  }),
  'users.create': task({
    about:
      'Adds a person. Whoever adds one must have a password himself: from the second person on everybody signs in.',
    right: 'office.manage',
    input: z.object({
      ...PersonFields,
      password: Password,
      /** The password must be changed at the first sign-in. */
      mustChange: z.boolean(),
    }),
    output: Person,
  }),
  'users.change': task({
    about: 'Changes name, login, role or teams of a person. The last one who may manage the office keeps that right.',
    right: 'office.manage',
    input: z.object({ id: Id, version: Version, changes: z.object(PersonFields).partial(), job: JobId.optional() }),
    output: Person,
  }),
  'users.setPassword': task({
    about: 'Gives a person another password and ends his sessions.',
    right: 'office.manage',
    input: z.object({ id: Id, password: Password, mustChange: z.boolean() }),
    output: Person,
  }),
  'users.holdings': query({
    about: 'What a person is responsible for, what is in the bin included: it is what a hand-over moves.',
    right: 'office.manage',
    input: z.object({ id: Id }),
    output: z.object(Handed),
  }),
  'users.handOver': task({
    about:
      'Makes somebody else responsible for all clients, documents, activities, deals and missed calls of a person, in one step.',
    right: 'office.manage',
    input: z.object({ fromId: Id, toId: Id, job: JobId.optional() }),
    output: z.object({ ...Handed, operationId: Done }),
  }),
  'users.close': task({
    about:
      'Closes the access of a person who leaves: his sessions end at once and, in the same step, somebody else becomes responsible for his clients, documents, activities, deals and missed calls; e-mail accounts of his own are removed with their passwords, and what waits for them is not sent. The last one who may manage the office is refused.',
    right: 'office.manage',
    input: z.object({
      id: Id,
      version: Version,
      /** null: they stay with his name. */
      toId: Id.nullable(),
      job: JobId.optional(),
    }),
    output: z.object({ person: Person, ...Handed, operationId: Done }),
  }),
  'users.reopen': command({
    about: 'Opens the access of a person again. What was handed over stays where it is.',
    right: 'office.manage',
    input: z.object({ id: Id, version: Version }),
    output: Person,
  }),
} satisfies Capability;

export const Team = z.object({
  id: Id,
  version: Version,
  name: z.string(),
  /** Only those whose access is open. */
  members: z.array(Named.extend({ leads: z.boolean() })),
});
export type Team = z.infer<typeof Team>;

const TeamFields = {
  name: Line(100).pipe(z.string().min(1)),
  members: z.array(z.object({ id: Id, leads: z.boolean() })).max(500),
};

export const teams = {
  'teams.list': query({
    about: 'The teams of the office with their people, by name.',
    right: 'signed-in',
    input: z.object({}),
    output: z.array(Team),
  }),
  'teams.create': command({
    about: 'Adds a team.',
    right: 'office.manage',
    input: z.object(TeamFields),
    output: Team,
  }),
  'teams.change': command({
    about: 'Changes the name or the people of a team.',
    right: 'office.manage',
    input: z.object({ id: Id, version: Version, ...TeamFields }),
    output: Team,
  }),
  'teams.remove': command({
    about: 'Removes a team. Its clients and documents keep their responsible persons.',
    right: 'office.manage',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id }),
  }),
} satisfies Capability;

/** Rights with how far each goes; those over records of nobody in particular go to `all`. What is left out is not held. */
export const RoleRights = z.partialRecord(z.enum(rights), z.enum(reaches));
export type RoleRights = z.infer<typeof RoleRights>;

export const Role = z.object({
  id: Id,
  version: Version,
  /** Which of the ready roles it is; null: one of the office's own. */
  ready: z.enum(readyRoles).nullable(),
  name: z.string(),
  /** It may do everything, also what later versions of the program add, and cannot be changed. */
  everything: z.boolean(),
  rights: RoleRights,
  hidden: z.array(z.enum(hidingFields)),
  /** A ready role that the office has changed. */
  changed: z.boolean(),
  /** How many people have it whose access is open. */
  people: z.number().int(),
});
export type Role = z.infer<typeof Role>;

const RoleFields = { rights: RoleRights, hidden: z.array(z.enum(hidingFields)) };
const RoleName = Line(60).pipe(z.string().min(1));

export const roles = {
  'roles.list': query({
    about: "The ready roles in their order, then the office's own by name.",
    right: 'office.manage',
    input: z.object({}),
    output: z.array(Role),
  }),
  'roles.create': command({
    about: 'Adds a role.',
    right: 'office.manage',
    input: z.object({ name: RoleName, ...RoleFields }),
    output: Role,
  }),
  'roles.copy': command({
    about: 'Adds a role with the rights of another one.',
    right: 'office.manage',
    input: z.object({ id: Id, name: RoleName }),
    output: Role,
  }),
  'roles.change': command({
    about:
      'Changes what a role may do; `name` is of own roles only. It holds from the next call of each of its people on.',
    right: 'office.manage',
    input: z.object({ id: Id, version: Version, name: RoleName.optional(), ...RoleFields }),
    output: Role,
  }),
  'roles.reset': command({
    about: 'Gives a ready role back the rights that it comes with.',
    right: 'office.manage',
    input: z.object({ id: Id, version: Version }),
    output: Role,
  }),
  'roles.remove': command({
    about: "Removes one of the office's own roles that nobody has.",
    right: 'office.manage',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id }),
  }),
} satisfies Capability;
