/** Who is here, and messages to all: the same on every computer of the office, whoever keeps it. */
import { hostname } from 'node:os';
import { expect, test, vi } from 'vitest';
import { sharedOffice } from './office-computers.ts';

test('everybody sees the computers and the people; sessions and addresses only those who manage the office', async () => {
  const { start } = await sharedOffice();
  const one = await start('one').signIn('Owner');
  const two = await start('two').signIn('anna');
  const seen = await one.ask('stations.list', {});
  expect(seen.stations).toMatchObject([
    {
      computer: hostname(),
      program: '1.0.0',
      keeps: true,
      own: true,
      people: [{ name: 'Owner', session: { own: true } }],
    },
    { keeps: false, own: false, address: expect.stringMatching(/127\.0\.0\.1$/u), people: [{ name: 'Anna' }] },
  ]);
  const other = await two.ask('stations.list', {});
  expect(other.stations).toMatchObject([
    { keeps: true, own: false, address: null, people: [{ name: 'Owner', session: null }] },
    { keeps: false, own: true, people: [{ name: 'Anna', session: null }] },
  ]);
  expect(other.turnedAway).toEqual([]);
  const session = seen.stations[1]?.people[0]?.session?.id ?? 0;
  await one.ask('sessions.end', { id: session });
  expect((await two.ask('office.state', {})).user).toBeNull();
});

test('a computer that is not let in is named to those who manage the office, with its version', async () => {
  const { start } = await sharedOffice();
  const one = await start('one').signIn('Owner');
  await start('newer', '2.0.0').ask('office.state', {});
  await vi.waitFor(async () =>
    expect((await one.ask('stations.list', {})).turnedAway).toMatchObject([{ program: '2.0.0', why: 'newer' }]),
  );
});

test('a message to all is told at once, to who comes later, and by the next keeper, until it is taken back', async () => {
  const { start } = await sharedOffice();
  const one = await start('one').signIn('Owner');
  const two = await start('two').signIn('anna');
  const text = 'Please close: I restore a backup at 18:00.';
  const said = await one.ask('stations.message', { text, until: null });
  await vi.waitFor(() =>
    expect(two.events.filter((event) => event.type === 'changed' && event.entity === 'message')).toHaveLength(1),
  );
  expect(await two.ask('stations.messages', {})).toEqual([{ ...said, text, by: 'Owner' }]);
  expect(await two.call('stations.message', { text: 'No.', until: null })).toMatchObject({ code: 'forbidden' });
  const three = await start('three').signIn('anna');
  expect(await three.ask('stations.messages', {})).toHaveLength(1);
  expect(JSON.stringify(await one.ask('audit.list', { filter: {}, before: null, limit: 5 }))).toContain('18:00');
  await one.engine.close();
  const [kept] = await two.ask('stations.messages', {});
  expect(kept?.text).toBe(text);
  const owner = await two.signIn('Owner');
  await owner.ask('stations.withdraw', { id: said.id });
  expect(await three.ask('stations.messages', {})).toEqual([]);
  expect(await owner.call('stations.withdraw', { id: said.id })).toMatchObject({ code: 'not-found' });
});

test('a message is valid for an hour, or until its time, which is not past and within a month', async () => {
  const { start } = await sharedOffice();
  const one = await start('one').signIn('Owner');
  const { at, until } = await one.ask('stations.message', { text: 'An hour', until: null });
  expect(Date.parse(until) - Date.parse(at)).toBe(3_600_000);
  for (const wrong of ['2020-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z'])
    expect(await one.call('stations.message', { text: 'No', until: wrong })).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'until' }] },
    });
  const soon = new Date(Date.now() + 400).toISOString();
  await one.ask('stations.message', { text: 'A moment', until: soon });
  await vi.waitFor(async () =>
    expect((await one.ask('stations.messages', {})).map(({ text }) => text)).toEqual(['An hour']),
  );
  expect(await one.call('stations.message', { text: 'x'.repeat(501), until: null })).toMatchObject({ code: 'invalid' });
});
