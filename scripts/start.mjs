/**
 * `npm start`: from a fresh clone to the running program. Installs and builds what is missing, then opens the Electron
 * window, or the browser where no window can be had. Exit codes: that of the program; 1 when it cannot be started; 2 for
 * a word on the command line that it does not know.
 */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { electronProgram } from './electron-program.mjs';
import { build, giveUp, install, isRoot, ownEnvironment, ownNode, root, say } from './project.mjs';

/** The words of `npm start --`; those of `npm run office` are told by the program itself. */
const startHelp = `npm start -- [words]

  --data DIR       which office folder; without it the one of this computer
  --demo           an example office of 500 clients and 2,000 invoices
  --browser        opens the program in the browser instead of a window
  --no-open        only prints the address for the browser
  --port N         fixes the port of that address
  --help           this`;

function told() {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string' },
        demo: { type: 'boolean', default: false },
        browser: { type: 'boolean', default: false },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        // `npm run office`: the office server, for which the words below are.
        office: { type: 'boolean', default: false },
        'lan-port': { type: 'string' },
        name: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', default: false },
      },
    });
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
      throw new Error(`--port wants a number from 0 to 65535, not "${values.port}".`);
    }
    if (values.data === '') throw new Error('--data wants a folder.');
    return { ...values, port };
  } catch (error) {
    say(
      `${error.message}\nKnown: --data DIR, --demo, --browser, --port N, --no-open, --help; of npm run office also --lan-port N, --name NAME`,
    );
    process.exit(2);
  }
}

const { data, demo, browser, port, office, name, help, ...words } = told();
const noOpen = words['no-open'] || office;
const lanPort = words['lan-port'];
const common = [...(data ? ['--data', resolve(data)] : []), ...(demo ? ['--demo'] : [])];

/**
 * Runs the program in a process group of its own, so that Ctrl+C reaches it once and through us, and waits until it has
 * closed its database.
 */
function runProgram(program, words, { signal, onLine }) {
  return new Promise((settle) => {
    const child = spawn(program, words, {
      cwd: root,
      env: ownEnvironment(),
      stdio: ['ignore', onLine ? 'pipe' : 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
    });
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(signal));
    let rest = '';
    child.stdout?.on('data', (chunk) => {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop();
      lines.forEach(onLine);
    });
    child.once('error', (error) => giveUp(`${program} cannot be started: ${error.message}`));
    child.once('exit', (code, killedBy) => settle(code ?? (killedBy ? 1 : 0)));
  });
}

function openInBrowser(address) {
  const [program, ...words] = { win32: ['cmd', '/c', 'start', '""'], darwin: ['open'] }[process.platform] ?? [
    'xdg-open',
  ];
  const opener = spawn(program, [...words, address], { stdio: 'ignore', detached: true });
  opener.once('error', () => say('No browser could be opened: open the address above in one.'));
  opener.unref();
}

/** Why no window can be shown here, or null. */
function noDisplay() {
  const lacks = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  return lacks ? 'There is no display here.' : null;
}

async function startElectron() {
  const { program, reason } = noDisplay() ? { reason: noDisplay() } : await electronProgram();
  if (!program) {
    say(`${reason} Kontor opens in the browser.`);
    return null;
  }
  const node = process.env.ELECTRON_OVERRIDE_DIST_PATH && !process.env.KONTOR_ENGINE_NODE;
  if (node) process.env.KONTOR_ENGINE_NODE = ownNode;
  const words = [root, ...(isRoot ? ['--no-sandbox'] : []), ...common];
  return runProgram(program, words, { signal: 'SIGTERM' });
}

function startOffice() {
  const words = [join(root, 'out/office/main.js'), ...common, '--no-open'];
  if (port !== null) words.push('--port', String(port));
  if (office) words.push('--lan', ...name.flatMap((one) => ['--name', one]));
  if (office && lanPort !== undefined) words.push('--lan-port', lanPort);
  if (help) words.push('--help');
  return runProgram(ownNode, words, {
    signal: 'SIGINT',
    onLine(line) {
      process.stdout.write(`${line}\n`);
      const address = /^Kontor: (http:\S+)$/u.exec(line)?.[1];
      if (address && !noOpen) openInBrowser(address);
    },
  });
}

if (help && !office) {
  process.stdout.write(`${startHelp}\n`);
  process.exit(0);
}
await install();
const problem = await build();
if (problem) giveUp(`The build failed:\n${problem}`);
const inBrowser = browser || noOpen || help || port !== null;
const code = (inBrowser ? null : await startElectron()) ?? (await startOffice());
process.exit(code);
