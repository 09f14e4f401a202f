/** The list of activities: its columns and their indexes, which know of each whether it is still open. */
import { activitySeenBesides } from '../../../db/lists/reached.ts';
import { statement } from '../../../db/lists/statement.ts';
import { type ColumnAbout, column } from './column-makers.ts';
import { columnWords } from './column-words.ts';
import type { ListDefinition, SeenBesides } from './list-column.ts';
import { acceptanceWords, activityKindWords, activityStatusWords, choicesOf, priorityWords } from './value-words.ts';

const day = 'activity.day';
const time = 'activity.time';
const id = 'activity.id';
const status = 'activity.status';
const subject = 'activity.subject_key';

const columns: readonly ColumnAbout[] = [
  {
    name: 'day',
    label: columnWords.day,
    type: 'day',
    expression: day,
    index: 'activity_day',
    behind: [time],
    covers: [status, 'activity.kind', 'activity.responsible_id', 'activity.client_id'],
    shown: true,
  },
  {
    name: 'kind',
    label: columnWords.activityKind,
    type: 'choice',
    expression: 'activity.kind',
    index: 'activity_kind',
    choices: choicesOf(activityKindWords),
    behind: [day, time],
    covers: [status],
    shown: true,
  },
  {
    name: 'subject',
    label: columnWords.subject,
    type: 'text',
    expression: subject,
    column: 'activity.subject',
    index: 'activity_subject',
    text: { way: 'named', searched: true, few: false },
    shown: true,
  },
  {
    name: 'client',
    label: columnWords.client,
    type: 'client',
    expression: 'activity.client_id',
    index: 'activity_client',
    empty: null,
    order: null,
    shown: true,
  },
  {
    name: 'responsible',
    label: columnWords.responsible,
    type: 'user',
    expression: 'activity.responsible_id',
    index: 'activity_responsible',
    order: null,
    shown: true,
  },
  {
    name: 'team',
    label: columnWords.team,
    type: 'team',
    expression: 'activity.team_id',
    index: 'activity_team',
    empty: null,
    order: null,
  },
  {
    name: 'document',
    label: columnWords.document,
    type: 'client',
    expression: 'activity.document_id',
    index: 'activity_document',
    empty: null,
    order: null,
    unnamed: true,
  },
  {
    name: 'deal',
    label: columnWords.deal,
    type: 'client',
    expression: 'activity.deal_id',
    index: 'activity_deal',
    empty: null,
    order: null,
    unnamed: true,
  },
  {
    name: 'priority',
    label: columnWords.priority,
    type: 'choice',
    expression: 'activity.priority',
    index: 'activity_priority',
    choices: choicesOf(priorityWords),
    behind: [day, time],
    covers: [status],
    shown: true,
  },
  {
    name: 'status',
    label: columnWords.status,
    type: 'choice',
    expression: status,
    index: 'activity_status',
    choices: choicesOf(activityStatusWords),
    behind: [day, time],
    covers: ['activity.responsible_id'],
    shown: true,
  },
  {
    name: 'askedBy',
    label: columnWords.askedBy,
    type: 'user',
    expression: 'activity.asked_by',
    index: 'activity_asked_by',
    empty: null,
    order: null,
  },
  {
    name: 'acceptance',
    label: columnWords.acceptance,
    type: 'choice',
    expression: 'activity.acceptance',
    index: 'activity_acceptance',
    empty: '',
    choices: choicesOf(acceptanceWords),
    order: null,
  },
  {
    name: 'updatedAt',
    label: columnWords.updatedAt,
    type: 'moment',
    expression: 'activity.updated_at',
    index: 'activity_updated',
  },
];

const responsible = 'activity.responsible_id';
const askedBy = 'activity.asked_by';
const acceptance = 'activity.acceptance';

const byDay = (expression: string, index: string, ...covers: readonly string[]) => ({
  expression,
  index,
  keys: [day, time, id],
  covers,
});

/** Who gave an activity to somebody else sees it, and so does who takes part: as `andActivityReached` says. */
const givenAndTaken: SeenBesides = {
  column: 'askedBy',
  test: (userId) => statement(`(${activitySeenBesides})`, userId, userId),
  pieces: (userId) => [
    statement(
      'FROM activity INDEXED BY activity_asked_by WHERE activity.deleted_at IS NULL AND activity.asked_by = ?',
      userId,
    ),
    statement(
      `FROM activity_participant AS taking INDEXED BY activity_participant_user
         CROSS JOIN activity ON activity.id = taking.activity_id
       WHERE taking.user_id = ? AND activity.deleted_at IS NULL`,
      userId,
    ),
  ],
};

export const activityList: ListDefinition = {
  list: 'activities',
  entity: null,
  listed: {
    table: 'activity',
    search: 'activity_search',
    bin: 'activity_bin',
    beginnings: [{ expression: subject, index: 'activity_subject', named: true }],
    narrowed: [
      byDay(status, 'activity_status', responsible, acceptance),
      byDay('activity.kind', 'activity_kind', status),
      byDay('activity.priority', 'activity_priority', status),
      byDay('activity.client_id', 'activity_client', status),
      byDay('activity.document_id', 'activity_document', status),
      byDay('activity.deal_id', 'activity_deal', status),
      byDay(responsible, 'activity_responsible', status),
      byDay('activity.team_id', 'activity_team', status),
      byDay(askedBy, 'activity_asked_by', status),
      byDay(acceptance, 'activity_acceptance', status, responsible, askedBy),
    ],
  },
  columns: columns.map((about) => column('activity', about)),
  belongs: { right: 'activities.see', responsible: 'responsible', team: 'team', besides: givenAndTaken },
  usual: 'day',
  searched: 'activity.search_key',
  searchedWithoutReaches: 'activity.search_key',
};
