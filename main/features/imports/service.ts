/** Importing: what a file is, what would happen to its rows, and doing it. */
import type { z } from 'zod';
import { ImportEntity, type imports, type ReadingOptions } from '../../../preload/contract/imports.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { CommandContext, Job, TaskContext } from '../../engine/context.ts';
import { indexesWrittenLater } from '../clients/importing.ts';
import { rowsCounted, rowsOf } from './counted-rows.ts';
import type { Decided } from './deciding.ts';
import { checkMayImport, fieldsFor, type OpenedOrder, type Order, openOrder } from './order.ts';
import {
  type Counts,
  importRows,
  insertImport,
  lastRecord,
  putItem,
  putNewItems,
  roomForClients,
  updateCounts,
} from './queries.ts';
import { type ImportField, importFields } from './reading/columns.ts';
import { type RefusedRow, writeRefused } from './reading/refused.ts';
import type { Row } from './reading/row.ts';
import { suggestMapping } from './reading/suggest-mapping.ts';
import { openTable, type Table } from './reading/table.ts';
import { foldWords } from './reading/words.ts';
import { type Remembered, remember, remembered } from './remembering.ts';
import { RowFeed } from './row-feed.ts';
import { batchesOf } from './rows-in-thread.ts';
import { openScratch, type Scratch } from './scratch.ts';
import { noProducts, reasonTitle, refusedName } from './words.ts';
import { touchedBy } from './writing.ts';

type Input<Name extends keyof typeof imports> = z.output<(typeof imports)[Name]['input']>;
type Answer<Name extends keyof typeof imports> = z.output<(typeof imports)[Name]['output']>;

const rowsShown = 20;
const samplesShown = 5;
const refusalsShown = 200;
const matchesShown = 200;
const doubtsShown = 200;
const importsListed = 200;
/** After so many rows others have their turn. */
const rowsInStep = 200;

/** What the file is, how it is read, and which column seems to be what. Failure `invalid` says what is wrong with the file. */
export async function inspectFile(
  task: TaskContext,
  { file, entity, reading }: Input<'imports.inspect'>,
): Promise<Answer<'imports.inspect'>> {
  checkMayImport(task, entity);
  const { path, name } = task.uploads.file(task.session, file);
  const { table, chosen } = await openRemembered(task, { path, name, entity, reading });
  const values = table.columns.map((_, column) => table.firstRows.map(({ cells }) => cells[column] ?? ''));
  const allFields = fieldsFor(task, entity);
  const allowed = new Set(allFields.map(({ name: field }) => field));
  const onlyAllowed = (field: string | null) => (field !== null && allowed.has(field) ? field : null);
  if (table.addressBook !== null && entity !== 'clients') throw noProducts();
  const proposed = (
    table.addressBook === null
      ? withOwn(suggestMapping(entity, table.columns, values), table.columns, allFields)
      : [...table.columns]
  ).map(onlyAllowed);
  const headers = headersOf(table, task.language);
  const fields = chosen?.mapping.map(onlyAllowed) ?? proposed;
  return {
    format: table.format,
    addressBook: table.addressBook,
    reading: table.reading,
    sheets: [...table.sheets],
    columns: headers.map((header, column) => ({
      header,
      samples: [...new Set(values[column])].filter((value) => value.trim() !== '').slice(0, samplesShown),
      field: fields[column] ?? null,
      proposed: proposed[column] ?? null,
    })),
    remembered:
      chosen === null
        ? null
        : {
            at: chosen.at,
            by: chosen.by,
            fixed: Object.fromEntries(Object.entries(chosen.fixed).filter(([field]) => allowed.has(field))),
            matchBy: chosen.matchBy,
            known: chosen.known,
          },
    firstRows: table.firstRows.slice(0, rowsShown).map(({ cells }) => cells),
    rows: rowsOf({ uploads: task.uploads, file, table }),
    warnings: table.warnings.map((said) => said[task.language]),
  };
}

/** Columns that are called as an own field go into it, before anything else that they might be. */
function withOwn(
  mapping: readonly (string | null)[],
  columns: readonly string[],
  fields: readonly ImportField[],
): (string | null)[] {
  const own = new Map(
    fields.flatMap(({ name, label }) => (name.startsWith('own.') ? [[foldWords(label.en), name]] : [])),
  );
  const taken = new Set<string>();
  return mapping.map((field, column) => {
    const name = own.get(foldWords(columns[column] ?? ''));
    if (name === undefined || taken.has(name)) return field;
    taken.add(name);
    return name;
  });
}

