/** Whether the keeper of an office can be reached from here, at each of its addresses, and what answers where it cannot. */
import type { Contact } from './beacon-file.ts';
import { secured, Unreachable } from './keeper-link.ts';

/**
 * `refused`: the computer is there, and nothing listens at the port, or its firewall says so. `silent`: nothing answers, as behind a
 * firewall, or where the computer is off. `foreign`: another program answers, or another Kontor.
 */
export type Reached = 'reached' | 'refused' | 'silent' | 'foreign';

export interface KeeperTested {
  readonly computer: string;
  readonly port: number;
  /** The best of all addresses. */
  readonly outcome: Reached;
  readonly addresses: readonly { readonly address: string; readonly outcome: Reached }[];
}

/** From the best to the worst. */
const order = ['reached', 'foreign', 'refused', 'silent'] as const satisfies readonly Reached[];

/** Connects to all addresses at once; nothing is sent. */
export async function testKeeper({ computer, addresses, port, fingerprint }: Contact): Promise<KeeperTested> {
  const tested = await Promise.all(
    addresses.map(async (address) => ({ address, outcome: await reached(address, port, fingerprint) })),
  );
  const outcome = order.find((one) => tested.some((address) => address.outcome === one)) ?? 'silent';
  return { computer, port, outcome, addresses: tested };
}

async function reached(address: string, port: number, fingerprint: string): Promise<Reached> {
  try {
    const socket = await secured(address, port, fingerprint);
    socket.destroy();
    return 'reached';
  } catch (error) {
    if (error instanceof Unreachable && error.why === 'foreign') return 'foreign';
    const code =
      error instanceof Unreachable && error.cause instanceof Error && 'code' in error.cause ? error.cause.code : '';
    if (code === 'ECONNREFUSED') return 'refused';
    // What answers, and not in TLS, is another program.
    return String(code).startsWith('ERR_SSL') || code === 'ECONNRESET' ? 'foreign' : 'silent';
  }
}
