/**
 * What people have typed and not saved, as files of this computer: encrypted with a key that the key store of the system seals, each for one
 * user of one office. What somebody else's key or another user's name is needed for cannot be read.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KeptDraft } from '../../preload/contract/drafts.ts';
import { Failure } from './failure.ts';
import type { Host } from './host.ts';

/** A draft with the moment at which it was kept last, UTC ISO 8601. */
export interface DatedDraft extends KeptDraft {
  readonly at: string;
}

/** The drafts of one user, as one of his pages sees them. */
export interface DraftsOfUser {
  keep(draft: KeptDraft): Promise<void>;
  /** The latest first, without those that another page of the user has open now. */
  list(): Promise<DatedDraft[]>;
  drop(keys: readonly string[]): Promise<void>;
}

interface KeptDraftsPorts {
  readonly stateFolder: string;
  /** Of this computer: what it seals only it can open. */
  readonly host: Pick<Host, 'seal' | 'unseal'>;
  milliseconds(): number;
  /** Whether a page listens in the session. */
  isOpen(session: string): boolean;
}

const keptFor = 30 * 24 * 60 * 60 * 1000;
/** Characters of one draft, and how many a user may have. */
const largest = 2 * 1024 * 1024;
const most = 200;
const keyLength = 32;
const ivLength = 12;
const tagLength = 16;
const end = '.draft';

const Dated = KeptDraft.extend({ at: z.string() });

export class KeptDrafts {
  readonly #ports: KeptDraftsPorts;
  readonly #folder: string;
  #key: Promise<Buffer> | null = null;
  /** By file: the session of the page that it is typed on. What an engine before this one kept is nobody's now. */
  readonly #typedIn = new Map<string, string>();

  constructor(ports: KeptDraftsPorts) {
    this.#ports = ports;
    this.#folder = join(ports.stateFolder, 'drafts');
  }

  /** Those of the user in the office folder. */
  of(folder: string, userId: number, session: string): DraftsOfUser {
    const owner = digest(`${folder}\n${userId}`);
    const own = join(this.#folder, owner);
    const pathOf = (key: string) => join(own, digest(key) + end);
    return {
      keep: async (draft) => {
        const text = JSON.stringify({ ...draft, at: new Date(this.#ports.milliseconds()).toISOString() });
        if (text.length > largest) throw new Failure('invalid', tooLarge);
        const key = await this.#secret();
        const path = pathOf(draft.key);
        mkdirSync(own, { recursive: true, mode: 0o700 });
        if (statSync(path, { throwIfNoEntry: false }) === undefined) this.#makeRoom(own);
        // Nothing is awaited from here on, so that two that come at once are one after the other.
        writeFileSync(`${path}.part`, sealed(key, owner, text), { mode: 0o600 });
        renameSync(`${path}.part`, path);
        this.#typedIn.set(path, session);
      },
      list: async () => {
        const key = await this.#secret();
        const drafts = this.#filesOf(own).flatMap((path) => {
          const by = this.#typedIn.get(path);
          if (by !== undefined && by !== session && this.#ports.isOpen(by)) return [];
          const draft = opened(key, owner, path);
          return draft === null ? [] : [draft];
        });
        return drafts.sort((one, other) => (one.at < other.at ? 1 : -1));
      },
      drop: async (keys) => {
        // After what was asked before it: what is being kept waits for the same.
        await this.#secret();
        for (const key of keys) {
          rmSync(pathOf(key), { force: true });
          this.#typedIn.delete(pathOf(key));
        }
      },
    };
  }

  /** What is there and not too old; what is goes. */
  #filesOf(own: string): string[] {
    let names: string[];
    try {
      names = readdirSync(own);
    } catch {
      return [];
    }
    const oldest = this.#ports.milliseconds() - keptFor;
    return names.flatMap((name) => {
      const path = join(own, name);
      const at = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
      if (at !== undefined && at < oldest) rmSync(path, { force: true });
      return at === undefined || at < oldest || !name.endsWith(end) ? [] : [path];
    });
  }

  #makeRoom(own: string): void {
    const files = this.#filesOf(own);
    if (files.length < most) return;
    const age = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    for (const path of files.sort((one, other) => age(one) - age(other)).slice(0, files.length - most + 1))
      rmSync(path, { force: true });
  }

  #secret(): Promise<Buffer> {
    this.#key ??= this.#readKey().catch((error: unknown) => {
      this.#key = null;
      throw error;
    });
    return this.#key;
  }

  /** A key that cannot be opened any more has taken its drafts along; a new one begins anew. */
  async #readKey(): Promise<Buffer> {
    const { host } = this.#ports;
    const path = join(this.#folder, 'key');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const known = statSync(path, { throwIfNoEntry: false }) ? await host.unseal(readFileSync(path, 'utf8')) : null;
    const key = Buffer.from(known ?? '', 'base64');
    if (key.length === keyLength) return key;
    const made = randomBytes(keyLength);
    const secret = await host.seal(made.toString('base64'));
    writeFileSync(`${path}.part`, secret, { mode: 0o600 });
    renameSync(`${path}.part`, path);
    return made;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}

/** AES-256-GCM (NIST SP 800-38D), bound to whose it is. */
function sealed(key: Buffer, owner: string, text: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** Null for what cannot be opened, or is no draft of this version of the program. */
function opened(key: Buffer, owner: string, path: string): DatedDraft | null {
  try {
    const bytes = readFileSync(path);
    const tag = bytes.subarray(ivLength, ivLength + tagLength);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength), { authTagLength: tagLength });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
    const text = Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString(
      'utf8',
    );
    return Dated.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const tooLarge = {
  en: 'What is typed is too much to be kept until it is saved: save it now.',
  ru: 'Введено слишком много, чтобы хранить это до сохранения: сохраните сейчас.',
  fr: 'La saisie est trop longue pour être gardée avant l’enregistrement : enregistrez maintenant.',
};
