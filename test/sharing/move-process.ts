/** Moves an office to another folder, for tests that kill it meanwhile: `move-process.ts FROM TO STATE`; prints `moving` and `moved`. */
import { writeSync } from 'node:fs';
import { createEngine } from '../../main/engine/engine.ts';
import { projectRoot, testHost } from '../support/office.ts';
import { ownersPassword } from '../support/people.ts';

const [from = '', to = '', stateFolder = ''] = process.argv.slice(2);
const engine = createEngine({
  program: { root: projectRoot, version: '1.0.0', builtOn: '2026-11-29' },
  host: { ...testHost, chooseFolder: async () => to },
  stateFolder,
  folder: from,
  defaultFolder: from,
  log: (line) => writeSync(2, `${line}\n`),
});
const page = 'page-of-the-mover-xxxxxxxxxxxx';
engine.openSession(page, 'desktop', 'en');
await engine.call(page, 'sessions.signIn', { login: 'Owner', password: ownersPassword });
const chosen = await engine.call(page, 'office.chooseFolder', { title: 'Where to' });
if (!chosen.ok || typeof chosen.value !== 'object' || chosen.value === null || !('handle' in chosen.value))
  throw new Error('No folder was chosen.');
writeSync(1, 'moving\n');
const moved = await engine.call(page, 'office.move', { folder: chosen.value.handle, backups: true });
writeSync(1, moved.ok ? 'moved\n' : `refused ${moved.message}\n`);
await engine.close();
process.exit(0);
