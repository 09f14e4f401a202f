/**
 * The office host: the engine without a window, for browsers and other programs on this computer.
 * Prints one line, `Kontor: http://127.0.0.1:PORT/#key=KEY`, and serves until it is stopped. With `--lan` it is the office
 * server: it keeps the office wherever it can, serves the other computers as well, and says in further lines at which addresses.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languageOfSystem } from '../engine/language-of-system.ts';
import type { ServedAt } from '../engine/office-server.ts';
import { defaultOfficeFolder, defaultStateFolder } from '../engine/places.ts';
import { programOf } from '../engine/program.ts';
import { startEngine } from '../engine/start-engine.ts';
import { officeArguments, officeHelp } from './arguments.ts';
import { browserHost } from './browser-host.ts';
import { type NetworkServer, serveNetwork } from './network-server.ts';
import { keepAddress, knownAddress } from './page-address.ts';
import { servePages } from './page-server.ts';

/** Lines that stand in the log of the program, and tell nothing to whoever watches the server. */
const ofTheLogOnly = /^(?:slow|in-use): /u;

const root = fileURLToPath(new URL('../../', import.meta.url));

async function main(): Promise<void> {
  const { folder, demo, port, network, help } = officeArguments(process.argv.slice(2));
  if (help) return void process.stdout.write(officeHelp);
  const log = (line: string) => {
    if (!ofTheLogOnly.test(line)) process.stderr.write(`${line}\n`);
  };
  const stateFolder = defaultStateFolder();
  const host = browserHost(stateFolder);
  let inNetwork: NetworkServer | null = null;
  const engine = await startEngine({
    program: programOf(root, (path) => readFileSync(path, 'utf8')),
    host,
    stateFolder,
    folder: folder === null ? (demo ? defaultOfficeFolder(true) : null) : resolve(folder),
    defaultFolder: defaultOfficeFolder(demo),
    demo,
    language: languageOfSystem(process.env),
    log,
    ...(network === null ? {} : { server: () => served(inNetwork) }),
  });
  const office = folder === null ? defaultOfficeFolder(demo) : resolve(folder);
  const known = knownAddress(stateFolder, office);
  const { key } = known;
  engine.openSession(key, 'program', languageOfSystem(process.env));
  const page = join(root, 'out', 'renderer');
  if (network !== null) {
    const { port: at, names } = network;
    inNetwork = await serveNetwork({ engine, page, stateFolder, names, port: at, log }).catch(
      async (error: unknown) => {
        await engine.close();
        throw isTaken(error) ? new Error(takenInNetwork(at)) : error;
      },
    );
  }
  const listens = inNetwork;
  const certificate = listens === null ? {} : { certificate: () => listens.certificates.authority };
  const serve = (at: number) => servePages({ engine, page, key, port: at, log, ownSessions: true, ...certificate });
  const server = await serve(port || known.port).catch(async (error: unknown) => {
    // The port of last time is a convenience, one that was asked for is not.
    if (port === 0 && isTaken(error)) return serve(0);
    await inNetwork?.close();
    await engine.close();
    throw isTaken(error) ? new Error(`port ${port} is taken by another program. Choose another one by --port.`) : error;
  });
  try {
    keepAddress(stateFolder, office, { key, port: server.port });
  } catch (error) {
    log(`The address of the page is not kept: ${String(error)}`);
  }
  process.stdout.write(`Kontor: http://127.0.0.1:${server.port}/#key=${key}\n`);
  if (inNetwork !== null) process.stdout.write(toOthers(inNetwork));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    try {
      await server.close();
      await inNetwork?.close();
      await engine.close();
      await host.close();
    } catch (error) {
      log(`Kontor did not close in order: ${String(error)}`);
      process.exitCode = 1;
    }
    process.exit();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}

/** What is said to whoever has started the server: where others find it, and by what they know that it is this one. */
function toOthers({ addresses, certificates }: NetworkServer): string {
  const [first = '', ...more] = addresses;
  const also = more.length === 0 ? '' : ` (also ${more.join(', ')})`;
  return `Other computers: ${first}${also}\nCertificate of the office, SHA-256: ${certificates.fingerprint}\n`;
}

/** What the page about the server shows. */
function served(network: NetworkServer | null): ServedAt | null {
  if (network === null) return null;
  const { addresses, port, certificates } = network;
  const { authority: certificate, fingerprint, until } = certificates;
  return { addresses: [...addresses], port, certificate, fingerprint, until };
}

function takenInNetwork(port: number): string {
  return `port ${port} is taken by another program, perhaps by another office server of this computer. End that one, or choose another port by --lan-port.`;
}

/** The system's word for a port that somebody else listens on. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

main().catch((error: unknown) => {
  process.stderr.write(`Kontor could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
