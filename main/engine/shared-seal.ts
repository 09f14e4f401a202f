/** Secrets of an office that several computers keep by turns: each of them must be able to read them. */

import type { Host } from './host.ts';
import { keyFileSealer } from './key-file.ts';

/**
 * The host, with secrets sealed by a key in the office folder where that is shared: whoever may open the folder may send the office's
 * letters anyway. Backups do not have the key. What was sealed so stays readable when the office is shared no longer.
 */
export function sealingFor(host: Host, office: () => { readonly folder: string; readonly isShared: boolean }): Host {
  return {
    ...host,
    seal: async (secret) => {
      const { folder, isShared } = office();
      return isShared ? keyFileSealer(folder).seal(secret) : host.seal(secret);
    },
    unseal: async (sealed) => {
      const secret = keyFileSealer(office().folder).unseal(sealed);
      return secret ?? host.unseal(sealed).catch(() => null);
    },
  };
}
