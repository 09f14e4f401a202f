/** Calendar files of other programs as tests need them, and what the office makes of them. */
import { handedOver } from './made-files.ts';
import type { Colleague } from './people.ts';

type Asker = Pick<Colleague, 'ask' | 'call'>;

/** A file of events, each of these lines. */
export function calendarFile(...events: readonly (readonly string[])[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Example//EN',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

const handed = (asker: Asker, text: string) => handedOver(asker, 'calendar.ics', Buffer.from(text));

/** What taking the file in would do: the subject of each event, what it is, and why it is left. */
export async function previewOf(asker: Asker, text: string) {
  const { rows } = await asker.ask('calendar.preview', { file: await handed(asker, text) });
  return rows.map(({ subject, is, why }) => [subject, is, why]);
}

export async function takenIn(asker: Asker, text: string) {
  return asker.ask('calendar.takeIn', { file: await handed(asker, text), job: 'job-00000001' });
}
