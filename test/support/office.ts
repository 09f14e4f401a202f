/** A real office on a real SQLite file in a folder of its own, with the real engine: for tests. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Db, openDatabase } from '../../db/database.ts';
import type { Clock } from '../../main/engine/clock.ts';
import { createEngine, type Engine } from '../../main/engine/engine.ts';
import type { Host } from '../../main/engine/host.ts';
import type { Patience } from '../../main/features/mail/smtp.ts';
import type { CompanyInput } from '../../preload/contract/companies.ts';
import type { EngineEvent } from '../../preload/contract/events.ts';
import { type ChannelName, contract, type Input, type Output } from '../../preload/contract/index.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Language } from '../../preload/contract/values.ts';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** A country that the program brings. */
export type TestCountry = 'RU' | 'FR' | 'INT';

/** Own companies as they would be entered at the first start. */
export const companyOf: Readonly<Record<TestCountry, CompanyInput>> = {
  RU: {
    ...common('RU', 'RUB'),
    name: 'ООО «Ромашка»',
    legalName: 'Общество с ограниченной ответственностью «Ромашка»',
    taxNumbers: { inn: '7707083893', kpp: '770701001', ogrn: '1027700132195' },
    address: { street: 'ул. Вавилова, д. 19', postcode: '117997', city: 'Москва', region: '', country: 'Россия' },
    bankAccounts: [
      {
        bank: 'ПАО Сбербанк, г. Москва',
        bic: '044525225',
        account: '40702810200000012345',
        corrAccount: '30101810400000000225',
        currency: 'RUB',
      },
    ],
    director: 'Иванов И. И.',
    directorPost: 'Генеральный директор',
    accountant: 'Петрова А. С.',
  },
  FR: {
    ...common('FR', 'EUR'),
    name: 'Café Élégance',
    legalName: 'Café Élégance SARL',
    legalForm: 'SARL au capital de 10 000 €',
    register: 'RCS Lyon',
    taxNumbers: { siren: '732829320', siret: '73282932000074', vat: 'FR44732829320' },
    address: { street: '12 rue de la République', postcode: '69002', city: 'Lyon', region: '', country: 'France' },
    bankAccounts: [
      {
        bank: 'Banque Exemple',
        bic: 'EXMPFRPP',
        account: 'FR1420041010050500013M02606',
        corrAccount: '',
        currency: 'EUR',
      },
    ],
    director: 'Hélène Dupont',
    directorPost: 'Gérante',
    latePenaltyRate: 1215,
  },
  INT: {
    ...common('INT', 'EUR'),
    name: 'Northwind Supplies Ltd',
    legalName: 'Northwind Supplies Ltd',
    taxNumbers: { tax: 'GB123456789' },
    address: { street: '1 Harbour Street', postcode: 'D01 AB12', city: 'Dublin', region: '', country: 'Ireland' },
    bankAccounts: [
      { bank: 'Example Bank', bic: 'EXMPIE2D', account: 'IE45BOFI90000112345678', corrAccount: '', currency: 'EUR' },
    ],
  },
};

function common(country: TestCountry, currency: string): CompanyInput {
  return {
    name: '',
    legalName: '',
    country,
    taxNumbers: {},
    legalForm: '',
    register: '',
    address: { street: '', postcode: '', city: '', region: '', country: '' },
    postalAddress: null,
    phone: '+7 495 000-00-00',
    email: 'office@romashka.example',
    site: '',
    bankAccounts: [],
    director: '',
    directorPost: '',
    accountant: '',
    vatPayer: true,
    vatRounding: 'document',
    pricesIncludeVat: false,
    currency,
    paymentDays: 14,
    latePenaltyRate: 0,
    earlyPaymentDiscount: 0,
  };
}

/** A clock that tests set. */
export function testClock(instant: string): Clock & { set(instant: string): void } {
  let at = Date.parse(instant);
  return {
    milliseconds: () => at,
    set: (next) => {
      at = Date.parse(next);
    },
  };
}

/** A host that prints no real PDF: its bytes are the page itself behind a PDF's first line, so that tests can look into it. */
export const testHost: Host = {
  kind: 'browser',
  dialogs: false,
  printing: false,
  printToPdf: async (html) => Buffer.from(`%PDF-1.7\n/Type /Page \n${html}`),
  layOut: async () => {
    throw new Error('This host lays nothing out.');
  },
  printsWord: async () => false,
  docxToPdf: async () => {
    throw new Error('No LibreOffice was found.');
  },
  print: async () => false,
  printers: async () => [],
  printOn: async () => {
    throw new Error('This host has no printers.');
  },
  chooseFolder: async () => null,
  saveFile: async () => null,
  // Not what it was, and no secret: tests of secrets bring a sealer of their own.
  seal: async (secret) => Buffer.from(secret).toString('hex'),
  unseal: async (sealed) => Buffer.from(sealed, 'hex').toString(),
};

