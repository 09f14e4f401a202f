/** Pages for the printer, as people write them. */
import { expect, test } from 'vitest';
import { pageRanges } from '../../renderer/features/outputs/page-ranges.ts';

test('pages come in the order in which they are written, single ones and from one to another', () => {
  expect(pageRanges('1-3, 5', 9)).toEqual([
    { from: 1, to: 3 },
    { from: 5, to: 5 },
  ]);
  expect(pageRanges(' 7 ; 2 – 3', 9)).toEqual([
    { from: 7, to: 7 },
    { from: 2, to: 3 },
  ]);
  expect(pageRanges(' ', 9)).toBeNull();
});

test('what names no pages of the document is refused', () => {
  for (const wrong of ['0', '3-2', '10', '1-10', 'all', '1-', '1,,2', '-1', '1.5', '99999'])
    expect(pageRanges(wrong, 9), wrong).toBeUndefined();
});
