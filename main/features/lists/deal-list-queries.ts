/** The list of deals: its columns and their indexes. What no index can hold (what is wrong with a deal, how likely it is) is asked of the rows. */
import { fromIndex, type RowCondition, type Source } from '../../../db/lists/listed.ts';
import { dealPlanned, dealProbability, dealSearched, dealWeighted } from '../../../db/lists/of-deals.ts';
import { anyOf, joined, type Statement, statement } from '../../../db/lists/statement.ts';
import { DealTrouble, dealTroubles } from '../../../preload/contract/deals.ts';
import { type ColumnAbout, column, written } from './column-makers.ts';
import { columnWords } from './column-words.ts';
import type { AskedAt, ListDefinition } from './list-column.ts';
import { campaignNames, pipelineNames, stageNames } from './reference-queries.ts';
import { choicesOf, dealStateWords, dealTroubleWords } from './value-words.ts';
import { type AskedColumn, valuesOf } from './wrong-condition.ts';

const id = 'deal.id';
const expected = "ifnull(deal.expected_close, '9999')";
const state = 'deal.state';
const responsible = 'deal.responsible_id';

/** Whole days that are more than the stage allows: since when it would have to be there, by stage. */
function stalled({ db, now }: AskedAt): Statement {
  const stages = db
    .prepare<[], { id: number; maxDays: number }>(
      "SELECT id, max_days AS maxDays FROM stage WHERE kind = 'open' AND max_days IS NOT NULL ORDER BY id",
    )
    .all();
  if (stages.length === 0) return statement('0');
  const since = stages.map(({ maxDays }) => new Date(Date.parse(now) - (maxDays + 1) * 86_400_000).toISOString());
  const latest = `CASE deal.stage_id ${stages.map(({ id }) => `WHEN ${id} THEN ?`).join(' ')} END`;
  return statement(`${state} = 'open' AND deal.stage_since <= ${latest}`, ...since);
}

const troubles: Readonly<Record<DealTrouble, (at: AskedAt) => Statement>> = {
  stalled,
  late: ({ today }) => statement(`${state} = 'open' AND ${expected} < ?`, today),
  unplanned: () => statement(`${state} = 'open' AND NOT ${dealPlanned}`),
};

/** Deals that have one of these troubles, or none of them. */
function troubled(asked: AskedColumn, at: AskedAt): RowCondition {
  const { is } = asked.condition;
  const parsed = valuesOf(asked, (value) => DealTrouble.safeParse(value).data ?? null);
  const any = anyOf((parsed.length === 0 ? dealTroubles : parsed).map((trouble) => troubles[trouble](at)));
  const isNone = is === 'empty' || is === 'is-not' || is === 'not-in';
  // A stage that sets no time makes nothing stalled, and the comparison with it is NULL.
  return {
    test: joined(isNone ? 'NOT ifnull(' : 'ifnull(', any, ', 0)'),
    source: isNone ? null : openOnes,
    on: null,
  };
}

/** Nothing is wrong with what is closed. */
const openOnes: Source = {
  pieces: [statement(`${fromIndex('deal', 'deal_state')} WHERE deal.deleted_at IS NULL AND ${state} = 'open'`)],
  id,
  ofTable: true,
  repeats: false,
  exact: false,
};

const ofStage = { expression: 'deal.stage_id', index: 'deal_board' } as const;

