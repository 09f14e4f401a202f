/**
 * `npm run bench`: the table of figures. `--clients 100000,1000000` the sizes, `--only find,lists` some rows by their
 * names here, `--write` puts the table into README.md, `--verbose` tells the slowest pages of lists, `--processor` takes
 * the processor's time where a row is measured inside of this process, `--minutes N` has the stations work so long, `--drive FOLDER` makes backups on
 * another drive.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../support/office.ts';
import { backup } from './backup.ts';
import { board } from './board.ts';
import { card } from './card.ts';
import { duplicates } from './duplicates.ts';
import { finding } from './finding.ts';
import { funnel } from './funnel.ts';
import { importing, importingMany } from './importing.ts';
import { flushes, issuing } from './issuing.ts';
import { lists } from './lists.ts';
import { manyPdfs } from './many-pdfs.ts';
import { type Bench, counted, type Figure, timeByProcessor } from './measuring.ts';
import { pdf } from './pdf.ts';
import { planner } from './planner.ts';
import { plannerDrawn } from './planner-drawn.ts';
import { memory, starting } from './starting.ts';
import { stations } from './stations.ts';
import { today } from './today.ts';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '100000,1000000' },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    processor: { type: 'boolean', default: false },
    minutes: { type: 'string' },
    drive: { type: 'string' },
  },
});

/** `once`: at the smallest size only. */
const rows: readonly { name: string; once: boolean; measure: (bench: Bench) => Promise<Figure[]> }[] = [
  { name: 'find', once: false, measure: finding },
  { name: 'lists', once: false, measure: (bench) => lists(bench, values.verbose) },
  { name: 'card', once: false, measure: card },
  { name: 'today', once: false, measure: today },
  { name: 'board', once: true, measure: board },
  { name: 'funnel', once: true, measure: funnel },
  { name: 'planner', once: true, measure: planner },
  { name: 'planner-drawn', once: true, measure: plannerDrawn },
  { name: 'issue', once: false, measure: issuing },
  { name: 'flushes', once: true, measure: flushes },
  { name: 'pdf', once: true, measure: pdf },
  { name: 'many-pdfs', once: true, measure: manyPdfs },
  { name: 'import', once: true, measure: importing },
  { name: 'import-many', once: true, measure: importingMany },
  { name: 'duplicates', once: false, measure: duplicates },
  { name: 'backup', once: false, measure: (bench) => backup(bench, values.drive) },
  { name: 'start', once: false, measure: starting },
  {
    name: 'stations',
    once: true,
    measure: (bench) => stations(bench, values.minutes === undefined ? undefined : Number(values.minutes)),
  },
  { name: 'memory', once: false, measure: memory },
];

const sizes = values.clients.split(',').map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1000))
  throw new Error('--clients wants whole numbers from 1000 on, with commas between them.');

const only = values.only.split(',').filter(Boolean);
const chosen = only.length === 0 ? rows : rows.filter(({ name }) => only.includes(name));
if (chosen.length < only.length) throw new Error(`--only knows ${rows.map(({ name }) => name).join(', ')}.`);

if (values.processor) timeByProcessor();

const load = loadavg()[0] ?? 0;
const figures: Figure[] = [];
for (const { name, once, measure } of chosen) {
  for (const clients of once ? sizes.slice(0, 1) : sizes) {
    process.stderr.write(`${name}, ${counted(clients, 'clients')}…\n`);
    figures.push(...(await measure({ clients, size: counted(clients, 'clients') })));
  }
}

const table = [
  '| work | size | figure | limit | figure / limit |',
  '|---|---|---|---|---|',
  ...figures.map(
    ({ work, size, figure, limit, ratio }) =>
      `| ${work} | ${size} | ${figure} | ${limit} | ${ratio === null ? '' : ratio.toFixed(2)} |`,
  ),
  '',
  `Measured on ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}; load at the beginning ${load.toFixed(1)}, at the end ${(loadavg()[0] ?? 0).toFixed(1)}. Each figure is the median of several rounds after one that warms up; limits of the kind “1.5 × …” were measured in turn with the figure.${values.processor ? ' Times inside of this process are the processor’s.' : ''}`,
].join('\n');
process.stdout.write(`${table}\n`);

if (values.write) {
  const path = join(projectRoot, 'README.md');
  const text = readFileSync(path, 'utf8');
  const marked = /<!-- bench -->[\s\S]*<!-- \/bench -->/u;
  if (!marked.test(text)) throw new Error('README.md has no place for the table: <!-- bench --> and <!-- /bench -->.');
  writeFileSync(
    path,
    text.replace(marked, () => `<!-- bench -->\n${table}\n<!-- /bench -->`),
  );
}
