/** An office that is kept here, its beacon, and those who speak to its keeper: stations, and whoever is none. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Contact, markShared, readClaim } from '../../main/sharing/beacon-file.ts';
import { KeeperLink } from '../../main/sharing/keeper-link.ts';
import type { FromKeeper } from '../../main/sharing/station-messages.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

export const password = 'a long and easy phrase';
const host = { kind: 'desktop', dialogs: false, printing: false } as const;

/** A computer that has read the beacon, with one page. */
export interface Station {
  readonly link: KeeperLink;
  readonly heard: FromKeeper[];
}

export class AttackedOffice {
  readonly home: string;
  readonly folder: string;
  readonly office: TestOffice;
  /** As the beacon tells it. */
  readonly keeper: Contact;

  private constructor(home: string, folder: string, office: TestOffice, keeper: Contact) {
    this.home = home;
    this.folder = folder;
    this.office = office;
    this.keeper = keeper;
  }

  static async open(): Promise<AttackedOffice> {
    const home = join(mkdtempSync(join(tmpdir(), 'kontor-attack-')), 'one', 'two');
    mkdirSync(home, { recursive: true });
    const folder = join(home, 'office');
    const made = await testOffice({ folder: home, country: 'INT', password });
    await made.stop();
    markShared(folder);
    const office = await testOffice({ folder: home, create: false });
    await office.ask('office.state', {});
    const claim = readClaim(folder);
    if (claim === null || claim === 'unreadable' || claim.contact === null) throw new Error('Nobody keeps the office.');
    return new AttackedOffice(home, folder, office, claim.contact);
  }

  /** The folder in which all of it lies, and where a name that leads out of its own folder might lead. */
  get around(): string {
    return dirname(dirname(this.home));
  }

  async close(): Promise<void> {
    await this.office.close();
    rmSync(this.around, { recursive: true, force: true });
  }

  /** How the keeper ends the conversation that begins with this message, and all that it has said before. */
  conversation(first: string, headers: Record<string, string> = {}): Promise<{ code: number; said: string[] }> {
    const url = `wss://127.0.0.1:${this.keeper.port}/station`;
    const socket = new WebSocket(url, { rejectUnauthorized: false, headers });
    const said: string[] = [];
    return new Promise((resolve) => {
      socket.on('open', () => socket.send(first));
      socket.on('message', (data) => said.push(String(data)));
      socket.on('error', () => undefined);
      socket.on('close', (code) => resolve({ code, said }));
    });
  }

  /** What a station says first, with this secret. */
  hello(secret: string): string {
    return JSON.stringify({
      type: 'hello',
      secret,
      station: 'a'.repeat(32),
      process: 'p',
      contact: { ...this.keeper, secret: '0'.repeat(64) },
      now: new Date().toISOString(),
    });
  }

  /** A station of this name with this session. */
  async station(name: string, session = 'page'): Promise<Station> {
    const heard: FromKeeper[] = [];
    const link = await KeeperLink.open({
      keeper: { ...this.keeper, addresses: ['127.0.0.1'] },
      hello: { station: name.padEnd(32, '0'), process: name, contact: this.keeper },
      heard: () => undefined,
      message: (message) => heard.push(message),
      lost: () => undefined,
    });
    link.send({ type: 'open', session, origin: 'desktop', language: 'en', host });
    return { link, heard };
  }
}

let lastId = 1_000;

/** What a call of the session is answered. */
export async function asked(
  { link, heard }: Station,
  channel: string,
  request: object = {},
  { session = 'page', once }: { session?: string; once?: { id: string; again: boolean } } = {},
) {
  lastId += 1;
  const id = lastId;
  link.send({ type: 'call', id, session, channel, request, ...(once && { once }) });
  await vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining({ type: 'reply', id })), 10_000);
  const reply = heard.find((message) => message.type === 'reply' && message.id === id);
  return reply?.type === 'reply' ? reply.reply : null;
}

/** Signs the station's session in. */
export async function signIn(station: Station): Promise<void> {
  expect(await asked(station, 'sessions.signIn', { login: 'Anna', password })).toMatchObject({ ok: true });
}
