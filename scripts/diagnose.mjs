/** `npm run diagnose -- --data DIR [--support FILE.zip]`: examines an office without a window. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, ownEnvironment, ownNode, root } from './project.mjs';

await install();
const words = [join(root, 'main/office/diagnose.ts'), ...process.argv.slice(2)];
const { status } = spawnSync(ownNode, words, { stdio: 'inherit', env: ownEnvironment() });
process.exitCode = status ?? 2;
