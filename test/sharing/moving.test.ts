/** An office is moved to another folder and back: exactly one counts at each moment, and the others are led to it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { listBackups } from '../../db/backup-files.ts';
import { besideIt, writeCompacted } from '../../db/compact.ts';
import { DatabaseProblem } from '../../db/database-problem.ts';
import { officePaths } from '../../main/engine/office-paths.ts';
import { carryOver } from '../../main/features/moving/carry-over.ts';
import { movingPlan } from '../../main/features/moving/plan.ts';
import { unmarkShared } from '../../main/sharing/beacon-file.ts';
import {
  arrive,
  beginMove,
  commitMove,
  copyPath,
  retire,
  type Way,
  whyNotHere,
} from '../../main/sharing/moved-office.ts';
import { sampleClient } from '../features/client-samples.ts';
import { type Computers, type Page, sharedOffice } from './office-computers.ts';

const at = '2026-11-29T12:00:00.000Z';
const database = (folder: string) => join(folder, 'office.kontor');

const choose = (page: Page) => page.ask('office.chooseFolder', { title: 'Where to' });

/** Chooses the folder in the dialog of the page's computer, and moves the office there. */
async function move(page: Page, more: { readonly seconds?: number; readonly shared?: boolean } = {}) {
  const chosen = await choose(page);
  return page.ask('office.move', { folder: chosen?.handle ?? '', backups: true, ...more });
}

/** Which of the two folders opens, and what is said of the other one. */
async function whichCounts({ start }: Computers, folders: readonly [string, string]): Promise<readonly string[]> {
  const counts: string[] = [];
  for (const [index, folder] of folders.entries()) {
    const page = start(`looker-${index}-${Math.random()}`, '1.0.0', {}, folder);
    await vi.waitFor(async () => expect((await page.ask('office.state', {})).problem).not.toBe('not-kept'), {
      timeout: 20_000,
    });
    const { status, problem, explanation } = await page.ask('office.state', {});
    if (status === 'open') counts.push(folder);
    // The new folder may be empty still.
    else if (status !== 'new') {
      expect(problem).toBe('moved');
      expect(explanation).toContain(`“${folders[1 - index]}”`);
    }
    await page.engine.close();
  }
  return counts;
}

