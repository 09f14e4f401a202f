/** What is about one computer: which office it opens, and whether it reaches its keeper. */
import type { ChannelName } from '../../preload/contract/index.ts';

/** Channels that are about the computer of the page, and answered there, whoever keeps the office. */
export const ofThisComputer: ReadonlySet<string> = new Set<ChannelName>([
  'office.chooseFolder',
  'office.open',
  'office.retry',
  'office.testKeeper',
  'office.create',
  'office.createExample',
  'office.inspectExport',
  'office.createFromExport',
  'office.findBackups',
  'office.createFromBackup',
]);
