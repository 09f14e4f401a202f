/** The office server as a process of its own, and a computer in its network that trusts nothing but the certificate of the office. */
import { once } from 'node:events';
import { Agent, request } from 'node:https';
import { hostname } from 'node:os';
import { WebSocket } from 'ws';
import { type OfficeProcess, startOffice } from './office-process.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface NetworkOffice {
  readonly office: OfficeProcess;
  readonly port: number;
  /** The certificate of the office, as it is downloaded on the server's own computer. */
  readonly authority: string;
  /** One request to the name (that of this computer, unless another is given); `from`: the address that it comes from. */
  ask(path: string, asked?: Asked): Promise<Answer>;
  /** A key for a program on another computer. */
  key(from?: string): Promise<string>;
  /** `POST /api/call` with the key; the reply. */
  call(key: string, channel: string, input: object, asked?: Asked): Promise<unknown>;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly from?: string;
  readonly name?: string;
}

/** The computer's name, as the server's certificate has it. */
export const ownName = hostname().toLowerCase();

/** Starts the server from its sources and waits until it listens. */
export async function startNetworkOffice(
  folder: string,
  more: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<NetworkOffice> {
  const office = await startOffice(folder, ['--lan', '--lan-port', '0', ...more], environment);
  while (!office.printed().includes('SHA-256')) await once(office.process.stdout ?? office.process, 'data');
  const port = Number(/^Other computers: https:\/\/[^:]+:(\d+)/mu.exec(office.printed())?.[1]);
  const authority = await (await fetch(`${office.origin}/certificate`)).text();

  const ask = (path: string, asked: Asked = {}): Promise<Answer> => {
    const { method = 'GET', headers = {}, body = '', from = '127.0.0.1', name = ownName } = asked;
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          localAddress: from,
          port,
          path,
          method,
          servername: name,
          ca: authority,
          agent: new Agent({ keepAlive: false }),
          headers: { host: `${name}:${port}`, ...headers },
        },
        (response) => {
          let text = '';
          response.on('data', (data) => {
            text += String(data);
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  };
  return {
    office,
    port,
    authority,
    ask,
    key: async (from) => {
      const { body } = await ask('/api/session', { method: 'POST', ...(from === undefined ? {} : { from }) });
      return String((JSON.parse(body) as { key: unknown }).key);
    },
    call: async (key, channel, input, asked = {}) => {
      const { headers, ...rest } = asked;
      const { body } = await ask('/api/call', {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, ...headers },
        body: JSON.stringify({ channel, request: input }),
        ...rest,
      });
      return JSON.parse(body) as unknown;
    },
  };
}

/** The socket of a page in a browser on another computer. */
export function openSocket(
  { port, authority }: Pick<NetworkOffice, 'port' | 'authority'>,
  headers: Readonly<Record<string, string>>,
  from = '127.0.0.1',
): WebSocket {
  return new WebSocket(`wss://127.0.0.1:${port}/socket`, {
    ca: authority,
    headers: { host: `${ownName}:${port}`, ...headers },
    localAddress: from,
  });
}
