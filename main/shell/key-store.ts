/** The key store of the system: Keychain, DPAPI, libsecret or KWallet. Where it has none, a key in a file stands in. */
import { safeStorage } from 'electron';
import { keyFileSealer, type Sealer } from '../engine/key-file.ts';

/** Says with what it was sealed, in front of the rest in base64. */
const mark = 'system:';

/** `stateFolder`: where the key lies that stands in. */
export function keyStore(stateFolder: string): Sealer {
  const file = keyFileSealer(stateFolder);
  return {
    seal: (secret) => (isThere() ? mark + safeStorage.encryptString(secret).toString('base64') : file.seal(secret)),
    unseal: (sealed) => {
      if (!sealed.startsWith(mark)) return file.unseal(sealed);
      try {
        return safeStorage.decryptString(Buffer.from(sealed.slice(mark.length), 'base64'));
      } catch {
        return null;
      }
    },
  };
}

/** On Linux without a keyring Electron would seal with a key that stands in its own source: a file of our own is better. */
function isThere(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
