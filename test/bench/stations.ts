/** Fifty stations that work at once through one office process, by WebSocket as the page does; one call in ten is a command. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { openDatabase } from '../../db/database.ts';
import { type Random, randomFrom } from '../../main/features/demo/random.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import { databaseOf, officeCopy } from './big-office.ts';
import { typedParts } from './finding.ts';
import { madeClient } from './made-clients.ts';
import { type Bench, type Figure, milliseconds, notMeasured, p95 } from './measuring.ts';
import { type OfficeServer, startServer } from './open-office.ts';

const count = 50;
const callsEach = 60;
/** Milliseconds between a reply and the next call, on average: somebody who types and clicks without a rest. */
const pause = 500;

export async function stations({ clients }: Bench): Promise<Figure[]> {
  const size = `${clients.toLocaleString('en')} clients`;
  const paused = 'calls of 50 stations at once, 1 in 10 a command, each half a second after its last reply, p95';
  const restless = 'the same without any pause';
  const copy = await officeCopy(clients);
  const server = await startServer(copy.base);
  if (server === null) return [notMeasured(paused, size, 'the office program is not built')];
  try {
    const db = openDatabase(databaseOf(copy.base), { readonly: true });
    const texts = typedParts(db, clients, 500);
    db.close();
    await everybody(server, clients, texts, 5, 0);
    return [
      figureOf(paused, size, await everybody(server, clients, texts, callsEach, pause)),
      figureOf(restless, size, await everybody(server, clients, texts, callsEach, 0)),
    ];
  } finally {
    await server.close();
    copy.remove();
  }
}

interface Counted {
  readonly times: readonly number[];
  readonly lost: number;
}

function figureOf(work: string, size: string, { times, lost }: Counted): Figure {
  const figure = p95(times);
  const limit = '50 ms, none lost';
  return { work, size, figure: `${milliseconds(figure)}, ${lost} of ${times.length} lost`, limit, ratio: figure / 50 };
}

async function everybody(
  server: OfficeServer,
  clients: number,
  texts: readonly string[],
  calls: number,
  pauseFor: number,
): Promise<Counted> {
  const all = await Promise.all(
    Array.from({ length: count }, (_, at) => station(server, clients, texts, calls, pauseFor, randomFrom(`s${at}`))),
  );
  const times = all.flat();
  return { times, lost: count * calls - times.length };
}

/** Milliseconds of the calls that were answered well. */
async function station(
  server: OfficeServer,
  clients: number,
  texts: readonly string[],
  calls: number,
  pauseFor: number,
  chance: Random,
): Promise<number[]> {
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/socket`);
  await once(socket, 'open');
  const waiting = new Map<number, (reply: Reply) => void>();
  const welcome = once(socket, 'message');
  socket.send(JSON.stringify({ hello: server.key, language: 'en' }));
  await welcome;
  socket.on('message', (data) => {
    // The server sends replies and events only.
    const message = JSON.parse(String(data)) as { id?: number; reply?: Reply };
    if (message.id !== undefined && message.reply !== undefined) waiting.get(message.id)?.(message.reply);
  });
  const call = (id: number, channel: string, request: unknown) =>
    new Promise<Reply>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, channel, request }));
    });
  const times: number[] = [];
  for (let id = 1; id <= calls; id += 1) {
    if (pauseFor > 0) await new Promise((resolve) => setTimeout(resolve, chance.whole(0, 2 * pauseFor)));
    const { channel, request } = asked(clients, texts, chance);
    const begun = performance.now();
    const reply = await call(id, channel, request);
    if (reply.ok) times.push(performance.now() - begun);
  }
  socket.close();
  return times;
}

function asked(clients: number, texts: readonly string[], chance: Random): { channel: string; request: unknown } {
  const id = chance.whole(1, clients);
  if (chance.chance(0.1)) return { channel: 'clients.create', request: newClient(chance) };
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

function newClient(chance: Random) {
  const { fields } = madeClient(chance.whole(1, 9_999_999), chance);
  return fields;
}
