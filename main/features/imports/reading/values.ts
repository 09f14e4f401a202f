/** From the cells of a row to checked values: what the import service needs of this folder. */
export { type ClientContext, type ClientValues, type ReadRow, readClientRow } from './client-row.ts';
export type { Problem } from './problems.ts';
export { type ProductContext, type ProductValues, readProductRow } from './product-row.ts';
