/** Calendar files that come in: what is new, the same, changed or left, read in every zone, told with the line where broken, undone as a whole. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCalendar } from '../../main/features/calendar/ical-reading.ts';
import { calendarText } from '../../main/features/calendar/ical-writing.ts';
import { calendarFile, previewOf, takenIn } from '../support/calendar-files.ts';
import { bytesOf, handedOver } from '../support/made-files.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

const meeting = ['UID:a@example', 'DTSTART;VALUE=DATE:20261201', 'SUMMARY:Fair'];
/** As the wall of this computer shows a moment. */
const wall = (at: Date) => {
  const two = (value: number) => String(value).padStart(2, '0');
  return [
    `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    `${two(at.getHours())}:${two(at.getMinutes())}`,
  ];
};
const times = (text: string) => readCalendar(text).map(({ day, time, minutes }) => [day, time, minutes]);

describe('reading', () => {
  test('times are those of the wall of this computer, whatever zone they were written in', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Ours',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0530',
      'TZOFFSETTO:+0530',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n');
    const inFile = (start: string) =>
      calendarFile(['UID:a', start, 'DURATION:PT1H30M']).replace('BEGIN:VEVENT', `${zone}\r\nBEGIN:VEVENT`);
    expect(times(inFile('DTSTART:20261201T100000Z'))).toEqual([[...wall(new Date('2026-12-01T10:00:00Z')), 90]]);
    expect(times(inFile('DTSTART:20261201T100000'))).toEqual([['2026-12-01', '10:00', 90]]);
    expect(times(inFile('DTSTART;TZID=Ours:20261201T100000'))).toEqual([
      [...wall(new Date('2026-12-01T04:30:00Z')), 90],
    ]);
    expect(times(inFile('DTSTART;TZID=America/New_York:20260701T100000'))).toEqual([
      [...wall(new Date('2026-07-01T14:00:00Z')), 90],
    ]);
    // Twenty minutes before the clocks of Paris go on, and after.
    expect(times(inFile('DTSTART;TZID="Europe/Paris":20260329T014000'))).toEqual([
      [...wall(new Date('2026-03-29T00:40:00Z')), 90],
    ]);
    expect(times(inFile('DTSTART;TZID=Europe/Paris:20260329T030000'))).toEqual([
      [...wall(new Date('2026-03-29T01:00:00Z')), 90],
    ]);
    expect(times(calendarFile(['UID:a', 'DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261202']))).toEqual([
      ['2026-12-01', null, null],
    ]);
  });

  test('what this program writes it reads as it was', () => {
    const entry = { uid: 'x', sequence: 0, changedAt: '2026-11-30T09:00:00.000Z', category: 'Meeting' };
    const words = fc
      .array(fc.constantFrom('a', 'Ж', ',', ';', '\\', ':', '"', '€', '👩‍💻'), { minLength: 1, maxLength: 40 })
      .map((signs) => signs.join(''));
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(words, words, minute, fc.integer({ min: 1, max: 600 }), (summary, description, at, minutes) => {
        const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
        const text = calendarText('x', [{ ...entry, summary, description, day: '2026-12-01', time, minutes }]);
        expect(readCalendar(text)).toEqual([
          { uid: 'x', summary, description, day: '2026-12-01', time, minutes, repeats: null, of: null, not: null },
        ]);
      }),
      { numRuns: 100 },
    );
  });

  test('what the planner cannot have is left: rules that it has not, several days, cancelled ones', () => {
    const read = readCalendar(
      calendarFile(
        [...meeting, 'RRULE:FREQ=HOURLY'],
        ['UID:b', 'DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261204'],
        ['UID:c', 'DTSTART:20261201T100000Z', 'STATUS:CANCELLED'],
        ['UID:d', 'DTSTART:20261201T100000Z', 'RECURRENCE-ID:20261130T100000Z'],
      ),
    );
    expect(read.map(({ not }) => not)).toEqual(['repeats', 'long', 'cancelled', null]);
    expect(read[3]?.uid).toMatch(/^d\n2026-11-30/u);
  });

  test.each([
    ['<html></html>', 1, 'begins with BEGIN:VCALENDAR'],
    ['', 1, 'begins with BEGIN:VCALENDAR'],
    [calendarFile(meeting, ['SUMMARY:No name']), 9, 'no UID'],
    [calendarFile(meeting, ['UID:b', 'SUMMARY:No day']), 9, 'no UID'],
    [calendarFile(['UID:b', 'DTSTART:20261301T100000']), 6, 'no such day or time'],
    [calendarFile(['UID:b', 'DTSTART;VALUE=DATE:20260230']), 6, 'no such day or time'],
    [calendarFile(['UID:b', 'DTSTART:tomorrow']), 6, 'no such day or time'],
    [calendarFile(meeting, ['nonsense']), 10, 'no line of a calendar'],
    [calendarFile(meeting).replace('END:VEVENT', 'END:VTODO'), 8, 'does not belong'],
    [calendarFile(meeting).replace('END:VCALENDAR\r\n', ''), 8, 'END:VCALENDAR is missing'],
    [`${calendarFile(meeting)}BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n`, 10, 'begins with BEGIN:VCALENDAR'],
  ])('a broken file is refused with its line: %#', (text, line, what) => {
    expect(() => readCalendar(text)).toThrow(new RegExp(`^Line ${line} of the file: .*${what}`, 'u'));
  });
});

describe('taking in', () => {
  let office: TestOffice;
  beforeEach(async () => {
    const clock = testClock('2026-11-30T09:00:00.000Z');
    office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword, clock });
  });
  afterEach(() => office.close());

  type Asker = Pick<Colleague, 'ask' | 'call'>;
  const preview = (text: string, asker: Asker = office) => previewOf(asker, text);
  const takeIn = (text: string, asker: Asker = office) => takenIn(asker, text);
  const planned = async () =>
    (await office.ask('activities.between', { from: '2026-11-30', to: '2026-12-31', mine: false })).entries;
  const second = [
    'UID:b@example',
    'DTSTART:20261202T100000',
    'DTEND:20261202T113000',
    'SUMMARY:Talk',
    'DESCRIPTION:Bring\\nslides',
  ];

  test('new events are taken in once, changed ones are changed, the same ones left alone, and all of it is undone', async () => {
    expect(await preview(calendarFile(meeting, second))).toEqual([
      ['Fair', 'new', null],
      ['Talk', 'new', null],
    ]);
    const first = await takeIn(calendarFile(meeting, second, second));
    expect(first).toMatchObject({ created: 2, changed: 0, same: 0, left: 0 });
    expect(
      (await planned()).map(({ subject, kind, day, time, duration }) => [subject, kind, day, time, duration]),
    ).toEqual([
      ['Fair', 'event', '2026-12-01', null, null],
      ['Talk', 'event', '2026-12-02', '10:00', 90],
    ]);
    const moved = second.map((line) => line.replace('DTSTART:20261202T10', 'DTSTART:20261202T09'));
    expect(await preview(calendarFile(meeting, moved))).toEqual([
      ['Fair', 'same', null],
      ['Talk', 'changed', null],
    ]);
    const again = await takeIn(calendarFile(meeting, moved));
    expect(again).toMatchObject({ created: 0, changed: 1, same: 1 });
    expect((await planned()).map(({ time, duration }) => [time, duration])).toEqual([
      [null, null],
      ['09:00', 150],
    ]);
    expect(await takeIn(calendarFile(meeting, moved))).toMatchObject({
      created: 0,
      changed: 0,
      same: 2,
      operationId: null,
    });

    const undo = (id: number | null) => office.ask('operations.undo', { id: id ?? 0, job: 'job-00000002' });
    expect(await undo(again.operationId)).toMatchObject({ undone: 1, keptCount: 0 });
    expect((await planned()).map(({ time, duration }) => [time, duration])).toEqual([
      [null, null],
      ['10:00', 90],
    ]);
    // The one that was changed and given back has another version: undoing what came first knows it.
    expect(await undo(first.operationId)).toMatchObject({ undone: 2, keptCount: 0 });
    expect(await planned()).toEqual([]);
    expect(await preview(calendarFile(meeting))).toEqual([['Fair', 'new', null]]);
  });

  test('what somebody has touched since stays when it is undone, and what lies in the bin is not taken in again', async () => {
    const { operationId } = await takeIn(calendarFile(meeting, second));
    const [fair, talk] = await planned();
    await office.ask('activities.finish', { id: fair?.id ?? 0, outcome: 'done', result: 'Good' });
    expect(await office.ask('operations.undo', { id: operationId ?? 0, job: 'job-00000002' })).toMatchObject({
      undone: 1,
      kept: [{ entity: 'activity', id: fair?.id, name: 'Fair' }],
    });
    expect((await planned()).map(({ id }) => id)).toEqual([fair?.id]);
    await office.ask('activities.remove', { id: fair?.id ?? 0, version: 2 });
    expect(await preview(calendarFile(meeting, second))).toEqual([
      ['Fair', 'left', 'bin'],
      ['Talk', 'new', null],
    ]);
    expect(talk?.subject).toBe('Talk');
  });

  test('everybody takes a file in for himself, and what this program wrote is known again', async () => {
    const olga = await addPerson(office, 'olga', { rights: { 'activities.see': 'own', 'activities.create': 'all' } });
    await takeIn(calendarFile(meeting));
    expect(await preview(calendarFile(meeting), olga)).toEqual([['Fair', 'new', null]]);
    expect(await takeIn(calendarFile(meeting), olga)).toMatchObject({ created: 1 });
    // She may not change what is hers now.
    expect(await preview(calendarFile(meeting), olga)).toEqual([['Fair', 'left', 'others']]);
    const range = { from: '2026-11-30', to: '2026-12-31', mine: true };
    const own = await bytesOf(office, (await office.ask('calendar.export', range)).file);
    expect(await preview(own.toString())).toEqual([['Fair', 'left', 'own']]);
    // Written by another office it is as new as anybody's.
    expect(await preview(own.toString().replace(/UID:.*@kontor/u, 'UID:other@kontor'))).toEqual([
      ['Fair', 'new', null],
    ]);
    const guest = await addPerson(office, 'guest', { rights: { 'activities.see': 'all' } });
    const handed = await handedOver(guest, 'calendar.ics', Buffer.from(calendarFile(meeting)));
    expect(await guest.call('calendar.takeIn', { file: handed, job: 'job-00000001' })).toMatchObject({
      ok: false,
      code: 'forbidden',
    });
  });

  test('of a broken file nothing is taken in', async () => {
    const handed = await handedOver(office, 'calendar.ics', Buffer.from(calendarFile(meeting, ['UID:b'])));
    const reply = await office.call('calendar.takeIn', { file: handed, job: 'job-00000001' });
    expect(reply).toMatchObject({ ok: false, code: 'invalid', message: expect.stringContaining('Line 9 of the file') });
    expect(await planned()).toEqual([]);
  });
});
