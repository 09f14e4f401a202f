/** `npm run check`: types, lint, format, layers, unused code, and whether `docs/api.md` is current. */
import { checks } from './checks.mjs';
import { install } from './project.mjs';

await install();
for (const { name, check } of checks) {
  const problem = await check();
  process.stdout.write(`${problem ? 'failed' : 'passed'}  ${name}\n${problem ?? ''}`);
  if (problem) process.exitCode = 1;
}
