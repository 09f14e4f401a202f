/** A second person in an office, with a session of his own: for tests. */
import { hashPassword } from '../../main/features/office/passwords.ts';
import type { ChannelName, Input, Output } from '../../preload/contract/index.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { TestOffice } from './office.ts';

export const colleaguePassword = 'a long enough phrase';

export interface Colleague {
  readonly id: number;
  call<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Reply<Output<Name>>>;
  ask<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Output<Name>>;
}

/** Writes the user straight into the file, with a role of exactly these rights (`clients.see:own`), and signs him in. */
export async function addColleague(
  { db, engine }: Pick<TestOffice, 'db' | 'engine'>,
  name: string,
  rights: readonly string[],
): Promise<Colleague> {
  const at = new Date().toISOString();
  const made = (table: string, columns: Readonly<Record<string, string | number>>): number => {
    const all = {
      uid: crypto.randomUUID(),
      created_at: at,
      created_by: 1,
      updated_at: at,
      updated_by: 1,
      ...columns,
    };
    const names = Object.keys(all);
    const { lastInsertRowid } = db
      .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(...Object.values(all));
    return Number(lastInsertRowid);
  };
  const roleId = made('role', { key: `test-${name}`, name, rights: JSON.stringify(rights) });
  const password = await hashPassword(colleaguePassword);
  const id = made('user', { login: name, login_key: name.toLowerCase(), name, role_id: roleId, password });
  const token = `session-of-${name}`;
  engine.openSession(token, 'test', 'en');
  const call = async <Name extends ChannelName>(channel: Name, request: Input<Name>) =>
    // What the engine answers to a channel is its output; the tests of the contract hold it to that.
    (await engine.call(token, channel, request)) as Reply<Output<Name>>;
  const signedIn = await call('sessions.signIn', { login: name, password: colleaguePassword });
  if (!signedIn.ok) throw new Error(`${name} could not sign in: ${signedIn.message}`);
  return {
    id,
    call,
    ask: async (channel, request) => {
      const reply = await call(channel, request);
      if (!reply.ok) throw new Error(`${channel}: ${reply.code}: ${reply.message}`);
      return reply.value;
    },
  };
}
