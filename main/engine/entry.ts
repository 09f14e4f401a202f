/** The engine as a process of its own: speaks `wire.ts` with the shell, through Electron's port or Node's IPC. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Printer } from '../../preload/contract/outputs.ts';
import type { LayoutSnapshot } from '../printing/page-layout.ts';
import type { Engine } from './engine.ts';
import type { Host } from './host.ts';
import { defaultOfficeFolder } from './places.ts';
import { programOf } from './program.ts';
import { startEngine } from './start-engine.ts';
import type { FromEngine, HostMethod, ToEngine } from './wire.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The part of Electron's `process.parentPort` that is used here; this file must not import Electron. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: ToEngine }) => void): void;
  postMessage(message: FromEngine): void;
}
const parentPort = 'parentPort' in process ? (process.parentPort as ParentPort | undefined) : undefined;

function send(message: FromEngine): void {
  if (parentPort !== undefined) parentPort.postMessage(message);
  // A shell that has gone hears nothing more, and sending to it would end the engine before its backup is made.
  else if (process.connected) process.send?.(message);
}

/** Asks the shell, and waits for its answer by number. */
const asked = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
let lastAsked = 0;
function ask(method: HostMethod, ...parameters: unknown[]): Promise<unknown> {
  const id = ++lastAsked;
  return new Promise((resolve, reject) => {
    asked.set(id, { resolve, reject });
    send({ type: 'host-call', id, method, arguments: parameters });
  });
}

const host: Host = {
  kind: 'desktop',
  dialogs: true,
  printing: true,
  printToPdf: async (html) => {
    const pdf = await ask('printToPdf', html);
    if (!(pdf instanceof Uint8Array)) throw new Error('The shell printed no PDF.');
    return pdf;
  },
  // The shell hands on what Chromium answered, whose shape is its protocol's.
  layOut: async (html, width) => (await ask('layOut', html, width)) as LayoutSnapshot,
  printsWord: async () => (await ask('printsWord')) === true,
  docxToPdf: async (docx) => {
    const pdf = await ask('docxToPdf', docx);
    if (!(pdf instanceof Uint8Array)) throw new Error('The shell printed no PDF.');
    return pdf;
  },
  print: async (pdf) => (await ask('print', pdf)) === true,
  printers: async () => z.array(Printer).parse(await ask('printers')),
  printOn: async (pdf, choice) => void (await ask('printOn', pdf, choice)),
  chooseFolder: async (title) => textOrNull(await ask('chooseFolder', title)),
  saveFile: async (name, source) => textOrNull(await ask('saveFile', name, source)),
  seal: async (secret) => {
    const sealed = await ask('seal', secret);
    if (typeof sealed !== 'string') throw new Error('The shell sealed nothing.');
    return sealed;
  },
  unseal: async (sealed) => textOrNull(await ask('unseal', sealed)),
};

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

let engine: Promise<Engine> | null = null;

async function hear(message: ToEngine): Promise<void> {
  switch (message.type) {
    case 'start': {
      const { folder, stateFolder, demo, language, programVersion, builtOn } = message;
      engine ??= startEngine({
        program: { ...programOf(root, (path) => readFileSync(path, 'utf8')), version: programVersion, builtOn },
        host,
        stateFolder,
        folder: folder ?? (demo ? defaultOfficeFolder(true) : null),
        defaultFolder: defaultOfficeFolder(demo),
        demo,
        language,
        log: (line) => process.stderr.write(`${line}\n`),
      });
      await engine;
      return send({ type: 'ready' });
    }
    case 'open': {
      const { session, language } = message;
      const started = await engine;
      started?.openSession(session, 'desktop', language);
      started?.greet(session, language);
      started?.subscribe(session, (event) => send({ type: 'event', session, event }));
      return;
    }
    case 'call': {
      const { session, id, channel, request } = message;
      const reply = await (await engine)?.call(session, channel, request);
      if (reply !== undefined) send({ type: 'reply', session, id, reply });
      return;
    }
    case 'close':
      return (await engine)?.closeSession(message.session);
    case 'host-reply': {
      const waiting = asked.get(message.id);
      asked.delete(message.id);
      if (message.ok) waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.message));
      return;
    }
    case 'stop':
      await (await engine)?.close();
      send({ type: 'stopped' });
      setTimeout(() => process.exit(0), 50);
  }
}

/** Why it could not start has been sent to the shell, and is on its way. */
let ending = false;

function heard(message: ToEngine): void {
  hear(message).catch((error: unknown) => {
    if (ending) return;
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    if (message.type !== 'start') process.exit(1);
    ending = true;
    send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    setTimeout(() => process.exit(1), 50);
  });
}

if (parentPort !== undefined) parentPort.on('message', ({ data }) => heard(data));
else {
  // What comes over this channel is written by the shell and by nothing else.
  process.on('message', (message) => heard(message as ToEngine));
  // A shell that is gone asks for nothing more.
  process.on('disconnect', () => heard({ type: 'stop' }));
}
