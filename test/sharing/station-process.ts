/**
 * A computer of an office, for tests that stop it, kill it and pull its cable: an engine on a shared folder, and a page that issues
 * one invoice after the other. `station-process.ts FOLDER NAME [LOCKS [VERSION [ROOT]]]`; prints `keeper`, `station` or `waiting`, `done COMMENT NUMBER` for
 * each invoice whose issuing was answered, `log WHY` for what was refused, and `broken WHY` where that was not in clear words.
 * `KONTOR_BEGIN_AT`, `KONTOR_CLOCK_OFF` and `KONTOR_SERVER` are those of `two-computers.ts`; `KONTOR_PACE`: milliseconds between two invoices.
 * SIGUSR2 moves its clock by a day, and back.
 */
import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../main/engine/engine.ts';
import type { ChannelName, Input, Output } from '../../preload/contract/index.ts';
import { addIssued } from '../support/documents.ts';
import { projectRoot, testHost } from '../support/office.ts';
import { waitForBeginning } from './beginning.ts';
import { moveClock } from './moved-clock.ts';

const { KONTOR_CLOCK_OFF: clockOff = '0', KONTOR_PACE: pace = '100', KONTOR_SERVER: isServer } = process.env;
const aDay = 24 * 60 * 60_000;
let off = Number(clockOff);
waitForBeginning();
if (off !== 0) moveClock(off);
process.on('SIGUSR2', () => {
  off = off === 0 ? aDay : 0;
  moveClock(off);
});

const [folder = '', name = '', , version = '1.0.0', root = projectRoot] = process.argv.slice(2);
const stateFolder = mkdtempSync(join(tmpdir(), 'kontor-station-'));
process.on('exit', () => rmSync(stateFolder, { recursive: true, force: true }));
const say = (line: string) => {
  try {
    writeSync(1, `${line}\n`);
  } catch {
    // Whoever has started it is gone.
    process.exit(1);
  }
};

const engine = createEngine({
  program: { root, version, builtOn: '2026-11-29' },
  host: testHost,
  stateFolder,
  folder,
  defaultFolder: folder,
  ...(isServer ? { server: () => null } : {}),
  log: (line) => say(`log ${line}`),
});
const page = `page-of-${name}`;
engine.openSession(page, 'desktop', 'en');
engine.greet(page, 'en');

class Refused extends Error {}

async function ask<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Output<Name>> {
  const reply = await engine.call(page, channel, request);
  if (!reply.ok && reply.code === 'internal') say(`broken ${channel}: ${reply.message}`);
  if (!reply.ok) throw new Refused(`${channel}: ${reply.code}: ${reply.message}`);
  // The engine answers what the contract promises; tests of the contract see to that.
  return reply.value as Output<Name>;
}

let standing = '';
let why: string | null = null;
async function look(): Promise<void> {
  const { sharing, status, explanation } = await ask('office.state', {});
  const now = status === 'open' ? (sharing?.as ?? 'alone') : 'waiting';
  if (now !== standing) say(now);
  if (now !== standing && explanation !== null) say(`log ${explanation}`);
  standing = now;
  if (explanation !== null && explanation !== why) say(`log why: ${explanation}`);
  why = explanation;
}

let count = 0;
async function work(): Promise<void> {
  const id = `${name}-${process.pid}-${++count}`;
  const { comment, number } = await addIssued({ ask }, 1, { comment: id });
  say(`done ${comment} ${Number(number?.match(/\d+$/u)?.[0])}`);
}

let isEnding = false;
async function run(): Promise<void> {
  while (!isEnding) {
    try {
      await look();
      await work();
      // Many of these run on two processors, and others have work to do as well.
      await new Promise((resolve) => setTimeout(resolve, Number(pace)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      say(`log ${error.message}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
const running = run();

process.on('SIGTERM', () => {
  isEnding = true;
  void engine.close().then(() => process.exit(0));
});
running.catch((error: unknown) => {
  say(`broken ${error instanceof Error ? error.stack : String(error)}`);
  process.exit(1);
});
