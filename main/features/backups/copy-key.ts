/** Whether copies of backups are encrypted here, and the key for it while the program runs. */
import { newSealKey, opensHead, type SealKey } from '../../../db/seal-key.ts';
import type { Host } from '../../engine/host.ts';
import { readSealedKey, writeSealedKey } from './passphrase-file.ts';

type Store = Pick<Host, 'seal' | 'unseal'>;

/** `none`: not encrypted. `locked`: they are to be, and this computer cannot open the key. */
type State = { readonly kind: 'none' | 'locked' } | { readonly kind: 'open'; readonly key: SealKey };

export class CopyKey {
  readonly #stateFolder: string;
  readonly #store: Store;
  readonly #log: (line: string) => void;
  /** Of which office, and how it stands; null before the first look. */
  #present: { readonly office: string; readonly state: State } | null = null;

  constructor(stateFolder: string, store: Store, log: (line: string) => void) {
    this.#stateFolder = stateFolder;
    this.#store = store;
    this.#log = log;
  }

  /** Reads the key of the office in this folder, once. What cannot be opened leaves it locked: nothing is written in plain then. */
  async read(office: string): Promise<void> {
    if (this.#present?.office === office) return;
    let state: State;
    try {
      const kept = readSealedKey(this.#stateFolder, office);
      const text = kept === null ? null : await this.#store.unseal(kept.sealed);
      state =
        kept === null
          ? { kind: 'none' }
          : text === null
            ? { kind: 'locked' }
            : { kind: 'open', key: { key: Buffer.from(text, 'base64'), head: kept.head } };
    } catch (error) {
      this.#log(`The key of the copies of backups could not be opened: ${String(error)}`);
      state = { kind: 'locked' };
    }
    this.#present = { office, state };
  }

  /** How it stands with the office in this folder; `locked` before it was read. */
  of(office: string): State {
    return this.#present?.office === office ? this.#present.state : { kind: 'locked' };
  }

  /** Whether the key of the office in this folder was made of this passphrase; false where there is none. Also where it is locked. */
  async isOf(office: string, passphrase: string): Promise<boolean> {
    const kept = readSealedKey(this.#stateFolder, office);
    return kept !== null && opensHead(kept.head, passphrase);
  }

  /** Encrypts with this passphrase from now on; null: no longer. Rejects where the key store refuses. */
  async choose(office: string, passphrase: string | null): Promise<void> {
    if (passphrase === null) {
      writeSealedKey(this.#stateFolder, office, null);
      this.#present = { office, state: { kind: 'none' } };
      return;
    }
    const key = newSealKey(passphrase);
    const sealed = await this.#store.seal(Buffer.from(key.key).toString('base64'));
    writeSealedKey(this.#stateFolder, office, { sealed, head: key.head });
    this.#present = { office, state: { kind: 'open', key } };
  }
}
