/** The names and addresses by which this computer is known in its networks: no request for another one is answered. */
import { hostname, networkInterfaces } from 'node:os';

export interface NetworkNames {
  /** In lower case, the likeliest first. */
  readonly names: readonly string[];
  /** IP addresses, those of the fourth version first; this computer's own (127.0.0.1) last. */
  readonly addresses: readonly string[];
}

/** `more`: what else the computer is called in the office, by its name server. */
export function networkNames(
  more: readonly string[],
  host = hostname(),
  networks: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): NetworkNames {
  const own = host.toLowerCase();
  const names = [own, ...(own.includes('.') ? [] : [`${own}.local`]), ...more.map((name) => name.toLowerCase())];
  const all = Object.values(networks).flatMap((addresses) => addresses ?? []);
  const reachable = all
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .sort((one, other) => one.family.localeCompare(other.family) || one.address.localeCompare(other.address))
    .map(({ address }) => address);
  return {
    names: [...new Set([...names, 'localhost'])].filter((name) => isName(name)),
    addresses: [...new Set([...reachable, '127.0.0.1', '::1'])],
  };
}

/** Whether it can be the name of a computer. */
export function isName(text: string): boolean {
  return text.length <= 253 && /^(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*$/iu.test(text);
}

/** Whether a request with this Host header is meant for this computer, and not for a name that somebody made point to it. */
export function isMeantForUs(host: string | undefined, { names, addresses }: NetworkNames): boolean {
  const [, name] = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/iu.exec(host ?? '') ?? [];
  if (name === undefined) return false;
  const plain = name.replace(/^\[|\]$/gu, '').toLowerCase();
  return names.includes(plain) || addresses.includes(plain);
}

/** The addresses to type into a browser, the likeliest first; not those of this computer alone. */
export function networkAddresses({ names, addresses }: NetworkNames, port: number): string[] {
  const hosts = [
    ...names.filter((name) => name !== 'localhost'),
    ...addresses
      .filter((address) => address !== '127.0.0.1' && address !== '::1')
      .map((address) => (address.includes(':') ? `[${address}]` : address)),
  ];
  return hosts.map((host) => `https://${host}:${port}`);
}
