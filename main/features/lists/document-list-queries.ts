/** The list of documents: its columns and their indexes, which hold what filters ask for behind what they are sorted by. */
import { narrowedTo, type Order, wholeIndex } from '../../../db/lists/listed.ts';
import { allBut, point, rangeTest } from '../../../db/lists/ranges.ts';
import { statement } from '../../../db/lists/statement.ts';
import { type ColumnAbout, column, written } from './column-makers.ts';
import { columnWords } from './column-words.ts';
import type { ListDefinition } from './list-column.ts';
import { choicesOf, documentStatusWords, documentTypeWords } from './value-words.ts';

const day = 'document.day';
const id = 'document.id';
const status = 'document.status';
const dueDay = 'document.due_day';
const held = [day, status, 'document.type', 'document.client_id', 'document.currency', 'document.gross', dueDay];

/** What is due on no day comes first. */
const byDueDay: Order = {
  keys: [dueDay, id],
  types: ['string', 'number'],
  stretches: [
    {
      ...narrowedTo(wholeIndex('document', 'document_due', [id], held), dueDay, null, rangeTest(dueDay, null)),
      places: [1],
      holds: ([key]) => key === null,
    },
    {
      ...wholeIndex('document', 'document_due', [dueDay, id], held),
      where: statement(`document.deleted_at IS NULL AND ${dueDay} IS NOT NULL`),
      within: [{ expression: dueDay, ranges: allBut([]) }],
      holds: ([key]) => key !== null,
    },
  ],
};

const number = 'document.number';
const sequence = ['document.series_id', 'document.period', 'document.seq', id];

/** Drafts have no number and come first; within a series in the order of counting, so that 10 comes after 9. */
const byNumber: Order = {
  keys: sequence,
  types: ['number', 'string', 'number', 'number'],
  stretches: [
    {
      ...narrowedTo(wholeIndex('document', 'document_number', [id]), number, null, rangeTest(number, null)),
      places: [3],
      holds: ([, , seq]) => seq === null,
      within: [
        { expression: number, ranges: [null] },
        { expression: status, ranges: [point('draft')] },
      ],
    },
    {
      ...wholeIndex('document', 'document_sequence', sequence, held),
      where: statement('document.deleted_at IS NULL AND document.seq IS NOT NULL'),
      within: [
        { expression: number, ranges: allBut([]) },
        { expression: status, ranges: allBut(['draft']) },
      ],
      holds: ([, , seq]) => seq !== null,
    },
  ],
};

const columns: readonly ColumnAbout[] = [
  {
    name: 'day',
    label: columnWords.day,
    type: 'day',
    expression: day,
    index: 'document_day',
    covers: held,
    shown: true,
  },
  {
    name: 'number',
    label: columnWords.number,
    type: 'text',
    expression: number,
    index: 'document_number',
    empty: null,
    text: written(true, false),
    order: byNumber,
    shown: true,
  },
  {
    name: 'client',
    label: columnWords.client,
    type: 'text',
    expression: 'document.client_key',
    column: 'document.client_name',
    index: 'document_client_name',
    empty: '',
    text: { way: 'named', searched: true, few: false },
    covers: held,
    shown: true,
  },
  {
    name: 'gross',
    label: columnWords.gross,
    type: 'money',
    expression: 'document.gross',
    index: 'document_gross',
    covers: held,
    shown: true,
  },
  {
    name: 'status',
    label: columnWords.status,
    type: 'choice',
    expression: status,
    index: 'document_status',
    choices: choicesOf(documentStatusWords),
    behind: [day],
    covers: held,
    shown: true,
  },
  {
    name: 'dueDay',
    label: columnWords.dueDay,
    type: 'day',
    expression: dueDay,
    index: 'document_due',
    empty: null,
    order: byDueDay,
    shown: true,
  },
  {
    name: 'type',
    label: columnWords.documentType,
    type: 'choice',
    expression: 'document.type',
    index: 'document_type',
    choices: choicesOf(documentTypeWords),
    behind: [day],
    covers: held,
    shown: true,
  },
  {
    name: 'currency',
    label: columnWords.currency,
    type: 'choice',
    expression: 'document.currency',
    index: 'document_currency',
    behind: [day],
    covers: held,
  },
  {
    name: 'responsible',
    label: columnWords.responsible,
    type: 'user',
    expression: 'document.responsible_id',
    index: 'document_responsible',
    empty: null,
    order: null,
    shown: true,
  },
  {
    name: 'team',
    label: columnWords.team,
    type: 'team',
    expression: 'document.team_id',
    index: 'document_team',
    empty: null,
    order: null,
  },
  {
    name: 'clientId',
    label: columnWords.client,
    type: 'client',
    expression: 'document.client_id',
    index: 'document_client',
    empty: null,
    order: null,
    unnamed: true,
  },
  {
    name: 'updatedAt',
    label: columnWords.updatedAt,
    type: 'moment',
    expression: 'document.updated_at',
    index: 'document_updated',
  },
];

const byDay = (expression: string, index: string, covers: readonly string[] = []) => ({
  expression,
  index,
  keys: [day, id],
  covers,
});

export const documentList: ListDefinition = {
  list: 'documents',
  entity: 'document',
  listed: {
    table: 'document',
    search: 'document_search',
    bin: 'document_bin',
    beginnings: [
      { expression: number, index: 'document_number', named: false },
      { expression: 'document.client_key', index: 'document_client_name', named: true },
    ],
    narrowed: [
      byDay(status, 'document_status', held),
      byDay('document.type', 'document_type', held),
      byDay('document.client_id', 'document_client', held),
      byDay('document.currency', 'document_currency'),
      byDay('document.responsible_id', 'document_responsible'),
      byDay('document.team_id', 'document_team'),
    ],
  },
  columns: columns.map((about) => column('document', about)),
  belongs: { right: 'documents.see', responsible: 'responsible', team: 'team' },
  usual: 'day',
  searched: 'document.search_key',
  searchedWithoutReaches: 'document.search_key',
};
