/** SQL of calls: lists of them, one of them, and writing. */
import type { Db } from '../../../db/database.ts';
import { andReached, reachedKeys } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';
import { newUid } from '../../../db/uid.ts';
import type { CallsListed } from '../../../preload/contract/calls.ts';
import type { Access } from '../../engine/access.ts';
import type { CallTimes } from './what-happened.ts';

/** A call as it comes from the tables. */
export interface StoredCall extends CallTimes {
  readonly id: number;
  readonly version: number;
  readonly number: string;
  readonly numberKey: string;
  readonly direction: string;
  readonly state: string;
  readonly extension: string;
  readonly responsibleId: number | null;
  readonly teamId: number | null;
  readonly responsible: string;
  readonly clientId: number | null;
  readonly client: string;
  readonly clientResponsibleId: number | null;
  readonly clientTeamId: number | null;
  readonly contactId: number | null;
  readonly contact: string;
  readonly activityId: number | null;
  readonly backAt: string | null;
  readonly backBy: string;
}

const userNamed = (column: string) => `ifnull((SELECT name FROM user WHERE user.id = phone_call.${column}), '')`;
const columns = `phone_call.id, phone_call.version, phone_call.number, phone_call.number_key AS numberKey, phone_call.direction, phone_call.state,
  phone_call.extension, phone_call.responsible_id AS responsibleId, phone_call.team_id AS teamId, ${userNamed('responsible_id')} AS responsible,
  phone_call.client_id AS clientId, ifnull(client.name, '') AS client, client.responsible_id AS clientResponsibleId,
  client.team_id AS clientTeamId, phone_call.contact_id AS contactId,
  ifnull((SELECT name FROM contact WHERE contact.id = phone_call.contact_id), '') AS contact, phone_call.started_at AS startedAt,
  phone_call.answered_at AS answeredAt, phone_call.ended_at AS endedAt, phone_call.activity_id AS activityId,
  phone_call.back_at AS backAt, ${userNamed('back_by')} AS backBy`;
const withClient = 'LEFT JOIN client ON client.id = phone_call.client_id';

const missed = "phone_call.state = 'missed' AND phone_call.direction = 'in'";
const conditions: Readonly<Record<CallsListed, string>> = {
  all: 'TRUE',
  missed,
  waiting: `${missed} AND phone_call.back_at IS NULL`,
};

function indexFor(which: CallsListed, access: Access['kind']): string {
  if (which !== 'all') return `phone_call_${which}`;
  return access === 'own' ? 'phone_call_responsible' : 'phone_call_started';
}

/** Before a moment and an id, the latest first. */
export function listStatement(which: CallsListed, access: Access['kind']): string {
  return `SELECT ${columns} FROM phone_call INDEXED BY ${indexFor(which, access)} ${withClient}
    WHERE ${conditions[which]} AND (phone_call.started_at, phone_call.id) < (?, ?) ${andReached(access, 'phone_call.')}
    ORDER BY phone_call.started_at DESC, phone_call.id DESC LIMIT ?`;
}

export function callsBefore(
  db: Db,
  which: CallsListed,
  access: Access,
  before: { readonly at: string; readonly id: number },
  limit: number,
): StoredCall[] {
  return db
    .prepare<Key[], StoredCall>(listStatement(which, access.kind))
    .all(before.at, before.id, ...reachedKeys(access), limit);
}

/** Missed calls after which nobody has called back, so many at most. */
export function waitingStatement(access: Access['kind']): string {
  return `SELECT count(*) FROM (SELECT 1 FROM phone_call INDEXED BY phone_call_waiting
    WHERE ${conditions.waiting} ${andReached(access, 'phone_call.')} LIMIT ?)`;
}

export function countWaiting(db: Db, access: Access, limit: number): number {
  return Number(
    db
      .prepare<Key[]>(waitingStatement(access.kind))
      .pluck()
      .get(...reachedKeys(access), limit),
  );
}

/** Of a person since a moment, with nothing noted: those under way, those that have rung since another moment, and those that ended since a third one. */
export const liveStatement = `SELECT ${columns} FROM phone_call INDEXED BY phone_call_responsible ${withClient}
  WHERE phone_call.responsible_id = ? AND phone_call.started_at > ? AND phone_call.activity_id IS NULL
    AND (phone_call.state = 'answered' OR (phone_call.state = 'ringing' AND phone_call.started_at > ?) OR (phone_call.state = 'ended' AND phone_call.ended_at > ?))
  ORDER BY phone_call.started_at DESC, phone_call.id DESC LIMIT ?`;

