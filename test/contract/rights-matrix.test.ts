/** Who may do what: every channel of the contract called for real by every ready role, as `docs/rights.md` says it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readyRoleData } from '../../main/features/people/ready-roles.ts';
import { type ChannelName, contract } from '../../preload/contract/index.ts';
import { readyRoles } from '../../preload/contract/people.ts';
import { projectRoot, type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';
import { sampleRequest } from './sample-request.ts';

// The contract is an object whose names are its channels.
const channels = Object.keys(contract) as ChannelName[];

/** Whoever has a session may call these: each was looked at, and none shows or changes what belongs to the office. */
const withoutRight: readonly ChannelName[] = [
  'office.state',
  'office.speak',
  'office.create',
  'office.createExample',
  'office.createFromExport',
  'office.createFromBackup',
  'office.findBackups',
  'office.inspectExport',
  'office.chooseFolder',
  'office.open',
  'office.retry',
  'office.follow',
  'sessions.signIn',
  'sessions.signOut',
  'sessions.unlock',
  'reference.get',
  'clients.checkDetails',
  'files.begin',
  'files.append',
  'files.read',
  'files.save',
  'files.discard',
  'jobs.cancel',
  // Of whoever is signed in, or was known to be while nobody keeps the office; refused to everybody else by the handler.
  'drafts.keep',
  'drafts.list',
  'drafts.drop',
  // Says whether the keeper can be reached, for a page that cannot sign in; barred over the network.
  'office.testKeeper',
  // The secret says whose the calendar is; barred over the network but by the server's own door, which counts wrong ones.
  'calendar.read',
];

/** These end or lock sessions, or answer a wrong password: where they are allowed they are tried in tests of their own. */
const elsewhere: readonly ChannelName[] = ['sessions.lock', 'sessions.setPassword', 'backups.restore'];

/** The rows of the table of channels, by channel: a cell for each role. */
function documented(): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(join(projectRoot, 'docs/rights.md'), 'utf8');
  const [, table = ''] = text.split('## Channels');
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  return new Map(
    rows.map((line) => {
      const [name = '', , ...cells] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [name.replaceAll('`', ''), cells];
    }),
  );
}

let office: TestOffice;
const people = new Map<string, Colleague>();
beforeAll(async () => {
  office = await testOffice({ password: ownersPassword, language: 'en' });
  for (const role of readyRoles) people.set(role, await addPerson(office, role, { role }));
});
afterAll(() => office.close());

test('every channel stands in docs/rights.md, and nothing else', () => {
  expect([...documented().keys()].toSorted()).toEqual(channels.toSorted());
});

test('the channels that need no right are those that were looked at', () => {
  const found = channels.filter((name) => contract[name].right === null);
  expect(found.toSorted()).toEqual(withoutRight.toSorted());
});

describe.each(readyRoleData.map(({ key }, place) => [key, place] as const))('%s', (role, place) => {
  const isCalled = (name: ChannelName) =>
    contract[name].right !== null && (!elsewhere.includes(name) || documented().get(name)?.[place] === '–');
  const called = channels.filter(isCalled);
  test.each(called)('%s', async (name) => {
    const reply = await office.engine.call(people.get(role)?.token ?? '', name, sampleRequest(name));
    const code = reply.ok ? 'ok' : reply.code;
    const cell = documented().get(name)?.[place];
    if (cell === '–') expect(code).toBe('forbidden');
    else if (contract[name].right === 'signed-in') expect(['unauthorised', 'internal']).not.toContain(code);
    else expect(['forbidden', 'unauthorised', 'internal']).not.toContain(code);
  });
});

test('nobody who is not signed in, and no locked session, is answered where a right is needed', async () => {
  office.engine.openSession('nobody', 'test', 'en');
  const owner = people.get('owner');
  await owner?.ask('sessions.lock', {});
  for (const name of channels) {
    if (contract[name].right === null) continue;
    for (const token of ['nobody', owner?.token ?? ''])
      expect([name, await office.engine.call(token, name, sampleRequest(name))]).toMatchObject([
        name,
        { ok: false, code: 'unauthorised' },
      ]);
  }
});
