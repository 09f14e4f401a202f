/** The office host as a process of its own, as `npm run office` starts it: for tests of real processes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ChannelName, Input, Output } from '../../preload/contract/index.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import { projectRoot } from './office.ts';

export interface OfficeProcess {
  readonly process: ChildProcess;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly key: string;
  /** All that was printed on the standard output. */
  readonly printed: () => string;
  /** One call by `POST /api/call`; rejects when the process is gone. */
  call<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Reply<Output<Name>>>;
  ask<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Output<Name>>;
  /** Ends it in order, as Ctrl+C does; answers the exit code. */
  stop(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** Starts the host from its sources and waits until it has printed its line. */
export async function startOffice(
  folder: string,
  more: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<OfficeProcess> {
  const child = spawn(
    process.execPath,
    [join(projectRoot, 'main', 'office', 'main.ts'), '--data', folder, '--no-open', ...more],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        KONTOR_STATE: `${folder}-state`,
        LANG: 'en_US.UTF-8',
        NODE_NO_WARNINGS: '1',
        ...environment,
      },
    },
  );
  let printed = '';
  let complained = '';
  child.stderr.on('data', (data) => {
    complained += String(data);
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The office ended with ${code}: ${complained}`)));
    child.stdout.on('data', (data) => {
      printed += String(data);
      if (printed.includes('\n')) resolve(printed);
    });
  });
  const [, origin, key] = /^Kontor: (http:\/\/127\.0\.0\.1:\d+)\/#key=(\S+)\n/u.exec(line) ?? [];
  if (origin === undefined || key === undefined) throw new Error(`Not the line that was promised: ${line}`);

  const call = async <Name extends ChannelName>(channel: Name, request: Input<Name>) => {
    const response = await fetch(`${origin}/api/call`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel, request }),
    });
    // The engine's own tests hold what it answers against the contract.
    return (await response.json()) as Reply<Output<Name>>;
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return {
    process: child,
    origin,
    key,
    printed: () => printed,
    call,
    ask: async (channel, request) => {
      const reply = await call(channel, request);
      if (!reply.ok) throw new Error(`${channel}: ${reply.code}: ${reply.message}`);
      return reply.value;
    },
    stop: () => end('SIGINT'),
    kill: async () => {
      await end('SIGKILL');
    },
  };
}
