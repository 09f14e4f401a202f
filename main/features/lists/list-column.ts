/** What a list is made of: its table, its columns, what each may be asked and how it is sorted. */
import type { Db } from '../../../db/database.ts';
import type { ListedTable, Order, RowCondition } from '../../../db/lists/listed.ts';
import type { Statement } from '../../../db/lists/statement.ts';
import type { HidingField, ReachingRight } from '../../../preload/contract/channel.ts';
import type { ColumnType, ListName } from '../../../preload/contract/lists.ts';
import type { OwnEntity } from '../../../preload/contract/own-values.ts';
import type { Said } from '../../engine/failure.ts';
import type { Named } from './reference-queries.ts';
import type { AskedColumn } from './wrong-condition.ts';

/**
 * How a text is looked for in a column: `named`: its folded form stands in the expression; `written`: as somebody wrote it;
 * `bare`: the same, spaces not counted; `phone`: by its digits. `searched`: also in the search table. `few`: it has few
 * different values, or may have.
 */
export interface TextWay {
  readonly way: 'named' | 'written' | 'bare' | 'phone';
  readonly searched: boolean;
  readonly few: boolean;
}

/** Where and when something is asked: the calendar day of the office's computer, and the moment. */
export interface AskedAt {
  readonly db: Db;
  readonly today: string;
  readonly now: string;
}

/** A column of a list. SQL in it names its table, and is exactly what the index has. */
export interface ListColumn {
  readonly name: string;
  readonly label: Said;
  readonly type: ColumnType;
  readonly expression: string;
  /** The index that begins with the expression; '' where there is none. */
  readonly index: string;
  /** The column itself, where the expression is made of it. */
  readonly column: string;
  /** What the expression is where there is nothing; undefined: there is always something. */
  readonly empty: null | '' | -1 | '9999' | undefined;
  readonly text: TextWay | null;
  /** The values of a choice that the program knows. */
  readonly choices: readonly { readonly value: string; readonly label: Said }[] | null;
  /** The records whose ids are the values of a choice, in their order. */
  readonly names: ((db: Db) => readonly Named[]) | null;
  /** What is asked of it, where that is not asked of the values of its expression. */
  readonly condition: ((asked: AskedColumn, at: AskedAt) => RowCondition) | null;
  /** Who may not see this field sees, filters and sorts nothing by it. */
  readonly hiddenWith: HidingField | null;
  /** `like`: another column, in whose order it is. null: the list is not sorted by it. */
  readonly order: Order | 'by names' | { readonly like: string } | null;
  readonly shown: boolean;
  /** Only for filters of the program itself. */
  readonly unnamed: boolean;
}

/** Records that somebody sees though they are not his. */
export interface SeenBesides {
  /** The column that says of some of them who sees them. */
  readonly column: string;
  /** Whether a row is one of them. */
  test(userId: number): Statement;
  /** Where they are: `FROM … WHERE …`, none of the bin. */
  pieces(userId: number): readonly Statement[];
}

/** A list of records. */
export interface ListDefinition {
  readonly list: ListName;
  /** Whose own fields are columns too; null: there are none. */
  readonly entity: OwnEntity | null;
  readonly listed: ListedTable;
  readonly columns: readonly ListColumn[];
  /** To whom a record belongs, for rights that do not reach to all; null: such rights always do. */
  readonly belongs: {
    readonly right: ReachingRight;
    readonly responsible: string;
    readonly team: string;
    /** Who sees a record though it is not his. */
    readonly besides?: SeenBesides;
  } | null;
  /** The order of rows that have nothing to be sorted by. */
  readonly usual: string;
  /** Where what is typed into the search field must stand, for who may see everything. */
  readonly searched: string;
  /** The same for who may not see means of contact. */
  readonly searchedWithoutReaches: string;
}
