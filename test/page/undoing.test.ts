/** What Ctrl+Z takes back: the latest that was done on the page that is on the screen. */
import { beforeEach, expect, test } from 'vitest';
import { canUndo, pagesAre, undoLatest } from '../../renderer/ui/undoing.ts';

let undone: string[] = [];
const did = (what: string, page?: string) => canUndo(() => undone.push(what), page);

beforeEach(() => {
  pagesAre(null, []);
  while (undoLatest());
  undone = [];
  pagesAre('clients', ['clients', 'deals']);
});

test('the latest goes back first, whatever kind it is of, and nothing goes back twice', () => {
  did('a cell');
  did('the bin');
  expect([undoLatest(), undoLatest(), undoLatest()]).toEqual([true, true, false]);
  expect(undone).toEqual(['the bin', 'a cell']);
});

test('what a notice has taken back is not taken back by the key, and the other way round', () => {
  did('a cell');
  const byNotice = did('the bin');
  byNotice();
  undoLatest();
  byNotice();
  expect(undone).toEqual(['the bin', 'a cell']);
});

test('a page has its own: what was done on another one, or ended while another was looked at, waits there', () => {
  did('a cell');
  pagesAre('deals', ['clients', 'deals']);
  did('a move');
  did('many at once', 'clients');
  undoLatest();
  expect(undoLatest()).toBe(false);
  expect(undone).toEqual(['a move']);
  pagesAre('clients', ['clients', 'deals']);
  undoLatest();
  undoLatest();
  expect(undone).toEqual(['a move', 'many at once', 'a cell']);
});

test('what was done on a page that was closed since is taken back by its notice alone', () => {
  const byNotice = did('a cell');
  pagesAre('deals', ['deals']);
  pagesAre('clients', ['clients', 'deals']);
  expect(undoLatest()).toBe(false);
  byNotice();
  expect(undone).toEqual(['a cell']);
});
