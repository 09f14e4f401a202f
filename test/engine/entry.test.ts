/** The engine as a process of its own, as the shell starts it. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { FromEngine, ToEngine } from '../../main/engine/wire.ts';
import { projectRoot } from '../support/office.ts';

const base = mkdtempSync(join(tmpdir(), 'kontor-entry-'));
let child: ChildProcess | null = null;
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(base, { recursive: true, force: true });
});

test('one that cannot make the example office says why before it ends', async () => {
  writeFileSync(join(base, 'file'), 'not a folder');
  const engine = fork(join(projectRoot, 'main/engine/entry.ts'), [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child = engine;
  const said: FromEngine[] = [];
  // What comes over this channel is written by the engine's entry alone.
  engine.on('message', (message) => said.push(message as FromEngine));
  const ended = new Promise<number | null>((settle) => engine.once('exit', settle));
  const start: ToEngine = {
    type: 'start',
    folder: join(base, 'file', 'office'),
    stateFolder: join(base, 'state'),
    demo: true,
    language: 'fr',
    programVersion: '0.1.0',
    builtOn: '2026-11-23',
  };
  engine.send(start);
  engine.send({ type: 'open', session: 'page', language: 'fr' } satisfies ToEngine);
  expect(await ended).toBe(1);
  expect(said).toEqual([{ type: 'failed', message: expect.stringContaining('dossier') }]);
});
