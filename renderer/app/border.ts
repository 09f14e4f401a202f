/** The way to the engine: the preload's two functions in the desktop program, a WebSocket in a browser. */
import { create } from 'zustand';
import type { Border, ChannelName, Input, Output } from '../../preload/contract/index.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Language } from '../../preload/contract/values.ts';
import { socketBorder } from './socket-border.ts';

declare global {
  interface Window {
    /** Put there by preload/index.ts; absent in a browser. */
    readonly kontor?: Border;
  }
}

/** `refused`: the host does not know the key of this page. */
export type ConnectionState = 'connecting' | 'ready' | 'lost' | 'refused';

/** Whether the engine can be reached at this moment. */
export const useConnection = create<{ readonly state: ConnectionState }>()(() => ({ state: 'connecting' }));

/** Behind whose long write something waits to be saved. */
export const useWaiting = create<{ readonly behind: { readonly name: string } | null }>()(() => ({ behind: null }));

/** The language that the system of this computer asks for, as far as the program has it. */
export function systemLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find((tag): tag is Language => tag === 'en' || tag === 'ru' || tag === 'fr') ?? 'en';
}

/** In a browser, which keeps Ctrl+N, Ctrl+W and Ctrl+Tab for itself. */
export const inBrowser: boolean = !window.kontor;

function open(): Border {
  if (window.kontor) {
    useConnection.setState({ state: 'ready' });
    return window.kontor;
  }
  return socketBorder(systemLanguage(), (state) => useConnection.setState({ state }));
}

/** The only border there is; opened when the page is loaded. */
export const border: Border = open();

border.subscribe((event) => {
  if (event.type === 'connection') useConnection.setState({ state: event.state === 'lost' ? 'lost' : 'ready' });
  if (event.type === 'waiting') useWaiting.setState({ behind: event.behind });
});

/** One call of the engine. Never rejects: what cannot be carried is answered `unavailable`. */
export async function call<Name extends ChannelName>(
  channel: Name,
  request: Input<Name>,
): Promise<Reply<Output<Name>>> {
  try {
    // The desktop's border would carry what is undefined, the office's does not: it is left out for both. The type stays what it was.
    return await border.invoke(channel, JSON.parse(JSON.stringify(request)) as typeof request);
  } catch {
    return { ok: false, code: 'unavailable', message: '' };
  }
}
