/** A page may have several forms with something that is not saved: the dot goes when all of them are clean. */
import { beforeEach, expect, test } from 'vitest';
import { closePage, forgetPages, leavePage, markUnsaved, openPage, tabKey, useTabs } from '../../renderer/app/tabs.ts';

const card = tabKey('client', { id: 7 });
beforeEach(() => {
  forgetPages();
  openPage('client', { id: 7 });
});

test('a note that is saved leaves the page unsaved as long as a contact person is being typed on it', () => {
  markUnsaved(card, true, 'note');
  markUnsaved(card, true, 'contact');
  markUnsaved(card, false, 'note');
  expect(useTabs.getState().unsaved.has(card)).toBe(true);
  markUnsaved(card, false, 'contact');
  expect(useTabs.getState().unsaved.size).toBe(0);
});

test('a page with something unsaved is left with a question, and one without at once', () => {
  markUnsaved(card, true);
  leavePage(card);
  expect(useTabs.getState()).toMatchObject({ closing: card, tabs: [{ key: card }] });
  closePage(card);
  expect(useTabs.getState()).toMatchObject({ tabs: [], unsaved: new Map() });
  openPage('client', { id: 7 });
  leavePage(card);
  expect(useTabs.getState().tabs).toEqual([]);
});
