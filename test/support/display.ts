/** A display for Electron where the machine has none, for as long as the tests run. */
import { spawn } from 'node:child_process';

export async function setup(): Promise<(() => void) | undefined> {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return undefined;
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string | null>((settle) => {
    server.once('error', () => settle(null));
    server.once('exit', () => settle(null));
    server.stdout.once('data', (chunk: Buffer) => settle(chunk.toString('utf8').trim()));
  });
  if (!number) return undefined;
  process.env.DISPLAY = `:${number}`;
  return () => {
    server.kill();
    delete process.env.DISPLAY;
  };
}
