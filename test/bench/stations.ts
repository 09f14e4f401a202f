/**
 * Fifty stations that work at once through the computer that keeps the office, over TLS as a shared office does; one call in ten
 * is a command, half of which change a few clients that all of them work on.
 */
import { randomBytes } from 'node:crypto';
import { openDatabase } from '../../db/database.ts';
import { type Random, randomFrom } from '../../main/features/demo/random.ts';
import { type Contact, markShared, readClaim } from '../../main/sharing/beacon-file.ts';
import { KeeperLink } from '../../main/sharing/keeper-link.ts';
import type { ClientFields } from '../../preload/contract/clients.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import { databaseOf, officeCopy } from './big-office.ts';
import { typedParts } from './finding.ts';
import { madeClient } from './made-clients.ts';
import { type Bench, counted, type Figure, megabytes, milliseconds, notMeasured, p95 } from './measuring.ts';
import { memoryOf, startServer } from './open-office.ts';

const count = 50;
/** How long each row is measured, unless said otherwise; in seconds. */
const usually = 15;
/** Milliseconds between a reply and the next call, on average: somebody who types and clicks without a rest. */
const pause = 500;
/** Clients that everybody changes. */
const common = 200;

/** `minutes`: how long the stations work that rest between two calls; some seconds when it is left out. */
export async function stations({ clients }: Bench, minutes?: number): Promise<Figure[]> {
  const size = counted(clients, 'clients');
  const paused =
    'calls of 50 stations at once over TLS, 1 in 10 a command, each half a second after its last reply, p95';
  const restless = 'the same without any pause';
  const copy = await officeCopy(clients);
  const folder = databaseOf(copy.base).replace(/[\\/][^\\/]+$/u, '');
  markShared(folder);
  const work = new Work(clients, databaseOf(copy.base));
  const server = await startServer(copy.base);
  if (server === null) return [notMeasured(paused, size, 'the office program is not built')];
  const { pid = 0 } = server.process;
  let rows: Figure[];
  try {
    const keeper = await keeperOf(folder);
    await everybody(work, keeper, 3, 0);
    const rest = await everybody(work, keeper, minutes === undefined ? usually : minutes * 60, pause);
    const none = await everybody(work, keeper, usually, 0);
    const memory = memoryOf(pid);
    rows = [figureOf(paused, size, rest), figureOf(restless, size, none)];
    if (memory !== null)
      rows.push({
        work: 'memory of the process that keeps the office after that',
        size,
        figure: `${megabytes(memory.now)} (at most ${megabytes(memory.peak)})`,
        limit: '400 MB',
        ratio: memory.now / 400e6,
      });
    await server.close();
    const lost = work.lostIn(databaseOf(copy.base));
    const tried = `${work.created.size + work.changed} commands`;
    rows.push({
      work: 'commands of them that are not in the database once',
      size: tried,
      figure: `${lost}`,
      limit: '0',
      ratio: lost,
    });
  } finally {
    await server.close();
    copy.remove();
  }
  return rows;
}

/** What all stations have done together. */
class Work {
  readonly clients: number;
  readonly texts: readonly string[];
  /** Names that clients were given, each once. */
  readonly created = new Set<string>();
  /** How often each of the common clients was changed, as was answered. */
  readonly changes = new Map<number, number>();

  /** Versions of the common clients before. */
  readonly #versions: ReadonlyMap<number, number>;

  constructor(clients: number, path: string) {
    this.clients = clients;
    const db = openDatabase(path, { readonly: true });
    try {
      this.texts = typedParts(db, clients, 500);
      const rows = db.prepare<[number], { id: number; version: number }>(
        'SELECT id, version FROM client WHERE id <= ?',
      );
      this.#versions = new Map(rows.all(common).map(({ id, version }) => [id, version]));
    } finally {
      db.close();
    }
  }

  get changed(): number {
    return [...this.changes.values()].reduce((sum, times) => sum + times, 0);
  }