const columns: readonly ColumnAbout[] = [
  {
    name: 'name',
    label: columnWords.name,
    type: 'text',
    expression: 'deal.name_key',
    column: 'deal.name',
    index: 'deal_name',
    text: { way: 'named', searched: false, few: false },
    shown: true,
  },
  {
    name: 'client',
    label: columnWords.client,
    type: 'text',
    expression: 'deal.client_key',
    column: 'deal.client_key',
    index: 'deal_client_name',
    text: { way: 'named', searched: false, few: false },
    shown: true,
  },
  {
    name: 'stage',
    label: columnWords.stage,
    type: 'choice',
    ...ofStage,
    names: stageNames,
    order: 'by names',
    shown: true,
  },
  {
    name: 'attention',
    label: columnWords.attention,
    type: 'choices',
    expression: id,
    empty: null,
    choices: choicesOf(dealTroubleWords),
    condition: troubled,
    shown: true,
  },
  {
    name: 'amount',
    label: columnWords.amount,
    type: 'money',
    expression: 'deal.amount',
    index: 'deal_amount',
    shown: true,
  },
  {
    name: 'probability',
    label: columnWords.probability,
    type: 'percent',
    expression: dealProbability,
  },
  {
    name: 'expectedClose',
    label: columnWords.expectedClose,
    type: 'day',
    expression: expected,
    column: 'deal.expected_close',
    index: 'deal_expected',
    empty: '9999',
    shown: true,
  },
  {
    name: 'responsible',
    label: columnWords.responsible,
    type: 'user',
    expression: responsible,
    index: 'deal_responsible',
    empty: null,
    order: 'by names',
    shown: true,
  },
  {
    name: 'state',
    label: columnWords.state,
    type: 'choice',
    expression: state,
    index: 'deal_state',
    choices: choicesOf(dealStateWords),
    behind: [expected],
    covers: [responsible],
  },
  {
    name: 'pipeline',
    label: columnWords.pipeline,
    type: 'choice',
    expression: 'deal.pipeline_id',
    index: 'deal_sums',
    names: pipelineNames,
    // Stages stand in the order of their pipelines.
    order: { like: 'stage' },
  },
  {
    name: 'weighted',
    label: columnWords.weighted,
    type: 'money',
    expression: dealWeighted,
  },
  {
    name: 'stageSince',
    label: columnWords.stageSince,
    type: 'moment',
    expression: 'deal.stage_since',
    index: 'deal_stage_since',
  },
  {
    name: 'source',
    label: columnWords.source,
    type: 'text',
    expression: 'deal.source',
    index: 'deal_source',
    empty: '',
    text: written(false, true),
  },
  {
    name: 'campaign',
    label: columnWords.campaign,
    type: 'choice',
    expression: 'deal.campaign_id',
    index: 'deal_campaign',
    empty: null,
    names: campaignNames,
    order: 'by names',
  },
  {
    name: 'lostReason',
    label: columnWords.lostReason,
    type: 'text',
    expression: 'deal.lost_reason',
    index: 'deal_lost_reason',
    empty: '',
    text: written(false, true),
  },
  {
    name: 'closedAt',
    label: columnWords.closedAt,
    type: 'moment',
    expression: "ifnull(deal.closed_at, '')",
    column: 'deal.closed_at',
    index: 'deal_closed',
    empty: '',
  },
  {
    name: 'team',
    label: columnWords.team,
    type: 'team',
    expression: 'deal.team_id',
    index: 'deal_team',
    empty: null,
    order: 'by names',
  },
  {
    name: 'currency',
    label: columnWords.currency,
    type: 'choice',
    expression: 'deal.currency',
  },
  {
    name: 'clientId',
    label: columnWords.client,
    type: 'client',
    expression: 'deal.client_id',
    index: 'deal_client',
    order: null,
    unnamed: true,
  },
  {
    name: 'createdAt',
    label: columnWords.dealAdded,
    type: 'moment',
    expression: 'deal.created_at',
    index: 'deal_created',
  },
  {
    name: 'updatedAt',
    label: columnWords.dealChanged,
    type: 'moment',
    expression: 'deal.updated_at',
    index: 'deal_updated',
  },
];

const byExpected = (expression: string, index: string, ...covers: readonly string[]) => ({
  expression,
  index,
  keys: [expected, id],
  covers,
});

export const dealList: ListDefinition = {
  list: 'deals',
  entity: null,
  listed: {
    table: 'deal',
    search: null,
    bin: 'deal_bin',
    beginnings: [{ expression: 'deal.name_key', index: 'deal_name', named: true }],
    narrowed: [
      byExpected(state, 'deal_state', responsible),
      byExpected('deal.stage_id', 'deal_board'),
      byExpected(responsible, 'deal_responsible'),
      byExpected('deal.team_id', 'deal_team'),
      byExpected('deal.campaign_id', 'deal_campaign'),
    ],
  },
  columns: columns.map((about) => column('deal', about)),
  belongs: { right: 'deals.see', responsible: 'responsible', team: 'team' },
  usual: 'expectedClose',
  searched: dealSearched,
  searchedWithoutReaches: dealSearched,
};
