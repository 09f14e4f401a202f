/** What the office host was told on its command line. */
import { parseArgs } from 'node:util';

export interface OfficeArguments {
  readonly folder: string | null;
  readonly demo: boolean;
  /** 0: any free one. */
  readonly port: number;
}

/** Reads `--data DIR`, `--demo`, `--port N`, `--no-open`. Throws an Error with a sentence for anything else. */
export function officeArguments(words: readonly string[]): OfficeArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      data: { type: 'string' },
      demo: { type: 'boolean', default: false },
      port: { type: 'string' },
      browser: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
    },
    strict: true,
  });
  const port = values.port === undefined ? 0 : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port wants a number from 0 to 65535, not “${values.port}”.`);
  return { folder: values.data ?? null, demo: values.demo, port };
}
