/** The program of the thread that makes one backup, with a connection of its own, while the engine answers its calls. */
import { parentPort, workerData } from 'node:worker_threads';
import { carryOut } from './backup-order.ts';
import { type BackupThreadData, type FromBackupThread, phases } from './backup-thread-messages.ts';
import { DatabaseProblem } from './database-problem.ts';

// Only `main/features/backups/backup-in-thread.ts` starts this program.
const { order, phase } = workerData as BackupThreadData;

function say(message: FromBackupThread): void {
  parentPort?.postMessage(message);
}

function end(as: 'good' | 'failed'): void {
  Atomics.store(phase, 0, phases[as]);
  Atomics.notify(phase, 0);
}

function run(): void {
  try {
    say({ type: 'done', done: carryOut(order, (line) => say({ type: 'log', line })) });
    end('good');
  } catch (error) {
    const problem = error instanceof DatabaseProblem ? { name: error.problem, path: error.path } : null;
    say({ type: 'failed', error: { message: error instanceof Error ? error.message : String(error), problem } });
    end('failed');
  }
}

if (Atomics.compareExchange(phase, 0, phases.waiting, phases.running) === phases.waiting) {
  Atomics.notify(phase, 0);
  run();
}
