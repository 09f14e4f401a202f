/** What was typed into the search field of a list, as a condition on rows. */
import type { Db } from '../database.ts';
import { keyHolds, matchOf, type TypedText } from '../typed-text.ts';
import { fromIndex, type ListedTable, type RowCondition } from './listed.ts';
import { LAST } from './ranges.ts';
import { andAll, anyOf, joined, type Statement, statement } from './statement.ts';

/**
 * Rows that have all that was typed in `searched`: the table's `search_key`, or less of it. Of one or two letters, rows
 * whose name, code and the like begin so, if the table has a search table, which knows no fewer than three.
 */
export function textCondition(db: Db, listed: ListedTable, text: TypedText, searched: string): RowCondition {
  const { table, search } = listed;
  const holds = keyHolds(text, searched);
  if (search === null) return { test: holds, source: null, on: null };
  if (!text.short)
    return {
      test: holds,
      source: {
        pieces: [statement(`FROM ${search} WHERE ${search} MATCH ?`, matchOf(db, text, search))],
        id: 'rowid',
        ofTable: false,
        repeats: false,
        exact: false,
      },
      on: null,
    };
  const beginnings = beginningsOf(listed, text);
  const isOneWord = text.text === text.asTyped;
  const begins = anyOf(beginnings.map(({ test }) => test));
  return {
    test: isOneWord ? begins : joined('(', begins, ')', andAll([holds])),
    source: {
      pieces: beginnings.map(({ index, test }) =>
        joined(`${fromIndex(table, index)} WHERE ${table}.deleted_at IS NULL AND `, test),
      ),
      id: `${table}.id`,
      ofTable: true,
      repeats: true,
      exact: isOneWord,
    },
    on: null,
  };
}

/** Where in the indexes a text is looked for at the beginning of names, codes and the like. */
export function beginningsOf(
  { beginnings }: ListedTable,
  text: TypedText,
): { readonly expression: string; readonly index: string; readonly test: Statement }[] {
  return beginnings.flatMap(({ expression, index, named }) => {
    const spellings = named ? [text.beginning] : spellingsOf(text.asTyped);
    return spellings.map((from) => ({
      expression,
      index,
      test: statement(`${expression} >= ? AND ${expression} < ?`, from, from + LAST),
    }));
  });
}

/** Columns that are not folded are written with a capital, in capitals or small. Always three, so that the text of a statement is one. */
function spellingsOf(typed: string): string[] {
  const small = typed.toLowerCase();
  return [small, typed.toUpperCase(), small.slice(0, 1).toUpperCase() + small.slice(1)];
}
