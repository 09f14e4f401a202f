/** The project as its scripts see it: installed or not, built or not, and which Node runs it. Needs nothing but Node 20. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

/** The project's own Node 24. */
export const ownNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** A line for the person who waits; stdout stays for what was asked. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Ends the script with a sentence. */
export function giveUp(sentence) {
  say(sentence);
  process.exit(1);
}

/** Runs a program and keeps its words; `{ ok, said }`. */
export function run(program, words, options = {}) {
  return new Promise((settle) => {
    const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    child.once('error', (error) => settle({ ok: false, said: `${said}${error.message}` }));
    child.once('close', (code) => settle({ ok: code === 0, said }));
  });
}

/** The environment with the project's own Node and tools first. */
export function ownEnvironment(more = {}) {
  const bin = join(root, 'node_modules/.bin');
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, ...more };
}

/** The environment with the machine's own Node first: `npm install` may take ours away while it runs. */
function machineEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...process.env, PATH: path.join(delimiter) };
}

function isInstalled() {
  if (!existsSync(ownNode)) return false;
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const there = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, entry]) =>
        path === '' || (there[path] ? there[path].version === entry.version : Boolean(entry.optional || entry.peer)),
    );
  } catch {
    return false;
  }
}

/** Installs what the lock file names, where it is not there yet. */
export async function install() {
  if (isInstalled()) return;
  say('Installing…');
  // Not `npm ci`: it insists on the optional packages of every platform, of which a registry may lack some. Without
  // scripts: npm would compile better-sqlite3, which brings its binaries, and few machines have a compiler.
  await npm('install', '--no-audit', '--no-fund', '--ignore-scripts');
  await npm('rebuild', 'node', '--ignore-scripts=false');
}

async function npm(...words) {
  const { ok, said } = await run('npm', [...words, '--loglevel=error'], {
    env: machineEnvironment(),
    shell: process.platform === 'win32',
  });
  if (!ok) giveUp(`The installation failed (npm ${words.join(' ')}):\n${said}`);
}

/** When a file or folder below was changed last, in milliseconds. */
function changedAt(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, changedAt(join(path, name))), mtimeMs);
}

function isBuilt() {
  try {
    const { begun } = JSON.parse(readFileSync(join(root, 'out/build.json'), 'utf8'));
    const sources = ['db', 'main', 'preload', 'renderer', 'package-lock.json', 'package.json', 'vite.config.ts'];
    return sources.every((source) => changedAt(join(root, source)) < Date.parse(begun));
  } catch {
    return false;
  }
}

/** Builds where sources are newer than what was built. Returns what went wrong, or null. */
export async function build() {
  if (isBuilt()) return null;
  say('Building…');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { ok, said } = await run(ownNode, [vite, 'build', '--app'], { env: ownEnvironment() });
  return ok ? null : said;
}

/** True for the user to whom Chromium refuses its sandbox. */
export const isRoot = process.getuid?.() === 0;

/** Whether a program of this name can be started. */
export function hasProgram(name) {
  return spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { stdio: 'ignore' }).status === 0;
}
