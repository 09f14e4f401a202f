/**
 * What a station and the keeper of its office say to each other, as JSON over a WebSocket over TLS. Whoever is no station of
 * this office is told nothing: the first message must carry the secret of the beacon.
 */
import { z } from 'zod';
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { PrintChoice } from '../../preload/contract/outputs.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import { Language } from '../../preload/contract/values.ts';
import { Contact } from './beacon-file.ts';

/** Where stations are listened to. */
export const stationPath = '/station';
/** The largest message that a station may send, in bytes: a chunk of a file in base64, and some. */
export const longestFromStation = 4 * 1024 * 1024;
/** The largest message that a keeper may send: a printed document in base64, or a long list. */
export const longestFromKeeper = 256 * 1024 * 1024;
/** Bytes of a file that go into one message. */
export const filePart = 1024 * 1024;
/** Milliseconds between two signs of life, and without any until a connection is given up. */
export const signEvery = 2_000;
export const silentFor = 7_000;

const Name = z.string().min(1).max(200);
const Session = z.string().min(1).max(300);

export const Hello = z.object({
  type: z.literal('hello'),
  secret: z.string().max(100),
  /** The station, by a name of chance that it keeps for ever. */
  station: z.string().regex(/^[\w-]{16,64}$/u),
  /** Its process, as it would name itself in a beacon. */
  process: z.string().regex(/^[\w-]{1,100}$/u),
  /** How it would be reached as the keeper. */
  contact: Contact,
  /** UTC ISO 8601: what time it is there. */
  now: z.iso.datetime(),
});
export type Hello = z.infer<typeof Hello>;
/** What a station says of itself to whatever keeper, at whatever time. */
export type Introduction = Omit<Hello, 'type' | 'secret' | 'now'>;

export const FromStation = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    session: Session,
    origin: z.enum(['desktop', 'browser', 'program', 'start', 'network']),
    language: Language,
    host: z.object({ kind: z.enum(['desktop', 'browser']), dialogs: z.boolean(), printing: z.boolean() }),
  }),
  z.object({
    type: z.literal('call'),
    id: z.number().int(),
    session: Session,
    channel: Name,
    request: z.unknown(),
    once: z.object({ id: z.string().max(100), again: z.boolean() }).optional(),
  }),
  z.object({ type: z.literal('close'), session: Session }),
  /** `problem`: why it could not do what it was asked; null where it could, and `value` is what came of it. */
  z.object({
    type: z.literal('host-reply'),
    id: z.number().int(),
    value: z.unknown(),
    problem: z.string().max(5_000).nullable(),
  }),
]);
export type FromStation = z.input<typeof FromStation>;
/** What came of what a station's own computer was asked. */
export type HostReply = Pick<Extract<FromStation, { type: 'host-reply' }>, 'value' | 'problem'>;

/** A computer that works in the office, as another one is told of it that cannot come in. */
export interface ComputerInOffice {
  readonly computer: string;
  readonly program: string;
}

/** Why a station is not let in. */
export type Refusal = 'older' | 'newer' | 'clock';

/** What a session's own computer is asked: to print there, to save there. Bytes are in base64. */
export type HostCall =
  | { readonly method: 'print'; readonly pdf: string }
  | { readonly method: 'printers' }
  | { readonly method: 'printOn'; readonly pdf: string; readonly choice: PrintChoice }
  /** The file has gone before, by this number. */
  | { readonly method: 'saveFile'; readonly name: string; readonly file: number };

/** The keeper is known by its certificate, and not doubted. */
export type FromKeeper =
  | { readonly type: 'welcome'; readonly epoch: number }
  /** Not let in: the program is another version than the keeper's, or the clocks are too far apart. `computers`: who works here. */
  | { readonly type: 'refused'; readonly why: Refusal; readonly computers?: readonly ComputerInOffice[] }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly type: 'event'; readonly session: string; readonly event: EngineEvent }
  | { readonly type: 'host-call'; readonly session: string; readonly id: number; readonly call: HostCall }
  | { readonly type: 'file-part'; readonly file: number; readonly bytes: string }
  /** The file of the office is closed, and the beacon of this epoch names you. */
  | { readonly type: 'inherit'; readonly epoch: number }
  /** It keeps the office no longer: look at the beacon. */
  | { readonly type: 'gone' };
