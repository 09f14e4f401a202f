/** The sessions of this computer's pages, as the keeper on another computer is told of them, and what it asks of their host. */
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../preload/contract/values.ts';
import type { Host } from '../engine/host.ts';
import { privateFolder } from '../engine/private-folder.ts';
import type { KeeperLink } from './keeper-link.ts';
import { type FromKeeper, FromStation, type Introduction } from './station-messages.ts';

interface OwnSession {
  readonly origin: string;
  readonly language: Language;
  readonly host: Host;
}

export class StationSessions {
  /** By which the keepers know this computer. */
  readonly station: string;
  /** What this station says of itself; null until that is known. */
  introduction: Introduction | null = null;
  readonly #host: Host;
  readonly #stateFolder: string;
  readonly #sessions = new Map<string, OwnSession>();
  #folder: string | null = null;
  /** Files of which a part could not be kept here, and why. */
  readonly #spoilt = new Map<number, unknown>();

  constructor(stateFolder: string, host: Host) {
    this.station = stationName(stateFolder);
    this.#stateFolder = stateFolder;
    this.#host = host;
  }

  tokens(): string[] {
    return [...this.#sessions.keys()];
  }

  open(token: string, origin: string, language: Language, host: Host | null): void {
    if (!this.#sessions.has(token)) this.#sessions.set(token, { origin, language, host: host ?? this.#host });
  }

  /** Tells the keeper of the session. */
  introduce(token: string, link: KeeperLink | null): void {
    const session = this.#sessions.get(token);
    if (session === undefined) return;
    const { language, host } = session;
    const { kind, dialogs, printing } = host;
    const origin = FromStation.options[0].shape.origin.catch('program').parse(session.origin);
    link?.send({ type: 'open', session: token, origin, language, host: { kind, dialogs, printing } });
  }

  close(token: string, link: KeeperLink | null): void {
    this.#sessions.delete(token);
    link?.send({ type: 'close', session: token });
  }

  /** Does what the keeper asks of the host of a session, and answers it. */
  serve(message: Extract<FromKeeper, { type: 'host-call' | 'file-part' }>, link: KeeperLink | null): void {
    if (message.type === 'file-part') {
      try {
        appendFileSync(this.#path(message.file), message.bytes, 'base64');
      } catch (error) {
        this.#spoilt.set(message.file, error);
      }
      return;
    }
    const { id, session } = message;
    this.#carryOut(session, message.call).then(
      (value) => link?.send({ type: 'host-reply', id, value, problem: null }),
      (error: unknown) => {
        const problem = error instanceof Error ? error.message : String(error);
        link?.send({ type: 'host-reply', id, value: null, problem });
      },
    );
  }

  end(): void {
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }

  async #carryOut(token: string, call: Extract<FromKeeper, { type: 'host-call' }>['call']): Promise<unknown> {
    const host = this.#sessions.get(token)?.host;
    if (host === undefined) throw new Error('The page is closed.');
    switch (call.method) {
      case 'print':
        return host.print(Buffer.from(call.pdf, 'base64'));
      case 'printers':
        return host.printers();
      case 'printOn':
        return host.printOn(Buffer.from(call.pdf, 'base64'), call.choice);
      case 'saveFile': {
        const path = this.#path(call.file);
        const trouble = this.#spoilt.get(call.file);
        this.#spoilt.delete(call.file);
        try {
          if (trouble !== undefined) throw trouble;
          // An empty file has no parts.
          appendFileSync(path, '');
          return await host.saveFile(call.name, path);
        } finally {
          rmSync(path, { force: true });
        }
      }
    }
  }

  /** What is no number is no file of a keeper's. */
  #path(file: number): string {
    if (!Number.isSafeInteger(file)) throw new TypeError('Files of the keeper have numbers.');
    this.#folder ??= privateFolder(this.#stateFolder, Date.now());
    return join(this.#folder, `from-keeper-${file}`);
  }
}

/** By which keepers know this computer: made at the first time, and kept on it. */
export function stationName(stateFolder: string): string {
  const path = join(stateFolder, 'station-name');
  try {
    const name = readFileSync(path, 'utf8').trim();
    if (/^[\w-]{16,64}$/u.test(name)) return name;
  } catch {
    // None yet.
  }
  const name = randomBytes(16).toString('hex');
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(path, name, { mode: 0o600 });
  return name;
}
