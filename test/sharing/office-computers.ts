/** Computers of one office with a page each, in one process: for tests of what they tell each other. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createEngine, type Engine } from '../../main/engine/engine.ts';
import type { Host } from '../../main/engine/host.ts';
import { markShared } from '../../main/sharing/beacon-file.ts';
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { ChannelName, Input, Output } from '../../preload/contract/index.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import { companyOf, projectRoot, testHost } from '../support/office.ts';
import { ownersPassword, peoplesPassword, roleId } from '../support/people.ts';

/** A page of a computer. */
export class Page {
  readonly engine: Engine;
  readonly token: string;
  readonly events: EngineEvent[] = [];
  readonly leave: () => void;

  constructor(engine: Engine, token: string) {
    this.engine = engine;
    this.token = token;
    engine.openSession(token, 'desktop', 'en');
    engine.greet(token, 'en');
    this.leave = engine.subscribe(token, (event) => this.events.push(event));
  }

  async ask<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Output<Name>> {
    const reply = await this.call(channel, request);
    if (!reply.ok) throw new Error(`${channel}: ${reply.code}: ${reply.message}`);
    return reply.value;
  }

  async call<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Reply<Output<Name>>> {
    // The engine answers what the contract promises; the tests of the contract see to that.
    return (await this.engine.call(this.token, channel, request)) as Reply<Output<Name>>;
  }

  async signIn(login: 'Owner' | 'anna'): Promise<this> {
    await this.ask('sessions.signIn', { login, password: login === 'Owner' ? ownersPassword : peoplesPassword });
    return this;
  }

  /** The last that was told of work for which others make room. */
  upkeep(): Extract<EngineEvent, { type: 'upkeep' }>['upkeep'] | undefined {
    return this.events.findLast((event) => event.type === 'upkeep')?.upkeep;
  }
}

export interface Computers {
  readonly home: string;
  readonly folder: string;
  /** Starts a program on a computer of this name. */
  start(name: string, version?: string, host?: Partial<Host>, folder?: string): Page;
}

/** A shared office of an owner and of Anna, who sells; everything is gone when the test ends. */
export async function sharedOffice(): Promise<Computers> {
  const home = mkdtempSync(join(tmpdir(), 'kontor-computers-'));
  const folder = join(home, 'office');
  const engines: Engine[] = [];
  const start = (name: string, version = '1.0.0', host: Partial<Host> = {}, at = folder) => {
    const engine = createEngine({
      program: { root: projectRoot, version, builtOn: '2026-11-29' },
      host: { ...testHost, ...host },
      stateFolder: join(home, name),
      folder: at,
      defaultFolder: at,
      log: () => undefined,
    });
    engines.push(engine);
    return new Page(engine, `page-of-${name}-${'x'.repeat(20)}`);
  };
  onTestFinished(async () => {
    for (const engine of engines) await engine.close();
    rmSync(home, { recursive: true, force: true });
  });
  const first = start('first');
  await first.ask('office.create', {
    language: 'en',
    country: 'INT',
    company: companyOf.INT,
    logo: null,
    administrator: { name: 'Owner', password: ownersPassword },
    folder: null,
  });
  const sales = await roleId(first, 'sales');
  const anna = {
    name: 'Anna',
    login: 'anna',
    roleId: sales,
    teamIds: [],
    password: peoplesPassword,
    mustChange: false,
  };
  await first.ask('users.create', anna);
  await engines.pop()?.close();
  markShared(folder);
  return { home, folder, start };
}
