/** What rows are found by. */
export type { Key } from './lists/statement.ts';
