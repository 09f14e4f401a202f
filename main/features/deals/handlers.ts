/** Handlers of pipelines and deals. */
import type { deals } from '../../../preload/contract/deals.ts';
import type { funnel } from '../../../preload/contract/funnel.ts';
import { accessBy } from '../../engine/access.ts';
import type { Handlers } from '../../engine/context.ts';
import { dealFunnel } from './funnel.ts';
import { printFunnel } from './funnel-printing.ts';
import { dealSources } from './funnel-queries.ts';
import { sumsOfLines } from './line-sums.ts';
import { countDeals, dealBoard, dealColumn, dealForecast, dealPage } from './listing.ts';
import { closeDeal, moveDeal, reopenDeal, undoMove } from './moving.ts';
import { orderPipelines } from './pipeline-order.ts';
import { listPipelines, savePipeline } from './pipelines.ts';
import { seenDeal } from './reached.ts';
import { addDeal, changeDeal, removeDeal, restoreDeal } from './service.ts';
import { dealFor } from './shown.ts';
import { stageUse } from './stage-use.ts';
import { documentOfDeal } from './to-document.ts';

export const dealHandlers: Handlers<keyof typeof deals | keyof typeof funnel> = {
  'pipelines.list': ({ db }) => listPipelines(db),
  'pipelines.save': (command, pipeline) => savePipeline(command, pipeline),
  'pipelines.order': (command, { ids }) => orderPipelines(command, ids),
  'pipelines.stageUse': ({ db }, { stageId }) => stageUse(db, stageId),
  'deals.list': (context, request) => dealPage(context, request),
  'deals.count': (context, filter) => countDeals(context, filter),
  'deals.board': (context, request) => dealBoard(context, request),
  'deals.column': (context, request) => dealColumn(context, request),
  'deals.get': (context, { id }) => dealFor(context, seenDeal(context, id).id),
  'deals.lineSums': (_, { lines }) => sumsOfLines(lines),
  'deals.forecast': (context, filter) => dealForecast(context, filter),
  'deals.funnel': (context, asked) => dealFunnel(context, asked),
  'deals.sources': ({ db, user }) => dealSources(db, accessBy(user, 'deals.see')),
  'deals.printFunnel': (task, asked) => printFunnel(task, asked),
  'deals.add': (command, input) => addDeal(command, input),
  'deals.change': (command, input) => changeDeal(command, input),
  'deals.move': (command, input) => moveDeal(command, input),
  'deals.win': (command, move) => closeDeal(command, move, 'won'),
  'deals.lose': (command, { reason, ...move }) => closeDeal(command, move, 'lost', reason),
  'deals.reopen': (command, move) => reopenDeal(command, move),
  'deals.undoMove': (command, move) => undoMove(command, move),
  'deals.remove': (command, input) => removeDeal(command, input),
  'deals.restore': (command, { id }) => restoreDeal(command, id),
  'deals.toDocument': (command, input) => ({ documentId: documentOfDeal(command, input) }),
};
