/**
 * The border over a WebSocket, for the page in a browser: one hello, with the key on the computer of the host, then calls by
 * number, and events. Over the network there is no key: the server knows the browser by a cookie, and nobody who has not signed in.
 */
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { Border } from '../../preload/contract/index.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Language } from '../../preload/contract/values.ts';

type State = 'ready' | 'lost' | 'refused';
type Message =
  | { readonly welcome: true }
  | { readonly id: number; readonly reply: Reply }
  | { readonly event: EngineEvent };

/** A call whose reply has not come yet. */
interface Sent {
  readonly channel: string;
  readonly request: unknown;
  readonly name: string;
  /** It was sent before. */
  again: boolean;
  readonly answer: (reply: Reply) => void;
}

/** The host closes with this code when it does not know the key. */
const keyUnknown = 4401;
const longestWait = 8000;
/** Milliseconds that a call waits for a connection that broke before its reply came. */
const longestBreak = 30_000;
const unavailable: Reply = { ok: false, code: 'unavailable', message: '' };

/** Takes the key out of the address (`#key=…`), where it would be seen and shared, and keeps it for this tab of the browser. */
function takeKey(): string | null {
  const key = new URLSearchParams(location.hash.slice(1)).get('key');
  if (key) {
    sessionStorage.setItem('kontor.key', key);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return key ?? sessionStorage.getItem('kontor.key');
}

/** The name of this tab's session: whoever works in another tab is somebody else. It outlives a reload, as the tab does. */
function ownSession(): string {
  const known = sessionStorage.getItem('kontor.session') ?? crypto.randomUUID();
  sessionStorage.setItem('kontor.session', known);
  return known;
}

/**
 * Connects, and connects again after ever longer pauses. Calls made before the first welcome wait for it. Those that were
 * under way when the connection broke are sent again by the same name, under which each is carried out once; those made
 * while there is none, and those for which none comes soon, are answered `unavailable`.
 */
export function socketBorder(language: Language, report: (state: State) => void): Border {
  const listeners = new Set<(event: EngineEvent) => void>();
  const waiting = new Map<number, Sent>();
  const key = location.protocol === 'https:' ? null : takeKey();
  const session = ownSession();
  let socket: WebSocket | null = null;
  let state: 'connecting' | State = 'connecting';
  let last = 0;
  let pause = 250;
  let broken: ReturnType<typeof setTimeout> | undefined;

  const emit = (event: EngineEvent) => {
    for (const listener of listeners) listener(event);
  };
  const failAll = () => {
    const under = [...waiting.values()];
    waiting.clear();
    for (const { answer } of under) answer(unavailable);
  };
  const enter = (next: State) => {
    const before = state;
    state = next;
    report(next);
    if (next === 'lost' && before === 'ready') emit({ type: 'connection', state: 'lost' });
    if (next === 'ready' && before === 'lost') emit({ type: 'connection', state: 'restored' });
  };

  const send = (id: number, call: Sent) => {
    const { channel, request, name, again } = call;
    socket?.send(JSON.stringify({ id, channel, request, once: { id: name, again } }));
    call.again = true;
  };

  const receive = (message: Message) => {
    if ('welcome' in message) {
      pause = 250;
      enter('ready');
      clearTimeout(broken);
      for (const [id, call] of waiting) send(id, call);
    } else if ('event' in message) {
      emit(message.event);
    } else {
      waiting.get(message.id)?.answer(message.reply);
      waiting.delete(message.id);
    }
  };

  const connect = () => {
    const opened = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/socket`);
    socket = opened;
    opened.onopen = () => opened.send(JSON.stringify({ hello: key, language, session }));
    // The host is the only one who writes to this socket, and it sends what the contract says.
    opened.onmessage = ({ data }) => receive(JSON.parse(String(data)) as Message);
    opened.onclose = ({ code }) => {
      socket = null;
      if (code === keyUnknown) {
        enter('refused');
        failAll();
        return;
      }
      if (state === 'ready') {
        clearTimeout(broken);
        broken = setTimeout(failAll, longestBreak);
      }
      if (state === 'connecting') failAll();
      else enter('lost');
      setTimeout(connect, pause);
      pause = Math.min(longestWait, pause * 2);
    };
  };

  if (key !== null || location.protocol === 'https:') connect();
  else queueMicrotask(() => enter('refused'));

  return {
    invoke: (channel, request) =>
      new Promise((resolve) => {
        if (state === 'lost' || state === 'refused') {
          // A failure carries no value, so it is a reply of every channel.
          resolve(unavailable as Awaited<ReturnType<Border['invoke']>> & { ok: false });
          return;
        }
        const id = ++last;
        // The engine answers a channel with what the contract says for it.
        const answer = resolve as (reply: Reply) => void;
        const call: Sent = { channel, request, name: crypto.randomUUID(), again: false, answer };
        waiting.set(id, call);
        if (state === 'ready') send(id, call);
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
