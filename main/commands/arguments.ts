/** What the command for backups was told. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Language, languages } from '../../preload/contract/values.ts';

export const commands = ['make', 'list', 'check', 'prove', 'restore', 'targets'] as const;
export type CommandName = (typeof commands)[number];

export interface Told {
  readonly command: CommandName;
  /** What stands behind the command: a backup's name, or what is to be done with which place. */
  readonly words: readonly string[];
  /** The office folder; null: the one that was open last. */
  readonly folder: string | null;
  /** Where the backup lies; null: in the office folder. */
  readonly place: string | null;
  /** The file that the passphrase stands in. */
  readonly passphraseFile: string | null;
  /** Where the protocol goes. */
  readonly protocol: string | null;
  readonly warnAfterDays: number;
  /** It may put a backup in the place of the office. */
  readonly yes: boolean;
  readonly language: Language | null;
}

/** What can be wrong with the command line; `about` is the word that is wrong, or the one behind which a backup's name is missing. */
export class WrongWords extends Error {
  readonly about: string;
  readonly lacksName: boolean;

  constructor(about: string, lacksName = false) {
    super(about);
    this.name = 'WrongWords';
    this.about = about;
    this.lacksName = lacksName;
  }
}

/** So many words stand behind each command, at least and at most. */
const wordsBehind: Readonly<Record<CommandName, readonly [number, number]>> = {
  make: [0, 0],
  list: [0, 0],
  check: [1, 1],
  prove: [1, 1],
  restore: [1, 1],
  targets: [0, 2],
};

/** Null: only help was asked for. Throws WrongWords. */
export function told(words: readonly string[]): Told | { readonly help: true; readonly language: Language | null } {
  const { values, positionals } = parsed(words);
  const language = languageIn(values.language);
  const [command, ...behind] = positionals;
  if (values.help || command === undefined || command === 'help') return { help: true, language };
  const known = commands.find((one) => one === command);
  if (known === undefined) throw new WrongWords(command);
  const [least, most] = wordsBehind[known];
  if (behind.length < least || behind.length > most) throw new WrongWords(known, behind.length < least);
  const days = Number(values['warn-days'] ?? 7);
  if (!Number.isInteger(days) || days < 1 || days > 90) throw new WrongWords('--warn-days');
  return {
    command: known,
    words: behind,
    folder: values.data === undefined ? null : resolve(values.data),
    place: values.place === undefined ? null : resolve(values.place),
    passphraseFile: values['passphrase-file'] === undefined ? null : resolve(values['passphrase-file']),
    protocol: values.protocol === undefined ? null : resolve(values.protocol),
    warnAfterDays: days,
    yes: values.yes,
    language,
  };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        data: { type: 'string' },
        place: { type: 'string' },
        'passphrase-file': { type: 'string' },
        protocol: { type: 'string' },
        'warn-days': { type: 'string' },
        language: { type: 'string' },
        yes: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new WrongWords(error instanceof Error ? error.message : String(error));
  }
}

function languageIn(text: string | undefined): Language | null {
  if (text === undefined) return null;
  const language = languages.find((one) => one === text);
  if (language === undefined) throw new WrongWords('--language');
  return language;
}