/** The names of the columns as the user sees them: those of address books are the program's own. */
function headersOf({ addressBook, columns }: Table, language: Language): readonly string[] {
  if (addressBook === null) return columns;
  const labels = new Map(importFields('clients').map(({ name, label }) => [name, label[language]]));
  return columns.map((column) => labels.get(column) ?? column);
}

/** Whether the columns have names by which a file of the same shape is known again. */
function hasShape({ headerRow, addressBook }: Table): boolean {
  return headerRow !== null || addressBook !== null;
}

interface Inspected {
  readonly path: string;
  readonly name: string;
  readonly entity: ImportEntity;
  readonly reading: ReadingOptions;
}

/** The table with what was chosen for its shape the last time. */
async function openRemembered(
  { db }: TaskContext,
  { path, name, entity, reading }: Inspected,
): Promise<{ readonly table: Table; readonly chosen: Remembered | null }> {
  const table = await openTable(path, name, reading);
  const chosen = hasShape(table) ? remembered(db, entity, table.columns) : null;
  // Which of the two one-byte encodings it is can only be guessed: what somebody has corrected once counts more.
  const known = chosen?.reading.encoding;
  const isGuess = reading.encoding === undefined && table.reading.encoding?.startsWith('windows-');
  if (!isGuess || known === table.reading.encoding || !known?.startsWith('windows-')) return { table, chosen };
  return { table: await openTable(path, name, { ...reading, encoding: known }), chosen };
}

/** Reads all of the file and tells what would happen to each row; stores nothing. */
export async function checkImport(task: TaskContext, order: Order): Promise<Answer<'imports.check'>> {
  const job = task.job(order.job);
  const opened = await openOrder(task, order);
  const { table } = opened;
  const handed = { uploads: task.uploads, file: order.file, table };
  const expected = rowsOf(handed);
  const counts = noCounts();
  const answer: Pick<Answer<'imports.check'>, 'refusals' | 'preview' | 'doubts' | 'matches'> = {
    refusals: [],
    preview: [],
    doubts: [],
    matches: [],
  };
  let doubtful = 0;
  const alike: MatchShown[] = [];
  const scratch = openScratch();
  try {
    const decide = opened.dryRun(() => task.db, scratch);
    for await (const each of table.rows()) {
      if (counts.rows % rowsInStep === 0) await turn(job, counts.rows, expected);
      const decided = decide(each);
      count(counts, decided);
      const { row, cells } = each;
      const { outcome, reasons, shown, doubts = [] } = decided;
      if (answer.preview.length < rowsShown) answer.preview.push({ row, outcome, values: { ...shown } });
      if (outcome === 'refused' && answer.refusals.length < refusalsShown)
        answer.refusals.push({ row, cells, reasons: reasons.map((said) => said[task.language]) });
      if (doubts.length > 0 && ++doubtful <= doubtsShown)
        answer.doubts.push({ row, name: shown.name ?? '', reasons: doubts.map((said) => said[task.language]) });
      const isDecided = order.rows[row] !== undefined;
      const place = outcome === 'same' ? alike : answer.matches;
      if (isDecided || ((decided.match !== null || outcome === 'skipped') && place.length < matchesShown))
        place.push(shownMatch(row, decided, order));
    }
    // What would change is not to be hidden behind thousands that stay as they are.
    answer.matches.push(...alike.slice(0, Math.max(matchesShown - answer.matches.length, 0)));
  } finally {
    scratch.close();
  }
  job.progress('checking', counts.rows, counts.rows);
  rowsCounted(handed, counts.rows);
  return { ...counts, doubtful, ...answer };
}

/** What would change of the record that the row means: the fields of the order that would be otherwise. */
function shownMatch(row: number, { outcome, match, shown }: Decided, { mapping, fixed }: Order): MatchShown {
  const name = shown.name ?? shown.code ?? '';
  if (match === null) return { row, outcome, record: null, name, changes: [] };
  const { before, after } = match.shown();
  const fields = new Set([...mapping, ...Object.keys(fixed)].map((field) => (field ? shownIn(field) : '')));
  const changes = [...fields].flatMap((field) => {
    const [old, now] = [before[field] ?? '', after[field] ?? ''];
    return old === now ? [] : [{ field, old, new: now }];
  });
  return { row, outcome, record: { id: match.id, name: before.name ?? '', because: match.because }, name, changes };
}

type MatchShown = Answer<'imports.check'>['matches'][number];

/** Everything of contact persons is shown with the first of them. */
function shownIn(field: string): string {
  return field.startsWith('contact') ? 'contactName' : field;
}

