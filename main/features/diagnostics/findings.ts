/** An examination put into words: what is good, what wants attention, what is bad, and what to do about it. */
import type { Examined, Finding } from '../../../preload/contract/diagnostics.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { type ChannelFigures, slowCall } from '../../engine/call-figures.ts';
import type { Said } from '../../engine/failure.ts';
import type { Drive, Examination } from './examination.ts';
import { countWords, sizeWords, timeWords } from './figure-words.ts';
import * as words from './finding-words.ts';

/** Milliseconds for a durable write above which people feel each saving. */
const slowFlush = 40;
/** Bytes a second below which backups of a usual office take minutes. */
const slowWrites = 10 * 1024 * 1024;
/** Bytes that are to be free at least. */
const leastFree = 1024 * 1024 * 1024;
/** A quarter of the file and so many bytes of it unused are worth a word. */
const muchUnused = 64 * 1024 * 1024;

/** What is not said of each thing that was examined is that nothing is to be done about it. */
type Told = Pick<Finding, 'state'> & {
  readonly said: Said;
  readonly todo?: Said;
  readonly details?: readonly Said[] | readonly string[];
  readonly action?: Finding['action'];
};

/** The findings in the order in which they are shown. `nameOf` answers what a stored file is called. */
export function findingsOf(
  { examination, slowest }: { readonly examination: Examination | null; readonly slowest: readonly ChannelFigures[] },
  language: Language,
  nameOf: (sha256: string) => string,
): Finding[] {
  const as = (of: Examined, { state, said, todo, details = [], action = null }: Told): Finding => ({
    of,
    state,
    title: words.titles[of][language],
    said: said[language],
    todo: todo?.[language] ?? null,
    details: details.map((detail) => (typeof detail === 'string' ? detail : detail[language])),
    action,
  });
  const told = (of: Examined, found: Told | null) => as(of, found ?? { state: 'unknown', said: words.notExamined });
  const calls = as('calls', callsOf(slowest, language));
  if (examination === null) return [calls];
  const { officeDrive, stateDrive } = examination;
  return [
    told('integrity', integrityOf(examination)),
    told('references', referencesOf(examination, language)),
    told('orphans', orphansOf(examination, language)),
    told('search', searchOf(examination, language)),
    told('chain', chainOf(examination, language)),
    told('files', filesOf(examination, language, nameOf)),
    told('unnamed', unnamedOf(examination, language)),
    told('sizes', sizesOf(examination, language)),
    told('office-drive', officeDrive && driveOf(officeDrive, language)),
    told('state-drive', stateDrive && driveOf(stateDrive, language)),
    calls,
  ];
}

function integrityOf({ integrity }: Examination): Told | null {
  if (integrity === null) return null;
  const { table, lines } = integrity;
  if (lines.length === 0) return { state: 'good', said: words.sound };
  return { state: 'bad', said: words.damagedIn(table), todo: words.restoreAdvice, details: lines, action: 'restore' };
}

function referencesOf({ references }: Examination, language: Language): Told | null {
  if (references === null) return null;
  if (references.length === 0) return { state: 'good', said: words.referencesGood };
  const details = references.map(({ table, parent, rows }) => `${table} → ${parent}: ${countWords(rows, language)}`);
  const said = words.referencesBroken(countWords(sumOf(references), language));
  return { state: 'bad', said, todo: words.supportAdvice, details };
}

function orphansOf({ orphans }: Examination, language: Language): Told | null {
  if (orphans === null) return null;
  const gone = orphans.filter(({ kind }) => kind === 'without-record');
  if (gone.length === 0) return { state: 'good', said: words.orphansNone };
  const details = gone.map(({ table, rows }) => `${table}: ${countWords(rows, language)}`);
  const said = words.orphansThere(countWords(sumOf(gone), language));
  return { state: 'attention', said, todo: words.supportAdvice, details };
}

function searchOf({ orphans }: Examination, language: Language): Told | null {
  if (orphans === null) return null;
  const differ = orphans.filter(({ kind }) => kind !== 'without-record');
  if (differ.length === 0) return { state: 'good', said: words.searchGood };
  const sign = { 'not-found-by-search': '−', 'found-without-record': '+', 'without-record': '' } as const;
  const details = differ.map(({ table, kind, rows }) => `${table}: ${sign[kind]}${countWords(rows, language)}`);
  const said = words.searchLacks(countWords(sumOf(differ), language));
  return { state: 'attention', said, todo: words.supportAdvice, details };
}