export function liveCallsOf(
  db: Db,
  userId: number,
  since: { readonly started: string; readonly rang: string; readonly ended: string },
  limit: number,
): StoredCall[] {
  return db.prepare<Key[], StoredCall>(liveStatement).all(userId, since.started, since.rang, since.ended, limit);
}

export function callRecord(db: Db, id: number): StoredCall | undefined {
  return db
    .prepare<Key[], StoredCall>(`SELECT ${columns} FROM phone_call ${withClient} WHERE phone_call.id = ?`)
    .get(id);
}

/** The call that the telephone exchange calls so. */
export function callFromOutside(db: Db, outsideId: string): StoredCall | undefined {
  return db
    .prepare<Key[], StoredCall>(`SELECT ${columns} FROM phone_call ${withClient} WHERE phone_call.outside_id = ?`)
    .get(outsideId);
}

/** Missed calls from a number, or with a client where `numberKey` is empty, that began up to a moment and after which nobody has called back. */
export function waitingFrom(
  db: Db,
  {
    numberKey,
    clientId,
    until,
  }: { readonly numberKey: string; readonly clientId: number | null; readonly until: string },
): { readonly id: number; readonly version: number }[] {
  return db
    .prepare<(Key | null)[], { id: number; version: number }>(numberKey === '' ? waitingOfClient : waitingOfNumber)
    .all(numberKey === '' ? clientId : numberKey, until);
}

const waitingOf = (index: string, whose: string) =>
  `SELECT id, version FROM phone_call INDEXED BY ${index} WHERE ${whose} = ? AND ${conditions.waiting} AND started_at <= ?`;
export const waitingOfNumber = waitingOf('phone_call_waiting_number', 'number_key');
export const waitingOfClient = waitingOf('phone_call_client', 'client_id');

/** What can be written of a call. */
export interface CallWritten extends CallTimes {
  readonly outsideId: string | null;
  readonly number: string;
  readonly numberKey: string;
  readonly direction: string;
  readonly state: string;
  readonly extension: string;
  readonly responsibleId: number | null;
  readonly teamId: number | null;
  readonly clientId: number | null;
  readonly contactId: number | null;
  readonly activityId: number | null;
  readonly backAt: string | null;
  readonly backBy: number | null;
}

interface Stamp {
  readonly at: string;
  readonly by: number;
}

const names = {
  outsideId: 'outside_id',
  number: 'number',
  numberKey: 'number_key',
  direction: 'direction',
  state: 'state',
  extension: 'extension',
  responsibleId: 'responsible_id',
  teamId: 'team_id',
  clientId: 'client_id',
  contactId: 'contact_id',
  startedAt: 'started_at',
  answeredAt: 'answered_at',
  endedAt: 'ended_at',
  activityId: 'activity_id',
  backAt: 'back_at',
  backBy: 'back_by',
} as const satisfies Record<keyof CallWritten, string>;

/** Column and value of each field that is given. */
function columnsOf(fields: Partial<CallWritten>): [string, Key | null][] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const name = Object.entries(names).find(([known]) => known === field)?.[1];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
}

/** Adds a call; answers its id. */
export function insertCall(db: Db, fields: CallWritten, { at, by }: Stamp): number {
  const written: [string, Key | null][] = [
    ['uid', newUid()],
    ['created_at', at],
    ['created_by', by],
    ['updated_at', at],
    ['updated_by', by],
    ...columnsOf(fields),
  ];
  const id = db
    .prepare<(Key | null)[], number>(
      `INSERT INTO phone_call (${written.map(([name]) => name).join(', ')}) VALUES (${written.map(() => '?').join(', ')}) RETURNING id`,
    )
    .pluck()
    .get(...written.map(([, value]) => value));
  if (id === undefined) throw new Error('The call was not written.');
  return id;
}

/** Writes these fields over those that are there. */
export function updateCall(db: Db, id: number, fields: Partial<CallWritten>, { at, by }: Stamp): void {
  const written = columnsOf(fields);
  db.prepare<(Key | null)[]>(
    `UPDATE phone_call SET version = version + 1, updated_at = ?, updated_by = ?, ${written.map(([name]) => `${name} = ?`).join(', ')} WHERE id = ?`,
  ).run(at, by, ...written.map(([, value]) => value), id);
}
