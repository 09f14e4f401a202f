/** A big office in the real engine inside of this process, or in an office process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChannelName, Input, Output } from '../../preload/contract/index.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import { projectRoot, testOffice, token } from '../support/office.ts';

export interface OpenOffice {
  call<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Output<Name>>;
  close(): Promise<void>;
}

/** The engine with its router; replies are not held against the contract, which costs more than many a call. */
export async function openOffice(base: string): Promise<OpenOffice> {
  const { engine, stop } = await testOffice({ folder: base });
  return {
    async call<Name extends ChannelName>(channel: Name, request: Input<Name>) {
      return answered<Name>(channel, await engine.call(token, channel, request));
    },
    close: stop,
  };
}

/** The value of a reply. Throws an Error for a refusal: it would be a fast answer to nothing. */
export function answered<Name extends ChannelName>(channel: Name, reply: Reply): Output<Name> {
  if (!reply.ok) throw new Error(`${channel}: ${reply.code}: ${reply.message} ${JSON.stringify(reply.details ?? {})}`);
  // The engine's own tests hold what it answers against the contract.
  return reply.value as Output<Name>;
}

export interface OfficeServer extends OpenOffice {
  readonly process: ChildProcess;
  readonly origin: string;
  readonly key: string;
}

/** `out/office/main.js`, as it is shipped; null where it is not built. Answers once it has printed its line. */
export async function startServer(base: string): Promise<OfficeServer | null> {
  const program = join(projectRoot, 'out', 'office', 'main.js');
  if (!existsSync(program)) return null;
  const child = spawn(process.execPath, [program, '--data', join(base, 'office'), '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, KONTOR_STATE: join(base, 'state') },
  });
  let printed = '';
  const line = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The office ended with ${code}.`)));
    child.stdout.on('data', (data) => {
      printed += String(data);
      if (printed.includes('\n')) resolve(printed);
    });
  });
  const [, origin, key] = /^Kontor: (\S+)\/#key=(\S+)/u.exec(line) ?? [];
  if (origin === undefined || key === undefined) throw new Error(`Not the line that was promised: ${line}`);
  return {
    process: child,
    origin,
    key,
    async call<Name extends ChannelName>(channel: Name, request: Input<Name>) {
      const response = await fetch(`${origin}/api/call`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ channel, request }),
      });
      // What the engine answers is a reply.
      return answered<Name>(channel, (await response.json()) as Reply);
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      // Not in order: that would make a backup of everything that was measured.
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Memory of a process now and at most so far, in bytes; null where the system does not say. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } | null {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return null;
  const status = readFileSync(path, 'utf8');
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(status)?.[1] ?? 0) * 1024;
  return { now: of('VmRSS'), peak: of('VmHWM') };
}
