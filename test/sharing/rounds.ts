/**
 * Trouble many times over, many offices at a time: `node test/sharing/rounds.ts --rounds 200`, of each kind, shared among the
 * drives on which it can happen. `--at-once N` offices, `--pace MS` between two commands of a computer, `--only PATTERN` those
 * whose name matches. Prints README's table of times without service. An office in which something is wrong, or that did not come
 * back in time, is told and left where it lies; the exit code is then 1. A machine that has too much to do is late, and never wrong.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type DriveOptions, noDrive } from './rig.ts';
import { afterTrouble } from './trouble.ts';
import { nameOf, type Trouble, troubles } from './troubles.ts';
import { invoices } from './two-computers.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10' },
    'at-once': { type: 'string', default: '10' },
    pace: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const rounds = Number(values.rounds);
const atOnce = Number(values['at-once']);
/** In one office, one after the other. */
const inOne = 5;

interface Kind extends Pick<Trouble, 'happens'> {
  readonly name: string;
  readonly drive: DriveOptions;
  readonly silences: number[];
  left: number;
  wrong: number;
  late: number;
}

const kinds: Kind[] = troubles.flatMap(({ what, drives, happens }) =>
  drives.map((drive) => ({
    name: `${what}, ${nameOf(drive)}`,
    drive,
    happens,
    silences: [],
    left: Math.ceil(rounds / drives.length),
    wrong: 0,
    late: 0,
  })),
);
const missing = (kind: Kind): boolean => {
  const why = noDrive(kind.drive);
  if (why !== null) process.stderr.write(`not tried: ${kind.name}: ${why}\n`);
  return why !== null;
};
const only = new RegExp(values.only);
const chosen = kinds.filter(({ name }) => only.test(name)).filter((kind) => !missing(kind));

// Computers start often here: what Node has made of their program is kept. They work less than one would alone.
const cache = mkdtempSync(join(tmpdir(), 'kontor-rounds-'));
process.env.NODE_COMPILE_CACHE = cache;
process.env.KONTOR_PACE = values.pace ?? String(15 * atOnce);

async function office(kind: Kind, times: number): Promise<void> {
  const { silences, faults, late, folder } = await afterTrouble(invoices, kind.drive, kind.happens, times);
  kind.silences.push(...silences);
  if (folder === null) return;
  if (faults.length > 0) kind.wrong += 1;
  else kind.late += 1;
  // What was not reached is tried in another office.
  kind.left += times - Math.max(1, silences.length);
  const why = faults.length > 0 ? `WRONG: ${faults.slice(0, 5).join('; ').slice(0, 2_000)}` : `late: ${late}`;
  process.stderr.write(`${kind.name}: ${why}: ${folder}\n`);
}

/** Those of which most is left go first, so that all end at about the same time. */
async function lane(): Promise<void> {
  for (;;) {
    const [kind] = chosen.filter(({ left }) => left > 0).sort((one, other) => other.left - one.left);
    if (kind === undefined) return;
    const times = Math.min(inOne, kind.left);
    kind.left -= times;
    await office(kind, times).catch((error: unknown) => {
      kind.wrong += 1;
      process.stderr.write(`${kind.name}: WRONG: ${String(error)}\n`);
    });
  }
}

const begun = performance.now();
const all = chosen.reduce((sum, { left }) => sum + left, 0);
const telling = setInterval(() => {
  const done = chosen.reduce((sum, { silences }) => sum + silences.length, 0);
  const minutes = Math.round((performance.now() - begun) / 60_000);
  process.stderr.write(`${minutes} min: ${done} of ${all}\n`);
}, 60_000);
// Ctrl+C: what was begun is brought to its end, and the table tells what was tried.
process.once('SIGINT', () => {
  for (const kind of chosen) kind.left = 0;
});
await Promise.all(
  Array.from({ length: atOnce }, async (_, at) => {
    // Not all start their first processes at once.
    await new Promise((resolve) => setTimeout(resolve, at * 1_000));
    await lane();
  }),
);
clearInterval(telling);
rmSync(cache, { recursive: true, force: true });

const seconds = (values: readonly number[], share: number) => {
  const value = values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) * share)];
  return value === undefined ? '' : `${(value / 1_000).toFixed(1)} s`;
};
const rows = chosen.map(
  ({ name, silences, wrong, late }) =>
    `| ${name} | ${silences.length} | ${seconds(silences, 0.5)} | ${seconds(silences, 1)} | ${wrong} | ${late} |`,
);
process.stdout.write(
  `${['| what happens | times | median | longest | wrong | late |', '|---|---|---|---|---|---|', ...rows].join('\n')}\n`,
);
process.exitCode = chosen.some(({ wrong, late }) => wrong + late > 0) ? 1 : 0;