  /** Answered commands that the file does not hold exactly once. */
  lostIn(path: string): number {
    const db = openDatabase(path);
    try {
      const named = db.prepare<[string], number>('SELECT count(*) FROM client WHERE name = ?').pluck();
      const version = db.prepare<[number], number>('SELECT version FROM client WHERE id = ?').pluck();
      let lost = 0;
      for (const name of this.created) if (named.get(name) !== 1) lost += 1;
      for (const [id, times] of this.changes)
        lost += Math.abs((version.get(id) ?? 0) - (this.#versions.get(id) ?? 0) - times);
      return lost;
    } finally {
      db.close();
    }
  }
}

/** The computer that keeps the office, once it does. */
async function keeperOf(folder: string): Promise<Contact> {
  for (;;) {
    const claim = readClaim(folder);
    if (claim !== null && claim !== 'unreadable' && !claim.left && claim.contact !== null)
      return { ...claim.contact, addresses: ['127.0.0.1'] };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface Counted {
  readonly times: readonly number[];
  /** Of calls that were answered neither well nor with a conflict. */
  readonly errors: number;
}

function figureOf(work: string, size: string, { times, errors }: Counted): Figure {
  const figure = p95(times);
  const limit = '50 ms, no errors';
  const calls = `${times.length.toLocaleString('en')} calls`;
  return { work, size, figure: `${milliseconds(figure)}, ${errors} errors in ${calls}`, limit, ratio: figure / 50 };
}

async function everybody(work: Work, keeper: Contact, seconds: number, rest: number): Promise<Counted> {
  const all = await Promise.all(
    Array.from({ length: count }, (_, at) => station(work, keeper, at, seconds, rest, randomFrom(`s${at}`))),
  );
  return { times: all.flatMap(({ times }) => times), errors: all.reduce((sum, { errors }) => sum + errors, 0) };
}

async function connected(keeper: Contact, name: string) {
  const waiting = new Map<number, (reply: Reply) => void>();
  for (;;) {
    try {
      const link = await KeeperLink.open({
        keeper,
        hello: { station: name, process: name, contact: keeper },
        heard: () => undefined,
        message: (message) => {
          if (message.type !== 'reply') return;
          waiting.get(message.id)?.(message.reply);
          waiting.delete(message.id);
        },
        lost: () => {
          for (const answer of waiting.values())
            answer({ ok: false, code: 'unavailable', message: 'The connection broke.' });
        },
      });
      return { link, waiting };
    } catch {
      // It is about to be the keeper.
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function station(
  work: Work,
  keeper: Contact,
  at: number,
  seconds: number,
  rest: number,
  chance: Random,
): Promise<Counted> {
  const { link, waiting } = await connected(keeper, `station-of-bench-${at}`);
  const host = { kind: 'desktop', dialogs: false, printing: false } as const;
  link.send({ type: 'open', session: 'page', origin: 'desktop', language: 'en', host });
  let id = 0;
  const call = (channel: string, request: unknown, once?: { id: string; again: boolean }) =>
    new Promise<Reply>((resolve) => {
      id += 1;
      waiting.set(id, resolve);
      link.send({ type: 'call', id, session: 'page', channel, request, ...(once && { once }) });
    });
  const times: number[] = [];
  let errors = 0;
  const timed = async (channel: string, request: unknown, once?: { id: string; again: boolean }): Promise<Reply> => {
    const begun = performance.now();
    const reply = await call(channel, request, once);
    times.push(performance.now() - begun);
    if (!reply.ok && reply.code !== 'conflict') errors += 1;
    return reply;
  };
  /** Now and then it is sent twice, as if the connection had broken before the reply came. */
  const command = async (channel: string, request: unknown): Promise<boolean> => {
    const once = { id: randomBytes(18).toString('base64url'), again: false };
    const reply = await timed(channel, request, once);
    if (chance.chance(0.1)) await call(channel, request, { ...once, again: true });
    return reply.ok;
  };
  const last = performance.now() + seconds * 1_000;
  while (performance.now() < last) {
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, chance.whole(0, 2 * rest)));
    if (!chance.chance(0.1)) {
      const { channel, request } = question(work, chance);
      await timed(channel, request);
      continue;
    }
    const { fields } = madeClient(chance.whole(1, 9_999_999), chance);
    const name = `${fields.name} ${randomBytes(6).toString('hex')}`;
    if (chance.chance(0.5)) {
      if (await command('clients.create', { ...fields, name, responsibleId: null })) work.created.add(name);
    } else {
      const client = chance.whole(1, common);
      const seen = await timed('clients.get', { id: client });
      // The contract promises a client.
      const { version, note } = (seen.ok ? seen.value : { version: 0, note: '' }) as ClientFields & { version: number };
      const request = { id: client, version, was: { note }, changes: { note: name } };
      if (await command('clients.change', request)) work.changes.set(client, (work.changes.get(client) ?? 0) + 1);
    }
  }
  link.close();
  return { times, errors };
}

function question({ clients, texts }: Work, chance: Random): { channel: string; request: unknown } {
  const id = chance.whole(1, clients);
  return chance.pick([
    { channel: 'clients.find', request: { text: chance.pick(texts), limit: 20 } },
    { channel: 'clients.get', request: { id } },
    {
      channel: 'clients.list',
      request: { filter: {}, sort: { column: 'name', descending: chance.chance(0.5) }, after: null, limit: 100 },
    },
    {
      channel: 'documents.list',
      request: { filter: { clientId: id }, sort: { column: 'day', descending: true }, after: null, limit: 50 },
    },
  ]);
}
