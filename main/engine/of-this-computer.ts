/** What is about one computer: which office it opens, whether it reaches who keeps it, what was typed on it. */
import type { ChannelName } from '../../preload/contract/index.ts';

/** Channels by which a computer comes to its office. */
export const choosesOffice: readonly ChannelName[] = [
  'office.chooseFolder',
  'office.open',
  'office.retry',
  'office.follow',
  'office.create',
  'office.createExample',
  'office.inspectExport',
  'office.createFromExport',
  'office.findBackups',
  'office.createFromBackup',
];

/** Channels that are about the computer of the page, and answered there, whoever keeps the office. */
export const ofThisComputer: ReadonlySet<string> = new Set<ChannelName>([
  ...choosesOffice,
  'office.testKeeper',
  'drafts.keep',
  'drafts.list',
  'drafts.drop',
]);
