/** Secrets of an office that several computers keep by turns: each of them must be able to read them. */

import type { Host } from './host.ts';
import { keyFileSealer } from './key-file.ts';

/**
 * The host, with secrets sealed by a key in the office folder where that is shared (`folder` answers it, or null): whoever may
 * open the folder may send the office's letters anyway. Backups do not have the key.
 */
export function sealingFor(host: Host, folder: () => string | null): Host {
  return {
    ...host,
    seal: async (secret) => {
      const shared = folder();
      return shared === null ? host.seal(secret) : keyFileSealer(shared).seal(secret);
    },
    unseal: async (sealed) => {
      const shared = folder();
      const secret = shared === null ? null : keyFileSealer(shared).unseal(sealed);
      return secret ?? host.unseal(sealed).catch(() => null);
    },
  };
}
