/** The records that one import wrote, as a condition of a list. */

import type { ListedTable, RowCondition } from '../../../db/lists/listed.ts';
import { statement } from '../../../db/lists/statement.ts';
import { anId } from './asked-ranges.ts';
import type { ColumnAbout } from './column-makers.ts';
import { columnWords } from './column-words.ts';
import { type AskedColumn, valuesOf, wrongKind } from './wrong-condition.ts';

const name = 'import';

/** The column that says which import wrote a record: the page asks by it for what it has just imported. */
export const importColumn = (table: 'client' | 'product'): ColumnAbout => ({
  name,
  label: columnWords.import,
  type: 'client',
  expression: `${table}.id`,
  order: null,
  unnamed: true,
});

/** The condition of that column, of which only `is` with the id of an import can be asked; null for any other column. */
export function importCondition({ table }: ListedTable, asked: AskedColumn): RowCondition | null {
  if (asked.name !== name) return null;
  if (asked.condition.is !== 'is') throw wrongKind(asked.label, name);
  const [id = 0] = valuesOf(asked, anId);
  const run = 'import_id = (SELECT id FROM import_run WHERE id = ? AND entity = ?)';
  return {
    test: statement(`EXISTS (SELECT 1 FROM import_item WHERE ${run} AND entity_id = ${table}.id)`, id, `${table}s`),
    source: {
      pieces: [statement(`FROM import_item WHERE ${run}`, id, `${table}s`)],
      id: 'entity_id',
      ofTable: false,
      repeats: false,
      exact: true,
    },
    on: null,
  };
}
