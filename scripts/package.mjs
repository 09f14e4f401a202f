/**
 * `npm run package`: installers by electron-builder, in `release/`. `-- --dir` makes the program's folder only;
 * `--electron DIR` (or ELECTRON_OVERRIDE_DIST_PATH) takes the Electron that lies there. Every other word is
 * electron-builder's own. A package of another Electron than the one that the project ships is for tests only: it may be
 * told which Node runs the engine.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, giveUp, install, ownEnvironment, ownNode, root, say } from './project.mjs';

const words = process.argv.slice(2);
const at = words.indexOf('--electron');
const given = at < 0 ? process.env.ELECTRON_OVERRIDE_DIST_PATH : words.splice(at, 2)[1];
if (at >= 0 && !given) giveUp('--electron wants a folder with an Electron in it.');

function electronWords() {
  if (!given) return [];
  const folder = resolve(given);
  let version;
  try {
    version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/u, '');
  } catch {
    return giveUp(`There is no Electron in ${folder}: it has no file "version".`);
  }
  const chosen = [`--config.electronDist=${folder}`, `--config.electronVersion=${version}`];
  const shipped = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron;
  if (version === shipped) return chosen;
  say(`Electron ${version} is not the one that is shipped (${shipped}): this package is for tests only.`);
  return [...chosen, '--config.extraMetadata.forTests=true'];
}

await install();
const problem = await build();
if (problem) giveUp(`The build failed:\n${problem}`);
const builder = join(root, 'node_modules/electron-builder/cli.js');
const child = spawn(ownNode, [builder, '--publish', 'never', ...electronWords(), ...words], {
  cwd: root,
  env: ownEnvironment(),
  stdio: 'inherit',
});
child.once('exit', (code) => process.exit(code ?? 1));
