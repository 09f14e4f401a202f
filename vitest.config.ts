/** The tests: what runs in plain Node side by side, what mostly waits for processes of its own, and what drives a browser or Electron. */
import { defineConfig } from 'vitest/config';

const processes = [
  'test/sharing/**/*.test.ts',
  'test/office/issuing.test.ts',
  'test/db/backup-killed.test.ts',
  'test/engine/backup-commands.test.ts',
];
const driven = ['test/e2e/**/*.test.ts', 'test/electron/**/*.test.ts'];

/** Milliseconds after which a test is taken to hang. Nothing is measured by it: a machine with much else to do takes ten times as long as one with nothing. */
const hanging = 600_000;

export default defineConfig({
  test: {
    pool: 'forks',
    // What is waited for may come late, as above.
    expect: { poll: { timeout: 60_000, interval: 50 } },
    setupFiles: ['test/support/patience.ts'],
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'engine',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [...driven, ...processes],
          // By itself vitest leaves one processor to others, and on two that is half of them.
          maxWorkers: '100%',
          // The engine is read once by each of its processes, not once for each file: a sixth of the time.
          isolate: false,
          testTimeout: hanging,
          hookTimeout: hanging,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'processes',
          include: processes,
          // Several computers, and programs that are killed: `scripts/test.mjs` runs them beside those of the engine.
          maxWorkers: 1,
          testTimeout: hanging,
          hookTimeout: hanging,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'driven',
          include: driven,
          // A machine with more to do than it can gives a browser its keys late. What passes the second time only is named at the end.
          retry: 1,
          globalSetup: ['test/support/display.ts'],
          maxWorkers: 2,
          // As above.
          isolate: false,
          testTimeout: hanging,
          hookTimeout: hanging,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