export interface TestOfficeOptions {
  readonly country?: TestCountry;
  readonly language?: Language;
  /** What time it is, UTC; the present time when it is left out. A clock can be moved. */
  readonly now?: string;
  readonly clock?: Clock;
  readonly host?: Host;
  /** False: the folder is new, and no office is made. */
  readonly create?: boolean;
  readonly password?: string;
  /** Where the office folder and the state of the computer lie; a folder of its own when it is left out. */
  readonly folder?: string;
  /** The office folder itself, where it has another name. */
  readonly at?: string;
  /** Root of the program's own files; that of the project when it is left out. */
  readonly root?: string;
  /** How long mail servers are waited for. */
  readonly mailPatience?: Patience;
}

export interface TestOffice {
  readonly folder: string;
  readonly engine: Engine;
  /** A connection of its own for looking into the file; not for writing. */
  readonly db: Db;
  /** What the session was told. */
  readonly events: EngineEvent[];
  call<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Reply<Output<Name>>>;
  /** The value of a call, checked against the contract; throws an Error with code and message for a refusal. */
  ask<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Output<Name>>;
  /** Closes the engine as the program does, and leaves the folder. */
  stop(): Promise<void>;
  /** Closes the engine and removes the folder. */
  close(): Promise<void>;
}

export const token = 'test-session';

export async function testOffice(options: TestOfficeOptions = {}): Promise<TestOffice> {
  const { country = 'RU', language = 'en', create = true } = options;
  const base = options.folder ?? mkdtempSync(join(tmpdir(), 'kontor-test-'));
  const folder = options.at ?? join(base, 'office');
  const logged: string[] = [];
  const engine = createEngine({
    program: { root: options.root ?? projectRoot, version: '0.1.0', builtOn: '2026-11-23' },
    host: options.host ?? testHost,
    stateFolder: join(base, 'state'),
    folder,
    defaultFolder: folder,
    log: (line) => logged.push(line),
    ...(options.mailPatience && { mailPatience: options.mailPatience }),
    ...(options.clock === undefined && options.now === undefined
      ? {}
      : { clock: options.clock ?? testClock(options.now ?? '') }),
  });
  engine.openSession(token, 'test', language);
  const events: EngineEvent[] = [];
  engine.subscribe(token, (event) => events.push(event));

  const call = async <Name extends ChannelName>(channel: Name, request: Input<Name>) => {
    const reply = await engine.call(token, channel, request);
    // The value has gone through the channel's own schema below, which is where its type comes from.
    if (reply.ok) return { ok: true, value: checked(channel, reply.value) } as Reply<Output<Name>>;
    return reply;
  };
  const ask = async <Name extends ChannelName>(channel: Name, request: Input<Name>) => {
    const reply = await call(channel, request);
    if (!reply.ok)
      throw new Error(
        `${channel}: ${reply.code}: ${reply.message} ${JSON.stringify(reply.details ?? {})} ${reply.code === 'internal' ? logged.join('\n') : ''}`,
      );
    return reply.value;
  };
  if (create && !existsSync(join(folder, 'office.kontor')))
    await ask('office.create', {
      language,
      country,
      company: companyOf[country],
      logo: null,
      administrator: { name: 'Anna', password: options.password ?? null },
      folder: null,
    });
  else await engine.call(token, 'office.speak', { language });

  let looking: Db | null = null;
  let stopped = false;
  const stop = async () => {
    looking?.close();
    looking = null;
    if (!stopped) await engine.close();
    stopped = true;
  };
  return {
    folder,
    engine,
    events,
    get db() {
      looking ??= openDatabase(join(folder, 'office.kontor'));
      return looking;
    },
    call,
    ask,
    stop,
    close: async () => {
      await stop();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** What the engine answers must be what the contract promises, to the last field. */
function checked(channel: ChannelName, value: unknown): unknown {
  const result = contract[channel].output.safeParse(value);
  if (!result.success)
    throw new Error(`${channel} answered what the contract does not promise: ${result.error.message}`);
  return value;
}
