/** What `npm run check` looks at. Each check answers with what is wrong, or null. */
import { join } from 'node:path';
import { ownEnvironment, ownNode, root, run } from './project.mjs';

function tool(name, words) {
  const shell = process.platform === 'win32';
  return async () => {
    const { ok, said } = await run(join(root, 'node_modules/.bin', name), words, { env: ownEnvironment(), shell });
    return ok ? null : said;
  };
}

function script(name, words = []) {
  return async () => {
    const { ok, said } = await run(ownNode, [join(root, 'scripts', name), ...words], { env: ownEnvironment() });
    return ok ? null : said;
  };
}

export const checks = [
  { name: 'types', check: tool('tsc', ['-p', '.']) },
  { name: 'lint and format', check: tool('biome', ['check', '--error-on-warnings', '--max-diagnostics=60']) },
  { name: 'layers', check: script('check-layers.mjs') },
  { name: 'unused code', check: tool('knip', ['--no-progress', '--no-config-hints']) },
  { name: 'docs/api.md', check: script('api-doc.mjs', ['--check']) },
  { name: 'docs/export-format.md', check: script('export-format.mjs', ['--check']) },
  { name: 'docs/rights.md', check: script('rights-doc.mjs', ['--check']) },
];
