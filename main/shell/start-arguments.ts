/** What the program was told on its command line. */

export interface StartArguments {
  /** The office folder, or null for the one that this computer opened last. */
  readonly folder: string | null;
  readonly demo: boolean;
}

/** Reads `--data DIR`, `--data=DIR` and `--demo`; everything else belongs to Electron and Chromium. */
export function startArguments(words: readonly string[]): StartArguments {
  const joined = words.find((word) => word.startsWith('--data='))?.slice('--data='.length);
  const at = words.indexOf('--data');
  const folder = joined ?? (at < 0 ? undefined : words[at + 1]);
  return { folder: folder || null, demo: words.includes('--demo') };
}
