/** Calls of the example office: some missed ones, one of them with a call back, and some that were answered. */
import { announceCall } from '../calls/announcing.ts';
import { clientFor } from '../clients/shown.ts';
import { commandAt, type Past } from './command-at.ts';

type News = Parameters<typeof announceCall>[1];

/** Of the call: minutes before now, whose (the place of a client; null: of nobody who is known), and how long it was spoken, in minutes (0: not at all). */
const happened: readonly (readonly [News['direction'], number, number | null, number])[] = [
  ['in', 1500, 3, 0],
  ['out', 1470, 3, 6],
  ['in', 1400, 11, 4],
  ['in', 190, null, 0],
  ['out', 120, 7, 3],
  ['in', 55, 19, 0],
];

const unknown = { en: '+44 20 7946 0018', ru: '+7 495 555-01-18', fr: '01 99 00 54 18' } as const;

/** Announces them for the administrator, at the moment `at`. */
export function addCalls(past: Past, clientIds: readonly number[], at: string): void {
  happened.forEach(([direction, ago, whose, spoken], place) => {
    const minutes = (after: number) => new Date(Date.parse(at) + (after - ago) * 60_000).toISOString();
    const announce = (news: Pick<News, 'state' | 'at'>) => {
      const command = commandAt(past, 'calls.announce', at);
      const clientId = whose === null ? undefined : clientIds[whose];
      const phone = clientId && clientFor(command, clientId).reaches.find(({ kind }) => kind === 'phone')?.value;
      const number = phone || unknown[past.language];
      announceCall(command, { outsideId: `example-${place}`, number, direction, userId: command.user.id, ...news });
    };
    announce({ state: 'ringing', at: minutes(0) });
    if (spoken > 0) announce({ state: 'answered', at: minutes(0) });
    announce({ state: 'ended', at: minutes(Math.max(1, spoken)) });
  });
}
