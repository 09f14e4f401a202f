/** The funnel on paper: its stages with bars, and why deals were lost. */
import type { DealSums } from '../../../preload/contract/deals.ts';
import { type FunnelStage, type Outcome, outcomes } from '../../../preload/contract/funnel.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { TaskContext } from '../../engine/context.ts';
import { formatDay, formatMoneyWithCurrency } from '../../printing/format.ts';
import { pageCount } from '../../printing/page-count.ts';
import { type PrintedView, renderDocument } from '../../printing/render.ts';
import { formPlaces, printAssets } from '../forms/service.ts';
import { dealFunnel } from './funnel.ts';
import { userName } from './funnel-queries.ts';
import { durationWords, funnelWords } from './funnel-words.ts';
import { pipelineBy } from './pipelines.ts';

interface FunnelTable {
  readonly title: string;
  /** `look`: a class of the style sheet. */
  readonly heads: readonly { readonly text: string; readonly look: 'number' | '' }[];
  /** `share`: percent of the longest bar. */
  readonly rows: readonly {
    readonly names: readonly string[];
    readonly share: string;
    readonly cells: readonly string[];
  }[];
}

interface FunnelView extends PrintedView {
  readonly title: string;
  readonly about: string;
  readonly tables: readonly FunnelTable[];
}

/** Makes a PDF of the funnel and hands it out; the log is told. Failures as those of the funnel. */
export async function printFunnel(
  task: TaskContext,
  asked: Parsed<'deals.printFunnel'>,
): Promise<Output<'deals.printFunnel'>> {
  const { language } = task;
  const job = task.job(asked.job);
  const view = funnelView(task, asked);
  job.progress('printing', 0, 1);
  const bytes = await task.host.printToPdf(renderDocument(view, printAssets(formPlaces(task))));
  job.progress('printing', 1, 1);
  const pages = pageCount(bytes);
  const told = { list: 'funnel', title: view.title, from: asked.from, to: asked.to, pages };
  const changes = Object.fromEntries(Object.entries(told).map(([field, value]) => [field, { old: null, new: value }]));
  await task.write((command) => command.record({ entity: 'list', id: 0, version: 0, changes }));
  const name = `${funnelWords[language].title} ${asked.from} ${asked.to}.pdf`;
  const { handle } = task.uploads.keep(task.session, name, bytes);
  return { file: handle, name, pages };
}

function funnelView(task: TaskContext, asked: Parsed<'deals.printFunnel'>): FunnelView {
  const { db, language } = task;
  const { stages, lost } = dealFunnel(task, asked);
  const pipeline = pipelineBy(db, asked.pipelineId);
  const nameOf = (id: number) => pipeline.stages.find((stage) => stage.id === id)?.name ?? '';
  const words = funnelWords[language];
  const title = `${words.title}: ${pipeline.name}`;
  const about = [
    `${formatDay(asked.from, language)} – ${formatDay(asked.to, language)}`,
    asked.responsibleId === undefined ? '' : userName(db, asked.responsibleId),
    asked.source ?? '',
  ].filter(Boolean);
  const sums = (of: DealSums) => sumsText(of, language);
  const went = stages.flatMap(({ stageId, moves }) =>
    moves.flatMap(({ to, outcome, ...move }) =>
      to === null
        ? []
        : [{ names: [nameOf(stageId), outcome === 'elsewhere' ? words.elsewhere : nameOf(to)], ...move }],
    ),
  );
  const table = (
    name: 'stages' | 'moves' | 'lost',
    rows: readonly { names: readonly string[]; count: number; cells: readonly string[] }[],
    heads: readonly string[] = words[name].heads,
  ): FunnelTable => {
    const most = Math.max(1, ...rows.map(({ count }) => count));
    return {
      title: words[name].title,
      // Behind the bars, which have no head, stand numbers.
      heads: heads.map((text, at) => ({ text, look: at > heads.indexOf('') ? 'number' : '' })),
      rows: rows.map(({ names, count, cells }) => ({
        names,
        share: String(Math.round((count * 100) / most)),
        cells: [String(count), ...cells],
      })),
    };
  };
  // As on the screen: what happened to none has no column.
  const shown = outcomes.filter((outcome) => stages.some((stage) => countOf(stage, outcome) > 0));
  const unshown = outcomes.flatMap((outcome, at) => (shown.includes(outcome) ? [] : [at]));
  const tables = [
    table(
      'stages',
      stages.map((stage) => ({
        names: [nameOf(stage.stageId)],
        count: stage.count,
        cells: [
          sums(stage.sums),
          ...shown.map((outcome) => some(countOf(stage, outcome))),
          stage.medianHours === null ? '' : durationWords(stage.medianHours, language),
        ],
      })),
      words.stages.heads.filter((_, at) => !unshown.includes(at - outcomesFrom)),
    ),
    table(
      'moves',
      went.map((move) => ({ ...move, cells: [sums(move.sums)] })),
    ),
    table(
      'lost',
      lost.map(({ stageId, reason, ...row }) => ({
        names: [nameOf(stageId), reason || words.noReason],
        count: row.count,
        cells: [sums(row.sums)],
      })),
    ),
  ];
  return {
    template: 'funnel',
    caption: [title, ...about].join(' · '),
    language,
    title,
    about: about.join(' · '),
    tables: tables.filter(({ rows }) => rows.length > 0),
  };
}

/** Where the outcomes begin among the heads of the stages. */
const outcomesFrom = 4;

function countOf({ moves }: FunnelStage, outcome: Outcome): number {
  return moves.filter((move) => move.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
}

const some = (count: number): string => (count === 0 ? '' : String(count));

function sumsText(sums: DealSums, language: Language): string {
  return sums.map(({ amount, currency }) => formatMoneyWithCurrency(amount, currency, language)).join(' · ');
}
