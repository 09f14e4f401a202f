/**
 * `npm test`: from a fresh clone to the verdict. Installs what is missing, builds, checks, runs all tests. The last line
 * is `N passed, N failed`; every test counts as one, and so does every step of the check.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from './checks.mjs';
import { build, hasProgram, install, isRoot, ownEnvironment, ownNode, root, run } from './project.mjs';

const total = { passed: 0, failed: 0 };

/** What Node has made of sources and packages: hundreds of processes read the same ones. */
const compiled = mkdtempSync(join(tmpdir(), 'kontor-compiled-'));

function line(text) {
  process.stdout.write(`${text}\n`);
}

/** Programs of Debian that the tests drive, and what does not run without them. */
const tools = [
  { program: 'chromium', packages: ['chromium'], lost: 'tests in a browser and of printing' },
  { program: 'pdftotext', packages: ['poppler-utils'], lost: 'tests that read PDFs' },
  {
    program: 'Xvfb',
    packages: ['xvfb', 'xauth'],
    lost: 'tests in Electron without a display',
    unless: process.env.DISPLAY,
  },
  {
    program: 'bindfs',
    packages: ['bindfs', 'fuse3'],
    lost: 'tests on a drive whose locks lie',
    unless: !existsSync(join(root, '../shared/rig')),
  },
];

async function installTools() {
  const missing = () => tools.filter((tool) => !tool.unless && !hasProgram(tool.program));
  if (process.platform === 'linux' && isRoot && hasProgram('apt-get') && missing().length > 0) {
    const packages = missing().flatMap((tool) => tool.packages);
    line(`Installing ${packages.join(', ')}…`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  }
  for (const tool of missing()) line(`${tool.program} is missing, so these cannot run: ${tool.lost}.`);
}

function count(name, problem) {
  if (problem) total.failed += 1;
  else total.passed += 1;
  line(`${problem ? 'failed' : 'passed'}  ${name}`);
  if (problem) line(problem.trimEnd());
}

/** Some tests by name, or all: those that mostly wait for processes of their own run beside those of the engine, and then those that drive a browser. */
async function runAll() {
  const words = process.argv.slice(2);
  if (words.length > 0) return runTests(words);
  await Promise.all([runTests(['--project', 'engine']), runTests(['--project', 'processes'])]);
  await runTests(['--project', 'driven']);
}

/** Runs the tests that the words of vitest choose, and counts them. */
async function runTests(chosen) {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-verdict-'));
  const file = join(folder, 'result.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporter = join(root, 'test/support/counting-reporter.ts');
  const words = [vitest, 'run', '--reporter=default', `--reporter=${reporter}`, ...chosen];
  const child = spawn(ownNode, words, {
    cwd: root,
    env: ownEnvironment({ KONTOR_TEST_RESULT: file, NODE_COMPILE_CACHE: compiled }),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((settle) => child.once('exit', settle));
  try {
    const { passed, failed, skipped, unsteady } = JSON.parse(readFileSync(file, 'utf8'));
    total.passed += passed;
    // A run that ended badly has failed, whatever was counted.
    total.failed += code !== 0 && failed === 0 ? 1 : failed;
    for (const { name, reason } of skipped) line(`not run  ${name}: ${reason}`);
    for (const name of unsteady) line(`passed the second time only  ${name}`);
  } catch {
    count('tests', 'The test runner ended without a result.');
  }
  rmSync(folder, { recursive: true, force: true });
}

await install();
await installTools();
count('build', await build());
for (const { name, check } of checks) count(name, await check());
await runAll();
rmSync(compiled, { recursive: true, force: true });
line(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
