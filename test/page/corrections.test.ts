/** Corrections of notes come back where they were begun, or where their note is shown now; one whose note is shown nowhere is not lost. */
import { expect, test } from 'vitest';
import type { WrittenNote } from '../../preload/contract/notes.ts';
import { correctionOf, keptCorrectionsOf, placeIn, typedIn } from '../../renderer/features/timeline/corrections.ts';

const note: WrittenNote = {
  id: 4,
  version: 2,
  record: { entity: 'client', id: 7 },
  text: 'as it was',
  pinned: true,
  createdAt: '2026-11-30T03:00:00.000Z',
  createdBy: 'Anna',
  updatedAt: '2026-11-30T03:00:00.000Z',
  updatedBy: 'Anna',
  deletedAt: null,
};
const shown = (pinned: readonly number[], timeline: readonly number[]) => ({
  pinned: new Set(pinned),
  timeline: new Set(timeline),
});

test('those in which nothing was typed are not kept, the others come back from the disk', () => {
  const begun = correctionOf(note, 'pinned');
  const typed = { ...correctionOf({ ...note, id: 5 }, 'timeline'), text: 'as it should be' };
  expect(typedIn([begun])).toBeNull();
  expect(keptCorrectionsOf(JSON.parse(JSON.stringify(typedIn([begun, typed]))))).toEqual([typed]);
});

test('a note that is pinned and in the timeline is corrected at one place, which follows the note', () => {
  const correction = correctionOf(note, 'timeline');
  expect(placeIn(correction, shown([4], [4]))).toBe('timeline');
  expect(placeIn(correction, shown([4], []))).toBe('pinned');
  expect(placeIn(correctionOf(note, 'pinned'), shown([], [4]))).toBe('timeline');
  expect(placeIn(correction, shown([], [9]))).toBeNull();
});

test('what another version has kept otherwise is no correction', () => {
  const { version: _, ...without } = correctionOf(note, 'pinned');
  expect(keptCorrectionsOf([without, 'x', null, { ...without, version: 1, place: 'elsewhere' }])).toEqual([]);
  expect(keptCorrectionsOf({ text: 'x' })).toEqual([]);
});
