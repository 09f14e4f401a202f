/** What the office host was told on its command line. */
import { parseArgs } from 'node:util';
import { isName } from './network-names.ts';

export interface OfficeArguments {
  readonly folder: string | null;
  readonly demo: boolean;
  /** 0: any free one. */
  readonly port: number;
  /** Null: browsers of this computer only. */
  readonly network: {
    /** 0: any free one. */
    readonly port: number;
    /** What else this computer is called in the office. */
    readonly names: readonly string[];
  } | null;
  /** What the words mean is all that is asked for. */
  readonly help: boolean;
}

/** Where browsers on other computers find the office server. */
export const usualNetworkPort = 27_443;

/** The words that `npm run office --` knows. */
export const officeHelp = `Kontor, the office server: npm run office -- [words]

  --data DIR       the office folder; without it the one of this computer
  --demo           an office filled with an example
  --port N         the port for browsers on this computer (HTTP, 127.0.0.1 only); without it the one of last time, or any free one
  --lan-port N     the port for browsers on other computers (HTTPS); ${usualNetworkPort} without it
  --name NAME      what else this computer is called in the office, e.g. kontor.company.lan; as often as needed
  --help           this

Browsers on other computers open https://NAME-OF-THIS-COMPUTER:${usualNetworkPort} and are to trust the certificate of the office
(Settings → Office server, or GET /certificate). GET /health answers 200 while the office is open and kept here.
`;

/** Reads the words of `officeHelp`; `--lan`: browsers on other computers too. Throws an Error with a sentence for anything else. */
export function officeArguments(words: readonly string[]): OfficeArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      data: { type: 'string' },
      demo: { type: 'boolean', default: false },
      port: { type: 'string' },
      browser: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      lan: { type: 'boolean', default: false },
      'lan-port': { type: 'string' },
      name: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
    strict: true,
  });
  const wrong = values.name.find((name) => !isName(name));
  if (wrong !== undefined) throw new Error(`--name wants the name of a computer, not “${wrong}”.`);
  const network = { port: portOf('--lan-port', values['lan-port'], usualNetworkPort), names: values.name };
  return {
    folder: values.data ?? null,
    demo: values.demo,
    port: portOf('--port', values.port, 0),
    network: values.lan ? network : null,
    help: values.help,
  };
}

function portOf(word: string, text: string | undefined, usual: number): number {
  const port = text === undefined ? usual : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`${word} wants a number from 0 to 65535, not “${text}”.`);
  return port;
}
