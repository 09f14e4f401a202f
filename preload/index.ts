/** The only border between the page and the program: two functions, and nothing of Electron or Node. */
import { contextBridge, ipcRenderer } from 'electron';
import type { EngineEvent } from './contract/events.ts';
import type { Border } from './contract/index.ts';
import type { Reply } from './contract/reply.ts';

/** Tells this load of the page from the one before it: each has a session of its own. */
const load = crypto.getRandomValues(new Uint32Array(4)).join('-');

type Invoke = (channel: string, request: unknown) => Promise<Reply>;

/** Never rejects: what cannot even be sent is a reply too. */
const invoke: Invoke = async (channel, request) => {
  try {
    return await ipcRenderer.invoke('kontor:call', load, channel, request);
  } catch (error) {
    return { ok: false, code: 'internal', message: String(error) };
  }
};

const border: Border = {
  // The page is typed by the contract; on the other side the router checks every call again, whoever sent it.
  invoke: invoke as Border['invoke'],
  subscribe(listener) {
    const hear = (_: unknown, event: EngineEvent) => listener(event);
    ipcRenderer.on('kontor:event', hear);
    return () => {
      ipcRenderer.off('kontor:event', hear);
    };
  },
};

contextBridge.exposeInMainWorld('kontor', border);
