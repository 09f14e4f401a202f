/** One row of a table as it stands in the file. */

/** `row` counts from 1 as the user's Excel does; cells are text, as the user sees them there. */
export interface Row {
  readonly row: number;
  readonly cells: string[];
}