/** Imports what can be imported, all of it or, when it is cancelled or fails, nothing. */
export async function runImport(task: TaskContext, order: Order): Promise<Answer<'imports.run'>> {
  const job = task.job(order.job);
  const opened = await openOrder(task, order);
  const { table, fileName } = opened;
  const expected = rowsOf({ uploads: task.uploads, file: order.file, table });
  const { path } = task.uploads.file(task.session, order.file);
  const feed = new RowFeed(batchesOf(table, { path, fileName, ahead: opened.ahead }, expected));
  // There may be a million of them.
  const refused = openScratch();
  try {
    const done = await task.writeInSteps(job, (command) =>
      importRowsOf(command, job, { order, opened, feed, expected }, (row, { reasons }) => {
        const back: RefusedRow = { cells: row.cells, reasons: reasons.map((said) => said[task.language]) };
        refused.put(JSON.stringify(back));
      }),
    );
    if (done.created + done.changed + done.joined > 0)
      for (const entity of touchedBy(order.entity)) task.changed(entity);
    const header = hasShape(table) ? headersOf(table, task.language) : null;
    const separator = table.reading.separator ?? (task.language === 'en' ? ',' : ';');
    const title = reasonTitle[task.language];
    const bytes = done.refused === 0 ? null : writeRefused({ separator, reasonTitle: title }, header, rowsIn(refused));
    const kept = bytes && task.uploads.keep(task.session, refusedName(fileName)[task.language], bytes);
    return { ...done, refusedFile: kept?.handle ?? null };
  } finally {
    feed.stop();
    refused.close();
  }
}

function rowsIn(refused: Scratch): Iterable<RefusedRow> {
  return {
    *[Symbol.iterator]() {
      // Written by `runImport` alone.
      for (const text of refused.all()) yield JSON.parse(text) as RefusedRow;
    },
  };
}

/** The imports there have been of what the user may import, the latest first: how many records there are is not for everybody. */
export function listImports({ db, user }: Pick<TaskContext, 'db' | 'user'>): Answer<'imports.list'> {
  return importRows(db, importsListed)
    .map(({ undoneAt, undoneBy, ...row }) => ({
      ...row,
      entity: ImportEntity.parse(row.entity),
      undone: undoneAt === null ? null : { at: undoneAt, by: undoneBy },
    }))
    .filter(({ entity }) => user.rights.has(`${entity}.import`));
}

type Running = {
  readonly order: Order;
  readonly opened: OpenedOrder;
  readonly feed: RowFeed;
  /** How many rows there are, or seem to be. */
  readonly expected: number;
};

function* importRowsOf(
  command: CommandContext,
  job: Job,
  { order, opened, feed, expected }: Running,
  refuse: (row: Row, decided: Decided) => void,
): Generator<void, Counts & { readonly importId: number }> {
  const { db, user, now } = command;
  const { entity } = order;
  const { fileName } = opened;
  const stamp = { at: now, by: user.id };
  const importId = insertImport(db, { entity, fileName, ...stamp });
  const last = lastRecord(db, entity);
  const indexes = entity === 'clients' ? indexesWrittenLater(db) : undefined;
  const decide = opened.run(db, {
    stamp,
    indexes,
    saved(id, version, before) {
      if (id <= last) putItem(db, importId, id, version, JSON.stringify({ ...before, version: version - 1 }));
    },
  });
  const counts = noCounts();
  const inOrder = entity === 'clients' ? roomForClients(db, expected) : null;
  for (let rows = feed.next(); rows !== null; rows = feed.next()) {
    if (rows !== 'later') {
      for (const row of rows) {
        const decided = decide(row);
        count(counts, decided);
        if (decided.outcome === 'refused') refuse(row, decided);
      }
      job.progress('writing', counts.rows, Math.max(expected, counts.rows));
    }
    yield;
  }
  yield* putNewItems(db, importId, entity, last);
  if (inOrder !== null) yield* inOrder();
  if (indexes !== undefined) yield* indexes.write();
  updateCounts(db, importId, counts);
  const { table, mapping } = opened;
  if (hasShape(table)) remember(db, entity, table.columns, { ...order, mapping }, stamp);
  const facts = Object.entries({ entity, fileName, known: order.known, ...counts });
  command.record({
    entity: 'import',
    id: importId,
    version: 1,
    changes: Object.fromEntries(facts.map(([name, value]) => [name, { old: null, new: value }])),
  });
  return { importId, ...counts };
}

type Counting = { -readonly [Name in keyof Counts]: number };

function noCounts(): Counting {
  return { rows: 0, created: 0, changed: 0, joined: 0, same: 0, skipped: 0, refused: 0 };
}

function count(counts: Counting, { outcome }: Decided): void {
  counts.rows++;
  counts[outcome]++;
}

async function turn(job: Job, done: number, estimated: number): Promise<void> {
  job.progress('checking', done, Math.max(estimated, done));
  await new Promise((resolve) => setImmediate(resolve));
}
