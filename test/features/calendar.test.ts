/** Calendars for other programs: the text as RFC 5545 wants it, read back by another way; files, and secret addresses. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CalendarEntry, calendarText } from '../../main/features/calendar/ical-writing.ts';
import { bytesOf } from '../support/made-files.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

let office: TestOffice;
beforeEach(async () => {
  const clock = testClock('2026-11-30T09:00:00.000Z');
  office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword, clock });
});
afterEach(() => office.close());

const entry: CalendarEntry = {
  uid: 'one@kontor',
  sequence: 0,
  changedAt: '2026-11-30T09:00:00.000Z',
  summary: 'Budget',
  description: '',
  category: 'Meeting',
  day: '2026-12-01',
  time: null,
  minutes: 30,
};

/** The values of a text as the standard has them read: unfolded, then unescaped. Own code: what wrote it does not read it. */
function read(text: string): { name: string; value: string }[] {
  return text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter(Boolean)
    .map((line) => {
      const at = line.indexOf(':');
      const value = line
        .slice(at + 1)
        .replaceAll(/\\([\\;,nN])/gu, (_, sign: string) => (/n/iu.test(sign) ? '\n' : sign));
      return { name: line.slice(0, at), value };
    });
}
const said = (text: string, name: string) => read(text).find((line) => line.name === name)?.value;

test('whatever is written in an entry comes back as it was, in lines of at most 75 octets that end in CR LF', () => {
  const signs = fc.oneof(
    fc.constantFrom('\n', ',', ';', '\\', ':', '"', 'é', 'Ж', '€', '👩‍💻', ' ', '\\n'),
    fc.string({ maxLength: 4 }),
  );
  const words = fc.array(signs, { maxLength: 60 }).map((parts) =>
    parts
      .join('')
      .replace(/[^\P{Cc}\n]/gu, '')
      .replace(/\p{Surrogate}/gu, ''),
  );
  fc.assert(
    fc.property(words, words, (summary, description) => {
      const text = calendarText('Planner', [{ ...entry, summary, description: `x${description}` }]);
      expect(said(text, 'SUMMARY')).toBe(summary);
      expect(said(text, 'DESCRIPTION')).toBe(`x${description}`);
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    }),
    { numRuns: 200 },
  );
});

test('nobody writes lines of his own into a calendar by a line feed or a carriage return in a subject', () => {
  const text = calendarText('Planner', [
    { ...entry, summary: 'Lunch\rEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:file:///etc/passwd' },
  ]);
  expect(
    read(text)
      .map(({ name }) => name)
      .filter((name) => name === 'BEGIN' || name === 'ATTACH'),
  ).toEqual(['BEGIN', 'BEGIN']);
});

test('a whole day is a day, and a time is the moment of the wall of this computer in UTC', () => {
  const whole = calendarText('Planner', [entry]);
  expect([said(whole, 'DTSTART;VALUE=DATE'), said(whole, 'DTEND;VALUE=DATE')]).toEqual(['20261201', '20261202']);
  const timed = calendarText('Planner', [{ ...entry, time: '23:45', minutes: 45 }]);
  const utc = (at: Date) => at.toISOString().replaceAll(/[-:]|\.\d+/gu, '');
  expect(said(timed, 'DTSTART')).toBe(utc(new Date(2026, 11, 1, 23, 45)));
  expect(said(timed, 'DTEND')).toBe(utc(new Date(2026, 11, 2, 0, 30)));
});

test('a file has what the planner shows, under the same name after a change, and the log knows that it left', async () => {
  const about = {
    kind: 'meeting',
    subject: 'Budget, 2027; draft',
    day: '2026-12-01',
    note: 'First line\nsecond',
  } as const;
  const { id, version } = await office.ask('activities.add', about);
  await office.ask('activities.add', { kind: 'task', subject: 'Later', day: '2026-12-20' });
  const range = { from: '2026-11-30', to: '2026-12-06', mine: false };
  const text = async () => {
    const { file, entries, name } = await office.ask('calendar.export', range);
    expect([entries, name]).toEqual([1, 'Planner 2026-11-30.ics']);
    return (await bytesOf(office, file)).toString();
  };
  const first = await text();
  expect(said(first, 'SUMMARY')).toBe('Budget, 2027; draft');
  expect(said(first, 'DESCRIPTION')).toBe('First line\nsecond');
  await office.ask('activities.change', {
    id,
    version,
    changes: { subject: 'Budget' },
    was: { subject: about.subject },
  });
  const second = await text();
  expect(said(second, 'UID')).toBe(said(first, 'UID'));
  expect([said(first, 'SEQUENCE'), said(second, 'SEQUENCE')]).toEqual(['0', '1']);
  const [told] = await office.ask('audit.list', { filter: { kind: 'exports' }, before: null, limit: 5 });
  expect(told).toMatchObject({ channel: 'calendar.export', changes: { rows: { new: 1 }, format: { new: 'ics' } } });
});

