/** Several people in one office, added by the calls that the page makes, each with a session of his own: for tests. */

import type { HidingField } from '../../preload/contract/channel.ts';
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { ChannelName, Input, Output } from '../../preload/contract/index.ts';
import type { ReadyRole, RoleRights } from '../../preload/contract/people.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { TestOffice } from './office.ts';

/** The password of the administrator of an office that is to have several people. */
export const ownersPassword = 'correct horse battery';
export const peoplesPassword = 'a long enough phrase';

export interface Colleague {
  readonly id: number;
  readonly token: string;
  /** What his session was told. */
  readonly events: EngineEvent[];
  call<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Reply<Output<Name>>>;
  /** The value of a call; throws an Error with code and message for a refusal. */
  ask<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Output<Name>>;
}

interface Kind {
  readonly role?: ReadyRole;
  /** A role of exactly these rights, in the place of a ready one. */
  readonly rights?: RoleRights;
  readonly hidden?: readonly HidingField[];
  readonly teamIds?: readonly number[];
}

/** The id of a ready role. */
export async function roleId(office: Pick<TestOffice, 'ask'>, ready: ReadyRole): Promise<number> {
  const role = (await office.ask('roles.list', {})).find((one) => one.ready === ready);
  if (role === undefined) throw new Error(`There is no role ${ready}.`);
  return role.id;
}

/** A session of somebody who is there already, signed in. */
export async function signIn(
  { engine }: Pick<TestOffice, 'engine'>,
  person: { readonly id: number; readonly login: string },
  password: string = peoplesPassword,
): Promise<Colleague> {
  const token = `session-of-${person.login}-${Math.random().toString(36).slice(2)}`;
  engine.openSession(token, 'test', 'en');
  const events: EngineEvent[] = [];
  engine.subscribe(token, (event) => events.push(event));
  const call = async <Name extends ChannelName>(channel: Name, request: Input<Name>) =>
    // What the engine answers to a channel is its output; the tests of the contract hold it to that.
    (await engine.call(token, channel, request)) as Reply<Output<Name>>;
  const ask = async <Name extends ChannelName>(channel: Name, request: Input<Name>) => {
    const reply = await call(channel, request);
    if (!reply.ok) throw new Error(`${channel}: ${reply.code}: ${reply.message}`);
    return reply.value;
  };
  await ask('sessions.signIn', { login: person.login, password });
  return { id: person.id, token, events, call, ask };
}

/** Adds a person, in the name of the office's administrator, and signs him in. */
export async function addPerson(office: TestOffice, name: string, kind: Kind = {}): Promise<Colleague> {
  const { role = 'sales', rights, hidden = [], teamIds = [] } = kind;
  const chosen =
    rights === undefined
      ? await roleId(office, role)
      : (await office.ask('roles.create', { name: `Role of ${name}`, rights, hidden: [...hidden] })).id;
  const person = await office.ask('users.create', {
    name,
    login: name,
    roleId: chosen,
    teamIds: [...teamIds],
    password: peoplesPassword,
    mustChange: false,
  });
  return signIn(office, person);
}
