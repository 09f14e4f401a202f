/** The two ways to start the engine's process: Electron's own, or a Node that is named (tests against an older Electron). */
import { fork } from 'node:child_process';
import { utilityProcess } from 'electron';
import type { FromEngine } from '../engine/wire.ts';
import type { EngineChild } from './engine-process.ts';

/** Starts `entry`. `node`: the Node to run it with, or null for the one inside Electron. */
export function launchEngine(entry: string, node: string | null): EngineChild {
  return node ? inNode(entry, node) : inElectron(entry);
}

function inElectron(entry: string): EngineChild {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Kontor engine', stdio: 'inherit' });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on('message', (message: FromEngine) => listener(message));
    },
    onExit: (listener) => {
      child.once('exit', listener);
    },
    kill: () => {
      child.kill();
    },
  };
}

function inNode(entry: string, node: string): EngineChild {
  const child = fork(entry, [], {
    execPath: node,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A process group of its own: Ctrl+C in the terminal reaches the shell, which then stops the engine in order.
    detached: process.platform !== 'win32',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
  });
  // A message to a process that has just died is answered by its exit; one that never started has no exit of its own.
  child.on('error', () => {
    if (child.pid === undefined) child.emit('exit', null, null);
  });
  return {
    send: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => {
      // What comes over this channel is written by `main/engine/entry.ts` and by nothing else.
      child.on('message', (message) => listener(message as FromEngine));
    },
    onExit: (listener) => {
      child.once('exit', listener);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
