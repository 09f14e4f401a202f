/** What may become of rows, and how it looks. */
import type { KnownWay } from '../../../preload/contract/imports.ts';

export const tints = {
  created: 'green',
  changed: 'accent',
  joined: 'accent',
  same: 'plain',
  skipped: 'plain',
  refused: 'red',
} as const;

export const knownWays = ['update', 'skip', 'create'] as const satisfies readonly KnownWay[];
/** The names of their texts. */
export const knownWords = { update: 'knownUpdate', skip: 'knownSkip', create: 'knownCreate' } as const;