test('a secret address gives what its user may see, until he revokes it, makes another one or leaves', async () => {
  const rights = { 'activities.see': 'own', 'activities.create': 'all' } as const;
  const olga = await addPerson(office, 'olga', { rights });
  await office.ask('activities.add', { kind: 'meeting', subject: 'Of the owner', day: '2026-12-01' });
  await office.ask('activities.add', {
    kind: 'meeting',
    subject: 'Of Olga',
    day: '2026-12-01',
    responsibleId: olga.id,
  });
  await office.ask('activities.add', {
    kind: 'meeting',
    subject: 'Long ago',
    day: '2026-10-01',
    responsibleId: olga.id,
  });
  const readBy = (secret: string, asker: Pick<Colleague, 'call'> = office) => asker.call('calendar.read', { secret });
  const { secret, addresses } = await olga.ask('calendar.subscribe', {});
  expect(addresses).toEqual([]);
  const reply = await readBy(secret);
  const text = reply.ok ? reply.value.text : '';
  expect(
    read(text)
      .filter(({ name }) => name === 'SUMMARY')
      .map(({ value }) => value),
  ).toEqual(['Of Olga']);
  // What is kept cannot be turned back into the secret.
  const kept = office.db.sql.prepare('SELECT * FROM calendar_subscription').all();
  expect(JSON.stringify(kept)).not.toContain(secret);
  const everything = JSON.stringify([
    office.db.sql.prepare('SELECT * FROM audit').all(),
    office.db.sql.prepare('SELECT * FROM answered_command').all(),
  ]);
  expect(everything).not.toContain(secret);

  const other = await olga.ask('calendar.subscribe', {});
  expect(await readBy(secret)).toMatchObject({ ok: false, code: 'not-found' });
  expect(await readBy(other.secret)).toMatchObject({ ok: true });
  await olga.ask('calendar.unsubscribe', {});
  expect(await olga.ask('calendar.subscription', {})).toEqual({ since: null });
  expect(await readBy(other.secret)).toMatchObject({ ok: false, code: 'not-found' });
  const last = await olga.ask('calendar.subscribe', {});
  const [person] = (await office.ask('users.list', {})).filter(({ id }) => id === olga.id);
  await office.ask('users.close', { id: olga.id, version: person?.version ?? 0, toId: null });
  expect(await readBy(last.secret)).toMatchObject({ ok: false, code: 'not-found' });
});

test('files and paper need the rights of lists, and the right to see activities', async () => {
  const range = { from: '2026-11-30', to: '2026-12-06' };
  const sees = await addPerson(office, 'sees', { rights: { 'activities.see': 'all' } });
  const prints = await addPerson(office, 'prints', { rights: { 'lists.print': 'all', 'lists.export': 'all' } });
  for (const one of [sees, prints]) {
    expect(await one.call('calendar.export', { ...range, mine: true })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await one.call('calendar.print', { ...range, people: { of: 'me' }, job: 'job-00000001' })).toMatchObject({
      ok: false,
      code: 'forbidden',
    });
  }
});

test('paper shows what repeats also where it is too far ahead for activities', async () => {
  await office.ask('activities.add', {
    kind: 'meeting',
    subject: 'Round',
    day: '2026-11-30',
    time: '09:30',
    repeat: { unit: 'week', every: 1, ends: null, weekdays: ['MO'] },
  });
  const asked = { from: '2027-03-01', to: '2027-03-07', people: { of: 'me' }, job: 'job-00000001' } as const;
  const { file } = await office.ask('calendar.print', asked);
  expect((await bytesOf(office, file)).toString()).toContain('Round');
});

test('paper shows days of whom one chooses, with days off and absences, and nothing out of reach', async () => {
  const me = (await office.ask('office.state', {})).user?.id ?? 0;
  const rights = { 'activities.see': 'own', 'lists.print': 'all' } as const;
  const olga = await addPerson(office, 'olga', { rights });
  await office.ask('activities.add', {
    kind: 'meeting',
    subject: 'Budget',
    day: '2026-12-01',
    time: '09:30',
    duration: 90,
  });
  await office.ask('activities.add', {
    kind: 'call',
    subject: 'Ring Olga’s client',
    day: '2026-12-01',
    responsibleId: olga.id,
  });
  await office.ask('workingTime.setDay', { day: '2026-12-02', free: true, name: 'Stock-taking' });
  await office.ask('absences.add', { userId: me, from: '2026-12-03', to: '2026-12-03', kind: 'trip', note: '' });
  const printed = async (
    people: { of: 'me' | 'all' } | { of: 'person' | 'team'; id: number },
    asker: Pick<Colleague, 'ask' | 'call'> = office,
  ) => {
    const { file } = await asker.ask('calendar.print', {
      from: '2026-11-30',
      to: '2026-12-06',
      people,
      job: 'job-00000001',
    });
    return (await bytesOf(asker, file)).toString();
  };
  const mine = await printed({ of: 'me' });
  for (const shown of ['Budget', '09:30–11:00', 'Stock-taking', 'business trip', 'Tuesday', 'Sunday'])
    expect(mine).toContain(shown);
  expect(mine).not.toContain('Ring Olga');
  const all = await printed({ of: 'all' });
  expect(all).toContain('Ring Olga');
  expect(all).not.toContain('Sunday');
  const hers = await printed({ of: 'all' }, olga);
  expect(hers).toContain('Ring Olga');
  expect(hers).not.toContain('Budget');
  expect(hers).not.toContain('business trip');
  expect(
    await office.call('calendar.print', {
      from: '2026-11-30',
      to: '2026-12-06',
      people: { of: 'team', id: 99 },
      job: 'job-00000001',
    }),
  ).toMatchObject({ ok: false, code: 'invalid' });
});
