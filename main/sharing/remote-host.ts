/** The host of a session on another computer: it prints and saves there; pages are laid out by the keeper's own. */
import { randomInt } from 'node:crypto';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { Printer } from '../../preload/contract/outputs.ts';
import type { Host } from '../engine/host.ts';
import { filePart, type HostCall } from './station-messages.ts';

export interface RemoteHostPorts {
  readonly kind: Host['kind'];
  readonly dialogs: boolean;
  readonly printing: boolean;
  /** Asks the session's computer. Rejects with what it says, or when it is gone. */
  ask(call: HostCall): Promise<unknown>;
  /** Sends some bytes of the file of this number. */
  sendPart(file: number, bytes: Uint8Array): Promise<void>;
}

/** Begins by chance: another keeper has sent files, too, and perhaps not to their end. */
let lastFile = randomInt(2 ** 40);

export function remoteHost(own: Host, { kind, dialogs, printing, ask, sendPart }: RemoteHostPorts): Host {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return {
    ...own,
    kind,
    dialogs,
    printing,
    print: async (pdf) => (await ask({ method: 'print', pdf: base64(pdf) })) === true,
    printers: async () => (printing ? z.array(Printer).parse(await ask({ method: 'printers' })) : []),
    printOn: async (pdf, choice) => void (await ask({ method: 'printOn', pdf: base64(pdf), choice })),
    // Folders are chosen on the computer of the session without asking the keeper.
    chooseFolder: () => Promise.resolve(null),
    saveFile: async (name, source) => {
      const file = ++lastFile;
      const handle = await open(source);
      try {
        for await (const bytes of handle.createReadStream({ highWaterMark: filePart, autoClose: false }))
          await sendPart(file, bytes as Buffer);
      } finally {
        await handle.close();
      }
      const saved = await ask({ method: 'saveFile', name, file });
      return typeof saved === 'string' ? saved : null;
    },
  };
}
