/** `npm run backup`: backups without a window; `npm run -s backup -- --help` says what it can do. Builds what is missing first. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, giveUp, install, ownEnvironment, ownNode, root } from './project.mjs';

await install();
const problem = await build();
if (problem) giveUp(`The build failed:\n${problem}`);
const child = spawn(ownNode, [join(root, 'out/commands/main.js'), ...process.argv.slice(2)], {
  // Folders are meant from where the command was given.
  cwd: process.env.INIT_CWD ?? process.cwd(),
  env: ownEnvironment(),
  stdio: 'inherit',
});
child.once('error', (error) => giveUp(`The command cannot be started: ${error.message}`));
child.once('exit', (code) => process.exit(code ?? 1));
