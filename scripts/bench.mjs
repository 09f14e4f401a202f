/** `npm run bench`: installs and builds what is missing, then measures. See `test/bench/bench.ts` for what it can be told. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, ownEnvironment, ownNode, root, say } from './project.mjs';

await install();
const problem = await build();
if (problem) say(`The build failed, so what needs the built program is not measured:\n${problem}`);
const words = [join(root, 'test/bench/bench.ts'), ...process.argv.slice(2)];
const env = ownEnvironment({ NODE_NO_WARNINGS: '1' });
const child = spawn(ownNode, words, { cwd: root, env, stdio: 'inherit' });
child.once('exit', (code) => process.exit(code ?? 1));
