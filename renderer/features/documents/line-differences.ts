/** In which of their lines the versions of a draft differ, and in what. Pure. */
import type { DocumentLine } from '../../../preload/contract/documents.ts';

export const comparedColumns = ['name', 'code', 'quantity', 'unit', 'price', 'discount', 'vatRateId'] as const;
export type ComparedColumn = (typeof comparedColumns)[number];

export interface LineDifference {
  /** From 0. */
  readonly row: number;
  /** What differs; of a line that some version lacks, what makes it a line: name, quantity, price. */
  readonly columns: readonly ComparedColumn[];
}

/** Line by line in their order; lines that are the same in all versions are left out. */
export function lineDifferences(versions: readonly (readonly DocumentLine[])[]): readonly LineDifference[] {
  const length = Math.max(0, ...versions.map((lines) => lines.length));
  return Array.from({ length }, (_, row) => row).flatMap((row): LineDifference[] => {
    const lines = versions.map((version) => version[row]);
    const [first, ...rest] = lines;
    if (lines.some((line) => line === undefined)) return [{ row, columns: ['name', 'quantity', 'price'] }];
    const columns = comparedColumns.filter((column) => rest.some((line) => line?.[column] !== first?.[column]));
    return columns.length > 0 ? [{ row, columns }] : [];
  });
}
