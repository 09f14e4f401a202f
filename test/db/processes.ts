/** Processes of their own, which tests talk to and kill. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';

/** Waits until the process prints a line that has this text; its own complaint is the error when it ends before. */
export function lineOf(child: ChildProcessWithoutNullStreams, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    let complained = '';
    child.stderr.on('data', (chunk) => {
      complained += String(chunk);
    });
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes(text)) resolve();
    });
    child.once('exit', () => reject(new Error(`The process ended before it said "${text}": ${complained}`)));
  });
}

/** Kills the process as a loss of power would, and waits until it is gone. */
export async function killed(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
