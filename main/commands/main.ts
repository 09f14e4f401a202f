/** `npm run backup`: backups without a window. Plain Node; see `--help` for what it does and what its exit codes mean. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DatabaseProblem } from '../../db/database-problem.ts';
import { SecretProblem } from '../../db/seal-key.ts';
import { sweepTemporaryPlaces } from '../../db/temporary-place.ts';
import { instantOf, systemClock } from '../engine/clock.ts';
import { Failure } from '../engine/failure.ts';
import { languageOfSystem } from '../engine/language-of-system.ts';
import { officePaths } from '../engine/office-paths.ts';
import { defaultOfficeFolder, defaultStateFolder } from '../engine/places.ts';
import { problemWords } from '../engine/problem-words.ts';
import { programOf } from '../engine/program.ts';
import { rememberedFolder } from '../engine/remembered-folder.ts';
import { browserHost } from '../office/browser-host.ts';
import { type CommandName, told, WrongWords } from './arguments.ts';
import { type AtWork, Ended, type ExitCode, exitCodes } from './at-work.ts';
import { check, list, make, places } from './backup-commands.ts';
import { commandWords } from './command-words.ts';
import { prove, restore } from './restoring-commands.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const log = (line: string) => process.stderr.write(`${line}\n`);
const say = (line: string) => process.stdout.write(`${line}\n`);

const run: Readonly<Record<CommandName, (at: AtWork) => ExitCode | Promise<ExitCode>>> = {
  make,
  list,
  check,
  prove,
  restore,
  targets: places,
};

async function main(): Promise<ExitCode> {
  let language = languageOfSystem(process.env);
  try {
    const asked = told(process.argv.slice(2));
    language = asked.language ?? language;
    const words = commandWords[language];
    if ('help' in asked) {
      say(words.help);
      return exitCodes.done;
    }
    sweepTemporaryPlaces(systemClock.milliseconds(), log);
    const stateFolder = defaultStateFolder();
    const host = browserHost(stateFolder);
    const program = programOf(root, (path) => readFileSync(path, 'utf8'));
    const paths = officePaths(asked.folder ?? rememberedFolder(stateFolder) ?? defaultOfficeFolder(false));
    const now = instantOf(systemClock);
    try {
      return await run[asked.command]({
        told: asked,
        words,
        language,
        program,
        stateFolder,
        paths,
        host,
        now,
        say,
        log,
      });
    } finally {
      await host.close();
    }
  } catch (error) {
    return ended(error, language);
  }
}

/** Says why in one line; what is a fault of the program comes with the place of it. */
function ended(error: unknown, language: keyof typeof commandWords): ExitCode {
  const words = commandWords[language];
  if (error instanceof WrongWords) {
    log(error.lacksName ? words.nameIt : words.wrongWords(error.about));
    return exitCodes.words;
  }
  if (error instanceof SecretProblem) {
    log(error.problem === 'needed' ? words.passphraseNeeded : words.passphraseWrong);
    return exitCodes.passphrase;
  }
  if (error instanceof Ended) {
    log(error.message);
    return error.code;
  }
  if (error instanceof DatabaseProblem) {
    log(problemWords(error)[language]);
    return error.problem === 'in-use' ? exitCodes.inUse : exitCodes.failed;
  }
  if (error instanceof Failure) log(error.said[language]);
  else log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.failed;
}

process.exitCode = await main();