function chainOf({ chain }: Examination, language: Language): Told | null {
  if (chain === null) return null;
  const { records, firstBroken } = chain;
  if (firstBroken === null) return { state: 'good', said: words.chainGood(countWords(records, language)) };
  return { state: 'bad', said: words.chainBroken(countWords(firstBroken, language)), todo: words.chainAdvice };
}

function filesOf({ files }: Examination, language: Language, nameOf: (sha256: string) => string): Told | null {
  if (files === null) return null;
  const count = (value: number) => countWords(value, language);
  const { named, missing, altered, missingCount, alteredCount } = files;
  if (missingCount + alteredCount === 0) return { state: 'good', said: words.filesGood(count(named)) };
  return {
    state: 'bad',
    said: words.filesWrong(count(missingCount), count(alteredCount), count(named)),
    todo: words.filesAdvice,
    details: [...missing, ...altered].slice(0, 20).map(nameOf),
    action: 'restore',
  };
}

function unnamedOf({ files }: Examination, language: Language): Told | null {
  if (files === null) return null;
  const { unnamed } = files;
  if (unnamed.files === 0) return { state: 'good', said: words.unnamedNone };
  const said = words.unnamedThere(countWords(unnamed.files, language), sizeWords(unnamed.bytes, language));
  return { state: 'attention', said, todo: words.unnamedAdvice, action: 'remove-unnamed' };
}

function sizesOf({ database, largest, folders }: Examination, language: Language): Told | null {
  if (database === null || folders === null) return null;
  const size = (bytes: number) => sizeWords(bytes, language);
  const isMuch = database.unused > muchUnused && database.unused * 4 > database.bytes;
  return {
    state: isMuch ? 'attention' : 'good',
    said: words.sizesAre(size(database.bytes), size(folders.files.bytes), size(folders.backups.bytes)),
    ...(isMuch && { todo: words.compactAdvice }),
    details: [
      words.unusedInside(size(database.unused)),
      ...(largest ?? []).map(({ name, kind, bytes, rows }) =>
        words.taken(name, size(bytes), kind === 'index' ? null : countWords(rows ?? 0, language)),
      ),
    ],
  };
}

/** The worst of what a drive does is what is said of it. */
export function driveOf(drive: Drive, language: Language): Told {
  const time = (milliseconds: number) => timeWords(milliseconds, language);
  const size = (bytes: number) => sizeWords(bytes, language);
  const details = [
    words.driveKind(drive.kind, drive.network),
    words.locksAre[drive.locks],
    words.flushIs(time(drive.flush.median), time(drive.flush.longest)),
    words.smallIs(time(drive.small.median), time(drive.small.longest)),
    words.speedIs(size(drive.writes), size(drive.reads)),
    ...(drive.free === null ? [] : [words.freeIs(size(drive.free))]),
  ];
  if (drive.locks === 'lie') return { state: 'bad', said: words.driveLies, todo: words.liesAdvice, details };
  if (drive.free !== null && drive.free < leastFree)
    return { state: 'bad', said: words.driveFull(size(drive.free)), todo: words.fullAdvice, details };
  if (drive.flush.median > slowFlush)
    return { state: 'attention', said: words.driveSlow(time(drive.flush.median)), todo: words.slowAdvice, details };
  if (drive.writes < slowWrites)
    return { state: 'attention', said: words.driveSlowLarge(size(drive.writes)), todo: words.slowAdvice, details };
  return { state: 'good', said: words.driveGood, details };
}

function callsOf(slowest: readonly ChannelFigures[], language: Language): Told {
  const count = (value: number) => countWords(value, language);
  const time = (milliseconds: number) => timeWords(milliseconds, language);
  const slow = slowest.filter(({ longest }) => longest > slowCall);
  const details = slowest.map(({ channel, longest, median, slow: over, calls }) =>
    words.callIs(channel, time(longest), time(median), count(over), count(calls)),
  );
  if (slow.length === 0) return { state: 'good', said: words.callsQuick, details };
  const all = slow.reduce((sum, figures) => sum + figures.slow, 0);
  const longest = Math.max(...slow.map((figures) => figures.longest));
  return { state: longest > 1000 ? 'attention' : 'good', said: words.callsSlow(count(all), time(longest)), details };
}

function sumOf(found: readonly { readonly rows: number }[]): number {
  return found.reduce((sum, { rows }) => sum + rows, 0);
}
