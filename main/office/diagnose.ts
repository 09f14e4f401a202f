/**
 * `npm run diagnose -- --data DIR [--support FILE.zip]`: examines an office without a window, also one that cannot be opened, and prints a line for
 * each thing. An office that several computers share is examined while none of them keeps it. Ends with 0 when nothing is wrong, 1 when something is, 2 when it could not be examined.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { lockOffice, openDatabase } from '../../db/database.ts';
import { commandWords } from '../commands/command-words.ts';
import { KeptLog } from '../engine/kept-log.ts';
import { languageOfSystem } from '../engine/language-of-system.ts';
import { type OfficePaths, officePaths } from '../engine/office-paths.ts';
import { defaultStateFolder } from '../engine/places.ts';
import { programOf } from '../engine/program.ts';
import { holderBy } from '../features/diagnostics/drive-test.ts';
import { examine } from '../features/diagnostics/examining.ts';
import { findingsOf } from '../features/diagnostics/findings.ts';
import { supportEntries, writeSupportFile } from '../features/diagnostics/support-file.ts';
import { readSettings } from '../features/office/settings.ts';
import { isKeptNow } from '../sharing/kept-now.ts';
import { isSharedFolder } from '../sharing/network-drives.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const thread = fileURLToPath(new URL('../features/diagnostics/examination-thread.ts', import.meta.url));

const signs = { good: '✓', attention: '!', bad: '✗', unknown: '?' } as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, support: { type: 'string' } }, strict: true });
  if (values.data === undefined) throw new Error('--data wants the folder of the office.');
  const paths = officePaths(resolve(values.data));
  const release = await heldIfShared(paths.folder);
  try {
    return await examined(paths, values.support);
  } finally {
    release();
  }
}

/** Of a folder that several computers see: nobody keeps the office, or comes to it meanwhile. Rejects with an Error in words where somebody does. */
async function heldIfShared(folder: string): Promise<() => void> {
  if (!isSharedFolder(folder)) return () => undefined;
  if (await isKeptNow(folder)) throw new Error(commandWords[languageOfSystem(process.env)].shared(folder));
  return lockOffice(folder);
}

async function examined(paths: OfficePaths, support: string | undefined): Promise<number> {
  const stateFolder = defaultStateFolder();
  const program = programOf(root, (path) => readFileSync(path, 'utf8'));
  const now = Date.now();
  const order = {
    folder: paths.folder,
    stateFolder: paths.folder,
    database: paths.database,
    programVersion: program.version,
    now,
  };
  const log = (part: string, error: unknown) => process.stderr.write(`${part}: ${String(error)}\n`);
  const examination = await examine(order, holderBy(thread), undefined, log);
  const found = findingsOf({ examination, slowest: [] }, 'en', (sha256) => sha256);
  const findings = found.filter(({ of }) => of !== 'calls' && of !== 'state-drive');
  for (const { state, title, said, todo, details } of findings) {
    process.stdout.write(`${signs[state]} ${title}: ${said}\n`);
    for (const line of [...(todo === null ? [] : [todo]), ...details]) process.stdout.write(`    ${line}\n`);
  }
  if (support !== undefined) {
    const db = openDatabase(paths.database, { readonly: true });
    try {
      const sources = {
        db,
        paths,
        program,
        settings: readSettings(db),
        sharing: { shared: isSharedFolder(paths.folder), locks: 'unknown' },
        host: 'command',
        figures: null,
        log: new KeptLog(stateFolder, () => new Date(now).toISOString()),
        examination,
        now: new Date(now).toISOString(),
      };
      await writeSupportFile(resolve(support), supportEntries(sources));
    } finally {
      db.close();
    }
    process.stdout.write(`The file for support is ${resolve(support)}\n`);
  }
  return findings.some(({ state }) => state === 'bad') ? 1 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `The office could not be examined: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