describe('a move that is cut short', () => {
  /** What is done, one step after the other. */
  const steps: readonly (readonly [string, (way: Way) => void])[] = [
    ['the copy is begun', ({ to }) => writeFileSync(`${copyPath(to)}.unfinished`, 'half a database')],
    ['the copy is there', ({ from, to }) => writeCompacted(database(from), copyPath(to))],
    ['the note is written', (way) => commitMove(way, at, 'Owner')],
    [
      'the copy has its name',
      ({ to }) => {
        const arriving = join(to, 'office.kontor-arriving');
        const said = readFileSync(arriving);
        arrive(to);
        writeFileSync(arriving, said);
      },
    ],
    ['it has arrived', ({ to }) => void arrive(to)],
    ['the old one is a backup', ({ from }) => retire(from, at)],
  ];
  test.for([0, 1, 2, 3, 4, 5, 6])('after %i steps leaves one office that counts', { timeout: 60_000 }, async (done) => {
    const computers = await sharedOffice();
    const { folder: from, home } = computers;
    unmarkShared(from);
    const to = join(home, 'new');
    const way = beginMove(from, to);
    for (const [, step] of steps.slice(0, done)) step(way);
    // The one that is looked at first is not always the old one.
    const folders = done % 2 === 0 ? ([from, to] as const) : ([to, from] as const);
    expect(await whichCounts(computers, folders)).toEqual([done < 3 ? from : to]);
    expect(existsSync(database(done < 3 ? to : from))).toBe(false);
  });

  test('by killing the program leaves one office that counts, and can be made again', {
    timeout: 300_000,
  }, async () => {
    const computers = await sharedOffice();
    const { folder, home, start } = computers;
    unmarkShared(folder);
    const page = await start('one').signIn('Owner');
    for (let count = 0; count < 10; count += 1)
      await page.ask('clients.create', sampleClient({ name: `Client ${count}`, note: 'x'.repeat(5_000) }));
    await page.engine.close();
    mkdirSync(join(folder, 'templates'), { recursive: true });
    for (let count = 0; count < 30; count += 1)
      writeFileSync(join(folder, 'templates', `form-${count}.hbs`), 'x'.repeat(20_000));
    let [from, to] = [folder, join(home, 'new')];
    mkdirSync(to);
    for (const delay of [100, 700, 1_500]) {
      const program = new URL('move-process.ts', import.meta.url).pathname;
      const child = spawn(process.execPath, [program, from, to, join(home, 'mover')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      // On a quick machine it may be over before it is killed.
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const said = await new Promise((resolve) => {
        child.stdout.once('data', (bytes) => resolve(String(bytes)));
        child.once('exit', () => resolve('ended'));
      });
      expect(said).toContain('moving');
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGKILL');
      await ended;
      const counts = await whichCounts(computers, [from, to]);
      expect(counts).toHaveLength(1);
      if (counts[0] === to) [from, to] = [to, from];
    }
    const last = await start('last', '1.0.0', { chooseFolder: async () => to }, from).signIn('Owner');
    expect(await move(last)).toMatchObject({ from, to, state: { status: 'open', folder: to } });
    expect(await last.ask('clients.find', { text: 'Client 9', limit: 5 })).toHaveLength(1);
    expect(readdirSync(join(to, 'templates'))).toHaveLength(30);
  });
});

test('another computer is told where the office went, follows it with one call, and back again', {
  timeout: 90_000,
}, async () => {
  const { start, folder, home } = await sharedOffice();
  let target = join(home, 'new');
  mkdirSync(target);
  const one = await start('one', '1.0.0', { chooseFolder: async () => target }).signIn('Owner');
  const two = await start('two').signIn('anna');
  await two.ask('clients.create', sampleClient({ name: 'Moved along' }));
  await one.ask('backups.make', {});
  const kept = (at: string) => readdirSync(join(at, 'backups')).filter((name) => name.endsWith('.kontor')).length;
  const before = kept(folder);
  const key = Buffer.alloc(32, 7);
  writeFileSync(join(folder, 'secret.key'), key);
  const { state } = await move(one);
  expect(readFileSync(join(target, 'secret.key'))).toEqual(key);
  expect(state).toMatchObject({ status: 'open', folder: target, user: { name: 'Owner' }, sharing: null });
  expect(kept(folder)).toBe(before + 1);
  const left = listBackups(join(folder, 'backups')).filter(({ reason }) => reason === 'move');
  expect(left).toMatchObject([{ verified: true, counts: { clients: 1 }, programVersion: '1.0.0', form: 'plain' }]);
  expect(existsSync(database(folder))).toBe(false);
  expect(kept(target)).toBe(before);
  await vi.waitFor(async () =>
    expect(await two.ask('office.state', {})).toMatchObject({
      problem: 'moved',
      explanation: expect.stringContaining(`The office is in “${target}” now.`),
    }),
  );
  const late = start('late');
  expect(await late.ask('office.state', {})).toMatchObject({ status: 'broken', problem: 'moved' });
  expect(await late.call('backups.list', {})).toMatchObject({ ok: false, code: 'unauthorised' });
  await late.engine.close();
  await one.ask('office.share', { shared: true });
  await two.ask('office.follow', {});
  await two.signIn('anna');
  expect(await two.ask('clients.find', { text: 'Moved along', limit: 5 })).toHaveLength(1);
  expect(await two.ask('office.state', {})).toMatchObject({ folder: target, sharing: { as: 'station' } });
  const log = await one.ask('audit.list', { filter: {}, before: null, limit: 5 });
  expect(JSON.stringify(log)).toContain(target);
  // Back, into the folder that it has left.
  target = folder;
  await move(one);
  expect(await one.ask('office.state', {})).toMatchObject({ status: 'open', folder, user: { name: 'Owner' } });
  await vi.waitFor(async () => expect(await two.ask('office.state', {})).toMatchObject({ problem: 'moved' }));
  await one.ask('office.share', { shared: true });
  await two.ask('office.follow', {});
  await two.signIn('anna');
  expect(await two.ask('clients.find', { text: 'Moved along', limit: 5 })).toHaveLength(1);
});

test('an office that is moved for all its computers is shared in its new folder, and who opens the old one is led there', {
  timeout: 60_000,
}, async () => {
  const { start, folder, home } = await sharedOffice();
  const target = join(home, 'new');
  mkdirSync(target);
  const one = await start('one', '1.0.0', { chooseFolder: async () => target }).signIn('Owner');
  const two = await start('two').signIn('anna');
  const { state } = await move(one, { shared: true });
  expect(state).toMatchObject({ status: 'open', folder: target, user: { name: 'Owner' }, sharing: { as: 'keeper' } });
  await vi.waitFor(async () => expect((await two.ask('office.state', {})).problem).toBe('moved'));
  await two.ask('office.follow', {});
  expect(await two.ask('office.state', {})).toMatchObject({ folder: target, sharing: { as: 'station' } });
  const elsewhere = join(home, 'elsewhere');
  mkdirSync(elsewhere);
  const late = start('late', '1.0.0', { chooseFolder: async () => folder }, elsewhere);
  const chosen = await choose(late);
  expect(chosen?.hasOffice).toBe(true);
  expect(await late.ask('office.open', { folder: chosen?.handle ?? '' })).toMatchObject({
    problem: 'moved',
    explanation: expect.stringContaining(`The office is in “${target}” now.`),
  });
  expect(await late.ask('office.follow', {})).toMatchObject({ folder: target });
});

test('a move that is called off, cancelled, or not possible leaves nothing, and everybody goes on', {
  timeout: 60_000,
}, async () => {
  const { start, folder, home } = await sharedOffice();
  const target = join(home, 'new');
  mkdirSync(target);
  const one = await start('one', '1.0.0', { chooseFolder: async () => target }).signIn('Owner');
  const two = await start('two').signIn('anna');
  const moving = move(one, { seconds: 600 });
  const refused = expect(moving).rejects.toThrow('unavailable');
  await vi.waitFor(() => expect(two.upkeep()).toMatchObject({ kind: 'move', phase: 'asked' }));
  await one.ask('stations.decide', { decision: 'call-off' });
  await refused;
  expect(readdirSync(target)).toEqual([]);
  const chosen = await choose(one);
  const job = 'moving-0001';
  const cancelled = one.call('office.move', { folder: chosen?.handle ?? '', backups: true, job });
  await vi.waitFor(() => expect(one.upkeep()).toMatchObject({ phase: 'running' }), { interval: 5 });
  // Everything but this is answered `busy` now.
  await one.call('jobs.cancel', { job });
  expect(await cancelled).toMatchObject({ ok: false, details: { cancelled: true } });
  expect(readdirSync(target)).toEqual([]);
  const log = await one.ask('audit.list', { filter: {}, before: null, limit: 2 });
  expect(log.map(({ changes }) => changes)).toMatchObject([
    { folder: { old: target, new: folder } },
    { folder: { old: folder, new: target } },
  ]);
  expect((await two.ask('office.state', {})).user).toMatchObject({ name: 'Anna' });
  mkdirSync(join(target, 'somebody-elses'));
  const plan = await one.ask('office.inspectMove', { folder: chosen?.handle ?? '' });
  expect(plan).toMatchObject({ to: target, problem: 'not-empty', network: false });
  await expect(move(one)).rejects.toThrow('is not empty');
  expect(existsSync(database(folder))).toBe(true);
  expect(existsSync(besideIt(database(folder)))).toBe(false);
});

test('while the note of a move cannot be read nobody takes the office over, and goes on when it is gone', {
  timeout: 90_000,
}, async () => {
  const { start, folder } = await sharedOffice();
  const one = await start('one').signIn('Owner');
  const two = await start('two').signIn('anna');
  writeFileSync(join(folder, 'office.kontor-moved'), '{"to":');
  await one.engine.close();
  const state = () => two.ask('office.state', {});
  await vi.waitFor(async () => expect((await state()).problem).toBe('away'), { timeout: 20_000 });
  rmSync(join(folder, 'office.kontor-moved'));
  await vi.waitFor(async () => expect((await state()).status).toBe('open'), { timeout: 40_000 });
});

describe('an office that is carried over', () => {
  async function carrying() {
    const { folder, home } = await sharedOffice();
    const job = { name: 'moving', cancelled: false, progress: () => undefined };
    const to = join(home, 'new');
    const paths = officePaths(folder);
    mkdirSync(paths.backups, { recursive: true });
    mkdirSync(to);
    return { paths, to, backups: false, job, at, by: 'Owner' };
  }

  test('is taken away again where it is certain that it has not left', async () => {
    const way = await carrying();
    const refused = () => {
      throw new DatabaseProblem('not-kept', way.to);
    };
    await expect(carryOver({ ...way, mustBeOurs: refused })).rejects.toThrow('not-kept');
    expect(readdirSync(way.to)).toEqual([]);
  });

  test('stays whole in both folders where nobody knows whether it has left', async () => {
    const way = await carrying();
    const away = () => void mkdirSync(join(way.paths.folder, 'office.kontor-moved'));
    await expect(carryOver({ ...way, mustBeOurs: away })).rejects.toThrow();
    expect([existsSync(copyPath(way.to)), existsSync(way.paths.database)]).toEqual([true, true]);
    expect(whyNotHere(way.paths.folder, at)).toMatchObject({ problem: 'away' });
  });

  test('needs space for its backups only when they are taken along', async () => {
    const { paths, to } = await carrying();
    // As large as no disk is; it takes no space.
    writeFileSync(join(paths.backups, 'large'), '');
    truncateSync(join(paths.backups, 'large'), 2 ** 43);
    expect(movingPlan(paths, to, false).problem).toBe(null);
    expect(movingPlan(paths, to, true).problem).toBe('no-space');
  });
});
