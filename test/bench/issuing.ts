/** Issuing an invoice of ten lines, durably; and how often the disk is made to flush for it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { officeCopy } from './big-office.ts';
import { type Bench, type Figure, flushTimes, milliseconds, notMeasured, p95OfRounds, timed } from './measuring.ts';
import { type OpenOffice, openOffice, startServer } from './open-office.ts';

const rounds = 3;
const invoices = 60;

export async function issuing({ clients, size }: Bench): Promise<Figure[]> {
  const copy = await officeCopy(clients);
  const office = await openOffice(copy.base);
  const flush = flushTimes(copy.base);
  const issued: number[][] = [];
  const flushed: number[][] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const times: number[] = [];
    const flushes: number[] = [];
    for (let n = 1; n <= invoices; n += 1) {
      const draft = await draftOf(office, (n * 7919) % clients);
      times.push(await timed(() => office.call('documents.issue', draft)));
      flushes.push(flush.once());
    }
    if (round > 0) {
      issued.push(times);
      flushed.push(flushes);
    }
  }
  flush.end();
  // What was changed is thrown away; closing in order would make a backup of it first.
  await office.close();
  copy.remove();
  const figure = p95OfRounds(issued);
  const disk = p95OfRounds(flushed);
  const limit = `10 ms + fsync of ${milliseconds(disk)}`;
  const work = 'issue an invoice of 10 lines, durable, p95';
  return [{ work, size, figure: milliseconds(figure), limit, ratio: figure / (10 + disk) }];
}

/** Counts with strace what an office process asks of the disk while it issues. */
export async function flushes({ clients, size }: Bench): Promise<Figure[]> {
  const work = 'disk flushes for issuing an invoice (fsync and fdatasync)';
  const strace = '/usr/bin/strace';
  if (!existsSync(strace)) return [notMeasured(work, size, 'there is no strace here')];
  const copy = await officeCopy(clients);
  const server = await startServer(copy.base);
  if (server === null) return [notMeasured(work, size, 'the office program is not built')];
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
  const output = join(folder, 'calls');
  try {
    const drafts = [];
    for (let n = 1; n <= 21; n += 1) drafts.push(await draftOf(server, n));
    const [first, ...others] = drafts;
    // The first command after opening begins the log.
    if (first !== undefined) await server.call('documents.issue', first);
    const tracer = spawn(
      strace,
      ['-f', '-e', 'trace=fsync,fdatasync', '-o', output, '-p', String(server.process.pid)],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    const ended = once(tracer, 'exit');
    const attached = await new Promise<boolean>((resolve) => {
      tracer.stderr.on('data', (said) => {
        if (String(said).includes('attached')) resolve(true);
      });
      tracer.once('exit', () => resolve(false));
    });
    if (!attached) return [notMeasured(work, size, 'strace may not look into processes here')];
    for (const draft of others) await server.call('documents.issue', draft);
    tracer.kill('SIGINT');
    await ended;
    const calls = readFileSync(output, 'utf8').match(/ f(?:data)?sync\(/gu)?.length ?? 0;
    const figure = calls / others.length;
    return [{ work, size, figure: figure.toFixed(2), limit: '1', ratio: figure }];
  } finally {
    await server.close();
    copy.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A draft of ten lines, ready to be issued. */
export async function draftOf(office: OpenOffice, client: number): Promise<{ id: number; version: number }> {
  const { vatRates } = await office.call('reference.get', {});
  const vatRateId = vatRates.find(({ country, rate }) => country === 'RU' && rate !== null && rate > 0)?.id ?? null;
  const draft = await office.call('documents.new', {
    type: 'invoice',
    companyId: null,
    clientId: Math.max(1, client),
  });
  const lines = Array.from({ length: 10 }, (_, at) => ({
    productId: at + 1,
    code: `A-${at}`,
    name: `Кабель ВВГ ${at + 1}×2.5`,
    unit: 'H87',
    quantity: 1000 * (at + 1),
    price: 12_345 + at,
    discount: at === 3 ? 500 : 0,
    vatRateId,
  }));
  const { id, version } = await office.call('documents.create', { ...draft, lines });
  return { id, version };
}
